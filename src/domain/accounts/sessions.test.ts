import { deactivate } from './leaving.server.ts';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { freshCompany, type Company } from '../../../tests/support/people.ts';
import { DAY } from '#lib/dates.ts';
import { setClock } from '#lib/db/clock.ts';
import { fingerprint } from '#lib/db/ids.server.ts';
import { changeRole } from './people.server.ts';
import {
	endOtherSessions,
	endOwnSession,
	endSession,
	personOfSession,
	sessionsOf,
	startSession,
} from './sessions.server.ts';
import { session } from './tables.server.ts';

// The contract of the module, whatever stands behind it: another library has to pass the same.
let company: Company;
let release: (() => void) | undefined;
beforeEach(async () => void (company = await freshCompany()));
afterEach(async () => {
	release?.();
	release = undefined;
	await company.close();
});

/** Lucia reads the time from Date itself, so both clocks move. */
function travel(at: number): void {
	release?.();
	const { now } = Date;
	const resetClock = setClock(at);
	Date.now = () => at;
	release = () => {
		Date.now = now;
		resetClock();
	};
}

describe('a session', () => {
	test('says who it belongs to, with teams and role as they are now', async () => {
		const id = await startSession(company.db, company.member.id, 'Firefox');
		expect((await personOfSession(company.db, id))?.person).toEqual(company.member);
		await changeRole(company.db, company.owner, { personId: company.member.id, role: 'admin' });
		expect((await personOfSession(company.db, id))?.person.role).toBe('admin');
	});

	test('has a new id every time, and only its hash is stored', async () => {
		const ids = [
			await startSession(company.db, company.member.id, 'a'),
			await startSession(company.db, company.member.id, 'a'),
		];
		expect(new Set(ids).size).toBe(2);
		const stored = (await company.db.read.select().from(session)).map(({ idHash }) => idHash);
		expect(stored.sort()).toEqual(ids.map(fingerprint).sort());
		expect(JSON.stringify(await company.db.read.select().from(session))).not.toContain(ids[0]);
	});

	test('stores no time finer than a day', async () => {
		await startSession(company.db, company.member.id, 'a');
		const [row] = await company.db.read.select().from(session);
		for (const at of [row?.startedOn, row?.lastSeenOn, row?.expiresAt, row?.endsAt]) {
			expect(Number(at) % DAY).toBe(0);
		}
	});

	test.each([0, 6, 12, 18, 23])('slides by every visit, begun at %i o’clock', async (hour) => {
		const start = Math.floor(Date.now() / DAY) * DAY + hour * (DAY / 24);
		travel(start);
		const id = await startSession(company.db, company.member.id, 'a');
		for (const day of [4, 8, 15, 22]) {
			travel(start + day * DAY);
			expect(await personOfSession(company.db, id), `day ${day}`).not.toBeNull();
		}
		travel(start + 22 * DAY + 8.5 * DAY);
		expect(await personOfSession(company.db, id)).toBeNull();
	});

	test('ends after a week without a visit', async () => {
		const start = Date.now();
		const id = await startSession(company.db, company.member.id, 'a');
		travel(start + 6 * DAY);
		expect(await personOfSession(company.db, id)).not.toBeNull();
		travel(start + 20 * DAY);
		expect(await personOfSession(company.db, id)).toBeNull();
	});

	test('slides with every visit, and ends after a month whatever happens', async () => {
		const start = Date.now();
		const id = await startSession(company.db, company.member.id, 'a');
		for (let day = 4; day <= 28; day += 4) {
			travel(start + day * DAY);
			expect(await personOfSession(company.db, id), `day ${day}`).not.toBeNull();
		}
		travel(start + 32 * DAY);
		expect(await personOfSession(company.db, id)).toBeNull();
	});

	test('ends with sign-out, and the others go on', async () => {
		const [gone, kept] = [
			await startSession(company.db, company.member.id, 'a'),
			await startSession(company.db, company.member.id, 'b'),
		];
		await endSession(company.db, gone);
		expect(await personOfSession(company.db, gone)).toBeNull();
		expect(await personOfSession(company.db, kept)).not.toBeNull();
		expect((await sessionsOf(company.db, company.member)).map(({ device }) => device)).toEqual(['b']);
	});

	test('ends elsewhere for one person alone, and goes on here', async () => {
		const { db, member, outsider } = company;
		const here = await startSession(db, member.id, 'a');
		const elsewhere = await startSession(db, member.id, 'b');
		const theirs = await startSession(db, outsider.id, 'a');
		await endOtherSessions(db, member, here);
		expect(await personOfSession(db, elsewhere)).toBeNull();
		expect(await personOfSession(db, here)).not.toBeNull();
		expect(await personOfSession(db, theirs)).not.toBeNull();
	});

	test('is ended one by one, each person their own', async () => {
		const { db, member, outsider } = company;
		const here = await startSession(db, member.id, 'a');
		const phone = await startSession(db, member.id, 'b', 'passkey');
		const list = await sessionsOf(db, member, here);
		expect(list.map(({ device, via, isThis }) => [device, via, isThis]).sort()).toEqual([
			['a', 'password', true],
			['b', 'passkey', false],
		]);
		const key = list.find(({ isThis }) => !isThis)?.key ?? '';
		await endOwnSession(db, outsider, { key });
		expect(await personOfSession(db, phone)).not.toBeNull();
		await endOwnSession(db, member, { key });
		expect(await personOfSession(db, phone)).toBeNull();
		expect(await personOfSession(db, here)).not.toBeNull();
	});

	test('ends at once when its person is deactivated', async () => {
		const id = await startSession(company.db, company.member.id, 'a');
		await deactivate(company.db, company.owner, { personId: company.member.id });
		expect(await personOfSession(company.db, id)).toBeNull();
		const later = await startSession(company.db, company.member.id, 'a');
		expect(await personOfSession(company.db, later), 'even one that starts afterwards').toBeNull();
	});

	test.each(['', 'x', '0'.repeat(40), "' OR 1=1 --", '\u0000'])('%j is nobody', async (id) => {
		expect(await personOfSession(company.db, id)).toBeNull();
	});
});
