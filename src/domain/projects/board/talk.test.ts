import { afterEach, beforeEach, expect, test } from 'vitest';
import { freshCompany, type Company } from '../../../../tests/support/people.ts';
import { startProject } from '../../../../tests/support/projects.ts';
import { HOUR } from '#lib/dates.ts';
import { setClock } from '#lib/db/clock.ts';
import { news } from '#lib/live/news.server.ts';
import type { Person } from '../../accounts/person.ts';
import { discussion } from '../../entries/discussion/discussion.server.ts';
import { inbox } from '../../notifications/inbox.server.ts';
import { NewCard } from './asked.ts';
import { add, remove, rewrite } from './cards.server.ts';
import { tellHours } from './hours.server.ts';
import { move } from './moving.server.ts';
import { changesSince, readBoard } from './reading.server.ts';
import { rewriteSaid, say, takeBackSaid, talkOf } from './talk.server.ts';
import { PART } from './talk.ts';

let company: Company;
let number: number;
let clock: number;
let release: () => void;
beforeEach(async () => {
	clock = Date.parse('2026-12-02T09:12Z');
	company = await freshCompany(Date.parse('2026-11-30T08:00Z'));
	release = setClock(() => clock);
	({ number } = await startProject(company.db, company.member, { authors: [company.owner.email] }));
	for (const uid of [UID, 'card-beside'])
		await add(company.db, company.member, number, NewCard.parse({ uid, title: uid, column: -1 }));
});
afterEach(async () => {
	release();
	await company.close();
});

const UID = 'card-talked-of';
const says = (who: Person, text: string, uid = UID) => say(company.db, who, number, uid, { text });
const board = async () => (await readBoard(company.db, company.owner, number)).board;
const cardOf = async (uid = UID) => (await board()).cards.find((one) => one.uid === uid);
const toldTo = async (who: Person) =>
	(await inbox(company.db, who)).map(({ sentence, href }) => `${sentence} ${href}`);

test('whoever sees the board says something about a card; its people, and who spoke there or is named, hear of it once', async () => {
	const { db, member, owner, outsider } = company;
	await rewrite(db, member, number, { uid: UID, people: [owner.id] });
	clock += HOUR;
	await says(outsider, 'I can look at three.');
	clock += HOUR;
	const { comment } = await says(owner, `Thank you, @${outsider.name}. And @${member.name}?`);
	await says(owner, 'At three, then.');
	const page = `/projects/${number}/board?card=${UID}`;
	expect(await toldTo(owner)).toContain(
		`${outsider.name} said something on a card of P\u2011${number} ${page}#talk`,
	);
	expect(await toldTo(outsider)).toEqual([
		expect.stringContaining('said something on a card'),
		`${owner.name} mentioned you in P\u2011${number} ${page}#comment-${comment}`,
	]);
	expect(await toldTo(member)).toEqual([
		`${owner.name} mentioned you in P\u2011${number} ${page}#comment-${comment}`,
	]);
	const { comments } = await talkOf(db, outsider, number, UID);
	expect(comments.map(({ by }) => by.id)).toEqual([outsider.id, owner.id, owner.id]);
	expect((await talkOf(db, outsider, number, 'card-beside')).comments).toEqual([]);
	expect([await cardOf(), await cardOf('card-beside')]).toMatchObject([{ comments: 3 }, { comments: 0 }]);
	const ofProject = { kind: 'project', number } as const;
	expect((await discussion(db, member, ofProject, () => [], { without: PART })).threads).toEqual([]);
});

test('one changes and takes back one’s own words, and nobody else’s; pages that show the board hear of each', async () => {
	const { db, member, owner, outsider } = company;
	const { comment } = await says(outsider, 'A number would do.');
	const beside = await says(member, 'Elsewhere.', 'card-beside');
	const { change } = await board();
	const heard: string[] = [];
	const stop = news.hear(owner.id, (place) => heard.push(place));
	await rewriteSaid(db, outsider, number, UID, { comment, text: 'A sentence would do.' });
	await expect(rewriteSaid(db, owner, number, UID, { comment, text: 'Mine' })).rejects.toMatchObject({
		status: 403,
	});
	await expect(takeBackSaid(db, owner, number, UID, { comment })).rejects.toMatchObject({ status: 403 });
	const onAnother = takeBackSaid(db, member, number, UID, beside);
	await expect(onAnother).rejects.toMatchObject({ status: 404 });
	expect((await talkOf(db, member, number, UID)).comments).toMatchObject([{ text: 'A sentence would do.' }]);
	await takeBackSaid(db, outsider, number, UID, { comment });
	stop();
	expect(heard).toEqual([`board-${number}`, `board-${number}`]);
	expect((await changesSince(db, owner, number, change)).cards).toMatchObject([{ uid: UID, comments: 0 }]);
	expect((await talkOf(db, member, number, UID)).comments).toEqual([]);
});

test('on a card that waits for somebody stands what one who is not on it said last', async () => {
	const { db, member, owner, outsider } = company;
	await rewrite(db, member, number, { uid: UID, people: [owner.id] });
	await says(outsider, 'I can look at **three**.');
	expect(await cardOf()).toMatchObject({ answer: null });
	await move(db, member, number, { uid: UID, column: -3, before: null, after: null });
	expect(await cardOf()).toMatchObject({
		answer: { by: { id: outsider.id }, words: 'I can look at three.' },
	});
	await says(owner, 'Thank you.');
	expect(await cardOf()).toMatchObject({ answer: null });
});

test('of a card that is not shown, or was taken away, nothing is said or read', async () => {
	const { db, member, admin } = company;
	const secret = await startProject(db, member, { visibility: 'restricted', authors: [] });
	await add(db, member, secret.number, NewCard.parse({ uid: 'card-hidden', title: 'Hidden', column: -1 }));
	for (const asked of [
		talkOf(db, admin, secret.number, 'card-hidden'),
		say(db, admin, secret.number, 'card-hidden', { text: 'Hello' }),
		talkOf(db, member, number, 'card-hidden'),
		says(member, 'Hello', 'card-hidden'),
	])
		await expect(asked).rejects.toMatchObject({ status: 404 });
	await says(member, 'It was said.');
	await remove(db, member, number, { uid: UID });
	await expect(talkOf(db, member, number, UID)).rejects.toMatchObject({ status: 404 });
});

test('hours are what its people tell, for everybody alike; nobody else tells them', async () => {
	const { db, member, outsider } = company;
	expect((await board()).hours).toEqual({ spent: null, meant: null });
	await tellHours(db, member, number, { spent: 41, meant: 128 });
	expect((await board()).hours).toEqual({ spent: 41, meant: 128 });
	const other = tellHours(db, outsider, number, { spent: 1, meant: null });
	await expect(other).rejects.toMatchObject({ status: 403 });
});
