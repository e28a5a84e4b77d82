import { asc, eq, inArray } from 'drizzle-orm';
import { now } from '#lib/db/clock.ts';
import type { Database, Reader, Transaction } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import type { Person } from '../../accounts/person.ts';
import { unchosenBy } from '../../skills/choosing-seen.server.ts';
import { ownSeen, setSeen } from '../../skills/shown.server.ts';
import { OPEN_TO, PROFILE_SEEN, type OpenToOne, type ProfileSeen } from './profile.ts';
import { growthProfile, openTo } from './tables.server.ts';

/** What somebody says beside their skills, as it is stored: whoever hands it to others asks `sees` first. */
export interface Told {
	words: string;
	interests: string[];
	openTo: OpenToOne[];
	seen: Pick<ProfileSeen, 'seenWords' | 'seenInterests' | 'seenOpenTo'>;
}

const { words, interests, seenWords, seenInterests, seenOpenTo } = growthProfile;

export async function toldBy(db: Reader, personIds: readonly number[]): Promise<Map<number, Told>> {
	const ids = [...personIds];
	const rows = await db
		.select({ personId: growthProfile.personId, words, interests, seenWords, seenInterests, seenOpenTo })
		.from(growthProfile)
		.where(inArray(growthProfile.personId, ids));
	const open = await db
		.select()
		.from(openTo)
		.where(inArray(openTo.personId, ids))
		.orderBy(asc(openTo.personId));
	const said = new Map(rows.map(({ personId, ...row }) => [personId, row]));
	const openOf = Map.groupBy(open, ({ personId }) => personId);
	return new Map(
		ids.map((id) => {
			const { words, interests, ...seen } = said.get(id) ?? { words: '', interests: [], ...PROFILE_SEEN };
			const { seenWords, seenInterests, seenOpenTo } = seen;
			return [
				id,
				{
					...{ words, interests, seen: { seenWords, seenInterests, seenOpenTo } },
					openTo: inOrder(openOf.get(id) ?? []),
				},
			];
		}),
	);
}

const inOrder = (open: readonly OpenToOne[]): OpenToOne[] =>
	open
		.map(({ what, most, restsUntil }) => ({ what, most, restsUntil }))
		.sort((a, b) => OPEN_TO.indexOf(a.what) - OPEN_TO.indexOf(b.what));

/** All of it, for themselves. `unchosen`: why they are asked who sees their skills, where they are. */
export async function ownProfile(db: Database, who: Person) {
	const told = (await toldBy(db.read, [who.id])).get(who.id);
	const skillsSeen = await ownSeen(db.read, who.id);
	const saidWhoSees = skillsSeen !== null;
	const seen: ProfileSeen = { ...PROFILE_SEEN, ...told?.seen, ...skillsSeen };
	const unchosen = await unchosenBy(db.read, who.id);
	const { words = '', interests = [], openTo: open = [] } = told ?? {};
	return { words, interests, openTo: open, seen, saidWhoSees, unchosen };
}

export interface Changes {
	words?: string | undefined;
	interests?: string[] | undefined;
	openTo?: OpenToOne[] | undefined;
	seen?: ProfileSeen | undefined;
}

/** Of oneself: what is given is so from now on, and all else stays. */
export async function changeProfile(db: Database, who: Person, changes: Changes): Promise<void> {
	await transact(db, (tx) => changeProfileIn(tx, who, changes));
}

export async function changeProfileIn(tx: Transaction, who: Person, changes: Changes): Promise<void> {
	const { openTo: open, seen } = changes;
	const set = {
		...(changes.words === undefined ? {} : { words: changes.words }),
		...(changes.interests === undefined ? {} : { interests: changes.interests }),
		...(seen && {
			seenWords: seen.seenWords,
			seenInterests: seen.seenInterests,
			seenOpenTo: seen.seenOpenTo,
		}),
		changedAt: now(),
	};
	await tx
		.insert(growthProfile)
		.values({ personId: who.id, interests: [], ...set })
		.onConflictDoUpdate({ target: growthProfile.personId, set });
	if (seen) {
		const { seenTeach, seenDo, seenLearn } = seen;
		await setSeen(tx, who, { seenTeach, seenDo, seenLearn });
	}
	if (open) {
		await tx.delete(openTo).where(eq(openTo.personId, who.id));
		if (open.length > 0) await tx.insert(openTo).values(open.map((one) => ({ personId: who.id, ...one })));
	}
}
