import { and, asc, eq, isNull, lt } from 'drizzle-orm';
import { fullMonth } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import type { Database, Reader } from '#lib/db/open.server.ts';
import { renderInline, renderMarkdown } from '#lib/markdown/render.server.ts';
import type { SafeHtml } from '#lib/markdown/safe-html.ts';
import type { Person } from '../accounts/person.ts';
import { team } from '../accounts/tables.server.ts';
import { discussion } from '../entries/discussion/discussion.server.ts';
import { linksAround } from '../entries/links.server.ts';
import { authorsOf } from '../entries/sharing.server.ts';
import { lessonRows } from '../lessons/lesson-rows.server.ts';
import { thanksFor } from '../lessons/thanks.server.ts';
import { commitmentsOf } from './commitments.server.ts';
import { linesOf } from './listing.server.ts';
import { minutesOf } from './minutes.ts';
import { readingOf } from './private-reader.server.ts';
import { questionsOf } from './questions.server.ts';
import { FEWEST_SHOWN } from './row.ts';
import { gathering, gatheringPart } from './shelves/tables.server.ts';
import { KIND, read, type Story } from './stories.server.ts';
import { PART_NAMES, type TextPart } from './story.ts';

/** A part that is read with its name in the margin; no name where it is told in one piece. */
export interface ShownPart {
	name: string;
	html: SafeHtml;
}

const BEFORE = ['tried', 'believed', 'happened', 'criticism'] as const satisfies readonly TextPart[];
const AFTER = ['stillWrong'] as const satisfies readonly TextPart[];

/** A story as its page shows it. */
export async function readShown(db: Database, who: Person, number: number) {
	const story = await read(db, who, number);
	const { entry: found, content } = story;
	const named = content.month === null ? ((await authorsOf(db.read, [found.id])).get(found.id) ?? []) : [];
	const lines = await linesOf(
		db.read,
		who,
		named.map(({ id }) => id),
	);
	const [lesson = null] = content.lesson ? await lessonRows(db, who, [content.lesson.id]) : [];
	const thanks = await thanksFor(db.read, who, found);
	const links = await linksAround(db.read, who, { id: found.id, kind: KIND, number });
	return {
		number,
		id: found.id,
		title: found.title,
		form: content.form,
		version: found.version,
		publishedAt: found.publishedAt,
		visibility: found.visibility,
		until: content.until,
		topics: content.topics,
		recording: content.recording,
		minutes: minutesOf(content),
		authors: named.map(({ id, name }) => ({ id, name, line: lines.get(id) ?? '' })),
		team: await teamOf(db.read, found.teamId),
		/** `November 2026`, where it is told without a name. */
		month: content.month === null ? null : monthWords(content.month),
		told: await toldWords(db.read, story),
		...told(story),
		lesson,
		links,
		recognised: thanks.saw >= FEWEST_SHOWN ? thanks.saw : null,
		recognisedIt: thanks.sawIt,
		helpedMe: thanks.helpedMe,
		mayThank: thanks.mayThank,
		/** What people wrote in the log that names it. */
		logged: links.from.filter(({ kind }) => kind === 'log').length,
		questions: await questionsOf(db.read, who, found),
		mayAsk: found.publishedAt !== null && !found.isAuthor,
		commitments: await commitmentsOf(db.read, found.id),
		reading: found.publishedAt === null ? await readingOf(db.read, found.id) : null,
		mayEdit: story.mayEdit,
		decides: story.decides,
		mayRemove: story.mayRemove,
		discussion: await discussion(db, who, { kind: KIND, number }, () => []),
	};
}

export type ShownStory = Awaited<ReturnType<typeof readShown>>;

/** What is read of a story wherever it is shown, beside what happens around it. */
export type ToldStory = ReturnType<typeof told> &
	Pick<ShownStory, 'number' | 'title' | 'minutes' | 'told' | 'recording'> & {
		/** With an id where the reader can open their page. */
		authors: readonly { id?: number; name: string; line: string }[];
	};

/** What is read of it, in the order of reading. */
export function told({ content }: Pick<Story, 'content'>) {
	const parts = (names: readonly TextPart[]): ShownPart[] =>
		names.flatMap((name) =>
			content[name] === '' ? [] : [{ name: PART_NAMES[name], html: htmlOf(content[name]) }],
		);
	const whole = content.body === '' ? [] : [{ name: '', html: htmlOf(content.body) }];
	return {
		before: [...whole, ...parts(BEFORE)],
		slides: content.slides.map(({ title, text }) => ({ title, html: htmlOf(text) })),
		learned: content.learned === '' ? null : renderInline(content.learned),
		differently: content.differently === '' ? null : renderInline(content.differently),
		after: parts(AFTER),
	};
}

const htmlOf = (text: string) => renderMarkdown(text, { topHeading: 2 });
const monthWords = (month: string) => fullMonth(Date.parse(`${month}-15T12:00Z`), 'UTC');

async function teamOf(db: Reader, id: number | null) {
	if (id === null) return null;
	const [found = null] = await db
		.select({ name: team.name, slug: team.slug })
		.from(team)
		.where(eq(team.id, id));
	return found;
}

/** `Told at Show and tell in March 2025, written down in April 2025`: where it was told aloud before, too. */
async function toldWords(db: Reader, { entry: found, content }: Story): Promise<string> {
	if (content.month !== null) return `Told without a name in ${monthWords(content.month)}`;
	if (found.publishedAt === null) return '';
	const written = fullMonth(found.publishedAt, 'UTC');
	const [evening] = await db
		.select({ title: gathering.title, at: gathering.at })
		.from(gatheringPart)
		.innerJoin(gathering, eq(gathering.id, gatheringPart.gatheringId))
		.where(
			and(
				eq(gatheringPart.entryId, found.id),
				eq(gathering.kind, 'talks'),
				isNull(gathering.calledOffAt),
				lt(gathering.at, now()),
			),
		)
		.orderBy(asc(gathering.at))
		.limit(1);
	if (!evening) return `Written down in ${written}`;
	const aloud = fullMonth(evening.at, 'UTC');
	return `Told at ${evening.title} in ${aloud}, written down ${aloud === written ? 'the same month' : `in ${written}`}`;
}
