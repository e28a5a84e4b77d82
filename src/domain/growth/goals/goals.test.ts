import { afterEach, beforeEach, expect, test } from 'vitest';
import { setClock } from '#lib/db/clock.ts';
import { DAY } from '#lib/dates.ts';
import { transact } from '#lib/db/transact.server.ts';
import { freshCompany, join, type Company } from '../../../../tests/support/people.ts';
import { deactivate } from '../../accounts/leaving.server.ts';
import type { Person } from '../../accounts/person.ts';
import { auditEvent } from '../../audit/tables.server.ts';
import { NewProject } from '../../projects/pitching.ts';
import { pitch } from '../../projects/projects.server.ts';
import { erase } from '../../stewardship/erasure.server.ts';
import { mentorship } from '../mentoring/tables.server.ts';
import { ChangedGoal, GoalRevision, linkFrom, NewGoal, NewNote } from './goal-form.ts';
import { dropGoal, reviseGoal, setGoal } from './goals.server.ts';
import { exportGoals } from './exporting.server.ts';
import { aboutGoal } from './goal.ts';
import { goalsOf, goalsSharedWith, historyOf, ownGoals, readGoal } from './reading.server.ts';
import { dropNote, letGo, makeStep, moveGoal, noteOnGoal, reach, takeUpAgain } from './standing.server.ts';
import { goal, goalNote, goalReader, goalVersion } from './tables.server.ts';

/** A Thursday. */
const TODAY = Date.parse('2026-11-26T09:00Z');
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

const LEAD = {
	what: 'Lead a change across teams',
	why: 'Because C-91 stalled three times between two roadmaps.',
	by: '2027-06-21',
	byWords: 'By summer.',
	steps: [{ text: 'Write it down' }, { text: 'Bring both teams together' }, { text: 'Hand it over' }],
	skills: ['Facilitation', 'Working across teams'],
};
const sets = (given: object = {}, who: Person = company.member) =>
	setGoal(company.db, who, NewGoal.parse({ ...LEAD, ...given }));
const reads = (who: Person, id: number) => readGoal(company.db, who, id);
const changes = (id: number, given: object) =>
	reviseGoal(company.db, company.member, id, GoalRevision.parse(given));

test('a goal is read by whoever it belongs to, until they choose otherwise; an administrator is nobody special', async () => {
	const { member, outsider, admin, owner } = company;
	const { id } = await sets();
	const mine = await reads(member, id);
	expect(mine).toMatchObject({
		...{ what: LEAD.what, byWords: 'summer', done: 0, mine: true, seenBy: 'me' },
	});
	expect(aboutGoal(mine, '2026-11-26')).toBe(`By summer. ${LEAD.why}`);
	for (const who of [outsider, admin, owner]) await expect(reads(who, id)).rejects.toMatchObject(NOT_HERE);
	await changes(id, { seenBy: 'workspace' });
	for (const who of [outsider, admin, owner])
		expect(await goalsOf(company.db, who, member.id)).toHaveLength(1);
	await changes(id, { seenBy: 'me', readers: [outsider.email] });
	expect(await reads(outsider, id)).toMatchObject({ mine: false, seenBy: null, readers: [] });
	expect(await goalsSharedWith(company.db, outsider)).toHaveLength(1);
	for (const who of [admin, owner]) await expect(reads(who, id)).rejects.toMatchObject(NOT_HERE);
});

test('mentors read what is for mentors as long as they are', async () => {
	const { db, member, outsider, admin } = company;
	const { id } = await sets({ seenBy: 'mentors' });
	const two = { mentorId: outsider.id, learnerId: member.id, askedBy: member.id, askedAt: TODAY };
	const row = {
		...two,
		form: 'mentoring',
		state: 'agreed',
		aim: '',
		rhythm: '',
		endsOn: '2027-03-01',
	} as const;
	await transact(db, (tx) => tx.insert(mentorship).values(row));
	expect(await reads(outsider, id)).toMatchObject({ what: LEAD.what });
	expect(await goalsSharedWith(db, outsider)).toHaveLength(1);
	await expect(reads(admin, id)).rejects.toMatchObject(NOT_HERE);
	await transact(db, (tx) => tx.update(mentorship).set({ state: 'closed' }));
	await expect(reads(outsider, id)).rejects.toMatchObject(NOT_HERE);
});

