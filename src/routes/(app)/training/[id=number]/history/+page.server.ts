import { readVersion, versionsOf } from '#domain/entries/history.server.ts';
import { readCourse } from '#domain/training/courses.server.ts';
import { writeCourse } from '#domain/training/folder.ts';
import { storedContent } from '#domain/training/stored-content.ts';
import { now } from '#lib/db/clock.ts';
import { clockTime, namedDay } from '#lib/dates.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { PageServerLoad } from './$types';

/** The versions there are, and one of them as it was: for its authors, since all answers stand in it. */
export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const { db } = event.locals;
	const { entry, edition } = await readCourse(db.read, person, Number(event.params.id), { draft: true });
	const versions = await versionsOf(db.read, entry.id);
	const asked = Number(event.url.searchParams.get('version')) || entry.version;
	const { content, ...version } = await readVersion(db.read, entry.id, asked);
	return {
		number: entry.number,
		current: entry.version,
		edition: entry.publishedAt === null ? null : edition,
		open: version.number,
		files: writeCourse(storedContent(content)),
		versions: versions.map(({ at, ...one }) => ({
			...one,
			when: `${namedDay(at, person.zone, now())}, ${clockTime(at, person.zone)}`,
		})),
	};
};
