import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeEntry, type Told } from '../../../tests/support/entries.ts';
import { freshCompany, join, type Company } from '../../../tests/support/people.ts';
import { transact } from '#lib/db/transact.server.ts';
import type { Person } from '../accounts/person.ts';
import { inbox } from '../notifications/inbox.server.ts';
import { lessonRows } from './lesson-rows.server.ts';
import { learnedFrom, setLearned } from './lessons.server.ts';
import { lessonTurn } from './tables.server.ts';
import { Joining, Turn, TurnForm } from './turning.ts';
import { joinAsOne, turn } from './turning.server.ts';

let company: Company;
beforeEach(async () => void (company = await freshCompany()));
afterEach(() => company.close());

async function write(text: string, told: Partial<Told> = {}): Promise<number> {
	const { db, member } = company;
	const { id } = await writeEntry(db, member, { title: text, ...told });
	await transact(db, (tx) => setLearned(tx, member, id, { lessons: [{ text }], changes: [] }));
	return (await learnedFrom(db.read, id)).lessons[0]?.id ?? 0;
}
const turned = (who: Person, id: number, input: object) => turn(company.db, who, id, TurnForm.parse(input));
const stands = async (id: number) => (await lessonRows(company.db, company.member, [id]))[0];

test('its authors and curators say how it stands, with a reason; its authors hear of it', async () => {
	const { db, member, outsider, owner } = company;
	const id = await write('Watch the job');
	const curator = await join(db, owner, { name: 'Cato', email: 'cato@example.org', role: 'curator' });
	await expect(turned(outsider, id, { state: 'standing' })).rejects.toMatchObject({ status: 403 });
	await turned(member, id, { state: 'standing' });
	await turned(curator, id, { state: 'no-longer-true', sentence: 'The job is gone.' });
	expect(await stands(id)).toMatchObject({ state: 'no-longer-true' });
	expect(await db.read.select().from(lessonTurn)).toMatchObject([
		{ state: 'standing', sentence: '', personId: member.id },
		{ state: 'no-longer-true', sentence: 'The job is gone.', personId: curator.id },
	]);
	expect(await inbox(db, member)).toMatchObject([
		{ sentence: `Cato said how L\u2011${id} of PM\u20111 stands`, href: `/lessons/${id}` },
	]);
	expect(Turn.safeParse({ state: 'no-longer-true' }).success).toBe(false);
	const hidden = await write('Hidden', { visibility: 'restricted' });
	await expect(turned(curator, hidden, { state: 'standing' })).rejects.toMatchObject({ status: 404 });
	const drafted = await write('Draft', { draft: true });
	await expect(turned(member, drafted, { state: 'standing' })).rejects.toMatchObject({ status: 409 });
});

test('one that is said better leads on, to the last of them and never in a circle', async () => {
	const { member } = company;
	const [a, b, c] = [await write('A'), await write('B'), await write('C')];
	await turned(member, b, { state: 'superseded', by: `L-${c}` });
	await turned(member, a, { state: 'superseded', by: String(b) });
	expect((await stands(a))?.supersededBy).toBe(c);
	await expect(turned(member, c, { state: 'superseded', by: String(a) })).rejects.toMatchObject({
		status: 422,
	});
	await expect(turned(member, c, { state: 'superseded', by: String(c) })).rejects.toMatchObject({
		status: 422,
	});
	await expect(turned(member, c, { state: 'superseded', by: '999' })).rejects.toMatchObject({ status: 422 });
	await turned(member, a, { state: 'fresh', sentence: 'It says something else.' });
	expect(await stands(a)).toMatchObject({ state: 'fresh', supersededBy: null });
	expect(TurnForm.safeParse({ state: 'superseded', by: 'the other one' }).success).toBe(false);
	expect(TurnForm.parse({ state: 'superseded', by: 'https://kintsugi.example/lessons/318' }).by).toBe(318);
});

test('several become one, or none of them', async () => {
	const { db, member, outsider } = company;
	const [a, b, into] = [await write('A'), await write('B'), await write('Into')];
	const theirs = await writeEntry(db, outsider, { title: 'Theirs' });
	await transact(db, (tx) => setLearned(tx, outsider, theirs.id, { lessons: [{ text: 'T' }], changes: [] }));
	const other = (await learnedFrom(db.read, theirs.id)).lessons[0]?.id ?? 0;
	const joined = (lessons: number[]) => joinAsOne(db, member, into, Joining.parse({ lessons }));
	await expect(joined([a, other])).rejects.toMatchObject({ status: 403 });
	expect((await stands(a))?.state).toBe('fresh');
	await joined([a, b, into]);
	expect([await stands(a), await stands(b), await stands(into)]).toMatchObject([
		{ state: 'superseded', supersededBy: into },
		{ state: 'superseded', supersededBy: into },
		{ state: 'fresh', supersededBy: null },
	]);
});