test('a guest reads none, by name neither; who has left shows nothing more', async () => {
	const { db, owner, member, outsider } = company;
	const guest = await join(db, owner, { name: 'Gast', email: 'gast@example.org', role: 'guest' });
	await expect(sets({ readers: [guest.email] })).rejects.toMatchObject({ status: 422 });
	const { id } = await sets({ seenBy: 'workspace', readers: [outsider.email] });
	await expect(reads(guest, id)).rejects.toMatchObject(NOT_HERE);
	await deactivate(db, owner, { personId: member.id });
	await expect(reads(outsider, id)).rejects.toMatchObject(NOT_HERE);
});

test('nobody else changes it, whoever reads it', async () => {
	const { db, outsider, owner } = company;
	const { id } = await sets({ seenBy: 'workspace' });
	const [step] = (await reads(outsider, id)).steps;
	for (const who of [outsider, owner]) {
		await expect(reviseGoal(db, who, id, { what: 'Mine' })).rejects.toMatchObject(NOT_HERE);
		await expect(dropGoal(db, who, { id })).rejects.toMatchObject(NOT_HERE);
		await expect(makeStep(db, who, id, { id: step?.id ?? 0, made: true })).rejects.toMatchObject(NOT_HERE);
		await expect(letGo(db, who, id, { words: '' })).rejects.toMatchObject(NOT_HERE);
		await expect(historyOf(db, who, id)).rejects.toMatchObject(NOT_HERE);
	}
});

test('a save on an older version writes nothing over; every version is kept for whoever it belongs to', async () => {
	const { db, member } = company;
	const { id } = await sets();
	const all = ChangedGoal.parse({ ...LEAD, base: '1', what: 'Lead one change' });
	await reviseGoal(db, member, id, all);
	await expect(reviseGoal(db, member, id, { ...all, what: 'Another' })).rejects.toMatchObject({
		status: 409,
	});
	expect((await historyOf(db, member, id)).map(({ version, content }) => [version, content.what])).toEqual([
		[2, 'Lead one change'],
		[1, LEAD.what],
	]);
});

test('a step keeps that it was made while its words change, and its place; the bar is the steps', async () => {
	const { db, member } = company;
	const { id } = await sets();
	const before = (await reads(member, id)).steps;
	await makeStep(db, member, id, { id: before[1]?.id ?? 0, made: true });
	await changes(id, {
		steps: [
			{ id: String(before[1]?.id), text: 'Bring them together' },
			{ text: 'Ask what each needs' },
			{ id: String(before[0]?.id), text: 'Write it down' },
			{ text: '' },
		],
	});
	const after = await reads(member, id);
	expect(after.steps.map(({ text, doneAt }) => [text, doneAt !== null])).toEqual([
		['Bring them together', true],
		['Ask what each needs', false],
		['Write it down', false],
	]);
	expect(after.done).toBe(1);
	expect(after.steps[0]?.id).toBe(before[1]?.id);
});

test('a step of another goal is not reached through this one', async () => {
	const { db, member } = company;
	const [one, other] = [await sets(), await sets({ what: 'Another' })];
	const [step] = (await reads(member, other.id)).steps;
	await expect(makeStep(db, member, one.id, { id: step?.id ?? 0, made: true })).rejects.toMatchObject(
		NOT_HERE,
	);
	await changes(one.id, { steps: [{ id: String(step?.id), text: 'Taken' }] });
	expect((await reads(member, other.id)).steps[0]).toMatchObject({ text: LEAD.steps[0]?.text });
});

