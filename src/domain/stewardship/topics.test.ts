import { afterEach, beforeEach, expect, test } from 'vitest';
import { freshCompany, join, type Company } from '../../../tests/support/people.ts';
import type { Person } from '../accounts/person.ts';
import { post } from '../growth/opportunities/opportunities.server.ts';
import { NewOpportunity } from '../growth/opportunities/posting.ts';
import { listTopics, topicsLike } from '../lessons/topic-list.server.ts';
import { NewEntry } from '../log/answer.ts';
import { logIt } from '../log/log.server.ts';
import { openDocument } from '../postmortems/live/document.server.ts';
import { typedIn } from '../postmortems/live/shared.ts';
import { draft, NewPostmortem, read } from '../postmortems/postmortems.server.ts';
import { search } from '../search/search.server.ts';
import { SearchQuery } from '../search/query.ts';
import { listLessons } from '../lessons/listing.server.ts';
import { LessonQuery } from '../lessons/listing.ts';
import { CourseContent } from '../training/course.ts';
import { createCourse, publishCourse } from '../training/courses.server.ts';
import { addAlias, mergeTopic, renameTopic, takeAlias } from './topics.server.ts';

let company: Company;
let curator: Person;
beforeEach(async () => {
	company = await freshCompany();
	const { db, owner } = company;
	curator = await join(db, owner, { name: 'Cato', email: 'cato@example.org', role: 'curator' });
});
afterEach(() => company.close());

const write = async (topics: string[], more: object = {}) => {
	const content = { title: topics.join(), topics, lessons: [{ text: `About ${topics.join()}` }], ...more };
	return draft(company.db, company.member, NewPostmortem.parse({ content }), { publish: true });
};
const topics = async (who = company.outsider) =>
	(await listTopics(company.db.read, who)).map(({ name, entries, aliases }) => [name, entries, aliases]);
const found = async (q: string) =>
	(await search(company.db, company.outsider, SearchQuery.parse({ q }))).total;
const about = async (topic: string) =>
	(await listLessons(company.db, company.outsider, LessonQuery.parse({ topic }))).items.map(
		({ text }) => text,
	);

test('two that are one are merged: lists, search, factors, the log and what is open to write in follow', async () => {
	const { db, member, outsider } = company;
	const { id, number } = await write(['Retries'], {
		factors: [{ title: 'Again and again', topics: ['Retries', 'Storms'] }],
	});
	const { held } = await openDocument(db, id);
	expect(typedIn(held.doc).topics).toContain('Retries');
	await write(['Storms']);
	await logIt(db, member, NewEntry.parse({ learned: 'They come in waves', topics: ['Retries'] }));
	await expect(mergeTopic(db, outsider, 'retries', { into: 'Storms' })).rejects.toMatchObject({
		status: 403,
	});
	await expect(mergeTopic(db, curator, 'retries', { into: 'Retries' })).rejects.toMatchObject({
		status: 422,
	});
	expect(await mergeTopic(db, curator, 'retries', { into: 'storms' })).toBe('storms');
	expect(await topics()).toEqual([['Storms', 3, ['retries']]]);
	const { content, entry } = await read(db, member, number);
	expect([content.topics, content.factors[0]?.topics]).toEqual([['Storms'], ['Storms']]);
	expect(entry.version, 'whoever has it open learns of it').toBe(2);
	expect(typedIn((await openDocument(db, id)).held.doc).topics).not.toContain('Retries');
	expect(await found('storms')).toBe(3);
	expect(await about('Retries'), 'the old name leads on').toHaveLength(3);
	await write(['retries']);
	expect(await topics()).toEqual([['Storms', 4, ['retries']]]);
});

test('a new name is found, the old one leads to it, and one that is taken is refused', async () => {
	const { db } = company;
	await write(['Back pressure']);
	await write(['Queues']);
	await expect(renameTopic(db, curator, 'queues', { name: 'back-pressure' })).rejects.toMatchObject({
		status: 422,
	});
	expect(await renameTopic(db, curator, 'back-pressure', { name: 'Push back' })).toBe('push-back');
	expect(await topics()).toEqual([
		['Push back', 1, ['back pressure']],
		['Queues', 1, []],
	]);
	expect(await found('"push back"')).toBe(1);
	await addAlias(db, curator, 'push-back', { alias: 'Throttling' });
	await expect(addAlias(db, curator, 'queues', { alias: 'throttling' })).rejects.toMatchObject({
		status: 422,
	});
	expect(await about('throttling')).toEqual(['About Back pressure']);
	await write(['Queues'], { factors: [{ title: 'It came too fast', topics: ['throttling'] }] });
	expect(await found('"push back"'), 'what a factor is about, by its own name').toBe(2);
	await takeAlias(db, curator, 'push-back', { alias: 'throttling' });
	expect(await about('throttling')).toEqual([]);
});

test('openings and courses are found by the new name of what they are about, too', async () => {
	const { db, member } = company;
	const asked = {
		title: 'Beside us',
		form: 'pairing',
		pitch: 'An hour.',
		learns: 'To wait.',
		topics: ['Queues'],
	};
	await post(db, member, NewOpportunity.parse(asked));
	const lessons = [{ key: 'one', title: 'One', text: 'Read me.' }];
	const modules = [{ key: 'all', title: 'All', lessons }];
	const content = CourseContent.parse({ title: 'Waiting well', topics: ['queues'], modules });
	const { number } = await createCourse(db, member, { content });
	await publishCourse(db, member, number);
	expect(await found('queues')).toBe(2);
	await renameTopic(db, curator, 'queues', { name: 'Standing in line' });
	expect([await found('queues'), await found('"standing in line"')]).toEqual([0, 2]);
});

test('what nobody may see about it is not there', async () => {
	const { db, member } = company;
	const content = { title: 'Hidden', topics: ['Whispers'] };
	const sharing = { visibility: 'restricted' };
	await draft(db, member, NewPostmortem.parse({ content, sharing }), { publish: true });
	expect(await topics()).toEqual([]);
	expect(await topics(member)).toEqual([['Whispers', 1, []]]);
	await expect(renameTopic(db, curator, 'whispers', { name: 'Shouts' })).rejects.toMatchObject({
		status: 404,
	});
});

test('are found by words of their names, old ones included, those that most was learned about first', async () => {
	await write(['Retry storms']);
	await write(['Retry storms', 'Alarms']);
	await write(['Backups']);
	await mergeTopic(company.db, curator, 'backups', { into: 'Alarms' });
	const all = await listTopics(company.db.read, company.outsider);
	const like = (q: string, order: 'most' | 'name' = 'most') =>
		topicsLike(all, { q, order }).map(({ name }) => name);
	expect(like('')).toEqual(['Alarms', 'Retry storms']);
	expect(like('STÓRMS retry')).toEqual(['Retry storms']);
	expect(like('backup')).toEqual(['Alarms']);
	expect(like('retry alarms')).toEqual([]);
	await write(['Retry storms']);
	const more = await listTopics(company.db.read, company.outsider);
	expect(topicsLike(more, { q: '', order: 'most' })[0]?.name).toBe('Retry storms');
	expect(topicsLike(more, { q: '', order: 'name' })[0]?.name).toBe('Alarms');
});
