import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { NewEntry } from '#domain/log/answer.ts';
import { logIt } from '#domain/log/log.server.ts';
import { post } from '#domain/growth/opportunities/opportunities.server.ts';
import { NewOpportunity } from '#domain/growth/opportunities/posting.ts';
import { NewProject } from '#domain/projects/pitching.ts';
import { pitch } from '#domain/projects/projects.server.ts';
import { draft, NewPostmortem } from '#domain/postmortems/postmortems.server.ts';
import { publish } from '#domain/postmortems/publication.server.ts';
import { publish as publishStory } from '#domain/stories/publication.server.ts';
import { begin } from '#domain/stories/stories.server.ts';
import { NewStory } from '#domain/stories/telling.ts';
import { aCourse } from '../support/courses.ts';
import { programs, type Programs } from './programs.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 180_000 });

type Of = 'postmortems' | 'log' | 'stories' | 'projects' | 'courses' | 'growth/openings';
let api: Programs<Record<Of, number>>;
beforeAll(async () => {
	api = await programs(async ({ db, member }) => {
		const { number } = await draft(
			db,
			member,
			NewPostmortem.parse({ content: { title: 'The queue asked nobody', summary: 'It was full.' } }),
		);
		await publish(db, member, number);
		const told = { title: 'I paged everybody', tried: 'An alert', learned: 'To ask first' };
		const story = await begin(db, member, NewStory.parse(told));
		await publishStory(db, member, story.number);
		return {
			postmortems: number,
			log: (await logIt(db, member, NewEntry.parse({ learned: 'Ask the queue' }))).number,
			stories: story.number,
			projects: (
				await pitch(db, member, NewProject.parse({ title: 'Queue that explains itself', joins: true }))
			).number,
			courses: (await aCourse(db, member, { title: 'For everybody' })).number,
			'growth/openings': (await post(db, member, NewOpportunity.parse({ title: 'Beside us', form: 'role' })))
				.number,
		};
	});
});
afterAll(() => api.close());

interface Discussion {
	open: number;
	threads: { id: number; resolved: object | null; comments: { id: number; text: string }[] }[];
}
interface Removed {
	items: { reference: string; kind: string; number: number; title: string }[];
}
interface Versions {
	items: { version: number; current: boolean; savedBy: string }[];
}

const ALL: Of[] = ['postmortems', 'log', 'stories', 'projects', 'courses', 'growth/openings'];

describe.each(ALL)('what is said about one of %s', (of) => {
	const here = () => `/${of}/${api.filled[of]}/discussion`;

	test('is noted, answered, said in other words, resolved and taken back', async () => {
		const noted = await api.outsider<Discussion>('POST', here(), { text: 'Who saw it first?' });
		expect(noted.status).toBe(201);
		const [thread] = noted.body.threads;
		const replied = await api.member<Discussion>('POST', `${here()}/${thread?.id}`, { text: 'Support did' });
		const [asked, answer] = replied.body.threads[0]?.comments ?? [];
		expect(answer?.text).toBe('Support did');

		const words = `${here()}/comments/${answer?.id}`;
		expect((await api.outsider('PATCH', words, { text: 'Nobody did' })).status).toBe(403);
		const said = await api.member<Discussion>('PATCH', words, { text: 'Support, at night' });
		expect(said.body.threads[0]?.comments[1]?.text).toBe('Support, at night');

		const settled = await api.member<Discussion>('PATCH', `${here()}/${thread?.id}`, { resolved: true });
		expect(settled.body).toMatchObject({ open: 0, threads: [{ resolved: { by: 'Inês Carvalho' } }] });
		const again = await api.member<Discussion>('PATCH', `${here()}/${thread?.id}`, { resolved: false });
		expect(again.body.open).toBe(1);

		expect((await api.member('DELETE', words)).status).toBe(204);
		expect((await api.outsider('DELETE', `${here()}/comments/${asked?.id}`)).status).toBe(204);
		expect((await api.outsider<Discussion>('GET', here())).body).toEqual({ threads: [], open: 0 });
	});
});

describe.each(ALL)('one of %s that is removed', (of) => {
	test('is in the list of its author alone, and comes back', async () => {
		const one = `/${of}/${api.filled[of]}`;
		expect((await api.member('DELETE', one)).status).toBe(204);
		const { body } = await api.member<Removed>('GET', '/me/removed');
		expect(body.items).toMatchObject([{ number: api.filled[of] }]);
		expect((await api.outsider<Removed>('GET', '/me/removed')).body.items).toEqual([]);
		expect((await api.outsider('POST', `${one}/restore`)).status).toBe(404);
		expect((await api.member('POST', `${one}/restore`)).status).toBe(200);
		expect((await api.outsider('GET', one)).status).toBe(200);
		expect((await api.member('POST', `${one}/restore`)).status).toBe(404);
	});
});

const CHANGES: [Of, object, string][] = [
	['log', { learned: 'Ask the queue how deep it is' }, 'learned'],
	['stories', { learned: 'To ask before paging' }, 'learned'],
	['projects', { pitch: 'Read why a queue grows' }, 'pitch'],
	['growth/openings', { pitch: 'Two hours a week' }, 'pitch'],
];

describe.each(CHANGES)('the versions of one of %s', (of, change, field) => {
	test('are listed and read, each as it was saved', async () => {
		const one = `/${of}/${api.filled[of]}`;
		const [before] = (await api.member<Versions>('GET', `${one}/versions`)).body.items;
		expect((await api.member('PATCH', one, change)).status).toBe(200);
		const { body } = await api.member<Versions>('GET', `${one}/versions`);
		expect(body.items[0]).toMatchObject({ current: true, savedBy: 'Inês Carvalho' });
		expect(body.items[0]?.version).toBeGreaterThan(before?.version ?? 0);
		const at = (version: number | undefined) =>
			api.member<{ content: Record<string, unknown> }>('GET', `${one}/versions/${version}`);
		expect((await at(body.items[0]?.version)).body.content).toMatchObject(change);
		const old = await at(before?.version);
		expect(old.body.content[field]).not.toBe((change as Record<string, unknown>)[field]);
		expect((await at(9999)).status).toBe(404);
	});
});

test('an old version of a post-mortem is written once more', async () => {
	const one = `/postmortems/${api.filled.postmortems}`;
	await api.member('PATCH', one, { content: { summary: 'Nobody knows.' } });
	const [latest, older] = (await api.member<Versions>('GET', `${one}/versions`)).body.items;
	const restored = await api.member<{ version: number; content: { summary: string } }>(
		'POST',
		`${one}/versions/${older?.version}/restore`,
	);
	expect(restored.body.content.summary).toBe('It was full.');
	expect(restored.body.version).toBe((latest?.version ?? 0) + 1);
	expect((await api.outsider('POST', `${one}/versions/1/restore`)).status).toBe(403);
});

test('how a story came to be is for its authors', async () => {
	expect((await api.outsider('GET', `/stories/${api.filled.stories}/versions`)).status).toBe(403);
});
