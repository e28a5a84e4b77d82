import { and, asc, desc, eq, gte, inArray, lte, sql } from 'drizzle-orm';
import { now } from '#lib/db/clock.ts';
import type { Database, Reader } from '#lib/db/open.server.ts';
import { missing } from '#lib/errors.ts';
import { isGuest, mayAdminister, maySeeAlerts } from '../../accounts/may.ts';
import type { Person } from '../../accounts/person.ts';
import { membership, person, team } from '../../accounts/tables.server.ts';
import { findEditable } from '../../entries/entries.server.ts';
import { version } from '../../entries/tables.server.ts';
import type { Typed } from '../editing/typed.ts';
import { signal } from '../tables.server.ts';
import { around, type Stretch } from './around.ts';
import type { Signal } from './signal.ts';

/** Of one team, for somebody who asks by themselves or as a writer of a post-mortem. */
export interface Asked {
	/** Its slug. */
	team: string;
	/** The post-mortem that they write; null for one that has no number yet. */
	postmortem: number | null;
}

const MOST = 200;
const shown = {
	id: signal.id,
	at: signal.at,
	text: signal.text,
	source: signal.source,
	link: signal.link,
	status: signal.status,
};

/** The newest of them, in the order in which they happened. */
export async function listSignals(
	db: Database,
	who: Person,
	{ from, to, ...asked }: Asked & Stretch,
): Promise<Signal[]> {
	const teamId = await teamToShow(db.read, who, asked);
	const rows = await db.read
		.select(shown)
		.from(signal)
		.where(and(eq(signal.teamId, teamId), gte(signal.at, from), lte(signal.at, to)))
		.orderBy(desc(signal.at), desc(signal.id))
		.limit(MOST);
	return rows.reverse();
}

/** These, as far as they are that team's. */
export async function signalsWithIds(
	db: Database,
	who: Person,
	{ ids, ...asked }: Asked & { ids: readonly number[] },
): Promise<Signal[]> {
	const teamId = await teamToShow(db.read, who, asked);
	return db.read
		.select(shown)
		.from(signal)
		.where(and(eq(signal.teamId, teamId), inArray(signal.id, ids.slice(0, MOST))))
		.orderBy(asc(signal.at), asc(signal.id));
}

/** What stands beside a form; null where it names no team, or one whose signals that person does not see. */
export async function offeredTo(
	db: Database,
	who: Person,
	typed: Pick<Typed, 'team' | 'times' | 'date' | 'zone'>,
	postmortem: number | null,
): Promise<Signal[] | null> {
	const { team: slug } = typed;
	const found = await teamNamed(db.read, slug);
	if (found === null || !(await mayBeShown(db.read, who, found, postmortem))) return null;
	return listSignals(db, who, { team: slug, postmortem, ...around(typed, now()) });
}

/** A team whose signals are hidden is answered as one that is not there. */
async function teamToShow(db: Reader, who: Person, { team: slug, postmortem }: Asked): Promise<number> {
	const found = await teamNamed(db, slug);
	if (found !== null && (await mayBeShown(db, who, found, postmortem))) return found.id;
	return missing('What the alerts of this team say');
}

async function teamNamed(db: Reader, slug: string) {
	const [found] = await db.select({ id: team.id, slug: team.slug }).from(team).where(eq(team.slug, slug));
	return found ?? null;
}

/**
 * Its members and the administrators; and whoever may write a post-mortem that one of those gave to the
 * team. Nobody gets to see them by naming the team in a draft of their own.
 */
async function mayBeShown(
	db: Reader,
	who: Person,
	of: { id: number; slug: string },
	postmortem: number | null,
): Promise<boolean> {
	if (maySeeAlerts(who, of.id)) return true;
	if (isGuest(who)) return false;
	if (postmortem === null) return false;
	const entry = await findEditable(db, who, 'postmortem', postmortem);
	return entry.teamId === of.id && (await wasGivenByMember(db, entry.id, of));
}

async function wasGivenByMember(
	db: Reader,
	entryId: number,
	of: { id: number; slug: string },
): Promise<boolean> {
	const [given] = await db
		.select({ role: person.role, memberOf: membership.teamId })
		.from(version)
		.innerJoin(person, eq(person.id, version.personId))
		.leftJoin(membership, and(eq(membership.personId, person.id), eq(membership.teamId, of.id)))
		.where(
			and(
				eq(version.entryId, entryId),
				sql`${version.number} > coalesce((SELECT max(before.number) FROM ${version} AS before
					WHERE before.entry_id = ${entryId}
					AND json_extract(before.content, '$.sharing.team') IS NOT ${of.slug}), 0)`,
			),
		)
		.orderBy(asc(version.number))
		.limit(1);
	return given !== undefined && (given.memberOf !== null || mayAdminister(given));
}
