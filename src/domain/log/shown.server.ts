import type { Database } from '#lib/db/open.server.ts';
import { renderMarkdown } from '#lib/markdown/render.server.ts';
import type { SafeHtml } from '#lib/markdown/safe-html.ts';
import type { Person } from '../accounts/person.ts';
import { team } from '../accounts/tables.server.ts';
import { eq } from 'drizzle-orm';
import { discussion } from '../entries/discussion/discussion.server.ts';
import { linksAround } from '../entries/links.server.ts';
import { lessonRows } from '../lessons/lesson-rows.server.ts';
import { KIND, read } from './log.server.ts';

/** An entry as its page shows it. */
export async function readShown(db: Database, who: Person, number: number) {
	const { entry, content, begun, ...may } = await read(db, who, number);
	const [lesson = null] = content.lesson ? await lessonRows(db, who, [content.lesson.id]) : [];
	const [inTeam = null] =
		entry.teamId === null
			? []
			: await db.read
					.select({ name: team.name, slug: team.slug })
					.from(team)
					.where(eq(team.id, entry.teamId));
	const { form, title, learned, next, day, answers, status, source, topics } = content;
	const html: SafeHtml | null =
		form === 'note' && content.body.trim() !== '' ? renderMarkdown(content.body, { topHeading: 2 }) : null;
	return {
		number,
		id: entry.id,
		form,
		title,
		learned,
		next,
		day,
		answers,
		status,
		source,
		topics,
		html,
		lesson,
		team: inTeam,
		visibility: entry.visibility,
		version: entry.version,
		publishedAt: entry.publishedAt,
		begun: entry.publishedAt === null ? begun : null,
		mayEdit: may.mayEdit,
		mayPublish: may.decides && entry.publishedAt === null,
		mayRemove: may.mayRemove,
		links: await linksAround(db.read, who, { id: entry.id, kind: KIND, number }),
		discussion: await discussion(db, who, { kind: KIND, number }, () => []),
	};
}
