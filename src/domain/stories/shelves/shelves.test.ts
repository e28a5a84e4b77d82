import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aCourse, completes } from '../../../../tests/support/courses.ts';
import { writeEntry } from '../../../../tests/support/entries.ts';
import { freshCompany, join, type Company } from '../../../../tests/support/people.ts';
import { DAY } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import { transact } from '#lib/db/transact.server.ts';
import type { Person } from '../../accounts/person.ts';
import { person } from '../../accounts/tables.server.ts';
import { countReader } from '../../entries/readers.server.ts';
import { begin } from '../../training/beginning.server.ts';
import { takenOf } from '../../training/enrolling/taken.server.ts';
import { move, place, rewrite, takeAway } from './arranging.server.ts';
import { thisWeeksReading } from './first-weeks.server.ts';
import { choose, chooseNone, chosen, monthAfter, monthOf, ofTheMonth } from './of-the-month.server.ts';
import { shelvesFor } from './putting.server.ts';
import { aboutOf, Moved, Placed, Placing, WELCOME } from './shelf.ts';
import { changeShelf, listShelves, makeShelf, readShelf, retireShelf } from './shelves.server.ts';

let company: Company;
let curator: Person;
let guest: Person;
const numbers: number[] = [];
let kept = 0;
beforeAll(async () => {
	company = await freshCompany();
	const { db, owner, member } = company;
	curator = await join(db, owner, { name: 'Cato Berg', email: 'cato@example.org', role: 'curator' });
	guest = await join(db, owner, { name: 'Paz Vidal', email: 'paz@example.org', role: 'guest' });
	for (const title of ['The first', 'The second', 'The third']) {
		numbers.push((await writeEntry(db, member, { title, body: 'word '.repeat(1000) })).number);
	}
	kept = (await writeEntry(db, member, { title: 'Kept', team: 'payments', visibility: 'team' })).number;
});
afterAll(() => company.close());

const put = (named: string, more: object = {}, who = curator, slug: string = WELCOME) =>
	place(company.db, who, slug, Placing.parse({ entry: named, ...more }));
const titles = async (who = company.outsider, slug: string = WELCOME) =>
	(await readShelf(company.db, who, { slug, taken: takenOf })).books.map(({ title }) => title);
const moved = (number: number, to: string) =>
	move(company.db, curator, WELCOME, Moved.parse({ which: `postmortem-${number}`, to }));
const aged = (who: Person, days: number) =>
	transact(company.db, (tx) =>
		tx
			.update(person)
			.set({ createdAt: now() - days * DAY })
			.where(eq(person.id, who.id)),
	);

