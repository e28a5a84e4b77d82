import { eq } from 'drizzle-orm';
import { Secret, TOTP } from 'otpauth';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { freshCompany, personOf, EMAILS, type Company } from '../../../../tests/support/people.ts';
import { DAY, MINUTE } from '#lib/dates.ts';
import { now, setClock } from '#lib/db/clock.ts';
import { auditEvent } from '../../audit/tables.server.ts';
import { enter } from '../admission.server.ts';
import type { Person } from '../person.ts';
import { personOfSession } from '../sessions.server.ts';
import { confirmedPerson, isConfirmed, type Confirmed } from './confirmation.server.ts';
import { hasSecondFactor } from './having.server.ts';
import { readHalf } from './half.server.ts';
import { confirmKey, offeredKey, offerKey } from './one-time-codes.server.ts';
import { recoveryCodesLeft, renewRecoveryCodes } from './recovery-codes.server.ts';
import { removeSecondFactors, removeSecondFactorsAtTheMachine, turnCodesOff } from './removal.server.ts';
import { changeRequirement, owesSecondFactor, secondFactorDueAt } from './requirement.server.ts';
import { finishWithCode, finishWithRecoveryCode } from './second-step.server.ts';
import { oneTimeKey } from './tables.server.ts';

// Lucia has a clock of its own for the end of a session, so this is today.
const T0 = Math.floor(Date.now() / DAY) * DAY + DAY / 2 + 10_000;
const STEP = 30_000;
const device = 'Firefox';

let company: Company;
let release: () => void;
beforeEach(async () => {
	company = await freshCompany(T0);
	release = setClock(T0);
});
afterEach(async () => {
	release();
	await company.close();
});

const at = (moment: number) => (release(), (release = setClock(moment)));

/** Somebody who has come in a moment ago. */
async function fresh(who: Person): Promise<Confirmed> {
	const entrance = await enter(company.db, who.id, { via: 'passkey', device });
	if (!('session' in entrance)) throw new Error('A passkey is whole.');
	return confirmedPerson(company.db, who, entrance);
}

/** Sets an app up. @returns what it shows at a moment, and the recovery codes */
async function withApp(who: Person) {
	const person = await fresh(who);
	await offerKey(company.db, person);
	const offered = await offeredKey(company.db, person);
	if (!offered) throw new Error('There is no key.');
	const totp = new TOTP({ secret: Secret.fromBase32(offered.key) });
	const code = (moment = now()) => totp.generate({ timestamp: moment });
	const recovery = (await confirmKey(company.db, person, { code: code() })) ?? [];
	at(now() + STEP);
	return { person, key: offered.key, link: offered.link, code, recovery };
}

/** Past the password. */
async function half(who: Person): Promise<{ secret: string; device: string }> {
	const entrance = await enter(company.db, who.id, { via: 'password', device });
	if (!('half' in entrance)) throw new Error('Nothing is owed.');
	return { secret: entrance.half, device };
}

const settled = (all: Promise<unknown>[]) =>
	Promise.allSettled(all).then((results) => results.map(({ status }) => status).sort());

