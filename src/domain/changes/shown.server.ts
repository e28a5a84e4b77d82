import { and, eq, sql, type SQL } from 'drizzle-orm';
import { isoDay } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import type { Reader } from '#lib/db/open.server.ts';
import { plainText } from '#lib/markdown/render.server.ts';
import type { Glaze, Person } from '../accounts/person.ts';
import { person, team } from '../accounts/tables.server.ts';
import type { Kind } from '../entries/kinds.ts';
import { entry } from '../entries/tables.server.ts';
import { isAuthor, isFacilitator, visibleTo } from '../entries/visibility.server.ts';
import { changeWords } from '../lessons/change-words.ts';
import type { ChangeState } from '../lessons/lesson.ts';
import { lastOutcome } from '../lessons/lesson-parts.server.ts';
import type { Outcome } from '../lessons/standing.ts';
import { change, lesson } from '../lessons/tables.server.ts';
import { mayLook, maySettle } from './finding.server.ts';
import type { Column } from './listing.ts';

/** A change as lists show it. */
export interface ShownChange {
	id: number;
	/** Plain text. */
	text: string;
	state: ChangeState;
	column: Column;
	outcome: Outcome | null;
	/** What the last look has shown, in a sentence. */
	sentence: string;
	/** `Due Fri 27 Nov`, `Did not hold` */
	words: string;
	due: string | null;
	overdue: boolean;
	doneOn: string | null;
	/** When somebody is asked whether it held. */
	checkOn: string | null;
	reason: string;
	/** Without an id where the owner has no account here. */
	owner: { id: number | null; name: string } | null;
	entry: { kind: Kind; number: number; title: string };
	lesson: { id: number; text: string } | null;
	team: { name: string; slug: string; glaze: Glaze } | null;
	link: string;
	maySettle: boolean;
	mayLook: boolean;
}

/** When somebody is asked whether it held. */
export const CHECK_ON = sql<string | null>`(SELECT asked.due_on FROM change_check AS asked
	WHERE asked.change_id = change.id AND asked.outcome IS NULL)`;

/** One of them; nothing where they may not see it. */
export async function shownChangeWith(db: Reader, who: Person, id: number): Promise<ShownChange | null> {
	const of = and(eq(change.id, id), visibleTo(who));
	const [row] = await shownRows(db, who, of, { order: [], limit: 1, key: sql<string>`''` });
	return row?.shown ?? null;
}

/** @param key by which they are ordered, so that a page can go on after the last of them */
export async function shownRows(
	db: Reader,
	who: Person,
	where: SQL | undefined,
	{ order, limit, key }: { order: SQL[]; limit: number; key: SQL<string> },
) {
	const rows = await db
		.select({
			change,
			entry,
			isAuthor: isAuthor(who),
			isFacilitator: isFacilitator(who),
			owner: person.name,
			lesson: { id: lesson.id, text: lesson.text },
			team: { name: team.name, slug: team.slug, glaze: team.glaze },
			outcome: lastOutcome(),
			sentence: sql<string | null>`(SELECT said.sentence FROM change_check AS said
				WHERE said.change_id = change.id AND said.outcome IS NOT NULL ORDER BY said.id DESC LIMIT 1)`,
			checkOn: CHECK_ON,
			key,
		})
		.from(change)
		.innerJoin(entry, eq(entry.id, change.entryId))
		.leftJoin(person, eq(person.id, change.ownerId))
		.leftJoin(lesson, eq(lesson.id, change.lessonId))
		.leftJoin(team, eq(team.id, entry.teamId))
		.where(where)
		.orderBy(...order)
		.limit(limit);
	const today = isoDay(now(), who.zone);
	return rows.map((row) => ({ key: row.key, shown: shown(row, who, today) }));
}

interface Row {
	change: typeof change.$inferSelect;
	entry: typeof entry.$inferSelect;
	isAuthor: number;
	isFacilitator: number;
	owner: string | null;
	lesson: ShownChange['lesson'];
	team: ShownChange['team'];
	outcome: Outcome | null;
	sentence: string | null;
	checkOn: string | null;
}

function shown(row: Row, who: Person, today: string): ShownChange {
	const { change: it, entry: its, outcome, checkOn } = row;
	const { id, state, due, doneOn, reason, link } = it;
	const relation = { isAuthor: Boolean(row.isAuthor), isFacilitator: Boolean(row.isFacilitator) };
	const found = { change: it, entry: { ...its, ...relation } };
	return {
		...{ id, state, due, doneOn, checkOn, reason, link, outcome },
		text: plainText(it.text),
		column: state === 'done' ? (checkOn === null ? 'looked' : 'waiting') : state,
		sentence: outcome === null ? '' : (row.sentence ?? ''),
		words: changeWords({ state, due, doneOn, outcome }, today),
		overdue: state === 'open' && due !== null && due < today,
		owner: ownerOf(it, row.owner),
		entry: { kind: its.kind, number: its.number, title: its.title },
		lesson: row.lesson && { id: row.lesson.id, text: plainText(row.lesson.text) },
		team: row.team,
		maySettle: maySettle(who, found),
		mayLook: state === 'done' && mayLook(who, found),
	};
}

function ownerOf({ ownerId, ownerName }: Row['change'], name: string | null): ShownChange['owner'] {
	if (ownerId !== null && name !== null) return { id: ownerId, name };
	return ownerName === '' ? null : { id: null, name: ownerName };
}
