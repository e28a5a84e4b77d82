import { and, asc, eq, isNull } from 'drizzle-orm';
import { now } from '#lib/db/clock.ts';
import { fingerprint, randomSecret } from '#lib/db/ids.server.ts';
import type { Database } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { isoDay } from '#lib/dates.ts';
import { conflict, invalid, isMissing, missing } from '#lib/errors.ts';
import { isGuest } from '../accounts/may.ts';
import { toPerson, withTeams } from '../accounts/people.server.ts';
import type { Person } from '../accounts/person.ts';
import { person } from '../accounts/tables.server.ts';
import { readTeam } from '../accounts/teams.server.ts';
import { note } from '../audit/audit.server.ts';
import { topicNamed } from '../entries/topics.server.ts';
import { FeedOf } from './feed.ts';
import { feed } from './tables.server.ts';

/** Nobody reads so many. */
const MOST = 50;

/** Those of one's own: what they are of, and on which day they were asked last. */
export async function feedsOf(db: Database, who: Person) {
	const rows = await db.read.select().from(feed).where(eq(feed.personId, who.id)).orderBy(asc(feed.id));
	return Promise.all(
		rows.map(async ({ id, of, createdAt, lastAskedDay }) => ({
			id,
			of,
			says: await inWords(db, who, of),
			createdAt,
			lastAskedDay,
		})),
	);
}

/** What it is of, as its owner knows it now. */
export async function inWords(db: Database, who: Person, of: FeedOf): Promise<string> {
	switch (of.kind) {
		case 'everything':
			return 'Everything you may read';
		case 'team':
			return (await teamOr(db, who, of.team, null))?.name ?? 'A team that is gone';
		case 'topic':
			return isGuest(who) ? of.topic : ((await topicNamed(db.read, of.topic))?.name ?? of.topic);
		case 'search':
			return `“${of.query}”`;
		case 'calendar':
			return 'Your calendar';
	}
}

export async function teamOr<Other>(db: Database, who: Person, slug: string, other: Other) {
	try {
		return await readTeam(db, who, slug);
	} catch (problem) {
		if (!isMissing(problem)) throw problem;
		return other;
	}
}

/** @returns the secret in its address, which is shown this once */
export async function makeFeed(db: Database, who: Person, of: FeedOf): Promise<string> {
	await refuseUnknown(db, who, of);
	const secret = randomSecret();
	await transact(db, async (tx) => {
		if ((await tx.$count(feed, eq(feed.personId, who.id))) >= MOST) {
			conflict(`A person has ${MOST} feeds at the most. End one that nothing reads.`);
		}
		const [made] = await tx
			.insert(feed)
			.values({ personId: who.id, secretHash: fingerprint(secret), of, createdAt: now() })
			.returning({ id: feed.id });
		if (!made) throw new Error('The feed was not stored.');
		await note(tx, who, { act: 'feed-made', subject: { kind: 'feed', id: made.id } });
	});
	return secret;
}

async function refuseUnknown(db: Database, who: Person, of: FeedOf): Promise<void> {
	if (of.kind === 'team' && !(await teamOr(db, who, of.team, null)))
		invalid({ team: 'That team is not here.' });
	// Which topics there are is for those of the workspace.
	if (of.kind === 'topic' && !isGuest(who) && !(await topicNamed(db.read, of.topic))) {
		invalid({ topic: 'There is no topic of that name yet.' });
	}
}

/** Its address opens nothing from then on. */
export async function endFeed(db: Database, who: Person, { id }: { id: number }): Promise<void> {
	await transact(db, async (tx) => {
		const ended = await tx
			.delete(feed)
			.where(and(eq(feed.id, id), eq(feed.personId, who.id)))
			.returning({ id: feed.id });
		if (ended.length === 0) missing('This feed');
		await note(tx, who, { act: 'feed-ended', subject: { kind: 'feed', id } });
	});
}

/** Whose feed it is and what of; null for an address that opens nothing, as that of somebody who has left. */
export async function askFeed(db: Database, secret: string): Promise<{ person: Person; of: FeedOf } | null> {
	const [row] = await db.read
		.select({ feed, person: withTeams })
		.from(feed)
		.innerJoin(person, eq(person.id, feed.personId))
		.where(and(eq(feed.secretHash, fingerprint(secret)), isNull(person.deactivatedAt)));
	if (!row) return null;
	await noteAsked(db, row.feed);
	return { person: toPerson(row.person), of: FeedOf.parse(row.feed.of) };
}

/** A day, and no closer: it tells whether a feed is still read, and not when somebody works. */
async function noteAsked(db: Database, { id, lastAskedDay }: typeof feed.$inferSelect): Promise<void> {
	const today = isoDay(now(), 'UTC');
	if (lastAskedDay === today) return;
	await transact(db, (tx) => tx.update(feed).set({ lastAskedDay: today }).where(eq(feed.id, id)));
}
