import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeEntry, type Told } from '../../../tests/support/entries.ts';
import { freshCompany, join, type Company } from '../../../tests/support/people.ts';
import { transact } from '#lib/db/transact.server.ts';
import type { Person } from '../accounts/person.ts';
import { markDraft } from '../entries/standing.server.ts';
import { countReader } from '../entries/readers.server.ts';
import { travelledWords } from '../entries/travelled.ts';
import { inbox, unreadCount } from '../notifications/inbox.server.ts';
import { learnedFrom, setLearned } from './lessons.server.ts';
import { Changed } from './thanks.ts';
import { sayChanged, sayHelped, takeBack, thanksOf } from './thanks.server.ts';

let company: Company;
beforeEach(async () => void (company = await freshCompany()));
afterEach(() => company.close());

const named = (number: number) => ({ kind: 'postmortem', number }) as const;
const write = (told: Partial<Told> = {}) =>
	writeEntry(company.db, company.member, { title: 'The certificate', ...told });
const helped = (number: number, who: Person, lesson: number | null = null) =>
	sayHelped(company.db, who, named(number), { lesson });
const changed = (number: number, who: Person, sentence: string) =>
	sayChanged(company.db, who, named(number), Changed.parse({ sentence }));
const seen = (number: number, who: Person) => thanksOf(company.db.read, who, named(number));

test('what helped is a number, each person once, whether it was the entry or a lesson of it', async () => {
	const { db, outsider, admin, member } = company;
	const { id, number } = await write();
	await transact(db, (tx) =>
		setLearned(tx, member, id, { lessons: [{ text: 'Watch the thing' }], changes: [] }),
	);
	const lesson = (await learnedFrom(db.read, id)).lessons[0]?.id ?? 0;
	await helped(number, outsider);
	await helped(number, outsider);
	await helped(number, outsider, lesson);
	await helped(number, admin, lesson);
	const shown = await seen(number, member);
	expect(shown).toMatchObject({ helped: 2, helpedMe: false, changed: [] });
	expect(JSON.stringify(shown)).not.toContain(outsider.name);
	expect(await seen(number, outsider)).toMatchObject({ helped: 2, helpedMe: true });
	await expect(helped(number, outsider, 999)).rejects.toMatchObject({ status: 404 });
	await takeBack(db, outsider, named(number), { kind: 'helped', lesson: null });
	await takeBack(db, outsider, named(number), { kind: 'helped', lesson });
	await takeBack(db, outsider, named(number), { kind: 'helped', lesson: null });
	expect(await seen(number, outsider)).toMatchObject({ helped: 1, helpedMe: false });
	expect(await unreadCount(db, member), 'nobody is told who was helped').toBe(0);
});

test('what changed is a sentence with a name; its authors hear of it once, and it can be taken back', async () => {
	const { db, outsider, member, admin } = company;
	const { number } = await write({ authors: [company.owner.email] });
	await changed(number, outsider, 'We check the chain now.');
	await changed(number, outsider, 'We check the whole chain now.');
	expect((await seen(number, admin)).changed).toMatchObject([
		{ by: { id: outsider.id, name: outsider.name }, sentence: 'We check the whole chain now.' },
	]);
	expect(await inbox(db, member)).toMatchObject([
		{
			sentence: 'Nguyễn Thu Hà said that PM\u20111 changed something',
			href: `/postmortems/${number}#thanks`,
		},
	]);
	expect(await unreadCount(db, company.owner)).toBe(1);
	await takeBack(db, admin, named(number), { kind: 'changed', lesson: null });
	expect((await seen(number, admin)).changed, 'only one’s own').toHaveLength(1);
	await takeBack(db, outsider, named(number), { kind: 'changed', lesson: null });
	expect((await seen(number, admin)).changed).toEqual([]);
	expect(await unreadCount(db, member)).toBe(0);
	expect(Changed.safeParse({ sentence: ' ' }).success).toBe(false);
});

test('its readers say it: not its authors, not of a draft, and nobody who may not see it', async () => {
	const { db, member, outsider } = company;
	const hidden = await write({ visibility: 'restricted' });
	await expect(helped(hidden.number, outsider)).rejects.toMatchObject({ status: 404 });
	await expect(seen(hidden.number, outsider)).rejects.toMatchObject({ status: 404 });
	const { id, number } = await write();
	await expect(changed(number, member, 'Ours')).rejects.toMatchObject({ status: 403 });
	expect((await seen(number, member)).mayThank).toBe(false);
	await changed(number, outsider, 'We check it.');
	await transact(db, (tx) => markDraft(tx, id));
	await expect(seen(number, outsider)).rejects.toMatchObject({ status: 404 });
	await expect(changed(number, member, 'Ours')).rejects.toMatchObject({ status: 409 });
});

test('readers are two numbers from the third on; each is counted once, and authors are not', async () => {
	const { db, member, owner, admin, outsider } = company;
	const { number } = await write();
	const read = (who: Person) => countReader(db, who, named(number));
	const travelled = async (who = member) => (await seen(number, who)).travelled;
	for (const who of [admin, admin, owner, member]) await read(who);
	expect(await travelled()).toBeNull();
	await read(outsider);
	expect(await travelled()).toEqual({ readers: 3, teams: 1 });
	await read(await join(db, owner, { name: 'Yusuf', email: 'y@example.org', team: 'payments' }));
	expect(travelledWords(await travelled())).toBe('2 teams, 4 readers');
	expect(travelledWords(null)).toBe('A few readers at most');
	expect(JSON.stringify(await seen(number, owner))).not.toContain(outsider.name);
});

test('what named people alone can read is never counted', async () => {
	const { db, owner, admin, outsider, member } = company;
	const readers = [owner, admin, outsider];
	const { number } = await write({ visibility: 'restricted', readers: readers.map(({ email }) => email) });
	for (const who of readers) await countReader(db, who, named(number));
	expect((await seen(number, member)).travelled).toBeNull();
	const other = await join(db, owner, { name: 'Lior', email: 'lior@example.org' });
	await expect(countReader(db, other, named(number))).rejects.toMatchObject({ status: 404 });
});
