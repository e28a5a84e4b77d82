import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { freshCompany, type Company } from '../../../tests/support/people.ts';
import { DAY } from '#lib/dates.ts';
import { setClock } from '#lib/db/clock.ts';
import type { Person } from '../accounts/person.ts';
import { indexedText } from '../search/searchable.server.ts';
import { lessonRows } from '../lessons/lesson-rows.server.ts';
import { changeCheck, lessonTurn } from '../lessons/tables.server.ts';
import { NewEntry, Revision as LogRevision } from '../log/answer.ts';
import { logIt, read as readLog, revise as reviseLog } from '../log/log.server.ts';
import { inbox } from '../notifications/inbox.server.ts';
import { draft, NewPostmortem, read, revise, Revision } from '../postmortems/postmortems.server.ts';
import { Amended, AmendedForm, Looked, Settled } from './change.ts';
import { check } from './checking.server.ts';
import { remindOfChanges } from './reminding.server.ts';
import { amend, settle } from './settling.server.ts';

let company: Company;
let release: () => void;
const MORNING = Date.parse('2026-11-25T10:00Z');
const at = (days: number) => {
	release();
	release = setClock(MORNING + days * DAY);
};
beforeEach(async () => {
	release = setClock(MORNING);
	company = await freshCompany();
});
afterEach(async () => {
	release();
	await company.close();
});

const CHANGE = { text: 'Probe it from outside', lesson: 1, answers: [1] };

/** Of the member; the outsider looks after the change. */
async function write(change: object = {}, sharing: object = {}) {
	const { db, member, outsider } = company;
	const content = {
		title: 'The certificate',
		narrative: 'It ended at night.',
		factors: [{ title: 'Nobody saw it' }],
		lessons: [{ text: 'Watch the thing itself' }],
		changes: [{ ...CHANGE, owner: outsider.email, ...change }],
	};
	const { number } = await draft(db, member, NewPostmortem.parse({ content, sharing }), { publish: true });
	const { content: stored, entry } = await read(db, member, number);
	return { number, entryId: entry.id, id: stored.changes[0]?.id ?? 0, lesson: stored.lessons[0]?.id ?? 0 };
}
const settled = (who: Person, id: number, input: object) => settle(company.db, who, id, Settled.parse(input));
const looked = (who: Person, id: number, outcome: string, sentence = 'We looked.') =>
	check(company.db, who, id, Looked.parse({ outcome, sentence }));
const checks = () => company.db.read.select().from(changeCheck);
const turns = () => company.db.read.select().from(lessonTurn);
const standsAs = async (id: number) => (await lessonRows(company.db, company.member, [id]))[0]?.state;
const told = async (who: Person) =>
	(await inbox(company.db, who, { unread: true })).map(({ kind, sentence, href }) => [kind, sentence, href]);

describe('who looks after a change', () => {
	test('settles it without writing the post-mortem, whose text, version and cracks follow', async () => {
		const { db, outsider, member } = company;
		const { id, number, entryId } = await write();
		const before = await read(db, member, number);
		expect(before.content.cracks).toBe('1');
		await settled(outsider, id, { state: 'done', doneOn: '2026-11-24' });
		const after = await read(db, member, number);
		expect(after.content.changes[0]).toMatchObject({ state: 'done', doneOn: '2026-11-24' });
		expect(after.content.cracks).toBe('2');
		expect(after.entry.version).toBe(before.entry.version + 1);
		expect(after.sharing).toEqual(before.sharing);
		expect((await indexedText(db.read, entryId))?.lessons).toContain('Probe it');
		// A form that was opened before does not undo it.
		const older = Revision.parse({ content: { narrative: 'Old' }, base: before.entry.version });
		await expect(revise(db, member, number, older)).rejects.toMatchObject({ status: 409 });
	});

	test('hands it over to somebody who may read it, and nobody else', async () => {
		const { db, outsider, member, admin, owner } = company;
		const { id, number } = await write(
			{},
			{ visibility: 'restricted', readers: [outsider.email, admin.email] },
		);
		const hand = (who: Person, email: string) => amend(db, who, id, Amended.parse({ owner: email }));
		await expect(hand(outsider, owner.email)).rejects.toMatchObject({ status: 422 });
		await expect(hand(outsider, 'nobody@example.org')).rejects.toMatchObject({ status: 422 });
		await expect(hand(owner, admin.email)).rejects.toMatchObject({ status: 404 });
		await expect(hand(admin, admin.email), 'an administrator who sees it may').resolves.toBeUndefined();
		expect(await told(outsider)).toEqual([]);
		await hand(member, outsider.email);
		expect(await told(outsider)).toEqual([
			[
				'change-asked',
				`Inês Carvalho asks you to look after C\u2011${id} in PM\u2011${number}`,
				`/changes/${id}`,
			],
		]);
		await hand(outsider, admin.email);
		expect(await told(outsider), 'it is not asked of them any more').toEqual([]);
		await expect(hand(outsider, outsider.email)).rejects.toMatchObject({ status: 403 });
		expect((await read(db, member, number)).content.changes[0]?.owner).toBe(admin.email);
	});

	test('says why it is dropped, and does nothing on a day that is still to come', async () => {
		const { outsider } = company;
		const { id } = await write();
		expect(Settled.safeParse({ state: 'dropped', reason: ' ' }).success).toBe(false);
		await expect(settled(outsider, id, { state: 'done', doneOn: '2026-12-24' })).rejects.toMatchObject({
			status: 422,
		});
		await settled(outsider, id, { state: 'dropped', reason: 'The host is gone.' });
		await settled(outsider, id, { state: 'open' });
		const { content } = await read(company.db, outsider, 1);
		expect(content.changes[0]).toMatchObject({ state: 'open', reason: '', doneOn: null });
	});
});

