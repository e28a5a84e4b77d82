import { and, asc, eq, gt, lte } from 'drizzle-orm';
import { DAY } from '#lib/dates.ts';
import type { Reader } from '#lib/db/open.server.ts';
import { linkHome } from '#lib/home.server.ts';
import { counted } from '#lib/numbers.ts';
import type { Taken } from '#lib/outbox/taking.server.ts';
import { person, team } from '../accounts/tables.server.ts';
import { hrefOf, KINDS, shownReference } from '../entries/kinds.ts';
import { author, entry } from '../entries/tables.server.ts';
import { topicsOf } from '../entries/topics.server.ts';
import { shownChange } from '../lessons/lesson.ts';
import type { Outcome } from '../lessons/standing.ts';
import { change, changeCheck, lesson } from '../lessons/tables.server.ts';
import { heardAt, mayHear } from '../webhooks/listening.server.ts';
import { MOST_TOLD, shortened, type ChatMessage, type Told } from './message.ts';

/** To try it out. */
export const TEST = 'test';
/** What the team learned in the week that ends at `about.at`. */
export const WEEK = 'week';

interface Place {
	teamId: number;
	team: { slug: string; name: string };
}

/**
 * What a channel is told, as things stand at this moment.
 * @returns null where there is nothing to say any more: it is gone, not for all who would hear it, or the week was quiet
 */
export async function compose(
	db: Reader,
	place: Place,
	{ kind, about }: Pick<Taken, 'kind' | 'about'>,
): Promise<ChatMessage | null> {
	if (kind === TEST) return test(place);
	if (kind === WEEK) return week(db, place, Number(about.at));
	const entryId = Number(about.entryId);
	if (!(await mayHear(db, place.teamId, entryId))) return null;
	if (kind === 'entry.published') return published(db, entryId);
	return changed(
		db,
		entryId,
		Number(about.changeId),
		about.checkId === undefined ? null : Number(about.checkId),
	);
}

function test({ team: { slug, name } }: Place): ChatMessage {
	const link = { label: 'How it is set up', href: linkHome(`/teams/${slug}/chat`) };
	return {
		lead: `A test from Kintsugi: this channel hears what ${name} learns.`,
		title: null,
		told: [],
		foot: '',
		link,
	};
}

async function published(db: Reader, entryId: number): Promise<ChatMessage | null> {
	const found = await entryOf(db, entryId);
	if (!found) return null;
	const { entry: row, team: of } = found;
	const href = linkHome(hrefOf(row.kind, row.number));
	const told = await lessonsOf(db, entryId);
	const within = of ? `, in ${of.name}` : '';
	const isLog = row.kind === 'log';
	const topics = (await topicsOf(db, [entryId])).get(entryId) ?? [];
	return {
		lead: isLog
			? `${await authorsOf(db, entryId)} learned${within}`
			: `A ${KINDS[row.kind].one} was published${within}`,
		// What a log entry says is its lesson.
		title: isLog ? null : { text: `${shownReference(row.kind, row.number)}: ${shortened(row.title)}`, href },
		told: told.slice(0, MOST_TOLD),
		foot: [...topics, ...moreThan(told.length)].join(' · '),
		link: { label: isLog ? 'Read and answer it' : 'Read it', href },
	};
}

const OUTCOME_WORDS: Record<Outcome, string> = {
	held: 'A change held',
	partly: 'A change held in part',
	'did-not': 'A change did not hold',
	'cannot-tell': 'Nobody can tell yet whether a change held',
};

async function changed(
	db: Reader,
	entryId: number,
	changeId: number,
	checkId: number | null,
): Promise<ChatMessage | null> {
	const found = await entryOf(db, entryId);
	const [row] = await db
		.select({ change, lesson: lesson.text })
		.from(change)
		.leftJoin(lesson, eq(lesson.id, change.lessonId))
		.where(and(eq(change.id, changeId), eq(change.entryId, entryId)));
	if (!found || !row) return null;
	const [check] =
		checkId === null ? [] : await db.select().from(changeCheck).where(eq(changeCheck.id, checkId));
	if (checkId !== null && check?.outcome == null) return null;
	// What was said at its check may be said in a draft of a change that was taken back since.
	if (checkId === null && row.change.state !== 'done') return null;
	const { team: of } = found;
	const words = check?.outcome ? OUTCOME_WORDS[check.outcome] : 'A change was done';
	const href = linkHome(`/changes/${changeId}`);
	return {
		lead: `${words}${of ? `, in ${of.name}` : ''}`,
		title: { text: `${shownChange(changeId)}: ${shortened(row.change.text)}`, href },
		told: check?.sentence ? [{ text: shortened(check.sentence), follows: [] }] : [],
		foot: row.lesson === null ? '' : `It follows from: ${shortened(row.lesson)}`,
		link: { label: 'See where it came from', href },
	};
}

async function week(
	db: Reader,
	{ teamId, team: { slug, name } }: Place,
	until: number,
): Promise<ChatMessage | null> {
	const rows = await db
		.select({ text: lesson.text, id: lesson.id })
		.from(lesson)
		.innerJoin(entry, eq(entry.id, lesson.entryId))
		.where(
			and(await heardAt(db, teamId), gt(entry.publishedAt, until - 7 * DAY), lte(entry.publishedAt, until)),
		)
		.orderBy(asc(entry.publishedAt), asc(lesson.position));
	if (rows.length === 0) return null;
	const href = linkHome(`/log/teams/${slug}`);
	return {
		lead: `What ${name} learned this week: ${counted(rows.length, 'lesson', 'lessons')}`,
		title: null,
		told: rows.slice(0, MOST_TOLD).map(({ text }) => ({ text: shortened(text), follows: [] })),
		foot: moreThan(rows.length).join(''),
		link: { label: 'Read the week', href },
	};
}

const moreThan = (all: number) => (all > MOST_TOLD ? [`and ${all - MOST_TOLD} more`] : []);

async function entryOf(db: Reader, entryId: number) {
	const [found] = await db
		.select({ entry, team: { slug: team.slug, name: team.name } })
		.from(entry)
		.leftJoin(team, eq(team.id, entry.teamId))
		.where(eq(entry.id, entryId));
	return found;
}

async function lessonsOf(db: Reader, entryId: number): Promise<Told[]> {
	const lessons = await db
		.select({ id: lesson.id, text: lesson.text })
		.from(lesson)
		.where(eq(lesson.entryId, entryId))
		.orderBy(asc(lesson.position));
	const changes = await db
		.select({ lessonId: change.lessonId, text: change.text })
		.from(change)
		.where(eq(change.entryId, entryId))
		.orderBy(asc(change.position));
	return lessons.map(({ id, text }) => ({
		text: shortened(text),
		follows: changes.filter(({ lessonId }) => lessonId === id).map((one) => shortened(one.text)),
	}));
}

/** “Inês Carvalho and Ha Nguyen” */
async function authorsOf(db: Reader, entryId: number): Promise<string> {
	const rows = await db
		.select({ name: person.name })
		.from(author)
		.innerJoin(person, eq(person.id, author.personId))
		.where(eq(author.entryId, entryId))
		.orderBy(asc(author.position));
	return new Intl.ListFormat('en', { type: 'conjunction' }).format(rows.map(({ name }) => name));
}
