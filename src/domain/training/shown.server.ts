import { eq } from 'drizzle-orm';
import type { Database } from '#lib/db/open.server.ts';
import { renderMarkdown } from '#lib/markdown/render.server.ts';
import type { Person } from '../accounts/person.ts';
import { team } from '../accounts/tables.server.ts';
import { discussion } from '../entries/discussion/discussion.server.ts';
import { linksAround } from '../entries/links.server.ts';
import { authorsOf } from '../entries/sharing.server.ts';
import { contentOfVersion, ownEnrolment } from './beginning.server.ts';
import { doneIn, seedOf } from './completing.server.ts';
import { KIND, readCourse } from './courses.server.ts';
import { lessonsOf } from './course.ts';
import { outlineOf } from './playing.server.ts';
import { standing } from './progress.ts';

/** A course as its page shows it, with how far the reader is; of nobody else is anything told. */
export async function readShown(db: Database, who: Person, number: number) {
	const { entry, content, edition, hasChanges, ...may } = await readCourse(db.read, who, number);
	const begun = await ownEnrolment(db.read, who, entry.id);
	const own = begun ? await contentOfVersion(db.read, entry.id, begun.version) : content;
	const { done, tried } = begun
		? await doneIn(db.read, begun)
		: { done: new Set<string>(), tried: new Map<string, never>() };
	const [inTeam = null] =
		entry.teamId === null
			? []
			: await db.read
					.select({ name: team.name, slug: team.slug })
					.from(team)
					.where(eq(team.id, entry.teamId));
	return {
		number,
		id: entry.id,
		title: own.title,
		summary: own.summary,
		topics: own.topics,
		sources: own.sources ? renderMarkdown(own.sources, { topHeading: 3, part: 'sources' }) : null,
		outline: outlineOf(own, done),
		rules: { passMark: own.passMark, attempts: own.attempts, certificate: own.certificate },
		progress: begun && {
			state: begun.state,
			completedOn: begun.completedOn,
			/** A newer edition was published since they began. */
			isEarlier: begun.version !== edition,
			at: begun.lessonKey ?? lessonsOf(own)[0]?.key ?? null,
			standing: standing(own, seedOf(begun), done, tried),
		},
		authors: ((await authorsOf(db.read, [entry.id])).get(entry.id) ?? []).map(({ id, name }) => ({
			id,
			name,
		})),
		team: inTeam,
		visibility: entry.visibility,
		version: entry.version,
		publishedAt: entry.publishedAt,
		hasChanges,
		mayEdit: may.mayEdit,
		mayPublish: entry.publishedAt === null ? may.decides : hasChanges,
		mayRemove: may.mayRemove,
		links: await linksAround(db.read, who, { id: entry.id, kind: KIND, number }),
		discussion: await discussion(db, who, { kind: KIND, number }, () => []),
	};
}
