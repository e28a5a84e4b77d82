import { asc, eq, or } from 'drizzle-orm';
import { isoTime } from '#lib/dates.ts';
import type { Database } from '#lib/db/open.server.ts';
import type { Person } from '../../accounts/person.ts';
import { season, seasonHost, seasonWord } from './tables.server.ts';

/** The seasons that somebody hosts, and what they said in any. */
export async function ownSeasons(db: Database, who: Person) {
	const hosts = await db.read
		.select({ name: season.name })
		.from(seasonHost)
		.innerJoin(season, eq(season.id, seasonHost.seasonId))
		.where(eq(seasonHost.personId, who.id))
		.orderBy(asc(season.id));
	const words = await db.read
		.select({ word: seasonWord, season: season.name })
		.from(seasonWord)
		.innerJoin(season, eq(season.id, seasonWord.seasonId))
		.where(or(eq(seasonWord.personId, who.id), eq(seasonWord.answeredBy, who.id)))
		.orderBy(asc(seasonWord.at), asc(seasonWord.id));
	return {
		hosts: hosts.map(({ name }) => name),
		said: words.map(
			({ word: { kind, text, at, personId, answer, answeredBy, answeredAt }, season: name }) => ({
				season: name,
				kind,
				...(personId === who.id ? { text, at: isoTime(at) } : {}),
				...(answeredBy === who.id ? { answered: answer, answeredAt: isoTime(answeredAt) } : {}),
			}),
		),
	};
}
