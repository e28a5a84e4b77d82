import { and, eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { setClock } from '#lib/db/clock.ts';
import { DAY, HOUR, isoDay } from '#lib/dates.ts';
import { transact } from '#lib/db/transact.server.ts';
import { freshCompany, type Company } from '../../../tests/support/people.ts';
import { answers, morePeople, releasedOf } from '../../../tests/support/pulse.ts';
import type { Person } from '../accounts/person.ts';
import { holiday, leave } from '../accounts/days-off/tables.server.ts';
import { deactivate } from '../accounts/leaving.server.ts';
import { auditEvent } from '../audit/tables.server.ts';
import { inbox } from '../notifications/inbox.server.ts';
import { markAllRead } from '../notifications/marking.server.ts';
import { notification } from '../notifications/tables.server.ts';
import { erase } from '../stewardship/erasure.server.ts';
import { answer } from './answering.server.ts';
import { closeRound } from './closing.server.ts';
import { openRound } from './opening.server.ts';
import { listRounds, roundOf } from './rounds.server.ts';
import { PulseChange } from './settings.ts';
import { changePulseSettings, readPulseSettings } from './settings.server.ts';
import { pulseAsked } from './tables.server.ts';
import { nextOpening, tendPulse } from './tending.server.ts';

/** A Monday; the workspace lives in Berlin. */
const FOUNDED = Date.parse('2026-03-02T08:00:00Z');
/** The second Tuesday of a quarter, at nine in Berlin. */
const TUESDAY = Date.parse('2026-04-14T07:00:00Z');

let company: Company;
let near: Person[];
let far: Person[];
let at: number;
let release: () => void;

beforeEach(async () => {
	at = FOUNDED;
	company = await freshCompany(FOUNDED);
	release = setClock(() => at);
	near = await morePeople(company.db, 6, { zone: 'Europe/Berlin', called: 'near' });
	far = await morePeople(company.db, 3, { zone: 'Pacific/Chatham', called: 'far' });
});
afterEach(async () => {
	release();
	await company.close();
});

const choose = (change: object) =>
	changePulseSettings(company.db, company.owner, PulseChange.parse({ rhythm: 'quarterly', ...change }));
const rounds = async () =>
	(await listRounds(company.db, company.owner)).map(({ kind, openedOn, closedOn }) => ({
		...{ kind, openedOn, closedOn },
	}));
/** Time goes by, and it is looked after now and then. */
async function until(moment: number, every = 6 * HOUR): Promise<void> {
	for (; at < moment; at += every) await tendPulse(company.db);
	at = moment;
	await tendPulse(company.db);
}
const told = async (who: Person) => {
	const rows = await company.db.read.select().from(notification).where(eq(notification.personId, who.id));
	return rows.filter(({ kind }) => kind.startsWith('pulse-')).map(({ kind }) => kind);
};
const one = (of: Person[], k = 0) => of[k] ?? company.owner;

describe('a rhythm', () => {
	it('opens one round in each quarter, on the morning of the second Tuesday, and closes it after its last day', async () => {
		await choose({});
		at = Date.parse('2026-03-30T00:00:00Z');
		expect(await nextOpening(company.db.read)).toBe('2026-04-14');
		await until(TUESDAY - 1);
		expect(await rounds()).toEqual([]);
		await until(TUESDAY);
		expect(await rounds()).toEqual([{ kind: 'full', openedOn: '2026-04-14', closedOn: null }]);
		expect(await nextOpening(company.db.read)).toBe('2026-07-14');
		await until(Date.parse('2026-04-28T21:59:00Z'));
		expect((await rounds())[0]?.closedOn).toBeNull();
		await until(Date.parse('2026-04-28T22:00:00Z'));
		expect((await rounds())[0]?.closedOn).toBe('2026-04-29');
		await until(Date.parse('2026-07-14T07:00:00Z'), 30 * HOUR);
		expect((await rounds()).map(({ openedOn }) => openedOn)).toEqual(['2026-07-14', '2026-04-14']);
	});

	it('catches up on the next working day, and not where too little of the quarter is left', async () => {
		at = Date.parse('2026-03-27T08:00:00Z');
		await choose({});
		// It was off over a Tuesday and a weekend.
		await until(Date.parse('2026-04-18T10:00:00Z'), 50 * DAY);
		expect(await rounds()).toEqual([]);
		await until(Date.parse('2026-04-20T08:00:00Z'));
		expect((await rounds())[0]?.openedOn).toBe('2026-04-20');
		await until(Date.parse('2026-09-17T08:00:00Z'), 200 * DAY);
		expect(await rounds()).toHaveLength(1);
	});

	it('opens nothing on a holiday of everybody, nor beside a round of that quarter that was opened by hand', async () => {
		const { db, owner } = company;
		at = Date.parse('2026-03-27T08:00:00Z');
		await choose({});
		await transact(db, (tx) => tx.insert(holiday).values({ day: '2026-04-14', name: 'A holiday' }));
		await until(TUESDAY + 5 * HOUR);
		expect(await rounds()).toEqual([]);
		await until(TUESDAY + DAY);
		expect((await rounds())[0]?.openedOn).toBe('2026-04-15');
		at = Date.parse('2026-07-02T08:00:00Z');
		await tendPulse(db);
		await openRound(db, owner, { kind: 'full' });
		await until(Date.parse('2026-08-20T08:00:00Z'), 20 * HOUR);
		expect((await rounds()).map(({ openedOn }) => openedOn)).toEqual(['2026-07-02', '2026-04-15']);
	});

	it('that is chosen in the middle of a quarter opens nothing before the next morning', async () => {
		at = Date.parse('2026-05-05T08:00:00Z');
		await choose({});
		expect(await nextOpening(company.db.read)).toBe('2026-05-06');
		await until(at + HOUR, HOUR);
		expect(await rounds()).toEqual([]);
		await choose({ daysOpen: '7' });
		await until(at + DAY);
		expect((await rounds())[0]?.openedOn).toBe('2026-05-06');
	});

	it('of each month asks a few sentences in turn', async () => {
		await choose({ rhythm: 'monthly-short' });
		await until(Date.parse('2026-05-20T08:00:00Z'), 20 * HOUR);
		const asked = (await listRounds(company.db, company.owner)).map(({ items }) => items.map(({ id }) => id));
		expect(asked.map((ids) => ids.map((id) => id.at(-3)).join(''))).toEqual(['712', '456', '123']);
	});

	it('asks nobody where nothing could ever be shown, and none is opened by hand either', async () => {
		const { db, owner } = company;
		for (const who of [...near, ...far.slice(0, 1)]) await deactivate(db, owner, { personId: who.id });
		await choose({});
		await until(Date.parse('2026-05-01T08:00:00Z'), 20 * HOUR);
		expect(await rounds()).toEqual([]);
		await expect(openRound(db, owner, { kind: 'full' })).rejects.toMatchObject({
			...{ status: 409 },
			body: { message: expect.stringContaining('nobody is asked in vain') as string },
		});
	});
});

describe('what people are told', () => {
	const open = () => openRound(company.db, company.owner, { kind: 'full' });

	it('that it asks, twice a reminder, and what came of it: in their own working hours, each once', async () => {
		at = TUESDAY;
		await open();
		await tendPulse(company.db);
		expect(await told(one(near))).toEqual(['pulse-asked']);
		// It is evening there.
		expect(await told(one(far))).toEqual([]);
		await until(Date.parse('2026-04-14T22:00:00Z'), HOUR);
		expect(await told(one(far))).toEqual(['pulse-asked']);
		await until(Date.parse('2026-04-21T12:00:00Z'), HOUR);
		expect(await told(one(near))).toEqual(['pulse-asked', 'pulse-waits']);
		await until(Date.parse('2026-04-28T12:00:00Z'), HOUR);
		expect(await told(one(near))).toEqual(['pulse-asked', 'pulse-waits', 'pulse-closes']);
		const [line] = await inbox(company.db, one(near));
		expect(line).toMatchObject({
			sentence: 'The pulse closes after Tue 28 Apr; there is no other reminder',
			href: '/pulse/1/answer',
		});
		await until(Date.parse('2026-05-10T12:00:00Z'), 3 * HOUR);
		expect(await told(one(near))).toEqual(['pulse-released']);
		expect(await told(one(far))).toEqual(['pulse-released']);
	});

	it('nothing to who has answered, nothing on leave, and the latest alone to who was away', async () => {
		const { db } = company;
		at = TUESDAY;
		const id = await open();
		await tendPulse(db);
		await answer(db, one(near), id, answers([3, 4]));
		const away = { personId: one(near, 1).id, fromDay: '2026-04-20', toDay: '2026-04-26' };
		const all = { personId: one(near, 2).id, fromDay: '2026-04-01', toDay: '2026-04-26' };
		await transact(db, (tx) => tx.insert(leave).values([away, all]));
		await until(Date.parse('2026-04-28T12:00:00Z'), HOUR);
		expect(await told(one(near))).toEqual(['pulse-asked']);
		expect(await told(one(near, 1))).toEqual(['pulse-asked', 'pulse-closes']);
		expect(await told(one(near, 2))).toEqual(['pulse-asked', 'pulse-closes']);
	});

	it('one thing after a pause, and nothing twice where the clock is set back', async () => {
		at = TUESDAY;
		await open();
		at = Date.parse('2026-04-22T09:00:00Z');
		await tendPulse(company.db);
		expect(await told(one(near))).toEqual(['pulse-waits']);
		at -= 3 * DAY;
		await until(at + 3 * DAY + HOUR, HOUR);
		expect(await told(one(near))).toEqual(['pulse-waits']);
		at = Date.parse('2026-04-29T09:00:00Z');
		await tendPulse(company.db);
		const before = await rounds();
		at -= 3 * DAY;
		await tendPulse(company.db);
		expect(await rounds()).toEqual(before);
		expect(await told(one(near))).toEqual(['pulse-released']);
	});

	it('leaves, once it has closed, nothing of who was reminded; what was read keeps the day alone', async () => {
		const { db } = company;
		at = TUESDAY;
		const id = await open();
		await tendPulse(db);
		at += 17 * 60_000 + 13;
		await markAllRead(db, one(near));
		const [line] = await db.read
			.select()
			.from(notification)
			.where(and(eq(notification.personId, one(near).id), eq(notification.kind, 'pulse-asked')));
		expect(line?.readAt).toBe(Date.parse('2026-04-14T00:00:00Z'));
		at = TUESDAY + 15 * DAY;
		await closeRound(db, null, id);
		const left = await db.read.select().from(notification);
		expect(left.filter(({ kind }) => kind.startsWith('pulse-'))).toEqual([]);
	});

	it('is said of opening, closing and settings to those who look after it, and never of an answer', async () => {
		const { db, owner } = company;
		await choose({ rhythm: 'off' });
		at = TUESDAY;
		const id = await open();
		await answer(db, one(near), id, answers([3, 4], 'A word'));
		at = TUESDAY + 15 * DAY;
		await closeRound(db, owner, id);
		const acts = (await db.read.select().from(auditEvent)).filter((row) => row.at >= TUESDAY);
		expect(acts.map(({ act, actorId }) => [act, actorId])).toEqual([
			['pulse-opened', owner.id],
			['pulse-closed', owner.id],
		]);
	});
});

describe('by hand', () => {
	it('it closes on its last day and not before, by those who look after the workspace', async () => {
		const { db, owner, member } = company;
		at = TUESDAY;
		const id = await openRound(db, owner, { kind: 'full' });
		await expect(closeRound(db, owner, id)).rejects.toMatchObject({ status: 409 });
		at = Date.parse('2026-04-28T06:00:00Z');
		await expect(closeRound(db, member, id)).rejects.toMatchObject({ status: 403 });
		await closeRound(db, owner, id);
		expect((await roundOf(db, owner, id)).closedOn).toBe('2026-04-28');
		expect(isoDay(at, 'Europe/Berlin')).toBe('2026-04-28');
	});

	it('a workspace asks sentences of its own, from the next round on', async () => {
		const { db, owner } = company;
		const own = [
			{ text: 'I can say that I was wrong.' },
			{ text: 'Bad news are held back.', reversed: true },
		];
		await choose({ rhythm: 'off', asksOwn: true, own, scale: '7' });
		const id = await openRound(db, owner, { kind: 'short' });
		expect(await roundOf(db, owner, id)).toMatchObject({
			...{ scale: 7, source: 'Sentences of this workspace' },
			items: [
				{ id: 'own-1.1', text: 'I can say that I was wrong.', reversed: false },
				{ id: 'own-2.1', text: 'Bad news are held back.', reversed: true },
			],
		});
		const other = [{ id: 'own-1.1', text: 'I can say that I do not know.' }];
		await choose({ rhythm: 'off', asksOwn: true, own: other });
		expect((await roundOf(db, owner, id)).items).toHaveLength(2);
		expect((await readPulseSettings(db.read)).own.items.map((item) => item.id)).toEqual(['own-1.2']);
		for (const wrong of [{ asksOwn: true }, { own: [own[0], own[0]] }, { own: [{ text: ' ' }] }]) {
			expect(PulseChange.safeParse(wrong).success).toBe(false);
		}
	});

	it('bounds are raised for the next round, and never lowered while one is open', async () => {
		const { db, owner, member } = company;
		await expect(changePulseSettings(db, member, PulseChange.parse({}))).rejects.toMatchObject({
			status: 403,
		});
		expect(PulseChange.safeParse({ fewest: '4' }).success).toBe(false);
		await choose({ rhythm: 'off', fewest: '6' });
		const id = await openRound(db, owner, { kind: 'full' });
		await expect(choose({ fewest: '5' })).rejects.toMatchObject({ status: 422 });
		await choose({ rhythm: 'off', fewest: '8' });
		expect((await roundOf(db, owner, id)).fewest).toBe(6);
		// The next one may not be below what the open one promised, whatever was chosen in between.
		await choose({ rhythm: 'off', fewest: '6' });
	});
});

describe('who leaves in between', () => {
	const VARIED = (k: number) => answers([1 + (k % 5), 5 - (k % 4)]);

	it('takes nothing back: what they answered counts, and is no more theirs than before', async () => {
		const { db, owner } = company;
		at = TUESDAY;
		const id = await openRound(db, owner, { kind: 'full' });
		for (const [k, who] of near.entries()) await answer(db, who, id, VARIED(k));
		const [gone, erased] = [one(near), one(near, 1)];
		for (const { id: personId } of [gone, erased]) await deactivate(db, owner, { personId });
		await erase(db, owner, { personId: erased.id, confirmed: erased.name });
		const asked = await db.read.select().from(pulseAsked);
		expect(asked.map(({ personId }) => personId)).not.toContain(erased.id);
		expect(asked.map(({ personId }) => personId)).toContain(gone.id);
		at = TUESDAY + 15 * DAY;
		await tendPulse(db);
		expect((await releasedOf(db, id)).get('edmondson-1.1')?.n).toBe(6);
	});
});
