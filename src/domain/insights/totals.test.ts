import { afterEach, beforeEach, expect, test } from 'vitest';
import { setClock } from '#lib/db/clock.ts';
import { transact } from '#lib/db/transact.server.ts';
import { freshCompany, type Company } from '../../../tests/support/people.ts';
import { createEntry } from '../entries/entries.server.ts';
import { markPublished } from '../entries/standing.server.ts';
import { changeExpectations, sayNotNeeded } from '../postmortems/expected.server.ts';
import { Expectations } from '../postmortems/expected.ts';
import { draft, NewPostmortem } from '../postmortems/postmortems.server.ts';
import { scopeOf } from './scope.server.ts';
import { ScopeQuery } from './scope.ts';
import { readTotals } from './totals.server.ts';
import { totalsShown } from './totals.ts';

const TODAY = Date.parse('2026-11-19T09:00Z');
let company: Company;
let clock: () => void;
beforeEach(async () => {
	company = await freshCompany(Date.parse('2024-01-02T09:00Z'));
	clock = setClock(TODAY);
});
afterEach(() => {
	clock();
	company.close();
});

interface Told {
	happened: string;
	by?: 'member' | 'outsider';
	severity?: number;
	published?: boolean;
	restricted?: boolean;
}

function write({ happened, by = 'member', severity = 2, published = true, restricted = false }: Told) {
	const input = NewPostmortem.parse({
		content: {
			...{ title: 'The queue', severity, topics: ['Retries'] },
			times: { started: happened, resolved: happened },
			lessons: [{ text: 'A queue is a promise.' }, { text: 'A limit is a decision.' }],
			changes: [
				{ text: 'Show the limit', state: 'done' },
				{ text: 'Ask twice' },
				{ text: 'Rename it', state: 'dropped', reason: 'Nobody reads it' },
			],
		},
		sharing: { team: 'payments', visibility: restricted ? 'restricted' : 'workspace' },
	});
	return draft(company.db, company[by], input, { publish: published });
}

async function totals(query: Partial<Record<keyof ScopeQuery, unknown>> = {}, who = company.member) {
	const { db } = company;
	return readTotals(db, who, await scopeOf(db, who, ScopeQuery.parse(query)));
}

test('incidents of the time, what they taught, and what of it was made', async () => {
	await write({ happened: '2026-11-10T10:00:00Z' });
	await write({ happened: '2026-01-10T10:00:00Z', severity: 3 });
	// Before this year; it was published in it.
	await write({ happened: '2025-10-10T10:00:00Z' });
	expect(await totals()).toEqual({
		incidents: { written: 2, of: 2 },
		lessons: 6,
		changes: { made: 3, of: 6 },
		stories: 0,
	});
	expect(await totals({ range: 'quarter' })).toMatchObject({ incidents: { written: 1 }, lessons: 6 });
	expect(await totals({ range: 'all' })).toMatchObject({ incidents: { written: 3 } });
	expect(await totals({ severity: 3 })).toMatchObject({ incidents: { written: 1 }, lessons: 2 });
	expect(await totals({ topic: 'retries' })).toMatchObject({ incidents: { written: 2 } });
	expect(await totals({ team: 'platform' })).toMatchObject({ incidents: { written: 0 }, lessons: 0 });
});

test('a draft counts among those expected, for whoever writes it and for nobody else', async () => {
	const { db, owner, member } = company;
	await write({ happened: '2026-11-10T10:00:00Z' });
	await write({ happened: '2026-11-12T10:00:00Z', published: false });
	expect((await totals()).incidents).toEqual({ written: 1, of: 1 });
	await changeExpectations(db, owner, Expectations.parse({ within: { sev2: 5 } }));
	expect((await totals()).incidents).toEqual({ written: 1, of: 2 });
	expect((await totals({}, company.outsider)).incidents).toEqual({ written: 1, of: 1 });
	expect((await totals({ severity: 3 })).incidents).toEqual({ written: 0, of: 0 });
	const { number } = await write({ happened: '2026-11-13T10:00:00Z', published: false });
	await sayNotNeeded(db, member, { number, reason: 'It was a drill.' });
	expect((await totals()).incidents).toEqual({ written: 1, of: 2 });
});

test('what is kept to some people counts for them alone', async () => {
	await write({ happened: '2026-11-10T10:00:00Z', restricted: true });
	expect(await totals()).toMatchObject({ incidents: { written: 1 }, lessons: 2 });
	expect(await totals({}, company.outsider)).toMatchObject({ incidents: { written: 0 }, lessons: 0 });
});

test('a topic of nothing that one may see is no topic', async () => {
	await write({ happened: '2026-11-10T10:00:00Z', restricted: true });
	const seen = async (who: typeof company.member) =>
		(await scopeOf(company.db, who, ScopeQuery.parse({ topic: 'retries' }))).topic?.name;
	expect(await seen(company.member)).toBe('Retries');
	expect(await seen(company.outsider)).toBeUndefined();
});

test('stories count when they are told', async () => {
	const { db, member } = company;
	await transact(db, async (tx) => {
		const sharing = { team: null, visibility: 'workspace' as const, readers: [], authors: [] };
		const made = await createEntry(tx, member, 'story', {
			title: 'A',
			body: '',
			sharing,
			content: {},
		});
		await createEntry(tx, member, 'story', {
			title: 'B',
			body: '',
			sharing,
			content: {},
		});
		await markPublished(tx, member, made.id);
	});
	expect((await totals()).stories).toBe(1);
	expect((await totals({ severity: 2 })).stories).toBe(1);
});

test('“of” is shown where it says more', () => {
	const shown = totalsShown({
		...{ incidents: { written: 62, of: 64 }, lessons: 431 },
		...{ changes: { made: 5, of: 5 }, stories: 28 },
	});
	expect(shown.map(({ number, of }) => [number, of])).toEqual([
		[62, 64],
		[431, null],
		[5, null],
		[28, null],
	]);
});
