import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { writeEntry, type Told } from '../../../tests/support/entries.ts';
import { freshCompany, type Company } from '../../../tests/support/people.ts';
import { DAY } from '#lib/dates.ts';
import { now, setClock } from '#lib/db/clock.ts';
import { transact } from '#lib/db/transact.server.ts';
import { countReader } from '../entries/readers.server.ts';
import { dueWords } from './due.ts';
import { Change } from './lesson.ts';
import { setLearned } from './lessons.server.ts';
import { sayChanged, sayHelped } from './thanks.server.ts';
import { myChanges, myDrafts, newsSince, readFirst } from './today.server.ts';

let company: Company;
beforeEach(async () => void (company = await freshCompany()));
afterEach(() => company.close());

async function write(told: Told, lessons: string[], changes: Partial<Change>[] = []): Promise<void> {
	const { id } = await writeEntry(company.db, company.member, told);
	await transact(company.db, (tx) =>
		setLearned(tx, company.member, id, {
			lessons: lessons.map((text) => ({ text })),
			changes: changes.map((change) => Change.parse({ text: 'Do it', ...change })),
		}),
	);
}
const news = (who = company.outsider, at = 0) => newsSince(company.db, who, at);
const texts = async (who = company.outsider) => (await news(who)).lessons.map(({ text }) => text);

describe('lessons on Today', () => {
	test('come from what was published last, in the order of their entry, with their changes', async () => {
		await write({ title: 'Old' }, ['Old one']);
		await write(
			{ title: 'New' },
			['First', 'Second'],
			[
				{ text: 'Probe it', lesson: 2, state: 'done', doneOn: '2026-11-17' },
				{ text: 'Dropped', lesson: 2, state: 'dropped' },
				{ text: 'Of no lesson' },
			],
		);
		const { lessons } = await news();
		expect(lessons.map(({ text }) => text)).toEqual(['First', 'Second', 'Old one']);
		expect(lessons[1]).toMatchObject({
			entry: { kind: 'postmortem', number: 2, title: 'New' },
			authors: [{ id: company.member.id, name: company.member.name }],
			changes: [{ text: 'Probe it', state: 'done' }],
		});
		expect(lessons[0]?.changes).toEqual([]);
	});

	test('are those one may read: no draft, no other team’s, none kept to named people', async () => {
		await write({ title: 'Draft', draft: true }, ['draft']);
		await write({ title: 'Team', team: 'payments', visibility: 'team' }, ['team']);
		await write({ title: 'Named', visibility: 'restricted' }, ['named']);
		expect(await texts()).toEqual([]);
		expect(await news()).toEqual({ lessons: [], count: 0, teams: 0, older: true, anything: false });
		expect((await texts(company.member)).sort()).toEqual(['named', 'team']);
		expect(await texts(company.owner), 'an owner is no author').toEqual([]);
	});

	test('are counted since then, with their teams; where nothing is new the last ones before are shown', async () => {
		const release = setClock(now() - 8 * DAY);
		await write({ title: 'Last week' }, ['a', 'b']);
		release();
		const since = now() - DAY;
		expect(await news(company.outsider, since)).toMatchObject({
			count: 0,
			teams: 0,
			older: true,
			anything: true,
		});
		expect((await news(company.outsider, since)).lessons.map(({ text }) => text)).toEqual(['a', 'b']);
		await write({ title: 'One', team: 'payments' }, ['c']);
		await write({ title: 'Two', team: 'platform' }, ['d', 'e']);
		await write({ title: 'Three' }, ['f']);
		expect(await news(company.outsider, since)).toMatchObject({ count: 4, teams: 2, older: false });
		expect((await news(company.outsider, since)).lessons.map(({ text }) => text)).toEqual([
			'f',
			'd',
			'e',
			'c',
		]);
	});
});

test('somebody new reads first what changed something, then what was useful, and not what they have read', async () => {
	const { db, outsider, admin, member } = company;
	for (const title of ['Useful', 'Changed something', 'Nobody said a thing', 'Kept to few']) {
		await write(
			{ title, ...(title === 'Kept to few' ? { visibility: 'restricted', readers: [admin.email] } : {}) },
			[title],
		);
	}
	const of = (number: number) => ({ kind: 'postmortem' as const, number });
	await sayHelped(db, admin, of(1), { lesson: null });
	await sayHelped(db, outsider, of(1), { lesson: null });
	await sayChanged(db, admin, of(2), { lesson: null, sentence: 'We probe it.' });
	await sayHelped(db, admin, of(4), { lesson: null });
	const titles = async (who = outsider) => (await readFirst(db, who)).map(({ source }) => source.title);
	expect(await titles()).toEqual(['Changed something', 'Useful']);
	expect(await titles(admin)).toEqual(['Changed something', 'Useful', 'Kept to few']);
	expect(await titles(member), 'it is theirs').toEqual([]);
	await countReader(db, outsider, of(2));
	expect(await titles()).toEqual(['Useful']);
});

describe('what waits', () => {
	test('my drafts are mine', async () => {
		await write({ title: 'Half of it', draft: true }, []);
		expect(await myDrafts(company.db, company.member)).toMatchObject([{ source: { title: 'Half of it' } }]);
		expect(await myDrafts(company.db, company.owner)).toEqual([]);
	});

	test('changes I took on and may see, what is due first at the top, and what has no day at the end', async () => {
		const owner = company.outsider.email;
		await write(
			{ title: 'Shared' },
			[],
			[
				{ text: 'Whenever', owner },
				{ text: 'Late', owner, due: '2026-12-04' },
				{ text: 'Soon', owner, due: '2026-11-27' },
				{ text: 'Made', owner, state: 'done' },
				{ text: 'Somebody else’s', owner: company.admin.email },
			],
		);
		await write({ title: 'Hidden', visibility: 'restricted' }, [], [{ text: 'Unseen', owner }]);
		expect((await myChanges(company.db, company.outsider)).map(({ text }) => text)).toEqual([
			'Soon',
			'Late',
			'Whenever',
		]);
	});

	test.each([
		['2026-11-25', 'Today'],
		['2026-11-27', 'Fri 27 Nov'],
		['2026-11-12', 'Since Thu 12 Nov'],
		['2027-01-04', 'Mon 4 Jan 2027'],
	])('%s is %s', (due, words) => {
		expect(dueWords(due, '2026-11-25')).toBe(words);
	});
});
