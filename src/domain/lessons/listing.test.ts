import { afterEach, beforeEach, expect, test } from 'vitest';
import { freshCompany, type Company } from '../../../tests/support/people.ts';
import { setClock } from '#lib/db/clock.ts';
import { DAY } from '#lib/dates.ts';
import type { Person } from '../accounts/person.ts';
import { draft, NewPostmortem } from '../postmortems/postmortems.server.ts';
import { listLessons } from './listing.server.ts';
import { LessonQuery } from './listing.ts';
import { saidDifferently } from './said-differently.server.ts';
import { Sending } from './sending.ts';
import { sendLesson } from './sending.server.ts';
import { inbox } from '../notifications/inbox.server.ts';

let company: Company;
let release: () => void;
let days = 0;
beforeEach(async () => {
	days = 0;
	release = setClock(Date.parse('2026-11-01T10:00Z'));
	company = await freshCompany();
});
afterEach(async () => {
	release();
	await company.close();
});

/** Each a day after the one before. */
async function write(lessons: string[], changes: object[] = [], sharing: object = {}, more: object = {}) {
	release();
	release = setClock(Date.parse('2026-11-01T10:00Z') + ++days * DAY);
	const content = {
		title: lessons.join(),
		lessons: lessons.map((text) => ({ text })),
		changes: changes.map((change) => ({ text: 'Do it', ...change })),
		...more,
	};
	await draft(company.db, company.member, NewPostmortem.parse({ content, sharing }), { publish: true });
}
const list = async (query: object = {}, who: Person = company.outsider) => {
	const { items, next } = await listLessons(company.db, who, LessonQuery.parse(query));
	return { texts: items.map(({ text }) => text), next, items };
};

test('the newest first, page by page, and only what may be seen', async () => {
	await write(['A', 'B']);
	await write(['C']);
	await write(['Hidden'], [], { visibility: 'restricted' });
	const first = await list({ limit: 2 });
	expect(first.texts).toEqual(['C', 'B']);
	expect(await list({ limit: 2, cursor: first.next })).toMatchObject({ texts: ['A'], next: null });
	expect((await list({}, company.member)).texts[0]).toBe('Hidden');
});

test('by whether anything follows, by team and topic, and by its very words', async () => {
	await write(
		['Watch the certificate', 'Ask before it ends'],
		[{ lesson: 1, state: 'done' }],
		{},
		{ topics: ['Ends'] },
	);
	await write(['Queues push back'], [{ lesson: 1, text: 'Alert on depth' }], { team: 'payments' });
	await write(['Nothing follows'], [{ lesson: 1, state: 'dropped', reason: 'No' }]);
	expect((await list({ changes: 'none' })).texts).toEqual(['Nothing follows', 'Ask before it ends']);
	expect((await list({ changes: 'some' })).texts).toEqual(['Queues push back', 'Watch the certificate']);
	expect((await list({ changes: 'made' })).texts).toEqual(['Watch the certificate']);
	expect((await list({ team: 'payments' })).texts).toEqual(['Queues push back']);
	expect((await list({ topic: 'ends' })).texts).toHaveLength(2);
	expect((await list({ q: 'certificates' })).texts, 'not its neighbour').toEqual(['Watch the certificate']);
	expect((await list({ q: 'depth' })).texts).toEqual(['Queues push back']);
	const [one] = (await list({ q: 'certificate' })).items;
	expect((await list({ q: `L-${one?.id}` })).texts).toEqual(['Watch the certificate']);
	expect((await list({ q: 'quokka' })).texts).toEqual([]);
});

test('is sent to somebody who may read it, with a line for them alone', async () => {
	const { db, outsider, admin, member } = company;
	await write(['For you'], [], { visibility: 'restricted', readers: [outsider.email] });
	const id = (await list({}, member)).items[0]?.id ?? 0;
	const send = (to: string) => sendLesson(db, member, id, Sending.parse({ to, line: 'Like your queue?' }));
	await expect(send(admin.email)).rejects.toMatchObject({ status: 422 });
	await expect(send('Nobody')).rejects.toMatchObject({ status: 422 });
	expect(await send('nguyễn thu hà')).toEqual({ name: outsider.name });
	expect(await inbox(db, outsider)).toMatchObject([
		{ sentence: `Inês Carvalho sends you L\u2011${id}: “Like your queue?”`, href: `/lessons/${id}` },
	]);
	expect(await inbox(db, admin)).toEqual([]);
});

test('what says the same in other words stands beside it, as far as one sees it', async () => {
	const text = 'A backup that nobody restored is a hope and no backup';
	for (let k = 0; k < 4; k++) await write([`Filler ${k} about something else altogether`]);
	const narrative = 'The backup was made every night and nobody had restored one for a year.';
	await write([text], [], {}, { narrative });
	await write(['Restored once a month, a backup is no hope'], [], {}, { narrative });
	await write(['A backup that was restored, hidden'], [], { visibility: 'restricted' }, { narrative });
	const id = (await list({ q: 'nobody' })).items[0]?.id ?? 0;
	const said = await saidDifferently(company.db, company.outsider, id);
	expect(said.map((one) => [one.text, one.joined, one.mayJoin])).toEqual([
		['Restored once a month, a backup is no hope', false, false],
	]);
});