test('it is reached, let go with a word that stays theirs, and taken up again', async () => {
	const { db, member, outsider } = company;
	const { id } = await sets({ seenBy: 'workspace' });
	await letGo(db, member, id, { words: 'It matters less now.' });
	expect(await reads(member, id)).toMatchObject({ state: 'let-go', stateWords: 'It matters less now.' });
	expect(await reads(outsider, id)).toMatchObject({ state: 'let-go', stateWords: '' });
	expect(await goalsOf(db, outsider, member.id)).toEqual([]);
	await expect(letGo(db, member, id, { words: '' })).rejects.toMatchObject({ status: 409 });
	await takeUpAgain(db, member, id);
	await reach(db, member, id);
	expect(await reads(member, id)).toMatchObject({ state: 'reached', stateWords: '' });
});

test('check-ins are theirs alone; evidence is read with the goal', async () => {
	const { db, member, outsider } = company;
	const { id } = await sets({ seenBy: 'workspace' });
	await noteOnGoal(db, member, id, NewNote.parse({ kind: 'check-in', text: 'Slow' }));
	const link = 'https://example.org/drill';
	await noteOnGoal(db, member, id, NewNote.parse({ kind: 'evidence', text: 'A drill', link }));
	expect((await reads(outsider, id)).notes).toMatchObject([{ text: 'A drill', link: { href: link } }]);
	const [slow] = (await reads(member, id)).notes;
	await dropNote(db, member, id, { id: slow?.id ?? 0 });
	expect((await reads(member, id)).notes).toHaveLength(1);
});

test('what it is linked to is shown as far as whoever looks may see it', async () => {
	const { db, member, outsider } = company;
	const given = {
		title: 'Hidden sketch',
		pitch: 'For two',
		joins: true,
		team: 'payments',
		visibility: 'team',
	};
	const { number } = await pitch(db, member, NewProject.parse(given));
	const { id } = await sets({ seenBy: 'workspace', links: `p-${number}, https://example.org/course` });
	expect((await reads(member, id)).links).toMatchObject([
		{ link: `P-${number}`, href: `/projects/${number}`, title: 'Hidden sketch' },
		{ title: 'example.org' },
	]);
	const [hidden] = (await reads(outsider, id)).links;
	expect(hidden).toEqual({
		link: null,
		href: null,
		shown: '',
		title: 'Something that is not shared with you',
	});
	await expect(sets({ links: [`P-${number}`] }, outsider)).rejects.toMatchObject({ status: 422 });
});

test.each([
	['p-12', 'P-12'],
	['L\u20113', 'L-3'],
	['https://example.org/a', 'https://example.org/a'],
	['javascript:alert(1)', null],
	['P-0', null],
	['12', null],
])('%s is a link to %s', (typed, link) => {
	expect(linkFrom(typed)).toBe(link);
});

test('they stand in an order of one’s own', async () => {
	const { db, member } = company;
	for (const what of ['One', 'Two', 'Three']) await sets({ what });
	const order = async () => (await ownGoals(db, member)).map(({ what }) => what).join(' ');
	const idOf = async (what: string) => (await ownGoals(db, member)).find((one) => one.what === what)?.id ?? 0;
	await moveGoal(db, member, { id: await idOf('Three'), to: 'up' });
	expect(await order()).toBe('One Three Two');
	await moveGoal(db, member, { id: await idOf('One'), to: 'down' });
	await moveGoal(db, member, { id: await idOf('Two'), to: 'down' });
	expect(await order()).toBe('Three One Two');
	await reach(db, member, await idOf('Three'));
	expect(await order()).toBe('One Two Three');
});

test('it is taken out as Markdown, in no audit log, and goes with the account', async () => {
	const { db, owner, member, outsider } = company;
	const { id } = await sets({ readers: [outsider.email] });
	await noteOnGoal(db, member, id, NewNote.parse({ kind: 'check-in', text: 'Slow' }));
	const { text } = await exportGoals(db, member);
	expect(text).toContain('## Lead a change across teams\n\nBy summer (2027-06-21). Because C-91');
	expect(text).toContain('- [ ] Write it down');
	expect(JSON.stringify(await db.read.select().from(auditEvent))).not.toContain('change across');
	release();
	release = setClock(TODAY + DAY);
	await deactivate(db, owner, { personId: member.id });
	await erase(db, owner, { personId: member.id, confirmed: member.name });
	for (const table of [goal, goalNote, goalReader, goalVersion])
		expect(await db.read.select().from(table)).toEqual([]);
});
