import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshCompany, type Company } from '../../../tests/support/people.ts';
import { readVersion, versionsOf } from '../entries/history.server.ts';
import { SearchQuery } from '../search/query.ts';
import { search } from '../search/search.server.ts';
import { draft, NewPostmortem, read, revise, Revision } from './postmortems.server.ts';
import { publish, remove, restore, withdraw } from './publication.server.ts';
import { withoutIds } from './stored.server.ts';

let company: Company;
beforeAll(async () => {
	company = await freshCompany();
});
afterAll(() => company.close());

const written = {
	title: 'The queue that asked nobody to slow down',
	severity: 2,
	times: {
		started: '2026-11-10T02:14:00Z',
		noticed: '2026-11-10T02:37:00Z',
		resolved: '2026-11-10T04:06:00Z',
	},
	timeline: [
		{ at: '2026-11-10T02:37:00Z', text: 'On-call is paged', kind: 'seen' },
		{ at: null, text: 'Somebody mentions the upgrade', kind: 'said' },
		{ at: '2026-11-10T02:14:00Z', text: 'The backlog begins to grow', kind: 'milestone' },
	],
	factors: [
		{ title: 'Flow control was off by default', topics: ['Default changed quietly'] },
		{ title: 'No limit' },
	],
	lessons: [{ text: 'A default can change under us without a word.' }],
	changes: [
		{
			text: 'Pin the client’s defaults',
			lesson: 1,
			answers: [1],
			owner: 'ines@example.org',
			due: '2026-12-01',
		},
		{ text: 'Alert on backlog', answers: [2], state: 'done', doneOn: '2026-11-12' },
	],
	topics: ['queues'],
};

function make(content: object = {}, sharing: object = {}) {
	const input = NewPostmortem.parse({ content: { ...written, ...content }, sharing });
	return draft(company.db, company.member, input);
}

describe('a post-mortem', () => {
	it('comes back as it was written, its timeline in order and its rows with ids', async () => {
		const { number } = await make();
		const { content } = await read(company.db, company.member, number);
		expect(content.timeline.map(({ text }) => text)).toEqual([
			'The backlog begins to grow',
			'On-call is paged',
			'Somebody mentions the upgrade',
		]);
		expect(content.cracks).toBe('12');
		expect(content.changes[0]).toMatchObject({ owner: 'ines@example.org', lesson: 1, answers: [1] });
		expect(content.factors[0]?.topics).toEqual(['Default changed quietly']);
		expect(content.times.declared).toBeNull();
	});

	it('keeps the id of every row that is still the same row', async () => {
		const { number } = await make();
		const before = (await read(company.db, company.member, number)).content;
		const [first, second] = before.changes;
		if (!first || !second) throw new Error('both changes are there');
		const { content: after } = await revise(company.db, company.member, number, {
			content: { changes: [{ ...second, text: 'Alert on the age of the backlog' }, first] },
			sharing: {},
			autosaved: false,
		});
		expect(after.changes.map(({ id }) => id)).toEqual([second.id, first.id]);
		expect(after.timeline.map(({ id }) => id)).toEqual(before.timeline.map(({ id }) => id));
	});

	it('refuses a time before it began, at that field', async () => {
		const times = { started: '2026-11-10T02:14:00Z', noticed: '2026-11-10T01:00:00Z' };
		await expect(make({ times })).rejects.toMatchObject({
			status: 422,
			body: { fields: { 'times.noticed': 'That is before it began. Next day?' } },
		});
	});

	it('stores nothing by half', async () => {
		const all = () => company.db.read.all<{ n: number }>(`SELECT count(*) AS n FROM entry`);
		const before = await all();
		await expect(
			make({ changes: [{ text: 'Reach for a lesson that is not there', lesson: 9 }] }),
		).rejects.toMatchObject({
			status: 422,
		});
		expect(await all()).toEqual(before);
	});

	it('does not overwrite what somebody else saved meanwhile', async () => {
		const { number } = await make();
		const { entry } = await read(company.db, company.member, number);
		await revise(
			company.db,
			company.member,
			number,
			Revision.parse({ content: { summary: 'One' }, base: entry.version }),
		);
		const late = Revision.parse({ content: { summary: 'Two' }, base: entry.version });
		await expect(revise(company.db, company.member, number, late)).rejects.toMatchObject({ status: 409 });
		expect((await read(company.db, company.member, number)).content.summary).toBe('One');
	});

	it('makes no version of the same words again, whatever they started from', async () => {
		const { id, number } = await make();
		const { content } = await read(company.db, company.member, number);
		const again = await revise(company.db, company.member, number, {
			...Revision.parse({ base: 99 }),
			content: withoutIds(content),
		});
		expect(again.version).toBe(1);
		expect(again.content.timeline).toEqual(content.timeline);
		expect(await versionsOf(company.db.read, id)).toHaveLength(1);
	});

	it('has a history: one version a sitting while autosaving, one for each save by hand', async () => {
		const { id, number } = await make();
		for (const summary of ['a', 'ab', 'abc']) {
			await revise(
				company.db,
				company.member,
				number,
				Revision.parse({ content: { summary }, autosaved: true }),
			);
		}
		await revise(company.db, company.member, number, Revision.parse({ content: { summary: 'Done' } }));
		const versions = await versionsOf(company.db.read, id);
		expect(versions.map(({ number: version }) => version)).toEqual([5, 4, 1]);
		const { content } = await readVersion(company.db.read, id, 4);
		expect(content).toMatchObject({ summary: 'abc', title: written.title });
	});
});