describe('the Welcome shelf', () => {
	it('is there before anything stands on it, and for guests not at all', async () => {
		expect(await listShelves(company.db, company.member, takenOf)).toMatchObject([
			{ slug: WELCOME, books: [] },
		]);
		expect(await listShelves(company.db, guest, takenOf)).toEqual([]);
		await expect(readShelf(company.db, guest, { slug: WELCOME, taken: takenOf })).rejects.toMatchObject({
			status: 404,
		});
	});

	it('takes what a curator names by number, address or title, once', async () => {
		await put(`PM-${numbers[0]}`, { week: '1', note: 'It is how we began.' });
		await put('THE SECOND', { week: '4' });
		await put(`/postmortems/${numbers[2]}`, { week: '' });
		expect(await titles()).toEqual(['The first', 'The second', 'The third']);
		await expect(put('The first')).rejects.toMatchObject({ status: 409 });
		await expect(put('PM-9999')).rejects.toMatchObject({ status: 422 });
		expect(
			(await readShelf(company.db, company.outsider, { slug: WELCOME, taken: takenOf })).books[0],
		).toMatchObject({
			authors: ['Inês Carvalho'],
			team: 'Payments',
			minutes: 4,
			read: false,
			week: 1,
			note: 'It is how we began.',
		});
	});

	it('is arranged by curators alone', async () => {
		await expect(put('The third', {}, company.member)).rejects.toMatchObject({ status: 403 });
		await expect(put('The third', {}, guest)).rejects.toMatchObject({ status: 404 });
		await expect(makeShelf(company.db, company.member, { name: 'Mine', about: '' })).rejects.toMatchObject({
			status: 403,
		});
	});

	it('is put in order step by step, and to a place', async () => {
		await moved(numbers[2] ?? 0, 'up');
		expect(await titles()).toEqual(['The first', 'The third', 'The second']);
		await moved(numbers[0] ?? 0, '2');
		expect(await titles()).toEqual(['The third', 'The second', 'The first']);
		await moved(numbers[0] ?? 0, 'down');
		await moved(numbers[0] ?? 0, '0');
		await moved(numbers[2] ?? 0, 'down');
		expect(await titles()).toEqual(['The first', 'The second', 'The third']);
	});

	it('shows and counts for everybody what they may read, and keeps the place of the rest', async () => {
		// The administrator is in another team; a curator of Payments put it there.
		const inside = await join(company.db, company.owner, {
			name: 'Yusuf Demir',
			email: 'yusuf@example.org',
			role: 'curator',
			team: 'payments',
		});
		await put(`PM-${kept}`, { note: 'Kept among us' }, inside);
		await move(company.db, inside, WELCOME, Moved.parse({ which: `postmortem-${kept}`, to: '1' }));
		expect(await titles(company.member)).toEqual(['The first', 'Kept', 'The second', 'The third']);
		expect(await titles(company.outsider)).toEqual(['The first', 'The second', 'The third']);
		expect(JSON.stringify(await listShelves(company.db, company.owner, takenOf))).not.toContain('Kept');
		await expect(
			rewrite(company.db, curator, WELCOME, Placed.parse({ which: `postmortem-${kept}` })),
		).rejects.toMatchObject({ status: 404 });
		await moved(numbers[1] ?? 0, 'up');
		expect(await titles(company.member)).toEqual(['The second', 'The first', 'Kept', 'The third']);
		await moved(numbers[1] ?? 0, 'down');
		await takeAway(company.db, inside, WELCOME, { which: { kind: 'postmortem', number: kept } });
		expect(await titles(company.member)).toEqual(['The first', 'The second', 'The third']);
	});

	it('gives a newcomer what is for their weeks, until they have read it', async () => {
		const { db, outsider, member } = company;
		const reading = async (who = outsider) =>
			(await thisWeeksReading(db, who, takenOf))?.books.map(({ title, read }) => [title, read]) ?? null;
		expect(await reading()).toEqual([['The first', false]]);
		// Whoever wrote it has read it.
		expect(await reading(member)).toBeNull();
		await aged(outsider, 25);
		expect(await thisWeeksReading(db, outsider, takenOf)).toMatchObject({ week: 4 });
		expect(await reading()).toEqual([
			['The first', false],
			['The second', false],
		]);
		await countReader(db, outsider, { kind: 'postmortem', number: numbers[1] ?? 0 });
		expect(await reading()).toEqual([
			['The first', false],
			['The second', true],
		]);
		await countReader(db, outsider, { kind: 'postmortem', number: numbers[0] ?? 0 });
		expect(await reading()).toBeNull();
		await aged(company.admin, 13 * 7 - 1);
		expect(await reading(company.admin)).toEqual([
			['The first', false],
			['The second', false],
		]);
		await aged(company.admin, 13 * 7);
		expect(await reading(company.admin)).toBeNull();
	});
});