test('of the log is settled as well, and what is said later in the log does not undo it', async () => {
	const { db, member, outsider } = company;
	const { number } = await logIt(
		db,
		member,
		NewEntry.parse({ learned: 'Queues push back', next: 'Alert on depth' }),
	);
	const before = await readLog(db, member, number);
	const id = before.content.changes[0]?.id ?? 0;
	await expect(settled(outsider, id, { state: 'done' })).rejects.toMatchObject({ status: 403 });
	await amend(db, member, id, Amended.parse({ owner: outsider.email, due: '2026-12-01' }));
	expect((await told(outsider)).map(([kind]) => kind)).toEqual(['change-asked']);
	await settled(outsider, id, { state: 'done' });
	expect(await told(outsider)).toEqual([]);
	await reviseLog(
		db,
		member,
		number,
		LogRevision.parse({ learned: 'Queues push back, late', base: before.entry.version }),
	);
	const after = await readLog(db, member, number);
	expect(after.content.changes).toMatchObject([
		{ id, state: 'done', owner: outsider.email, due: '2026-12-01' },
	]);
	expect(after.content.next).toBe('Alert on depth');
	expect(await checks()).toMatchObject([{ changeId: id, dueOn: '2026-12-23' }]);
});

describe('a check', () => {
	test('is asked for some weeks after it is done, from the editor too, and not once it is open again', async () => {
		const { db, outsider, member } = company;
		const { id, number } = await write();
		await settled(outsider, id, { state: 'done' });
		expect(await checks()).toMatchObject([{ changeId: id, dueOn: '2026-12-23', outcome: null }]);
		await amend(db, member, id, AmendedForm.parse({ checkWeeks: '2' }));
		expect(await checks()).toMatchObject([{ dueOn: '2026-12-09' }]);
		await settled(outsider, id, { state: 'open' });
		expect(await checks()).toEqual([]);
		const { content } = await read(db, member, number);
		const changes = content.changes.map((one) => ({ ...one, state: 'done' as const, doneOn: '2026-11-20' }));
		await revise(db, member, number, Revision.parse({ content: { changes } }));
		expect(await checks()).toMatchObject([{ dueOn: '2026-12-04', outcome: null }]);
		await amend(db, member, id, AmendedForm.parse({ checkWeeks: '' }));
		expect(await checks()).toEqual([]);
	});

	test('that was answered is not asked for again by another day of it', async () => {
		const { outsider, member } = company;
		const { id } = await write();
		await settled(outsider, id, { state: 'done' });
		at(10);
		await looked(outsider, id, 'held');
		await settled(outsider, id, { state: 'done', doneOn: '2026-11-24' });
		await amend(company.db, member, id, Amended.parse({ checkWeeks: 8 }));
		expect((await checks()).map(({ outcome }) => outcome)).toEqual(['held']);
		await settled(outsider, id, { state: 'open' });
		await settled(outsider, id, { state: 'done' });
		expect((await checks()).map(({ outcome }) => outcome)).toEqual(['held', null]);
	});

	test('of what was done long ago nobody is asked', async () => {
		await write({ state: 'done', doneOn: '2024-03-01' });
		expect(await checks()).toEqual([]);
	});

	test('that it held makes its lesson stand; that it did not opens the lesson again, with the reason', async () => {
		const { outsider, member } = company;
		const { id, lesson, number } = await write();
		await expect(looked(outsider, id, 'held')).rejects.toMatchObject({ status: 409 });
		await settled(outsider, id, { state: 'done' });
		await looked(outsider, id, 'held', '');
		expect(await standsAs(lesson)).toBe('standing');
		await looked(member, id, 'partly', 'On two of three.');
		expect(await standsAs(lesson)).toBe('standing');
		await looked(outsider, id, 'did-not', 'It ended again.');
		expect(await standsAs(lesson)).toBe('fresh');
		const [last] = (await checks()).slice(-1);
		expect((await turns()).at(-1)).toMatchObject({
			state: 'fresh',
			sentence: 'It ended again.',
			checkId: last?.id,
		});
		expect(await told(member)).toContainEqual([
			'did-not-hold',
			`Nguyễn Thu Hà saw that C\u2011${id} in PM\u2011${number} did not hold`,
			`/changes/${id}`,
		]);
		const [shown] = await lessonRows(company.db, member, [lesson]);
		expect(shown?.changes).toMatchObject([{ outcome: 'did-not', words: 'Did not hold' }]);
		at(1);
		await settled(outsider, id, { state: 'open' });
		await settled(outsider, id, { state: 'done' });
		expect((await lessonRows(company.db, member, [lesson]))[0]?.changes).toMatchObject([
			{ outcome: null, words: 'Done today' },
		]);
	});

	test('where nobody can tell it is asked once more', async () => {
		const { outsider } = company;
		const { id } = await write();
		await settled(outsider, id, { state: 'done' });
		at(28);
		await looked(outsider, id, 'cannot-tell');
		expect((await checks()).map(({ outcome, dueOn }) => [outcome, dueOn])).toEqual([
			['cannot-tell', '2026-12-23'],
			[null, '2027-01-20'],
		]);
		at(56);
		await looked(outsider, id, 'cannot-tell');
		expect((await checks()).filter(({ outcome }) => outcome === null)).toEqual([]);
		expect(Looked.safeParse({ outcome: 'did-not' }).success).toBe(false);
	});

	test('is answered by those who see whether it held', async () => {
		const { outsider, admin, owner, member } = company;
		const { id } = await write({}, { team: 'payments' });
		await settled(outsider, id, { state: 'done' });
		await expect(looked(admin, id, 'held')).resolves.toBeUndefined();
		await expect(looked({ ...owner, role: 'member' }, id, 'held')).rejects.toMatchObject({ status: 403 });
		const teammate = { ...owner, role: 'member' as const, teams: [company.payments.id] };
		await expect(looked(teammate, id, 'held')).resolves.toBeUndefined();
		await expect(looked(member, id, 'held')).resolves.toBeUndefined();
	});
});

