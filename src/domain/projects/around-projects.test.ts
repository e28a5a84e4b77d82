import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { setClock } from '#lib/db/clock.ts';
import { transact } from '#lib/db/transact.server.ts';
import { freshCompany, type Company } from '../../../tests/support/people.ts';
import { learn } from './content.server.ts';
import { exportMarkdown } from './exporting.server.ts';
import { importProjects } from './importing.server.ts';
import { join } from './joining.server.ts';
import { countProjects, listProjects } from './listing.server.ts';
import { NewProject, Revision } from './pitching.ts';
import { pitch, read, revise } from './projects.server.ts';
import type { Way } from './row.ts';
import { moveTo } from './state.server.ts';
import { triedBefore } from './tried-before.server.ts';

const DAY = Date.parse('2026-11-19T09:00Z');
let company: Company;
let release: () => void;
beforeAll(async () => {
	company = await freshCompany(DAY);
	release = setClock(DAY);
});
afterAll(() => {
	release();
	company.close();
});

const pitched = async (input: object = {}, who = company.member) =>
	(await pitch(company.db, who, NewProject.parse({ title: 'Queue that explains itself', ...input }))).number;
const idOf = async (number: number) => (await read(company.db, company.member, number)).entry.id;
const bytes = (name: string, text: string) => [{ name, bytes: new TextEncoder().encode(text) }];

describe('the list', () => {
	it('holds what somebody may see, in the way they ask for, a page at a time', async () => {
		const idea = await pitched();
		const forming = await pitched({ joins: true, needs: [{ name: 'Copy writing' }] });
		const full = await pitched({ joins: true, team: 'payments', visibility: 'team' });
		const over = await pitched({ joins: true });
		await transact(company.db, async (tx) => moveTo(tx, await idOf(over), 'ended'));
		const listed = async (by: Way, who = company.outsider) =>
			(await listProjects(company.db, who, { by })).rows.map(({ number }) => number);
		expect(await listed('ideas')).toEqual([idea]);
		expect(await listed('looking')).toEqual([forming]);
		expect(await listed('underway')).toEqual([forming]);
		expect(await listed('underway', company.member)).toEqual([full, forming]);
		expect(await listed('ended')).toEqual([over]);
		expect(await listed('mine')).toEqual([]);
		expect(await countProjects(company.db, company.outsider)).toEqual({
			...{ ideas: 1, looking: 1, underway: 1, mine: 0, ended: 1 },
		});
		await join(company.db, company.outsider, forming, { need: 'Copy writing' });
		const first = await listProjects(company.db, company.outsider, { limit: 1 });
		expect(first.rows).toMatchObject([{ number: over, joined: false }]);
		const second = await listProjects(company.db, company.outsider, { limit: 1, after: first.next ?? '' });
		expect(second.rows).toMatchObject([
			{ number: forming, joined: true, needs: [], people: [{ name: company.member.name }, {}] },
		]);
	});
});

describe('what was tried before', () => {
	it('is offered with the reason and with how far it came, within what one may see', async () => {
		const about =
			'Courier screenshots of the zebra confirmation, because the zebra tick is not trusted offline.';
		const seen = await pitched({ title: 'A zebra tick', about, joins: true });
		const hidden = await pitched({ title: 'A hidden zebra', about, team: 'payments', visibility: 'team' });
		await transact(company.db, async (tx) => moveTo(tx, await idOf(seen), 'shown'));
		const look = (who: Company['member'], not: number | null = null) =>
			triedBefore(company.db, who, { text: 'Couriers screenshot the zebra tick when offline', not });
		const { tried } = await look(company.outsider);
		expect(tried.map(({ href }) => href)).toContain(`/projects/${seen}`);
		expect(tried.map(({ href }) => href)).not.toContain(`/projects/${hidden}`);
		const one = tried.find(({ href }) => href === `/projects/${seen}`);
		expect(one?.standing).toBe('Shown');
		expect(one?.reason).toContain('zebra');
		expect((await look(company.member, seen)).tried.map(({ href }) => href)).not.toContain(
			`/projects/${seen}`,
		);
		expect(await triedBefore(company.db, company.member, { text: '', not: null })).toEqual({
			...{ tried: [], lessons: [] },
		});
	});
});

describe('a file of a project', () => {
	it('comes back equal elsewhere, as an idea with what it taught, and changes nothing the second time', async () => {
		const number = await pitched({
			title: 'One: with “marks”',
			pitch: '# not a heading',
			about: '# A heading\n\nSome *words*.\n\n- one\n- two',
			needs: [{ name: 'Plain language', weight: 'must', teaches: true, count: 3 }],
			links: [{ label: 'Sketch', address: 'https://example.org/a?b=c' }],
			capacity: 4,
			topics: ['Queues'],
			joins: true,
		});
		const id = await idOf(number);
		await transact(company.db, (tx) => learn(tx, company.member, id, 'Words beat colours.'));
		const { name, text } = await exportMarkdown(company.db, company.outsider, number);
		expect(name).toBe(`P-${number}-one-with-marks.md`);
		expect(text).toContain('Words beat colours.');
		const elsewhere = await freshCompany(DAY);
		try {
			const bring = (words: string) => importProjects(elsewhere.db, elsewhere.member, bytes(name, words));
			expect(await bring(text)).toMatchObject([{ state: 'imported', number }]);
			const here = await read(company.db, company.member, number);
			const there = await read(elsewhere.db, elsewhere.member, number);
			expect(there.content).toEqual(here.content);
			expect([there.project.state, there.members]).toEqual(['idea', []]);
			expect(await bring(text)).toMatchObject([{ state: 'unchanged' }]);
			await revise(elsewhere.db, elsewhere.member, number, Revision.parse({ pitch: 'Changed' }));
			expect(await bring(text)).toMatchObject([{ state: 'updated' }]);
			expect(await bring('# Some notes')).toMatchObject([{ state: 'failed' }]);
		} finally {
			elsewhere.close();
		}
	});
});
