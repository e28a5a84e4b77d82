import { findEntry } from '#domain/entries/entries.server.ts';
import { readVersion, versionsOf } from '#domain/entries/history.server.ts';
import { KIND } from '#domain/stories/stories.server.ts';
import { Content } from '#domain/stories/telling.ts';
import { now } from '#lib/db/clock.ts';
import { clockTime, namedDay } from '#lib/dates.ts';
import { forbidden } from '#lib/errors.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { PageServerLoad } from './$types';

/** The versions there are, and one of them as it was. */
export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const { db } = event.locals;
	const entry = await findEntry(db.read, person, KIND, Number(event.params.id));
	if (!entry.isAuthor)
		forbidden(
			'Its authors see how it came to be. What they took out of it stays taken out for everybody else.',
		);
	const versions = await versionsOf(db.read, entry.id);
	const asked = Number(event.url.searchParams.get('version')) || entry.version;
	const { content, ...version } = await readVersion(db.read, entry.id, asked);
	return {
		number: entry.number,
		title: entry.title,
		current: entry.version,
		open: version.number,
		content: Content.parse(content),
		versions: versions.map(({ at, ...one }) => ({
			...one,
			when: `${namedDay(at, person.zone, now())}, ${clockTime(at, person.zone)}`,
		})),
	};
};
