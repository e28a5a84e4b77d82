import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DAY, HOUR } from '#lib/dates.ts';
import { setClock } from '#lib/db/clock.ts';
import { transact } from '#lib/db/transact.server.ts';
import { freshCompany, type Company } from '../../../../tests/support/people.ts';
import { allAnswer, morePeople } from '../../../../tests/support/pulse.ts';
import type { Person } from '../../accounts/person.ts';
import { auditEvent } from '../../audit/tables.server.ts';
import { notification } from '../../notifications/tables.server.ts';
import { closeRound } from '../closing.server.ts';
import { openRound } from '../opening.server.ts';
import { pulseAsked, pulseReleased, pulseRound } from '../tables.server.ts';
import { lastTry, tryNow, tryWhatIsNew } from './trying.server.ts';

const START = Date.parse('2026-03-03T09:30:00Z');

let company: Company;
let at: number;
let release: () => void;

beforeEach(async () => {
	at = START;
	company = await freshCompany(START - 30 * DAY);
	release = setClock(() => at);
	const { db, payments, platform, owner } = company;
	const people = [
		...(await morePeople(db, 12, { teamId: payments.id })),
		...(await morePeople(db, 12, { teamId: platform.id })),
	];
	const id = await openRound(db, owner, { kind: 'full' });
	await allAnswer(db, id, people, (k) => [1 + (k % 5), 5 - (k % 4), 2 + (k % 3), null, 1 + (k % 2), 3, 4]);
	at += 15 * DAY;
	await closeRound(db, null, id);
});
afterEach(async () => {
	release();
	await company.close();
});

/** What was told of a team that is all but two of everybody. */
async function tellTooMuch(): Promise<string> {
	const { db } = company;
	const [round] = await db.read.select().from(pulseRound);
	const team = round?.cuts[1];
	if (!team) throw new Error('No team is told of.');
	const told = { roundId: 1, item: 'edmondson-1.1', mean: 3.1, spread: 1.1, step: 0.4 };
	await transact(db, async (tx) => {
		await tx.delete(pulseReleased);
		await tx.insert(pulseReleased).values([
			{ ...told, cut: 'all', n: 16 },
			{ ...told, cut: team.key, n: 14 },
		]);
	});
	return team.name;
}

describe('trying to unmask the pulse of a workspace', () => {
	it('is done once for each round that has closed, and finds nobody', async () => {
		const { db, member } = company;
		expect(await lastTry(db, member)).toMatchObject({ at: null, rounds: 0, unsafe: [] });
		await tryWhatIsNew(db);
		const first = await lastTry(db, member);
		expect(first).toMatchObject({ at, rounds: 1, unsafe: [] });
		expect(first.rows).toBeGreaterThan(6);
		expect(first.attacks.differences).toEqual({ of: 7, tried: 7 });
		at += HOUR;
		await tryWhatIsNew(db);
		expect((await lastTry(db, member)).at).toBe(first.at);
		expect((await tryNow(db, member)).at).toBe(at);
	});

	it('tells the owners where too much is told, once, and never of whom or what', async () => {
		const { db, member, owner } = company;
		const team = await tellTooMuch();
		const { unsafe } = await tryNow(db, member);
		expect(unsafe).toContainEqual({
			...{ attack: 'differences', round: 1, item: 'edmondson-1.1' },
			cuts: expect.arrayContaining(['Everybody', team]) as string[],
			sentence: 'If you make a mistake on this team, it is often held against you.',
		});
		at += HOUR;
		await tryNow(db, member);
		const told = (await db.read.select().from(notification)).filter(({ kind }) => kind === 'pulse-unsafe');
		expect(told.map(({ personId }) => personId)).toEqual([owner.id]);
		const [noted, ...more] = (await db.read.select().from(auditEvent)).filter(
			({ act }) => act === 'pulse-unsafe',
		);
		expect(more).toEqual([]);
		expect(noted).toMatchObject({ actorId: null, subjectKind: null, subjectId: null });
		expect(Object.keys(noted?.details ?? {})).toEqual(['rows', 'attacks']);
	});

	it('takes nobody for missing who was erased since', async () => {
		const { db, member } = company;
		await tryWhatIsNew(db);
		await transact(db, (tx) => tx.delete(pulseAsked));
		at += HOUR;
		expect((await tryNow(db, member)).unsafe).toEqual([]);
	});

	it('is for everybody who is asked, and so not for guests', async () => {
		const guest: Person = { ...company.member, role: 'guest' };
		await expect(lastTry(company.db, guest)).rejects.toMatchObject({ status: 403 });
		await expect(tryNow(company.db, guest)).rejects.toMatchObject({ status: 403 });
	});
});