describe('one-time codes', () => {
	test('count once a first code has shown that the app has the key', async () => {
		const { db, member } = company;
		const person = await fresh(member);
		await offerKey(db, person);
		expect(await hasSecondFactor(db.read, member.id)).toBe(false);
		await expect(confirmKey(db, person, { code: '000000' })).rejects.toMatchObject({
			body: { fields: { code: expect.any(String) as string } },
		});
		const { recovery } = await withApp(member);
		expect(await hasSecondFactor(db.read, member.id)).toBe(true);
		expect(recovery).toHaveLength(10);
		expect(new Set(recovery).size).toBe(10);
		expect(await offeredKey(db, person)).toBeNull();
		await expect(offerKey(db, person)).rejects.toMatchObject({ status: 409 });
	});

	test('the app is told the workspace and the address, and the key is sealed where it is stored', async () => {
		const { key, link } = await withApp(company.member);
		expect(link).toMatch(/^otpauth:\/\/totp\/Northwind:ines%40example.org\?issuer=Northwind&secret=/);
		const [row] = await company.db.read.select().from(oneTimeKey);
		expect(row?.secret).toMatch(/^v1\./);
		expect(row?.secret).not.toContain(key);
		const { rows } = await company.db.reader.execute('SELECT * FROM one_time_key');
		expect(JSON.stringify(rows)).not.toContain(key);
	});

	test('open the second half of a sign-in, with the session that the first half asked for', async () => {
		const { code } = await withApp(company.member);
		const entrance = await finishWithCode(company.db, await half(company.member), { code: code() });
		const session = 'session' in entrance ? entrance.session : '';
		expect(await personOfSession(company.db, session)).toMatchObject({
			via: 'password',
			person: { id: company.member.id },
		});
	});

	test('are accepted a step early and a step late, and no further', async () => {
		const { code } = await withApp(company.member);
		const moment = T0 + 20 * STEP;
		for (const [offset, accepted] of [
			[-2, false],
			[2, false],
			[-1, true],
			[0, true],
			[1, true],
		] as const) {
			at(moment);
			const shown = finishWithCode(company.db, await half(company.member), {
				code: code(moment + offset * STEP),
			});
			if (accepted) await expect(shown).resolves.toHaveProperty('session');
			else await expect(shown).rejects.toMatchObject({ status: 422 });
		}
	});

	test('work once: not again, not by another half, not when the clock is set back', async () => {
		const { code } = await withApp(company.member);
		const shown = code();
		await finishWithCode(company.db, await half(company.member), { code: shown });
		const again = async () => finishWithCode(company.db, await half(company.member), { code: shown });
		await expect(again()).rejects.toMatchObject({ status: 422 });
		at(now() - STEP);
		await expect(again()).rejects.toMatchObject({ status: 422 });
	});

	test('the code that confirmed the app opens nothing', async () => {
		const { code } = await withApp(company.member);
		const first = code(T0);
		await expect(
			finishWithCode(company.db, await half(company.member), { code: first }),
		).rejects.toMatchObject({ status: 422 });
	});

	test('sent twice at once, one code gives one session', async () => {
		const { code } = await withApp(company.member);
		const [one, other] = [await half(company.member), await half(company.member)];
		const twice = [one, one, other, other].map((from) => finishWithCode(company.db, from, { code: code() }));
		expect(await settled(twice)).toEqual(['fulfilled', 'rejected', 'rejected', 'rejected']);
	});

	test('the fifth wrong one ends the half; ten of one network have to wait, and other networks do not', async () => {
		const { code } = await withApp(company.member);
		for (const _ of [1, 2]) {
			const from = await half(company.member);
			for (let n = 1; n < 5; n++) {
				await expect(finishWithCode(company.db, from, { code: '000000' })).rejects.toMatchObject({
					status: 422,
				});
			}
			await expect(finishWithCode(company.db, from, { code: '000000' })).rejects.toMatchObject({
				status: 409,
			});
			expect(await readHalf(company.db.read, from.secret)).toBeNull();
		}
		const from = await half(company.member);
		await expect(finishWithCode(company.db, from, { code: code() })).rejects.toMatchObject({ status: 429 });
		at(now() + 16 * MINUTE);
		await expect(
			finishWithCode(company.db, await half(company.member), { code: code() }),
		).resolves.toHaveProperty('session');
	});

	test('half a sign-in lasts ten minutes', async () => {
		const { code } = await withApp(company.member);
		const from = await half(company.member);
		at(now() + 10 * MINUTE);
		await expect(finishWithCode(company.db, from, { code: code() })).rejects.toMatchObject({ status: 409 });
	});

	test('turned off, they are asked for no longer, and the recovery codes go with them', async () => {
		const { person } = await withApp(company.member);
		await turnCodesOff(company.db, person);
		expect(await hasSecondFactor(company.db.read, company.member.id)).toBe(false);
		expect(await recoveryCodesLeft(company.db.read, company.member.id)).toBe(0);
		expect(await enter(company.db, company.member.id, { via: 'password', device })).toHaveProperty('session');
	});
});

describe('recovery codes', () => {
	test('work once each, however they are typed', async () => {
		const { recovery } = await withApp(company.member);
		const [first = '', second = ''] = recovery;
		const typed = second.toUpperCase().replaceAll('-', ' ');
		for (const recoveryCode of [first, typed]) {
			const entrance = await finishWithRecoveryCode(company.db, await half(company.member), { recoveryCode });
			expect(entrance).toHaveProperty('session');
		}
		await expect(
			finishWithRecoveryCode(company.db, await half(company.member), { recoveryCode: first }),
		).rejects.toMatchObject({ body: { fields: { recoveryCode: expect.any(String) as string } } });
		expect(await recoveryCodesLeft(company.db.read, company.member.id)).toBe(8);
	});

	test('twice at once, one gives one session', async () => {
		const { recovery } = await withApp(company.member);
		const [recoveryCode = ''] = recovery;
		const [one, other] = [await half(company.member), await half(company.member)];
		const twice = [one, other].map((from) => finishWithRecoveryCode(company.db, from, { recoveryCode }));
		expect(await settled(twice)).toEqual(['fulfilled', 'rejected']);
	});

	test('of somebody else open nothing, and made anew the ones before count no longer', async () => {
		const mine = await withApp(company.member);
		const theirs = await withApp(company.outsider);
		const fails = async (recoveryCode = '') =>
			expect(
				finishWithRecoveryCode(company.db, await half(company.member), { recoveryCode }),
			).rejects.toMatchObject({ status: 422 });
		await fails(theirs.recovery[0]);
		const [fresh = ''] = await renewRecoveryCodes(company.db, mine.person);
		await fails(mine.recovery[0]);
		await expect(
			finishWithRecoveryCode(company.db, await half(company.member), { recoveryCode: fresh }),
		).resolves.toHaveProperty('session');
	});
});

