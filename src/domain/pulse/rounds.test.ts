import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { setClock } from '#lib/db/clock.ts';
import { DAY } from '#lib/dates.ts';
import { allAnswer, answers, morePeople, releasedOf } from '../../../tests/support/pulse.ts';
import { freshCompany, type Company } from '../../../tests/support/people.ts';
import type { Person } from '../accounts/person.ts';
import { answer } from './answering.server.ts';
import { closeRound } from './closing.server.ts';
import { commentsOf } from './comments.server.ts';
import { forecast, openRound } from './opening.server.ts';
import { askedOf, listRounds, roundOf } from './rounds.server.ts';
import { pulseAsked, pulseSealed } from './tables.server.ts';

const START = Date.parse('2026-03-03T09:30:00Z');

let company: Company;
let people: Person[];
let at: number;
let release: () => void;

beforeEach(async () => {
	at = START;
	company = await freshCompany(START - 30 * DAY);
	release = setClock(() => at);
	const { db, payments, platform } = company;
	people = [
		...(await morePeople(db, 7, { teamId: payments.id })),
		...(await morePeople(db, 4, { teamId: platform.id })),
	];
});
afterEach(async () => {
	release();
	await company.close();
});

const open = () => openRound(company.db, company.owner, { kind: 'full' });
const over = () => (at += 15 * DAY);

describe('a round', () => {
	it('asks everybody who is here, and tells afterwards what came of it', async () => {
		const { db, owner, member } = company;
		const id = await open();
		expect(await askedOf(db, member)).toMatchObject({ id, asked: 15, mine: 'waits', closesOn: '2026-03-17' });
		await allAnswer(db, id, people, (k) => [1 + (k % 5), 4, 2, 5, 1, null, 3 + (k % 2)]);
		expect(await askedOf(db, people[0] ?? owner)).toBeNull();
		expect(await releasedOf(db, id)).toEqual(new Map());
		over();
		await closeRound(db, null, id);
		const all = await releasedOf(db, id);
		expect(all.get('edmondson-1.1')).toMatchObject({ n: 10 });
		// All said the same.
		expect(all.get('edmondson-2.1')).toBeUndefined();
		expect(await db.read.select().from(pulseSealed)).toEqual([]);
		expect(await db.read.select().from(pulseAsked)).toHaveLength(15);
	});

	it('is answered once, by those who were there from its start', async () => {
		const { db, owner } = company;
		const id = await open();
		const [one] = people;
		const [newcomer] = await morePeople(db, 1, { called: 'newcomer' });
		if (!one || !newcomer) throw new Error('Nobody is there.');
		await answer(db, one, id, answers([3]));
		await expect(answer(db, one, id, answers([4]))).rejects.toMatchObject({ status: 409 });
		await expect(answer(db, newcomer, id, answers([4]))).rejects.toMatchObject({ status: 403 });
		expect((await roundOf(db, newcomer, id)).mine).toBe('came-later');
		expect((await roundOf(db, one, id)).mine).toBe('answered');
		expect((await roundOf(db, owner, id)).mine).toBe('waits');
		over();
		await expect(answer(db, owner, id, answers([4]))).rejects.toMatchObject({ status: 409 });
		await closeRound(db, owner, id);
		expect((await roundOf(db, one, id)).mine).toBe('over');
	});

	it('keeps what people wrote until a day by lot, and for good where too few did', async () => {
		const { db, owner } = company;
		const id = await open();
		for (const [k, who] of people.entries()) await answer(db, who, id, answers([1 + (k % 5)], `Word ${k}`));
		over();
		await closeRound(db, null, id);
		expect(await commentsOf(db, owner, id)).toEqual({ are: 'to-come' });
		at += 11 * DAY;
		const told = await commentsOf(db, owner, id);
		expect(told.are === 'there' && [...told.texts].sort()).toEqual(people.map((_, k) => `Word ${k}`).sort());
	});
});

describe('opening', () => {
	it('is for those who look after the workspace, one at a time, and not for guests', async () => {
		const { db, member, owner } = company;
		await expect(openRound(db, member, { kind: 'full' })).rejects.toMatchObject({ status: 403 });
		await open();
		await expect(open()).rejects.toMatchObject({ status: 409 });
		const guest: Person = { ...owner, role: 'guest' };
		await expect(listRounds(db, guest)).rejects.toMatchObject({ status: 403 });
		expect(await askedOf(db, guest)).toBeNull();
	});

	it('can be looked at beforehand', async () => {
		const { db, owner, member } = company;
		await expect(forecast(db, member, { fewest: 5 })).rejects.toMatchObject({ status: 403 });
		expect(await forecast(db, owner, { fewest: 5 })).toMatchObject({
			...{ people: 15, enough: true, inNone: 7 },
			cuts: [
				{ key: 'all', name: 'Everybody', people: 15 },
				{ name: 'Payments', people: 8 },
			],
			rolledUp: [{ name: 'Platform', people: 6, into: 'Everybody' }],
		});
	});
});
