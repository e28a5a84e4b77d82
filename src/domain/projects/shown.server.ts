import { and, eq } from 'drizzle-orm';
import type { Database, Reader } from '#lib/db/open.server.ts';
import { renderMarkdown } from '#lib/markdown/render.server.ts';
import { isGuest, mayBegin } from '../accounts/may.ts';
import type { Person } from '../accounts/person.ts';
import { person, team } from '../accounts/tables.server.ts';
import { knownTo } from '../entries/acquaintances.server.ts';
import { filesOf } from '../entries/attachments.server.ts';
import { discussion } from '../entries/discussion/discussion.server.ts';
import { linksAround } from '../entries/links.server.ts';
import { entry } from '../entries/tables.server.ts';
import { visibleTo } from '../entries/visibility.server.ts';
import { lessonRows } from '../lessons/lesson-rows.server.ts';
import { learnedFrom } from '../lessons/lessons.server.ts';
import { askingsOf } from './asking.server.ts';
import { PART as CARDS } from './board/talk.ts';
import { continuationsOf } from './endings/continuations.server.ts';
import { projectEnding } from './endings/tables.server.ts';
import { wishesOf } from './following.server.ts';
import { KIND } from './project.ts';
import { read } from './projects.server.ts';
import { hasRoom } from './row.ts';
import { season } from './seasons/tables.server.ts';

/** A project as its page shows it. */
export async function readShown(db: Database, who: Person, number: number) {
	const { entry: found, project, content, members, needs, ...mine } = await read(db, who, number);
	const { lessons } = await learnedFrom(db.read, found.id);
	const isOn = members.some(({ id }) => id === who.id);
	const open = project.state !== 'ended';
	return {
		number,
		id: found.id,
		title: found.title,
		version: found.version,
		publishedAt: found.publishedAt,
		visibility: found.visibility,
		state: project.state,
		stateAt: project.stateAt,
		...{ pitch: content.pitch, question: content.question, topics: content.topics },
		about: content.about === '' ? null : renderMarkdown(content.about, { topHeading: 2 }),
		repository: content.repository,
		links: content.links,
		needs,
		members,
		capacity: content.capacity,
		asksFirst: content.asksFirst,
		pitchedBy: await pitcher(db.read, who, found.createdBy),
		team: await teamOf(db.read, found.teamId),
		season: isGuest(who) ? null : await seasonOf(db.read, project.seasonId),
		from: await originOf(db.read, who, project.fromId),
		ending: await endingOf(db.read, found.id),
		files: (await filesOf(db.read, found.id)).map(({ name, fileName, size }) => ({ name, fileName, size })),
		continuations: await continuationsOf(db.read, who, found.id),
		lessons: await lessonRows(
			db,
			who,
			lessons.map(({ id }) => id),
		),
		around: await linksAround(db.read, who, { id: found.id, kind: KIND, number }),
		...(await wishesOf(db.read, who, found.id)),
		...(await askingsOf(db.read, who, found)),
		isOn,
		may: {
			edit: mine.mayEdit,
			decide: mine.decides,
			remove: mine.mayRemove,
			leave: isOn && open,
			/** What was shown or has ended, by whoever would carry it. */
			askToGoOn: (project.state === 'shown' || !open) && mayBegin(who),
			/** There is room, and whoever asks is of the workspace. */
			join: !isOn && open && mayBegin(who) && hasRoom({ capacity: content.capacity, people: members }),
		},
		discussion: await discussion(db, who, { kind: KIND, number }, () => [], { without: CARDS }),
	};
}

export type ShownProject = Awaited<ReturnType<typeof readShown>>;

async function pitcher(db: Reader, who: Person, id: number) {
	const [found = null] = await db
		.select({ id: person.id, name: person.name })
		.from(person)
		.where(and(eq(person.id, id), knownTo(who)));
	return found;
}

async function teamOf(db: Reader, id: number | null) {
	if (id === null) return null;
	const [found = null] = await db
		.select({ name: team.name, slug: team.slug })
		.from(team)
		.where(eq(team.id, id));
	return found;
}

async function seasonOf(db: Reader, id: number | null) {
	if (id === null) return null;
	const [found = null] = await db
		.select({ slug: season.slug, name: season.name })
		.from(season)
		.where(eq(season.id, id));
	return found;
}

/** The one that it goes on from, as far as they may read it. */
async function originOf(db: Reader, who: Person, id: number | null) {
	if (id === null) return null;
	const [found = null] = await db
		.select({ number: entry.number, title: entry.title })
		.from(entry)
		.where(and(eq(entry.id, id), visibleTo(who)));
	return found;
}

async function endingOf(db: Reader, entryId: number) {
	const [found = null] = await db
		.select({
			how: projectEnding.how,
			wondered: projectEnding.wondered,
			tried: projectEnding.tried,
			know: projectEnding.know,
			byWhom: projectEnding.byWhom,
			endedAt: projectEnding.endedAt,
		})
		.from(projectEnding)
		.where(eq(projectEnding.entryId, entryId));
	return found;
}
