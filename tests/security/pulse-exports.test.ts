import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readPulse } from '#domain/insights/pulse.server.ts';
import { scopeOf } from '#domain/insights/scope.server.ts';
import { ScopeQuery } from '#domain/insights/scope.ts';
import { releasedAnswer } from '#domain/pulse/api-answer.ts';
import { closeRound } from '#domain/pulse/closing.server.ts';
import { openRound } from '#domain/pulse/opening.server.ts';
import { readResults, releasedOf } from '#domain/pulse/results.server.ts';
import { pulseReleased } from '#domain/pulse/tables.server.ts';
import { ownData } from '#domain/stewardship/own-data.server.ts';
import { DAY } from '#lib/dates.ts';
import { setClock } from '#lib/db/clock.ts';
import { freshCompany, type Company } from '../support/people.ts';
import { allAnswer, morePeople } from '../support/pulse.ts';

let company: Company;
let at: number;
let release: () => void;

beforeEach(async () => {
	at = Date.parse('2026-03-03T09:30:00Z');
	company = await freshCompany(at - 30 * DAY);
	release = setClock(() => at);
	const { db, owner, payments, platform } = company;
	const people = [
		...(await morePeople(db, 14, { teamId: payments.id })),
		...(await morePeople(db, 14, { teamId: platform.id })),
	];
	for (const turn of [0, 1]) {
		const id = await openRound(db, owner, { kind: 'full' });
		await allAnswer(db, id, people, (k) =>
			[0, 1, 2, 3, 4, 5, 6].map((of) => 1 + ((k * (of + 2) + turn * of) % 5)),
		);
		at += 20 * DAY;
		await closeRound(db, null, id);
	}
});
afterEach(async () => {
	release();
	await company.close();
});

/** Every number with a fraction: a mean, a spread, or what somebody made of answers. Those in sentences are names of items. */
function fractions(value: unknown): number[] {
	if (typeof value === 'number') return Number.isInteger(value) ? [] : [value];
	if (typeof value === 'string')
		return /^[+−-]?\d+\.\d+$/.test(value) ? [Number(value.replace('−', '-'))] : [];
	if (value === null || typeof value !== 'object') return [];
	return Object.values(value).flatMap(fractions);
}

/** What is released, and what anybody works out of two such numbers: how far a score moved. */
async function allowed(): Promise<(number: number) => boolean> {
	const rows = await company.db.read.select().from(pulseReleased);
	expect(rows.length).toBeGreaterThan(10);
	const told = rows.flatMap(({ mean, spread, step }) => [mean, spread, step]);
	const moved = rows.flatMap((row) =>
		rows
			.filter(({ cut, item }) => cut === row.cut && item === row.item)
			.flatMap((other) => [row.mean - other.mean, (row.step + other.step) / 2]),
	);
	// A page shows one digit of it.
	const is = (one: number, number: number) =>
		Math.abs(one - number) < 0.006 || Math.abs(Number(one.toFixed(1)) - number) < 1e-9;
	return (number) => [...told, ...moved].some((one) => is(one, number));
}

describe('what can be taken out of a pulse', () => {
	it('holds no number that is not released, over the API, in insights and on the page', async () => {
		const { db, owner, member } = company;
		const may = await allowed();
		for (const who of [owner, member]) {
			const { round, released } = await releasedOf(db, who, 2);
			const insight = await readPulse(db, who, await scopeOf(db, who, ScopeQuery.parse({})));
			const numbers = {
				api: fractions(releasedAnswer(round, released)),
				insight: fractions(insight.numbers),
				page: fractions(await readResults(db, who, 2, null)),
			};
			expect(numbers.api.length).toBeGreaterThan(10);
			expect(numbers.insight.length).toBeGreaterThan(4);
			for (const [where, found] of Object.entries(numbers)) {
				expect(
					found.filter((number) => !may(number)),
					where,
				).toEqual([]);
			}
		}
	});

	it('is nothing of it in what somebody takes out about themselves', async () => {
		const files = new Map<string, string>();
		for await (const { name, bytes } of ownData(company.db, company.member)) {
			files.set(name, new TextDecoder().decode(bytes));
		}
		expect(fractions(JSON.parse(files.get('pulse.json') ?? 'null'))).toEqual([]);
	});
});
