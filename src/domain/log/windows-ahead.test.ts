import { afterEach, beforeEach, expect, test } from 'vitest';
import { freshCompany, join, type Company } from '../../../tests/support/people.ts';
import { transact } from '#lib/db/transact.server.ts';
import { holiday, leave } from '../accounts/days-off/tables.server.ts';
import { rhythm } from './tables.server.ts';
import { windowsAhead } from './windows-ahead.server.ts';

let company: Company;
beforeEach(async () => {
	company = await freshCompany();
});
afterEach(() => company.close());

test('what stands in a calendar: each window by the person’s own clock, over the night it changes, and not while nobody is asked', async () => {
	const { db, owner, outsider, payments } = company;
	const one = { name: 'Jana Weiß', email: 'jana@example.org', zone: 'Europe/Berlin', team: 'payments' };
	const jana = await join(db, owner, one);
	await transact(db, async (tx) => {
		await tx.insert(rhythm).values({
			...{ teamId: payments.id, every: 'day', days: [1, 2, 3, 4, 5], opensAt: 9 * 60, lasts: 120 },
			...{ since: '2026-01-01', changedBy: owner.id, changedAt: 1 },
		});
		await tx.insert(leave).values({ personId: jana.id, fromDay: '2026-03-31', toDay: '2026-03-31' });
		await tx.insert(holiday).values({ teamId: null, day: '2026-04-01', name: 'A quiet day' });
	});
	const span = { from: Date.parse('2026-03-27T00:00Z'), until: Date.parse('2026-04-03T00:00Z') };
	const ahead = await windowsAhead(db, jana, span);
	const iso = (at: number) => new Date(at).toISOString();
	expect(ahead.map(({ day, opens, closes }) => [day, iso(opens), iso(closes)])).toEqual([
		['2026-03-27', '2026-03-27T08:00:00.000Z', '2026-03-27T10:00:00.000Z'],
		['2026-03-30', '2026-03-30T07:00:00.000Z', '2026-03-30T09:00:00.000Z'],
		['2026-04-02', '2026-04-02T07:00:00.000Z', '2026-04-02T09:00:00.000Z'],
	]);
	expect(await windowsAhead(db, outsider, span)).toEqual([]);
});
