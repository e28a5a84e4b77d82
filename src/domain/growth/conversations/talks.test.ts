import { afterEach, beforeEach, expect, test } from 'vitest';
import { setClock } from '#lib/db/clock.ts';
import { transact } from '#lib/db/transact.server.ts';
import { freshCompany, join, type Company } from '../../../../tests/support/people.ts';
import { changeLead } from '../../accounts/members.server.ts';
import { deactivate } from '../../accounts/leaving.server.ts';
import type { Person } from '../../accounts/person.ts';
import { auditEvent } from '../../audit/tables.server.ts';
import { addSkills } from '../../skills/skills.server.ts';
import { erase } from '../../stewardship/erasure.server.ts';
import { notification } from '../../notifications/tables.server.ts';
import { inclination } from '../applying/tables.server.ts';
import { NewGoal } from '../goals/goal-form.ts';
import { setGoal } from '../goals/goals.server.ts';
import { post } from '../opportunities/opportunities.server.ts';
import { NewOpportunity } from '../opportunities/posting.ts';
import { beginTalks, changeRhythm, endTalks, peopleToTalkWith } from './arranging.server.ts';
import { Chosen, NewNotes, NewTalks } from './conversation.ts';
import { ownTalks } from './keeping.server.ts';
import { promptsFor } from './prompts.server.ts';
import { conversation } from './tables.server.ts';
import { noteTalk, previewed, readTalks, savesOf, takeAlong, talksOf } from './talks.server.ts';

/** A Thursday. */
const TODAY = Date.parse('2026-11-26T09:00Z');
const NEXT = '2026-12-04';
const NOT_HERE = { status: 404 };

let company: Company;
let release: () => void;
beforeEach(async () => {
	company = await freshCompany(Date.parse('2026-01-05T09:00Z'));
	release = setClock(TODAY);
});
afterEach(async () => {
	release();
	await company.close();
});

const begin = (given: object = {}, who: Person = company.member) =>
	beginTalks(
		company.db,
		who,
		NewTalks.parse({ with: company.outsider.email, everyWeeks: '2', nextOn: NEXT, ...given }),
	);
const notes = (who: Person, id: number, given: object) =>
	noteTalk(company.db, who, id, NewNotes.parse({ on: NEXT, ...given }));

test('the two read it, and nobody else: neither an owner, nor an administrator, nor another lead', async () => {
	const { db, member, outsider, admin, owner } = company;
	const lead = await join(db, owner, { name: 'Kwame', email: 'kwame@example.org', team: 'payments' });
	await changeLead(db, owner, { slug: 'payments', personId: lead.id, leads: true });
	await changeLead(db, owner, { slug: 'platform', personId: admin.id, leads: true });
	expect((await peopleToTalkWith(db, member)).leads).toEqual(['Kwame']);
	const { id } = await begin();
	await notes(outsider, id, { notes: 'Said between us', base: 0 });
	for (const who of [member, outsider])
		expect((await readTalks(db, who, id)).next).toMatchObject({ notes: 'Said between us', version: 1 });
	for (const who of [admin, owner, lead]) {
		await expect(readTalks(db, who, id)).rejects.toMatchObject(NOT_HERE);
		await expect(savesOf(db, who, id, NEXT)).rejects.toMatchObject(NOT_HERE);
		await expect(notes(who, id, { notes: 'Mine', base: 1 })).rejects.toMatchObject(NOT_HERE);
		await expect(endTalks(db, who, id)).rejects.toMatchObject(NOT_HERE);
		await expect(changeRhythm(db, who, id, { everyWeeks: 1, nextOn: NEXT })).rejects.toMatchObject(NOT_HERE);
		expect(await talksOf(db, who)).toEqual([]);
		expect(await ownTalks(db, who)).toEqual([]);
	}
	expect(JSON.stringify(await db.read.select().from(auditEvent))).not.toContain('between us');
	expect((await db.read.select().from(auditEvent)).map(({ act }) => act)).not.toContain('talks-begun');
});

test('with oneself, a guest, somebody unknown, twice, or on a day that is over: a sentence at the field', async () => {
	const { db, owner, member } = company;
	const guest = await join(db, owner, { name: 'Gast', email: 'gast@example.org', role: 'guest' });
	for (const given of [{ with: member.email }, { with: guest.email }, { with: 'Nobody' }])
		await expect(begin(given)).rejects.toMatchObject({
			status: 422,
			body: { fields: { with: expect.anything() } },
		});
	await expect(begin({ nextOn: '2026-11-25' })).rejects.toMatchObject({
		body: { fields: { nextOn: expect.anything() } },
	});
	await expect(begin({}, guest)).rejects.toMatchObject({ status: 403 });
	await begin();
	await expect(begin()).rejects.toMatchObject({ status: 422 });
});

