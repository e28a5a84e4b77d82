import { afterEach, beforeEach, expect, test } from 'vitest';
import { freshCompany, type Company } from '../../../../tests/support/people.ts';
import { startProject } from '../../../../tests/support/projects.ts';
import { HOUR } from '#lib/dates.ts';
import { setClock } from '#lib/db/clock.ts';
import { news } from '#lib/live/news.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { findEntry } from '../../entries/entries.server.ts';
import { inbox } from '../../notifications/inbox.server.ts';
import { learnedFrom, setLearned } from '../../lessons/lessons.server.ts';
import { cardsIn, overfull } from './board.ts';
import { ColumnWords, MovedInWords, NewCard, Rewritten, Taught, Ticked } from './asked.ts';
import { add, remove, restore, rewrite, tick } from './cards.server.ts';
import { changedWords, RewrittenInForm } from './changed-words.ts';
import { projectMember, projectNeed } from '../tables.server.ts';
import { moveColumn, removeColumn, setColumn } from './columns.server.ts';
import { headingOf } from './heading.server.ts';
import { move, moveInWords } from './moving.server.ts';
import { changesSince, readBoard } from './reading.server.ts';
import { teach } from './teaching.server.ts';

let company: Company;
let id: number;
let number: number;
let clock = Date.parse('2026-12-02T09:12Z');
let release: () => void;
beforeEach(async () => {
	company = await freshCompany(Date.parse('2026-11-30T08:00Z'));
	release = setClock(() => clock);
	({ id, number } = await startProject(company.db, company.member, { authors: [company.owner.email] }));
});
afterEach(async () => {
	release();
	await company.close();
});

const card = (k: number, column = -1) => NewCard.parse({ uid: `card-000${k}`, title: `Card ${k}`, column });
const fill = async (count: number) => {
	for (let k = 1; k <= count; k++) await add(company.db, company.member, number, card(k));
};
const seen = () => readBoard(company.db, company.owner, number).then(({ board }) => board);
async function titles(): Promise<Record<string, string[]>> {
	const { columns, cards } = await seen();
	return Object.fromEntries(
		columns.map(({ id: one, name }) => [name, cardsIn(cards, one).map((it) => it.title)]),
	);
}

test('a board begins with its four columns, and is written down with the first card', async () => {
	expect((await seen()).columns.map(({ id: one, name }) => [one, name])).toEqual([
		[-1, 'Wondering'],
		[-2, 'Trying'],
		[-3, 'Stuck'],
		[-4, 'Learned'],
	]);
	await add(company.db, company.member, number, card(1, -2));
	await add(company.db, company.member, number, card(1, -2));
	const { columns, cards, change } = await seen();
	expect(columns.every((column) => column.id > 0)).toBe(true);
	expect(cards).toHaveLength(1);
	expect(change).toBe(2);
	expect(await titles()).toMatchObject({ Trying: ['Card 1'], Wondering: [] });
});

test('a card goes between its neighbours; where one has gone, beside the other; and by words', async () => {
	const { db, member } = company;
	await fill(4);
	const at = { column: -1, before: 'card-0002', after: 'card-0001' };
	await move(db, member, number, { uid: 'card-0004', ...at });
	expect((await titles()).Wondering).toEqual(['Card 1', 'Card 4', 'Card 2', 'Card 3']);
	await remove(db, member, number, { uid: 'card-0002' });
	await move(db, member, number, { uid: 'card-0003', ...at });
	expect((await titles()).Wondering).toEqual(['Card 1', 'Card 3', 'Card 4']);
	await restore(db, member, number, { uid: 'card-0002' });
	expect((await titles()).Wondering).toEqual(['Card 1', 'Card 3', 'Card 4', 'Card 2']);
	const say = (uid: string, to: string, column = -1) =>
		moveInWords(db, member, number, MovedInWords.parse({ uid, to, column }));
	await say('card-0002', 'up');
	await say('card-0001', 'down');
	expect((await titles()).Wondering).toEqual(['Card 3', 'Card 1', 'Card 2', 'Card 4']);
	await say('card-0003', 'up');
	await say('card-0004', 'down');
	await say('card-0002', 'first');
	await say('card-0003', 'last', -3);
	expect(await titles()).toMatchObject({ Wondering: ['Card 2', 'Card 1', 'Card 4'], Stuck: ['Card 3'] });
});