describe('reminders', () => {
	test('come once on a working day, when it is due and when it is to be looked at, and are settled with it', async () => {
		const { db, outsider } = company;
		// A Saturday.
		const { id, number } = await write({ due: '2026-11-28' });
		const remind = async (days: number) => {
			at(days);
			await remindOfChanges(db);
			await remindOfChanges(db);
			return told(outsider);
		};
		expect(await remind(2)).toEqual([]);
		expect(await remind(3)).toEqual([]);
		const due = [['change-due', `C\u2011${id} in PM\u2011${number} is due Sat 28 Nov`, `/changes/${id}`]];
		expect(await remind(5), 'Monday').toEqual(due);
		expect(await remind(6)).toEqual(due);
		await settled(outsider, id, { state: 'done' });
		expect(await remind(7)).toEqual([]);
		expect(await remind(40)).toEqual([
			['check-due', `C\u2011${id} in PM\u2011${number} was done a while ago. Did it hold?`, `/changes/${id}`],
		]);
		await looked(outsider, id, 'held');
		expect(await remind(41)).toEqual([]);
	});

	test('go to the authors where nobody here looks after it, and not about what is withdrawn', async () => {
		const { db, member, outsider } = company;
		const { id } = await write({ owner: 'The platform people', state: 'done', doneOn: '2026-11-20' });
		at(30);
		await remindOfChanges(db);
		expect((await told(member)).map(([kind]) => kind)).toEqual(['check-due']);
		expect(await told(outsider)).toEqual([]);
		await expect(looked(outsider, id, 'held')).rejects.toMatchObject({ status: 403 });
	});
});
