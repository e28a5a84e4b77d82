import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { now } from '#lib/db/clock.ts';
import type { Database, Reader, Transaction } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { forbidden } from '#lib/errors.ts';
import { readSetting, writeSetting } from '#lib/settings.server.ts';
import { isGuest } from '../../accounts/may.ts';
import type { Person } from '../../accounts/person.ts';
import { note } from '../../audit/audit.server.ts';
import { digestWish } from '../tables.server.ts';
import { DIGEST_AT_FIRST, lastDigestMoment, type DigestTime } from './schedule.ts';

const SETTING = 'digest';
const Suggested = z.object({
	/**
	 * For whoever has not chosen. A letter a week is what brings a lesson to those who do not come by: a lesson
	 * without a reader is not learned. It says nothing where nothing was learned, and one press ends it.
	 */
	every: z.enum(['never', 'week']).default('week'),
});
export type SuggestedDigest = z.output<typeof Suggested>['every'];

export async function suggestedDigest(db: Reader): Promise<SuggestedDigest> {
	return (await readSetting(db, SETTING, Suggested)).every;
}

export const NewSuggestion = z.object({ every: z.enum(['never', 'week']) });

export async function suggestDigest(
	db: Database,
	who: Person,
	{ every }: z.output<typeof NewSuggestion>,
): Promise<void> {
	if (who.role !== 'owner') forbidden('Only an owner decides what everybody gets at first.');
	await transact(db, async (tx) => {
		await writeSetting(tx, SETTING, { every });
		const what = every === 'week' ? 'a weekly letter of what was learned' : 'no letter of what was learned';
		await note(tx, who, { act: 'settings-changed', details: { what: `everybody gets at first: ${what}` } });
	});
}

type Row = Pick<typeof digestWish.$inferSelect, 'every' | 'weekday' | 'minute'>;

/** When somebody gets it; null where they do not. Guests are not of the workspace: they get it where they ask for it. */
export function digestTime(
	wish: Row | null,
	who: Pick<Person, 'role'>,
	suggested: SuggestedDigest,
): DigestTime | null {
	const { every, weekday, minute } = wish ?? DIGEST_AT_FIRST;
	const chosen = every === 'workspace' ? (isGuest(who) ? 'never' : suggested) : every;
	return chosen === 'never' ? null : { every: chosen, weekday, minute };
}

/** What somebody has chosen, or gets without having chosen. */
export async function digestWishOf(
	db: Reader,
	who: Person,
): Promise<{ every: 'never' | 'day' | 'week'; weekday: number; minute: number }> {
	const [wish] = await db.select().from(digestWish).where(eq(digestWish.personId, who.id));
	const time = digestTime(wish ?? null, who, await suggestedDigest(db));
	const { weekday, minute } = wish ?? DIGEST_AT_FIRST;
	return time ?? { every: 'never', weekday, minute };
}

export interface ChosenDigest {
	every: 'never' | 'day' | 'week';
	weekday: number;
	minute: number;
}

/** The first one comes at the next moment that is chosen, and none for what is over. */
export async function chooseDigest(tx: Transaction, who: Person, chosen: ChosenDigest): Promise<void> {
	const { every } = chosen;
	const lastPeriod =
		every === 'never' ? null : lastDigestMoment({ ...chosen, every }, who.zone, now()).period;
	await tx
		.insert(digestWish)
		.values({ personId: who.id, ...chosen, lastPeriod })
		.onConflictDoUpdate({ target: digestWish.personId, set: { ...chosen, lastPeriod } });
}