test('a page hears what it has not seen, and of a column how long a card has been there', async () => {
	const { db, member, owner } = company;
	await fill(2);
	const { change, cards } = await seen();
	clock += HOUR;
	const heard: string[] = [];
	const stop = news.hear(owner.id, (place) => heard.push(place));
	await move(db, member, number, { uid: 'card-0001', column: -2, before: null, after: null });
	await remove(db, member, number, { uid: 'card-0002' });
	stop();
	expect(heard).toEqual([`board-${number}`, `board-${number}`]);
	const { cards: changed, removed, ...rest } = await changesSince(db, owner, number, change);
	expect(changed.map(({ uid, enteredAt }) => [uid, enteredAt])).toEqual([['card-0001', clock]]);
	expect(cards.find(({ uid }) => uid === 'card-0001')?.enteredAt).toBe(clock - HOUR);
	expect(removed).toEqual(['card-0002']);
	expect(rest).toMatchObject({ change: change + 2, restarted: false });
	expect(await changesSince(db, owner, number, change + 9)).toMatchObject({ restarted: true });
	clock -= HOUR;
});

test('what a card says, who does it, and its steps, each known by its words', async () => {
	const { db, member, owner, outsider } = company;
	await fill(1);
	const uid = 'card-0001';
	const steps = [{ text: 'Ask' }, { text: '' }, { text: 'Draw' }, { text: 'Try' }];
	const people = [owner.id, outsider.id];
	const words = {
		uid,
		title: 'Name it',
		body: '*Slow*',
		steps,
		labels: 'alert, text, alert',
		due: '2026-12-04',
	};
	await rewrite(db, member, number, Rewritten.parse({ ...words, people }));
	await tick(db, owner, number, Ticked.parse({ uid, step: 0, text: 'Draw', done: 'on' }));
	await tick(db, owner, number, Ticked.parse({ uid, step: 0, text: 'Gone', done: 'on' }));
	const [one] = (await seen()).cards;
	expect(one).toMatchObject({ title: 'Name it', labels: ['alert', 'text'], due: '2026-12-04' });
	expect(one?.steps.filter(({ done }) => done)).toEqual([{ text: 'Draw', done: true }]);
	expect(one?.people.map(({ name }) => name)).toEqual(['Maren Holt']);
	expect((await inbox(db, owner, { unread: true })).map(({ kind, href }) => [kind, href])).toEqual([
		['project-card', `/projects/${number}/board?card=${uid}`],
	]);
	expect(await inbox(db, outsider, { unread: true })).toEqual([]);
	expect(one?.html).toContain('<em>Slow</em>');
	expect(Rewritten.safeParse({ ...words, due: 'soon' }).success).toBe(false);
});

test('a form that was opened before others wrote on the card changes what was changed in it, and nothing else', async () => {
	const { db, member, owner } = company;
	await fill(1);
	const uid = 'card-0001';
	const [opened] = (await seen()).cards;
	const was = JSON.stringify({ ...opened, people: [] });
	await rewrite(db, owner, number, { uid, body: 'Said meanwhile', labels: ['night'] });
	const sent = { uid, title: 'In other words', body: '', labels: '', due: '', was };
	expect(changedWords(RewrittenInForm.parse(sent))).toEqual({ uid, title: 'In other words' });
	await rewrite(db, member, number, changedWords(RewrittenInForm.parse(sent)));
	expect((await seen()).cards).toMatchObject([
		{ title: 'In other words', body: 'Said meanwhile', labels: ['night'] },
	]);
	expect(changedWords(RewrittenInForm.parse({ ...sent, was: 'torn' }))).toMatchObject({ body: '' });
});