describe('that it is you', () => {
	test('holds for ten minutes, in one session, of one person', async () => {
		const { db, member, outsider } = company;
		const [one, other] = [
			await enter(db, member.id, { via: 'password', device }),
			await enter(db, member.id, { via: 'password', device }),
		];
		if (!('session' in one) || !('session' in other)) throw new Error('Nothing is owed yet.');
		const made = one.confirmation.replace(/(?<=^.{20})./, (letter) => (letter === 'A' ? 'B' : 'A'));
		expect(isConfirmed(db, member, one)).toBe(true);
		expect(isConfirmed(db, outsider, one)).toBe(false);
		expect(isConfirmed(db, member, { ...one, session: other.session })).toBe(false);
		expect(isConfirmed(db, member, { ...one, confirmation: made })).toBe(false);
		expect(isConfirmed(db, member, { ...one, confirmation: undefined })).toBe(false);
		at(T0 + 10 * MINUTE);
		expect(isConfirmed(db, member, one)).toBe(false);
	});
});

describe('a second step that is required', () => {
	const rule = { whom: 'admins', graceDays: 0 } as const;

	test('is an owner’s to decide, who has one themselves', async () => {
		const { db, owner, admin } = company;
		await expect(changeRequirement(db, admin, rule)).rejects.toMatchObject({ status: 403 });
		await expect(changeRequirement(db, owner, rule)).rejects.toMatchObject({ status: 409 });
		await withApp(owner);
		await changeRequirement(db, owner, rule);
		expect(await owesSecondFactor(db.read, admin, 'password')).toBe(true);
		expect(await owesSecondFactor(db.read, company.member, 'password')).toBe(false);
		expect(await owesSecondFactor(db.read, owner, 'password')).toBe(false);
		expect(await owesSecondFactor(db.read, admin, 'demo')).toBe(false);
	});

	test('waits for the days of grace, also for those who come later', async () => {
		const { db, owner, member } = company;
		await withApp(owner);
		await changeRequirement(db, owner, { whom: 'everybody', graceDays: 7 });
		const due = await secondFactorDueAt(db.read, member, 'password');
		expect(due).toBeGreaterThan(T0 + 7 * DAY - 1);
		expect(await owesSecondFactor(db.read, member, 'password')).toBe(false);
		at(T0 + 7 * DAY + MINUTE);
		expect(await owesSecondFactor(db.read, member, 'password')).toBe(true);
		await withApp(member);
		expect(await owesSecondFactor(db.read, member, 'password')).toBe(false);
	});

	test('may leave it to providers', async () => {
		const { db, owner, admin } = company;
		await withApp(owner);
		await changeRequirement(db, owner, { ...rule, trustsProviders: 'on' });
		expect(await owesSecondFactor(db.read, admin, 'acme')).toBe(false);
		expect(await owesSecondFactor(db.read, admin, 'password')).toBe(true);
	});

	test('keeps the last one of whoever it is asked of', async () => {
		const { db, owner } = company;
		const { person } = await withApp(owner);
		await changeRequirement(db, owner, rule);
		await expect(turnCodesOff(db, person)).rejects.toMatchObject({ status: 409 });
		expect(await hasSecondFactor(db.read, owner.id)).toBe(true);
	});
});

test('a lost telephone: whoever looks after the workspace takes the second step away, not from an owner', async () => {
	const { db, owner, admin, member } = company;
	await withApp(member);
	await withApp(owner);
	await expect(removeSecondFactors(db, member, { personId: owner.id })).rejects.toMatchObject({
		status: 403,
	});
	await expect(removeSecondFactors(db, admin, { personId: owner.id })).rejects.toMatchObject({ status: 403 });
	const waiting = await half(member);
	await removeSecondFactors(db, admin, { personId: member.id });
	expect(await readHalf(db.read, waiting.secret)).toBeNull();
	expect(await enter(db, (await personOf(db, EMAILS.member)).id, { via: 'password', device })).toHaveProperty(
		'session',
	);
	await expect(removeSecondFactors(db, admin, { personId: member.id })).rejects.toMatchObject({
		status: 409,
	});
});

test('whoever holds the data folder takes it away from anybody, and there is a line of it', async () => {
	const { db, owner } = company;
	await withApp(owner);
	await removeSecondFactorsAtTheMachine(db, owner.id);
	expect(await hasSecondFactor(db.read, owner.id)).toBe(false);
	const lines = await db.read.select().from(auditEvent).where(eq(auditEvent.act, 'second-factors-removed'));
	expect(lines).toMatchObject([{ actorId: null, subjectKind: 'person', subjectId: String(owner.id) }]);
});
