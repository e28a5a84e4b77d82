import { afterEach, beforeEach, expect, test } from 'vitest';
import { setClock } from '#lib/db/clock.ts';
import { transact } from '#lib/db/transact.server.ts';
import { freshCompany, type Company } from '../../../tests/support/people.ts';
import type { Item } from '../pulse/pulse.ts';
import { pulseReleased, pulseRound } from '../pulse/tables.server.ts';
import { readPulse } from './pulse.server.ts';
import { scopeOf } from './scope.server.ts';
import { ScopeQuery } from './scope.ts';

let company: Company;
let clock: () => void;
beforeEach(async () => {
	const at = Date.parse('2026-11-19T09:00Z');
	company = await freshCompany(at);
	clock = setClock(at);
});
afterEach(() => {
	clock();
	company.close();
});

const ITEMS: Item[] = [
	{ id: 'edmondson-1.1', text: 'If you make a mistake…', reversed: true },
	{ id: 'edmondson-5.1', text: 'It is difficult to ask…', reversed: true },
];

/** What came of a round: the means of the two items, of everybody and, where they are given, of Payments. */
async function closed(closedOn: string, means: number[], more: { payments?: number[]; kind?: 'short' } = {}) {
	await transact(company.db, async (tx) => {
		const [round] = await tx
			.insert(pulseRound)
			.values({
				...{ kind: more.kind ?? 'full', items: ITEMS, source: '', scale: 5, fewest: 5, fewestComments: 8 },
				...{ cuts: [], openedOn: closedOn, closesOn: closedOn, closedOn },
			})
			.returning({ id: pulseRound.id });
		const rows = (cut: string, of: number[]) =>
			of.map((mean, index) => ({
				...{ roundId: round?.id ?? 0, cut, item: ITEMS[index]?.id ?? '' },
				...{ n: 24 - index, mean, spread: 0.5, step: 0.25 },
			}));
		const all = [...rows('all', means), ...rows(`team-${company.payments.id}`, more.payments ?? [])];
		if (all.length > 0) await tx.insert(pulseReleased).values(all);
	});
}

async function insight(query: Record<string, string> = {}) {
	const { db, member } = company;
	return readPulse(db, member, await scopeOf(db, member, ScopeQuery.parse(query)));
}

test('one full round says nothing of moves, and a short one does not count', async () => {
	expect(await insight()).toMatchObject({ finding: null, drawn: null });
	await closed('2026-03-15', [3.5, 4.5]);
	await closed('2026-06-15', [1, 1], { kind: 'short' });
	const { finding, about } = await insight();
	expect(finding).toBeNull();
	expect(about).toBe('One full round of the pulse has closed. What moves is told from the second on.');
});

test('what moved between the two latest full rounds is its title', async () => {
	await closed('2025-12-15', [1, 1]);
	await closed('2026-03-15', [3.5, 4.5]);
	await closed('2026-06-15', [1, 1], { kind: 'short' });
	await closed('2026-09-15', [4.5, 3.5]);
	const pulse = await insight();
	expect(pulse.finding).toBe('It got easier to admit a mistake, and harder to ask for help.');
	expect(pulse.about).toBe(
		'Pulse of March and September, 24 people or more. Shown only for groups of five or more.',
	);
	expect(pulse.drawn).toMatchObject({
		chart: 'moved',
		...{ from: 3, to: 5 },
		rows: [
			{ name: 'A mistake here is not held against you', before: 3.5, now: 4.5, shown: '4.5', better: true },
			{ name: 'It is easy to ask for help', before: 4.5, now: 3.5, shown: '3.5', better: false },
		],
	});
	expect(pulse.numbers.rows[0]?.cells).toEqual([
		...['A mistake here is not held against you', 3.5, 0.5, 24, 4.5, 0.5, 24],
	]);
	expect(pulse.questions[0]?.text).toBe(
		'Who did people ask for help in March, and where are those people now?',
	);
	expect(pulse.headline).toEqual({ text: 'it got easier to admit a mistake', weight: 2 });
});

test('of a team there is what was released of it, and nothing where that is none', async () => {
	await closed('2026-03-15', [3.5, 4.5], { payments: [4, 4] });
	await closed('2026-09-15', [4.5, 3.5], { payments: [4.25, 4] });
	const of = await insight({ team: 'payments' });
	expect(of.finding).toBe('Nothing moved by more than chance since March.');
	expect(of.about).toContain('24 or more of Payments');
	expect(of.behind[0]?.href).toBe(`/pulse/2?of=team-${company.payments.id}`);
	const other = await insight({ team: 'platform' });
	expect(other.finding).toBeNull();
	expect(other.about).toBe('Too few to show without showing who.');
});