test('what a card taught is a lesson of the project; worded anew, it stays the same one; taken back, its change stays', async () => {
	const { db, member } = company;
	await fill(2);
	const say = (uid: string, learned: string) =>
		teach(db, member, number, Taught.parse({ uid, learned, outcome: 'put-down' }));
	await say('card-0001', 'Colour told nobody anything.');
	await say('card-0002', 'The broker knows.');
	const { lessons } = await learnedFrom(db.read, id);
	expect(lessons.map(({ text }) => text)).toEqual(['Colour told nobody anything.', 'The broker knows.']);
	expect((await titles()).Learned).toEqual(['Card 1', 'Card 2']);
	const change = {
		text: 'Ask it',
		kind: 'action',
		type: null,
		endState: '',
		owner: 'Ops',
		due: null,
	} as const;
	const hung = { ...change, state: 'open', reason: '', doneOn: null, link: '', lesson: 2 } as const;
	await transact(db, (tx) => setLearned(tx, member, id, { lessons, changes: [hung] }));
	await say('card-0001', '');
	await say('card-0002', 'The broker knows why.');
	const now = await learnedFrom(db.read, id);
	expect(now.lessons).toEqual([{ id: lessons[1]?.id, text: 'The broker knows why.' }]);
	expect(now.changes).toMatchObject([{ text: 'Ask it', lesson: 1 }]);
	await transact(db, (tx) =>
		setLearned(tx, member, id, {
			...now,
			lessons: now.lessons.map((one) => ({ ...one, text: 'In other words' })),
		}),
	);
	expect((await seen()).cards.find(({ uid }) => uid === 'card-0002')?.learned).toBe('In other words');
	await remove(db, member, number, { uid: 'card-0002' });
	expect((await learnedFrom(db.read, id)).lessons).toHaveLength(1);
});

test('columns are named, ordered and taken away once they are empty; too many cards are told, not refused', async () => {
	const { db, member } = company;
	await fill(3);
	await remove(db, member, number, { uid: 'card-0003' });
	await setColumn(db, member, number, ColumnWords.parse({ name: 'Asking', most: '1' }));
	const [first, , , , asking] = (await seen()).columns;
	await moveColumn(db, member, number, { column: asking?.id ?? 0, to: 'left' });
	await setColumn(db, member, number, ColumnWords.parse({ column: first?.id, name: 'Open' }));
	expect(Object.keys(await titles())).toEqual(['Open', 'Trying', 'Stuck', 'Asking', 'Learned']);
	const away = () => removeColumn(db, member, number, { column: first?.id ?? 0 });
	await expect(away()).rejects.toMatchObject({ body: { message: /^“Open” has cards/ } });
	for (const uid of ['card-0001', 'card-0002'])
		await move(db, member, number, { uid, column: asking?.id ?? 0, before: null, after: null });
	await away();
	await restore(db, member, number, { uid: 'card-0003' });
	expect(await titles()).toMatchObject({ Trying: ['Card 3'], Asking: ['Card 1', 'Card 2'] });
	expect(asking && overfull({ ...asking, most: 1 }, 2)).toBe('1 more than you meant to have at a time');
});

test('over a board stands what is still looked for, and no need that somebody came for', async () => {
	const { db, member } = company;
	const need = { entryId: id, weight: 'must', teaches: false, count: 1 } as const;
	await transact(db, async (tx) => {
		await tx.insert(projectNeed).values([
			{ ...need, position: 0, name: 'Copywriting', folded: 'copywriting' },
			{ ...need, position: 1, name: 'Drawing', folded: 'drawing' },
		]);
		await tx.insert(projectMember).values({ entryId: id, personId: member.id, need: 'Drawing', joinedAt: 1 });
	});
	const found = await findEntry(db.read, member, 'project', number);
	expect(await headingOf(db, member, found)).toMatchObject({ wanted: ['Copywriting'], mayLeave: true });
});

test('whoever is on the project moves cards; others who may see it read, and nobody reaches another board through it', async () => {
	const { db, member, outsider, admin } = company;
	await fill(1);
	const to = { uid: 'card-0001', column: -2, before: null, after: null };
	expect((await readBoard(db, outsider, number)).mayEdit).toBe(false);
	await expect(move(db, outsider, number, to)).rejects.toMatchObject({ status: 403 });
	const secret = await startProject(db, member, { visibility: 'restricted', authors: [] });
	await expect(readBoard(db, admin, secret.number)).rejects.toMatchObject({ status: 404 });
	await expect(changesSince(db, admin, secret.number, 0)).rejects.toMatchObject({ status: 404 });
	await expect(move(db, admin, secret.number, to)).rejects.toMatchObject({ status: 404 });
	const other = await startProject(db, outsider);
	for (const deed of [move(db, outsider, other.number, to), remove(db, outsider, other.number, to)])
		await expect(deed).rejects.toMatchObject({ status: 404 });
	await expect(add(db, outsider, other.number, card(1))).rejects.toMatchObject({ status: 409 });
});
