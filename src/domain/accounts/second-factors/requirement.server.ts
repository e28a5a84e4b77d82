import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { DAY } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import type { Database, Reader } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { conflict, forbidden } from '#lib/errors.ts';
import { readSetting, writeSetting } from '#lib/settings.server.ts';
import { note } from '../../audit/audit.server.ts';
import { isAdmin, type Person } from '../person.ts';
import { person } from '../tables.server.ts';
import { hasSecondFactor } from './having.server.ts';
import { MOST_GRACE, WHOM } from './requirement.ts';

const SETTING = 'second-factor';

const Stored = z.object({
	whom: z.enum(WHOM).default('nobody'),
	/** UTC milliseconds: grace is counted from then, or from when somebody came. */
	since: z.number().default(0),
	graceDays: z.number().default(0),
	/** Whether coming in with a provider is enough: it has asked for a second step itself. */
	trustsProviders: z.boolean().default(false),
});
export type Requirement = z.output<typeof Stored>;

export const NewRequirement = z.object({
	whom: z.enum(WHOM),
	graceDays: z.coerce
		.number('How many days?')
		.int('Whole days.')
		.min(0, 'At once is 0.')
		.max(MOST_GRACE, `${MOST_GRACE} days are the most.`),
	trustsProviders: z.literal('on').optional(),
});

export function readRequirement(db: Reader): Promise<Requirement> {
	return readSetting(db, SETTING, Stored);
}

export async function changeRequirement(
	db: Database,
	who: Person,
	input: z.output<typeof NewRequirement>,
): Promise<void> {
	if (who.role !== 'owner') forbidden('Only an owner decides who needs a second step.');
	await transact(db, async (tx) => {
		const before = await readRequirement(tx);
		if (input.whom !== 'nobody' && !(await hasSecondFactor(tx, who.id))) {
			conflict('Set a second step up for yourself first: you would be the first to be asked for one.');
		}
		await writeSetting(tx, SETTING, {
			whom: input.whom,
			graceDays: input.graceDays,
			trustsProviders: input.trustsProviders === 'on',
			// Whoever is in their days of grace keeps them; a wider circle begins its own.
			since: before.whom === input.whom ? before.since : now(),
		} satisfies Requirement);
		await note(tx, who, {
			act: 'second-factor-required',
			details: { whom: input.whom, graceDays: input.graceDays },
		});
	});
}

/** Until when somebody has to have a second factor; null where they need none, or have one. */
export async function secondFactorDueAt(
	db: Reader,
	who: Pick<Person, 'id' | 'role'>,
	via: string,
): Promise<number | null> {
	const rule = await readRequirement(db);
	if (!isAskedOf(rule, who, via) || (await hasSecondFactor(db, who.id))) return null;
	const [row] = await db.select({ createdAt: person.createdAt }).from(person).where(eq(person.id, who.id));
	return Math.max(rule.since, row?.createdAt ?? 0) + rule.graceDays * DAY;
}

/** Whether they are led to set one up, before anything else. */
export async function owesSecondFactor(
	db: Reader,
	who: Pick<Person, 'id' | 'role'>,
	via: string,
): Promise<boolean> {
	const due = await secondFactorDueAt(db, who, via);
	return due !== null && due <= now();
}

export function isAskedOf(rule: Requirement, who: Pick<Person, 'role'>, via: string): boolean {
	const isProvider = via !== 'password' && via !== 'passkey';
	if (via === 'demo' || (rule.trustsProviders && isProvider)) return false;
	return rule.whom === 'everybody' || (rule.whom === 'admins' && isAdmin(who));
}
