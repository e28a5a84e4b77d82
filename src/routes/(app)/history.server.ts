import type { Found } from '#domain/entries/entries.server.ts';
import { readVersion, versionsOf } from '#domain/entries/history.server.ts';
import { now } from '#lib/db/clock.ts';
import { clockTime, namedDay } from '#lib/dates.ts';
import type { Reader } from '#lib/db/open.server.ts';

/** The versions there are of an entry that somebody may see, and one of them as it was: the one of the address, or the last. */
export async function lookBack(
	db: Reader,
	zone: string,
	entry: Pick<Found, 'id' | 'number' | 'title' | 'version'>,
	url: URL,
) {
	const versions = await versionsOf(db, entry.id);
	const asked = Number(url.searchParams.get('version')) || entry.version;
	const { content, number: open } = await readVersion(db, entry.id, asked);
	const history = {
		number: entry.number,
		title: entry.title,
		current: entry.version,
		open,
		versions: versions.map(({ at, ...one }) => ({
			...one,
			when: `${namedDay(at, zone, now())}, ${clockTime(at, zone)}`,
		})),
	};
	return { history, content };
}
export type History = Awaited<ReturnType<typeof lookBack>>['history'];
