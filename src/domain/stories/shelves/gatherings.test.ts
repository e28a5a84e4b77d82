import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeEntry } from '../../../../tests/support/entries.ts';
import { freshCompany, join, type Company } from '../../../../tests/support/people.ts';
import { DAY, isoDay } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import { transact } from '#lib/db/transact.server.ts';
import { deactivate } from '../../accounts/leaving.server.ts';
import { changeMembership, changeLead } from '../../accounts/members.server.ts';
import type { Person } from '../../accounts/person.ts';
import { createEntry } from '../../entries/entries.server.ts';
import { markPublished } from '../../entries/standing.server.ts';
import { erase } from '../../stewardship/erasure.server.ts';
import { NewLine } from './failure-line.ts';
import {
	addLine,
	changeLine,
	failureCvs,
	hasFailures,
	moveLine,
	readFailures,
	removeLine,
} from './failures.server.ts';
import { NewGathering } from './gathering.ts';
import { gatheringEvents, gatheringFile } from './gathering-calendar.server.ts';
import { comingGatherings, readGathering } from './gatherings.server.ts';
import { callOff, changeGathering, makeGathering } from './planning-gatherings.server.ts';
import { lastTold } from './last-told.server.ts';
import { ownFailures, ownGatherings } from './own-lines.server.ts';
import { gathering } from './tables.server.ts';

let company: Company;
let guest: Person;
beforeAll(async () => {
	company = await freshCompany();
	const { db, owner } = company;
	guest = await join(db, owner, { name: 'Paz Vidal', email: 'paz@example.org', role: 'guest' });
});
afterAll(() => company.close());

const tomorrow = () => `${isoDay(now() + DAY, 'Europe/Berlin')}T18:30`;
const planned = (more: object = {}) =>
	NewGathering.parse({
		kind: 'talks',
		title: 'Ten bad deploys',
		when: tomorrow(),
		zone: 'Europe/Berlin',
		...more,
	});
const unfolded = (text: string) => text.replace(/\r\n[ \t]/g, '');