test('two save at once: nothing is written over, and every save stays for the two', async () => {
	const { db, member, outsider } = company;
	const { id } = await begin();
	await notes(member, id, { notes: 'From me', base: 0 });
	await expect(notes(outsider, id, { notes: 'From the other', base: 0 })).rejects.toMatchObject({
		status: 409,
	});
	expect((await readTalks(db, outsider, id)).next.notes).toBe('From me');
	await notes(outsider, id, { notes: 'From me\nFrom the other', base: 1 });
	// What says the same is no conflict, and no save.
	await notes(member, id, { notes: 'From me\r\nFrom the other\n', base: 1 });
	expect((await savesOf(db, member, id, NEXT)).map(({ by, notes: text }) => [by, text])).toEqual([
		[member.name, 'From me'],
		[outsider.name, 'From me\nFrom the other'],
	]);
	await expect(notes(member, id, { on: '2026-12-05', notes: 'x', base: 0 })).rejects.toMatchObject({
		status: 422,
	});
});

test('prompts come from what is shared and wanted; the other sees what was taken along, and nothing before', async () => {
	const { db, member, outsider, owner } = company;
	const { id } = await begin();
	const given = { steps: [{ text: 'Ask both teams' }], by: '2026-12-20' };
	await setGoal(db, member, NewGoal.parse({ ...given, what: 'Lead a change', readers: [outsider.email] }));
	await setGoal(db, member, NewGoal.parse({ what: 'For nobody else' }));
	await addSkills(db, member, { names: ['Rust'], level: 'curious', wants: true });
	const opening = { title: 'Slow down', form: 'project', skills: [{ name: 'Rust', weight: 'must' }] };
	const { id: entryId } = await post(db, owner, NewOpportunity.parse(opening));
	const kept = { entryId, personId: member.id, is: 'interested', at: TODAY } as const;
	await transact(db, (tx) => tx.insert(inclination).values(kept));
	const offered = await promptsFor(db, member, outsider.id);
	expect(offered.map(({ from, isShared, text }) => [from, isShared, text])).toEqual([
		['goal', true, 'How does “Lead a change” go?'],
		['step', true, 'For “Lead a change”, the next step is: Ask both teams. What would help?'],
		['skill', false, 'I would like to get further in Rust. Where could I practise it?'],
		['opening', false, 'I have “Slow down” in mind, and it needs Rust. How could I come by that?'],
	]);
	const chosen = Chosen.parse({ keys: [offered[0]?.key, 'goal-999'], own: 'May I go to Lisbon?' });
	const texts = ['How does “Lead a change” go?', 'May I go to Lisbon?'];
	expect(await previewed(db, member, id, chosen)).toEqual(texts);
	expect((await readTalks(db, outsider, id)).next.prompts).toEqual([]);
	await takeAlong(db, member, id, chosen);
	expect((await readTalks(db, outsider, id)).next.prompts).toEqual(texts);
	await expect(takeAlong(db, outsider, id, chosen)).rejects.toMatchObject({ status: 403 });
	await changeRhythm(db, outsider, id, { everyWeeks: 3, nextOn: '2026-12-08' });
	expect((await readTalks(db, member, id)).next).toMatchObject({ on: '2026-12-08', prompts: texts });
});

test('either ends them without a reason; both read on, and the same two can begin again', async () => {
	const { db, member, outsider } = company;
	const { id } = await begin();
	await notes(member, id, { notes: 'Kept', base: 0 });
	await endTalks(db, outsider, id);
	await expect(notes(member, id, { notes: 'More', base: 1 })).rejects.toMatchObject({ status: 409 });
	for (const who of [member, outsider])
		expect(await readTalks(db, who, id)).toMatchObject({ isOver: true, next: { notes: 'Kept' } });
	const told = await db.read.select().from(notification);
	expect(told.map(({ kind, personId, subject }) => [kind, personId, subject])).toEqual([
		['talks-begun', outsider.id, String(id)],
		['talks-ended', member.id, String(id)],
	]);
	expect((await begin()).id).toBe(id);
	expect(await readTalks(db, member, id)).toMatchObject({ isOver: false, next: { notes: 'Kept' } });
});

test('the other leaves: they are over, and what was noted stays; is erased: it stays under no name', async () => {
	const { db, owner, member, outsider } = company;
	const { id } = await begin();
	await notes(outsider, id, { notes: 'Kept', base: 0 });
	await deactivate(db, owner, { personId: outsider.id });
	expect(await readTalks(db, member, id)).toMatchObject({
		isOver: true,
		left: true,
		next: { notes: 'Kept' },
	});
	await erase(db, owner, { personId: outsider.id, confirmed: outsider.name });
	expect(await readTalks(db, member, id)).toMatchObject({
		...{ isOver: true, other: { name: 'Someone who has left' }, next: { notes: 'Kept' } },
	});
	expect(await ownTalks(db, member)).toMatchObject([
		{ with: 'Someone who has left', talks: [{ notes: 'Kept' }] },
	]);
});

test('whose growth it is about is erased: all of it goes, the copy of the other included', async () => {
	const { db, owner, member, outsider } = company;
	const { id } = await begin();
	await notes(outsider, id, { notes: 'Gone', base: 0 });
	await deactivate(db, owner, { personId: member.id });
	expect(await readTalks(db, outsider, id)).toMatchObject({ left: true, next: { notes: 'Gone' } });
	await erase(db, owner, { personId: member.id, confirmed: member.name });
	await expect(readTalks(db, outsider, id)).rejects.toMatchObject(NOT_HERE);
	expect(await db.read.select().from(conversation)).toEqual([]);
});
