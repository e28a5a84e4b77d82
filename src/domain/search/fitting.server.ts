import { and, desc, eq, inArray, isNotNull, ne } from 'drizzle-orm';
import type { Reader } from '#lib/db/open.server.ts';
import type { Person } from '../accounts/person.ts';
import { hrefOf, shownReference, type Kind } from '../entries/kinds.ts';
import { entry, entryTopic, topic } from '../entries/tables.server.ts';
import { visibleTo } from '../entries/visibility.server.ts';
import { shownLesson } from '../lessons/lesson.ts';
import { compareWith } from './alike.server.ts';
import { lessonsAmong } from './like-lessons.server.ts';
import { listed } from './reason.ts';

/** Something of this workspace that goes with what somebody reads, and why. */
export interface Fitting {
	/** Null for a lesson, which stands by itself. */
	entry: { id: number; kind: Kind; number: number } | null;
	/** `PM‑142`, `L‑12` */
	named: string;
	/** Plain text. */
	title: string;
	href: string;
	/** “Both speak of pressure, reports and tests.” */
	reason: string;
}

interface Whole {
	id: number;
	kind: Kind;
	number: number;
	title: string;
	likeness: number;
	reason: string;
}

/** What is told in one piece, and read in one; a day of the log is not. */
const READ_WHOLE: Kind[] = ['story', 'postmortem'];
/**
 * A text that teaches speaks of everything a little. Found with the courses that come along and the example's entries:
 * below it, what any two texts have in common was given as the reason.
 */
const FITS = 0.2;
const WORDS = 3;
/** Beside them there is room for a lesson, which is read in a breath. */
const MOST_WHOLE = 2;
/** Of a topic that all of a company writes about, the newest. */
const MOST_READ = 200;

/**
 * Stories and post-mortems that share a topic with an entry, or speak of the same as a text of it, and lessons like
 * the text; the most fitting first, within what they may see. Unsure is silent.
 */
export async function fitting(
	db: Reader,
	who: Person,
	{ text, of, limit = 3 }: { text: string; of: number; limit?: number },
): Promise<Fitting[]> {
	const compared = await compareWith(db, who, { text, not: of });
	const likeness = new Map(compared.entries.map((one) => [one.entryId, one.likeness]));
	const sharing = await sharingTopics(db, who, of, likeness);
	const alike = compared.entries
		.filter((one) => READ_WHOLE.includes(one.kind) && one.likeness >= FITS && one.words.length >= WORDS)
		.map(({ entryId: id, words, ...one }) => ({
			...one,
			id,
			reason: `Both speak of ${listed(words.slice(0, WORDS))}.`,
		}));
	const whole = onceEach([...alike, ...sharing]).slice(0, MOST_WHOLE);
	const shown = new Set(whole.map(({ kind, number }) => hrefOf(kind, number)));
	const lessons = await lessonsAmong(db, who, compared, limit);
	return [
		...whole.map(asWhole),
		...lessons
			.filter(({ source }) => !shown.has(source.href))
			.map(({ lesson, text: title, href, reason }) => ({
				entry: null,
				named: shownLesson(lesson),
				title,
				href,
				reason,
			})),
	].slice(0, limit);
}

const asWhole = ({ id, kind, number, title, reason }: Whole): Fitting => ({
	entry: { id, kind, number },
	named: shownReference(kind, number),
	title,
	href: hrefOf(kind, number),
	reason,
});

function onceEach(all: readonly Whole[]): Whole[] {
	const seen = new Set<number>();
	return all.filter(({ id }) => !seen.has(id) && seen.add(id));
}

/** A topic is what somebody called it, which says more than any word; of those, the most alike comes first. */
async function sharingTopics(
	db: Reader,
	who: Person,
	of: number,
	likeness: ReadonlyMap<number, number>,
): Promise<Whole[]> {
	const own = db.select({ id: entryTopic.topicId }).from(entryTopic).where(eq(entryTopic.entryId, of));
	const rows = await db
		.select({ id: entry.id, kind: entry.kind, number: entry.number, title: entry.title, topic: topic.name })
		.from(entryTopic)
		.innerJoin(entry, eq(entry.id, entryTopic.entryId))
		.innerJoin(topic, eq(topic.id, entryTopic.topicId))
		.where(
			and(
				inArray(entryTopic.topicId, own),
				ne(entry.id, of),
				inArray(entry.kind, READ_WHOLE),
				isNotNull(entry.publishedAt),
				visibleTo(who),
			),
		)
		.orderBy(desc(entry.publishedAt))
		.limit(MOST_READ);
	return [...Map.groupBy(rows, ({ id }) => id).values()]
		.flatMap((shared) => {
			const [first] = shared;
			if (!first) return [];
			const reason = `Both are about ${listed(shared.map((one) => one.topic))}.`;
			return [{ ...first, reason, likeness: likeness.get(first.id) ?? 0 }];
		})
		.sort((a, b) => b.likeness - a.likeness || b.id - a.id);
}