describe('a gathering', () => {
	it('has a running order, of which everybody sees what they may read', async () => {
		const { db, member, outsider } = company;
		const open = await writeEntry(db, member, { title: 'For all to hear' });
		await writeEntry(db, member, { title: 'zqkept', team: 'payments', visibility: 'team' });
		const { id } = await makeGathering(
			db,
			member,
			planned({
				place: 'The kitchen',
				questions: 'What did it look like then?\n\nWho else was surprised?',
				parts: [
					{ title: '', entry: '', minutes: '10' },
					{ entry: `PM-${open.number}`, teller: 'nguyễn thu Hà', minutes: '15' },
					{ entry: 'zqkept', teller: `Inês ${member.email}`, minutes: '10' },
					{ title: 'Bread and soup', minutes: '30' },
				],
			}),
		);
		const seen = await readGathering(db, member, id);
		expect(seen.parts.map(({ title }) => title)).toEqual(['For all to hear', 'zqkept', 'Bread and soup']);
		expect(seen.questions).toEqual(['What did it look like then?', 'Who else was surprised?']);
		const theirs = await readGathering(db, outsider, id);
		expect(theirs.parts).toMatchObject([
			{ teller: { name: 'Nguyễn Thu Hà' }, title: 'For all to hear', minutes: 15 },
			{ teller: null, title: 'Bread and soup' },
		]);
		expect(JSON.stringify(theirs)).not.toContain('zqkept');
		expect(theirs.mayChange).toBe(false);
		await expect(readGathering(db, guest, id)).rejects.toMatchObject({ status: 404 });
		// An administrator who may not read one of its parts changes the rest, and leaves that one.
		await changeGathering(db, company.admin, id, planned({ parts: [{ title: 'Soup', minutes: '20' }] }));
		expect((await readGathering(db, member, id)).parts.map(({ title }) => title)).toEqual(['Soup', 'zqkept']);
	});

	it('says in calendars when, where and what it is called, and nothing that is told there', async () => {
		const { db, member, outsider } = company;
		const { number } = await writeEntry(db, member, {
			title: 'zqhidden',
			team: 'payments',
			visibility: 'team',
		});
		const parts = [{ entry: `PM-${number}`, minutes: '10' }];
		const { id } = await makeGathering(db, member, planned({ title: 'Aloud', place: 'Lisbon', parts }));
		const { text, name } = await gatheringFile(db, member, id);
		expect(name).toBe(`gathering-${id}.ics`);
		expect(unfolded(text)).toContain('SUMMARY:Talk night: Aloud');
		expect(unfolded(text)).toContain('LOCATION:Lisbon');
		expect(text).not.toContain('zqhidden');
		const events = await gatheringEvents(db, outsider);
		expect(events).toContainEqual(expect.objectContaining({ summary: 'Talk night: Aloud', place: 'Lisbon' }));
		expect(JSON.stringify(events)).not.toContain('zqhidden');
		expect(await gatheringEvents(db, guest)).toEqual([]);
	});

	it('is moved and called off by whoever plans it, and is over when its time is', async () => {
		const { db, member, outsider } = company;
		const { id } = await makeGathering(db, member, planned({ kind: 'reading', title: 'Together' }));
		await expect(callOff(db, outsider, id)).rejects.toMatchObject({ status: 403 });
		await expect(callOff(db, guest, id)).rejects.toMatchObject({ status: 404 });
		const coming = async () => (await comingGatherings(db, outsider)).map(({ title }) => title);
		expect(await coming()).toContain('Together');
		await changeGathering(db, member, id, planned({ kind: 'reading', title: 'Together, later' }));
		expect(await coming()).toContain('Together, later');
		await callOff(db, member, id);
		expect(await coming()).not.toContain('Together, later');
		expect(unfolded((await gatheringFile(db, outsider, id)).text)).toContain('STATUS:CANCELLED');
		await expect(changeGathering(db, member, id, planned())).rejects.toMatchObject({ status: 409 });
		const other = await makeGathering(db, member, planned({ title: 'Just now' }));
		await transact(db, (tx) =>
			tx
				.update(gathering)
				.set({ at: now() - 59 * 60_000 })
				.where(eq(gathering.id, other.id)),
		);
		expect(await coming()).toContain('Just now');
		await transact(db, (tx) =>
			tx
				.update(gathering)
				.set({ at: now() - 61 * 60_000 })
				.where(eq(gathering.id, other.id)),
		);
		expect(await coming()).not.toContain('Just now');
	});

	it('asks again for what it cannot read', async () => {
		const { db, member } = company;
		const refused = NewGathering.safeParse({ kind: 'talks', title: '', when: '2026-13-40', zone: 'Mars' });
		expect(refused.error?.issues.map(({ path }) => path[0])).toEqual(['title', 'zone']);
		expect(NewGathering.safeParse({ kind: 'talks', title: 'A', when: 'soon', zone: 'UTC' }).success).toBe(
			false,
		);
		await expect(
			makeGathering(db, member, planned({ parts: [{ entry: 'Never written', minutes: '5' }] })),
		).rejects.toMatchObject({ status: 422, body: { fields: { 'parts.0.entry': expect.any(String) } } });
		await expect(
			makeGathering(db, member, planned({ parts: [{ title: 'A', teller: 'Nobody', minutes: '5' }] })),
		).rejects.toMatchObject({ status: 422 });
		await expect(makeGathering(db, guest, planned())).rejects.toMatchObject({ status: 403 });
	});
});

const tell = (who: Person, title: string, { at, team }: { at?: number; team?: string } = {}) =>
	transact(company.db, async (tx) => {
		const visibility = team === undefined ? ('workspace' as const) : ('team' as const);
		const sharing = { team: team ?? null, visibility, readers: [], authors: [] };
		const made = await createEntry(tx, who, 'story', { title, body: '', sharing, content: {} });
		await markPublished(tx, who, made.id, at);
		return made.number;
	});