describe('a course on a shelf', () => {
	it('stands there for as long as it takes, and is read once it is completed', async () => {
		const { db, owner, outsider, member } = company;
		const course = await aCourse(db, member, { title: 'To take beside them' });
		const { slug } = await makeShelf(db, curator, { name: 'To learn', about: '' });
		const { id } = await writeEntry(db, member, { title: 'Beside it' });
		expect(await shelvesFor(db.read, curator, id)).toContainEqual({ slug, name: 'To learn', stands: false });
		await put(`T-${course.number}`, {}, curator, slug);
		await put('Beside it', {}, curator, slug);
		expect(await shelvesFor(db.read, curator, id)).toContainEqual({ slug, name: 'To learn', stands: true });
		expect(await shelvesFor(db.read, member, id)).toEqual([]);
		const read = async (who: Person) =>
			(await readShelf(db, who, { slug, taken: takenOf })).books.map((book) => [book.kind, book.read]);
		// To have opened it, to be on it or to have written it is not to have completed it.
		await begin(db, outsider, course.id);
		await countReader(db, outsider, { kind: 'course', number: course.number });
		expect(await read(outsider)).toEqual([
			['course', false],
			['postmortem', false],
		]);
		expect((await read(member))[0]).toEqual(['course', false]);
		await completes(db, outsider, course);
		expect((await read(outsider))[0]).toEqual(['course', true]);
		expect((await read(owner))[0]).toEqual(['course', false]);
		await retireShelf(db, curator, slug);
		expect((await shelvesFor(db.read, curator, id)).map((one) => one.slug)).toEqual([WELCOME]);
	});

	it('is counted beside what went wrong on the Welcome shelf', () => {
		const books = [{ kind: 'story' }, { kind: 'course' }, { kind: 'story' }] as const;
		expect(aboutOf({ slug: WELCOME, about: '', books })).toMatch(
			/^Two things that went wrong here, .* One course to take beside them\.$/,
		);
	});
});

describe('another shelf', () => {
	it('is made, called differently and taken away; the Welcome shelf stays', async () => {
		const { db, outsider } = company;
		const { slug } = await makeShelf(db, curator, { name: 'Queues', about: 'Waiting, in every form' });
		expect(slug).toBe('queues');
		await put('The third', {}, curator, slug);
		await changeShelf(db, curator, slug, { name: 'Queues and buffers', about: '' });
		expect((await listShelves(db, outsider, takenOf)).map(({ name }) => name)).toEqual([
			'The Welcome shelf',
			'Queues and buffers',
		]);
		await retireShelf(db, curator, slug);
		await expect(readShelf(db, outsider, { slug, taken: takenOf })).rejects.toMatchObject({ status: 404 });
		expect((await makeShelf(db, curator, { name: 'Queues', about: '' })).slug).toBe('queues-2');
		await expect(retireShelf(db, curator, WELCOME)).rejects.toMatchObject({ status: 409 });
		await expect(makeShelf(db, curator, { name: '…', about: '' })).rejects.toMatchObject({ status: 422 });
	});
});

describe('the post-mortem of the month', () => {
	const month = () => monthOf(now(), curator.zone);

	it('is chosen by a curator with a sentence, and shown to whoever may read it', async () => {
		const { db, outsider, member } = company;
		const why = 'Its timeline is one to learn from.';
		await expect(choose(db, member, { month: month(), entry: 'The first', why })).rejects.toMatchObject({
			status: 403,
		});
		await choose(db, curator, { month: month(), entry: 'The first', why });
		expect(await ofTheMonth(db, outsider)).toMatchObject({ title: 'The first', why });
		expect(await ofTheMonth(db, guest)).toBeNull();
		await choose(db, curator, { month: month(), entry: 'The second', why });
		expect(await ofTheMonth(db, outsider)).toMatchObject({ title: 'The second' });
		const next = monthAfter(month());
		await expect(choose(db, curator, { month: next, entry: 'The second', why })).rejects.toMatchObject({
			status: 409,
		});
		await choose(db, curator, { month: next, entry: 'The third', why });
		expect((await chosen(db, curator)).map(({ title }) => title)).toEqual(['The second', 'The third']);
		await chooseNone(db, curator, { month: month() });
		expect(await ofTheMonth(db, outsider)).toBeNull();
	});

	it('goes over the end of a year', () => {
		expect(monthAfter('2026-12')).toBe('2027-01');
		expect(monthAfter('2026-08')).toBe('2026-09');
	});
});
