import { readCourse } from '#domain/training/courses.server.ts';
import { writeCourse } from '#domain/training/folder.ts';
import { storedContent } from '#domain/training/stored-content.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import { lookBack } from '../../../history.server.ts';
import type { PageServerLoad } from './$types';

/** For its authors, since all answers stand in it. */
export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const { db } = event.locals;
	const { entry, edition } = await readCourse(db.read, person, Number(event.params.id), { draft: true });
	const { history, content } = await lookBack(db.read, person.zone, entry, event.url);
	return {
		history,
		edition: entry.publishedAt === null ? null : edition,
		files: writeCourse(storedContent(content)),
	};
};
