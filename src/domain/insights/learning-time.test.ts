import { afterEach, beforeEach, expect, test } from 'vitest';
import { setClock } from '#lib/db/clock.ts';
import { transact } from '#lib/db/transact.server.ts';
import { crowd } from '../../../tests/support/crowd.ts';
import { readsWell } from '../../../tests/support/reads-well.ts';
import { freshCompany, type Company } from '../../../tests/support/people.ts';
import type { Person } from '../accounts/person.ts';
import { countShares } from '../projects/allowance/shares.server.ts';
import { allowance, learningTime as noted } from '../projects/allowance/tables.server.ts';
import { readLearningTime } from './learning-time.server.ts';
import { learningTime } from './learning-time.ts';
import { scopeOf } from './scope.server.ts';
import { ScopeQuery } from './scope.ts';

/** A Thursday; what is shown is as it stood on the Sunday before it. */
const TODAY = Date.parse('2026-11-19T09:00Z');
let company: Company;
let clock: () => void;
beforeEach(async () => {
	company = await freshCompany(Date.parse('2026-01-05T09:00Z'));
	clock = setClock(TODAY);
});
afterEach(async () => {
	clock();
	await company.close();
});

const shown = (kept: string, name = 'Everybody') =>
	learningTime({ groups: [{ name, kept }], asOf: '2026-11-15', ofTeam: false }, TODAY);

test('it is said in steps, of whom it is, and up to when', () => {
	expect(shown('about half')).toMatchObject({
		finding: 'For about half of those who note it, learning time is mostly kept.',
		about:
			'For how many most of their promised time is kept, of those who note it. Thirteen weeks, as of Sun 15 Nov.',
		drawn: { chart: 'steps', rows: [{ name: 'Everybody', step: 'about half', of: null, at: 0.5 }] },
	});
	expect(shown('most or all').headline).toBeUndefined();
	const gone = shown('none or few', 'Ledger');
	expect(gone.finding).toBe('For none or few of those in Ledger who note it, learning time is mostly kept.');
	expect(gone.headline?.text).toBe('learning time gives way to other things');
	expect(gone.questions[0]?.text).toMatch(/^What takes the place of learning time/);
	for (const step of ['none or few', 'all or more than four fifths', 'between one and two fifths']) {
		readsWell(shown(step));
		readsWell(shown(step, 'Edge guild'));
	}
	const none = { groups: [], asOf: null };
	expect(learningTime({ ...none, ofTeam: false }, TODAY)).toMatchObject({ finding: null, drawn: null });
	expect(learningTime({ ...none, ofTeam: true }, TODAY).about).toBe(
		'Too few people to show without showing who.',
	);
});

test('what is shown is what was counted this week, whatever is noted since and whatever team is chosen', async () => {
	const { db, owner, member, payments, platform } = company;
	const read = async (team: string | null = null, who: Person = member) =>
		readLearningTime(db, who, await scopeOf(db, who, ScopeQuery.parse({ team })));
	await countShares(db);
	expect((await read()).about).toBe(
		'From five people on who note their learning time, this shows whether it is kept.',
	);
	const six = await crowd(db, 6, { teamId: payments.id });
	const three = await crowd(db, 3, { teamId: platform.id, called: 'Other' });
	await transact(db, async (tx) => {
		await tx.insert(allowance).values({
			...{ teamId: null, kind: 'hours' as const, minutes: 240, startsOn: '2026-01-05' },
			...{ promisedBy: owner.id, promisedAt: 0 },
		});
		const rows = [...six, ...three].map((personId, k) => ({
			...{ personId, allowanceId: 1, day: '2026-11-05', minutes: 60 },
			is: k < 3 || k >= 6 ? ('kept' as const) : ('cancelled' as const),
		}));
		await tx.insert(noted).values(rows);
	});
	clock();
	clock = setClock(TODAY + 7 * 24 * 3_600_000);
	await countShares(db);
	// Six of nine kept: of everybody about half. Payments, three of six: it would cut off the other three.
	expect((await read()).numbers.rows.map(({ cells }) => cells)).toEqual([['Everybody', 'about half']]);
	expect((await read('payments')).finding).toBeNull();
	await transact(db, (tx) => tx.delete(noted));
	expect((await read()).finding).toBe('For about half of those who note it, learning time is mostly kept.');
});