describe('a failure CV', () => {
	it('is kept by whoever leads, line by line, and read by the workspace', async () => {
		const { db, owner, member, outsider } = company;
		const line = (input: object) => NewLine.parse({ year: '2019', text: 'The rewrite', ...input });
		await expect(addLine(db, member, line({}))).rejects.toMatchObject({ status: 403 });
		expect(await hasFailures(db, member, member.id)).toBe(false);
		await changeLead(db, owner, { slug: 'payments', personId: member.id, leads: true });
		expect(await hasFailures(db, member, member.id)).toBe(true);
		expect(await hasFailures(db, outsider, member.id)).toBe(false);
		await expect(readFailures(db, outsider, member.id)).rejects.toMatchObject({ status: 404 });
		const number = await tell(member, 'The rewrite, whole');
		await addLine(db, member, line({ learned: 'Ship the half.', story: `S-${number}` }));
		await addLine(db, member, line({ text: 'The second line' }));
		await addLine(db, member, line({ year: '2024', text: 'The hire I rushed' }));
		const cv = await readFailures(db, outsider, member.id);
		expect(cv.mine).toBe(false);
		expect(cv.lines.map(({ year, text }) => `${year} ${text}`)).toEqual([
			'2024 The hire I rushed',
			'2019 The rewrite',
			'2019 The second line',
		]);
		expect(cv.lines[1]?.story).toMatchObject({ number, title: 'The rewrite, whole' });
		expect(await failureCvs(db, outsider)).toEqual([{ id: member.id, name: member.name }]);
		await expect(readFailures(db, guest, member.id)).rejects.toMatchObject({ status: 404 });
	});

	it('is put in order, corrected and taken away by nobody else', async () => {
		const { db, member, admin } = company;
		const texts = async () => (await readFailures(db, member, member.id)).lines.map(({ text }) => text);
		const [, , last] = (await readFailures(db, member, member.id)).lines;
		const id = last?.id ?? 0;
		await expect(moveLine(db, admin, { id, to: 'up' })).rejects.toMatchObject({ status: 404 });
		await expect(removeLine(db, admin, { id })).rejects.toMatchObject({ status: 404 });
		await moveLine(db, member, { id, to: 'up' });
		await moveLine(db, member, { id, to: 'up' });
		expect(await texts()).toEqual(['The hire I rushed', 'The second line', 'The rewrite']);
		await changeLine(db, member, { id, ...NewLine.parse({ year: '2020', text: 'A better line' }) });
		expect(await texts()).toEqual(['The hire I rushed', 'A better line', 'The rewrite']);
		await removeLine(db, member, { id });
		expect(await texts()).toEqual(['The hire I rushed', 'The rewrite']);
	});

	it('leads to no story that its reader may not read', async () => {
		const { db, member, outsider } = company;
		const number = await tell(member, 'zqforus', { team: 'payments' });
		const line = { year: '2021', text: 'Told among us' };
		await expect(addLine(db, member, NewLine.parse({ ...line, story: 'PM-1' }))).rejects.toMatchObject({
			status: 422,
		});
		await addLine(db, member, NewLine.parse({ ...line, story: `S-${number}` }));
		expect(JSON.stringify(await readFailures(db, member, member.id))).toContain('zqforus');
		const theirs = await readFailures(db, outsider, member.id);
		expect(theirs.lines.map(({ text }) => text)).toContain('Told among us');
		expect(JSON.stringify(theirs)).not.toContain('zqforus');
	});
});

describe('when somebody told a story last', () => {
	it('is known to whoever leads, of themselves', async () => {
		const { db, owner, outsider, member } = company;
		expect(await lastTold(db, outsider)).toBeNull();
		expect(await lastTold(db, owner)).toEqual({ at: null });
		const at = Date.parse('2026-03-14T12:00Z');
		await tell(owner, 'The reorg I announced on a Friday', { at });
		expect(await lastTold(db, owner)).toEqual({ at });
		await changeMembership(db, owner, { slug: 'payments', personId: member.id, member: false });
		expect(await lastTold(db, member)).toBeNull();
	});
});

describe('what is theirs', () => {
	it('is taken along, and goes or loses its name when they are erased', async () => {
		const { db, owner } = company;
		const leaver = await join(db, owner, { name: 'Oda Lie', email: 'oda@example.org', role: 'admin' });
		await addLine(db, leaver, NewLine.parse({ year: '2020', text: 'The year of the migration' }));
		const parts = [{ title: 'The migration', teller: 'Oda Lie', minutes: '10' }];
		const { id } = await makeGathering(db, owner, planned({ title: 'With Oda', parts }));
		expect(await ownFailures(db, leaver)).toEqual([
			{ year: 2020, text: 'The year of the migration', learned: '', story: null },
		]);
		expect(await ownGatherings(db, leaver)).toMatchObject([
			{ title: 'With Oda', planned: false, tells: true },
		]);
		await deactivate(db, owner, { personId: leaver.id });
		await erase(db, owner, { personId: leaver.id, confirmed: 'Oda Lie' });
		expect(await ownFailures(db, leaver)).toEqual([]);
		expect((await readGathering(db, owner, id)).parts).toMatchObject([
			{ teller: null, title: 'The migration' },
		]);
	});
});