describe('who sees it', () => {
	const found = async (who: Company['member'], q: string) =>
		(await search(company.db, who, SearchQuery.parse({ q }))).items.map(({ number }) => number);

	it('is its authors’ until it is published, and everybody’s after', async () => {
		const { number } = await make({ title: 'Zanzibar under water' });
		await expect(read(company.db, company.outsider, number)).rejects.toMatchObject({ status: 404 });
		expect(await found(company.outsider, 'zanzibar')).toEqual([]);
		expect(await found(company.member, 'zanzibar')).toEqual([number]);
		await publish(company.db, company.member, number);
		expect((await read(company.db, company.outsider, number)).mayEdit).toBe(false);
		expect(await found(company.outsider, 'zanzibar')).toEqual([number]);
		await withdraw(company.db, company.member, number);
		expect(await found(company.outsider, 'zanzibar')).toEqual([]);
	});

	it('is a team’s, or that of the people named', async () => {
		const inTeam = await make({ title: 'Quetzal one' }, { team: 'payments', visibility: 'team' });
		const named = await make(
			{ title: 'Quetzal two' },
			{ visibility: 'restricted', readers: ['ha@example.org'] },
		);
		for (const { number } of [inTeam, named]) await publish(company.db, company.member, number);
		expect(await found(company.outsider, 'quetzal')).toEqual([named.number]);
		expect(await found(company.owner, 'quetzal')).toEqual([]);
		await expect(read(company.db, company.admin, inTeam.number)).rejects.toMatchObject({ status: 404 });
	});

	it('is decided by its authors: an administrator may mend the words and nothing else', async () => {
		const { number } = await make({ title: 'Heron' }, { team: 'payments' });
		await publish(company.db, company.member, number);
		const words = Revision.parse({ content: { summary: 'Mended' } });
		await revise(company.db, company.admin, number, words);
		for (const sharing of [
			{ visibility: 'restricted' },
			{ authors: ['tomasz@example.org'] },
			{ team: null },
		]) {
			await expect(
				revise(company.db, company.admin, number, Revision.parse({ sharing })),
			).rejects.toMatchObject({ status: 403 });
		}
		expect((await read(company.db, company.member, number)).content.summary).toBe('Mended');
	});

	it('is nobody’s once removed, until an author brings it back', async () => {
		const { number } = await make({ title: 'Ibis in the switchboard' });
		await publish(company.db, company.member, number);
		await remove(company.db, company.member, number);
		await expect(read(company.db, company.member, number)).rejects.toMatchObject({ status: 404 });
		expect(await found(company.member, 'ibis')).toEqual([]);
		await expect(restore(company.db, company.outsider, number)).rejects.toMatchObject({ status: 404 });
		await restore(company.db, company.member, number);
		expect(await found(company.outsider, 'ibis')).toEqual([number]);
	});

	it('asks for a title and nothing else before it is published', async () => {
		const { number } = await draft(
			company.db,
			company.member,
			NewPostmortem.parse({ content: {}, sharing: {} }),
		);
		await expect(publish(company.db, company.member, number)).rejects.toMatchObject({
			body: { fields: { title: 'Give it a title; plain and memorable is best.' } },
		});
		await expect(publish(company.db, company.outsider, number)).rejects.toMatchObject({ status: 404 });
	});
});
