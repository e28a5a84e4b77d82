import { and, count, eq, lt, ne } from 'drizzle-orm';
import type { Reader } from '#lib/db/open.server.ts';
import { plainText } from '#lib/markdown/render.server.ts';
import type { Person } from '../accounts/person.ts';
import { team } from '../accounts/tables.server.ts';
import { hrefOf, shownReference, type Kind } from '../entries/kinds.ts';
import { authorsOf } from '../entries/sharing.server.ts';
import { entry } from '../entries/tables.server.ts';
import { topicsOf } from '../entries/topics.server.ts';
import { visibleTo } from '../entries/visibility.server.ts';
import { change, lesson } from '../lessons/tables.server.ts';
import type { LessonState } from '../lessons/standing.ts';
import { questionAbout, titleShown, whichOfThem } from './question.ts';
import { sayingItNow } from '../lessons/successor.server.ts';

/** A kept lesson as somebody meets it: where it is from and a question, and behind them what it says. */
export interface Card {
	/** The one that is kept. */
	lesson: number;
	question: string;
	/** “The second of its three lessons” */
	which: string;
	source: {
		kind: Kind;
		number: number;
		/** `PM‑25` */
		named: string;
		href: string;
		/** Empty where the title would say the lesson. */
		title: string;
		authors: string[];
		team: string | null;
		publishedAt: number | null;
	};
	/** What it says; where another says it better by now, what that one says. */
	text: string;
	state: LessonState;
	/** The lesson that is read on: itself, or the one that says it better. */
	saidBy: number;
	/** What has come of it. */
	changes: { id: number; text: string; done: boolean }[];
}

/** Null for a lesson that the person may not see. */
export async function readCard(db: Reader, who: Person, lessonId: number): Promise<Card | null> {
	const asked = await find(db, who, lessonId);
	if (!asked) return null;
	const { id: saidBy } = await sayingItNow(db, who, lessonId);
	const said = saidBy === lessonId ? asked : await find(db, who, saidBy);
	if (!said) return null;
	const { kind, number, title, entryId } = asked;
	const [topics, authors, place] = await Promise.all([
		topicsOf(db, [entryId]),
		authorsOf(db, [entryId]),
		placeOf(db, entryId, asked.position),
	]);
	const text = plainText(asked.text);
	const about = { kind, number, title, text, topics: topics.get(entryId) ?? [], ...place };
	return {
		lesson: lessonId,
		question: questionAbout(about),
		which: whichOfThem(place),
		source: {
			kind,
			number,
			named: shownReference(kind, number),
			href: hrefOf(kind, number),
			title: titleShown(about),
			authors: (authors.get(entryId) ?? []).map(({ name }) => name),
			team: asked.team,
			publishedAt: asked.publishedAt,
		},
		text: plainText(said.text),
		state: asked.state,
		saidBy,
		changes: await changesOf(db, saidBy),
	};
}

async function find(db: Reader, who: Person, lessonId: number) {
	const [found] = await db
		.select({
			entryId: lesson.entryId,
			position: lesson.position,
			text: lesson.text,
			state: lesson.state,
			kind: entry.kind,
			number: entry.number,
			title: entry.title,
			publishedAt: entry.publishedAt,
			team: team.name,
		})
		.from(lesson)
		.innerJoin(entry, eq(entry.id, lesson.entryId))
		.leftJoin(team, eq(team.id, entry.teamId))
		.where(and(eq(lesson.id, lessonId), visibleTo(who)));
	return found;
}

async function placeOf(db: Reader, entryId: number, position: number) {
	const all = eq(lesson.entryId, entryId);
	const [{ of } = { of: 1 }] = await db.select({ of: count() }).from(lesson).where(all);
	const [{ before } = { before: 0 }] = await db
		.select({ before: count() })
		.from(lesson)
		.where(and(all, lt(lesson.position, position)));
	return { of, place: before + 1 };
}

async function changesOf(db: Reader, lessonId: number): Promise<Card['changes']> {
	const rows = await db
		.select({ id: change.id, text: change.text, state: change.state })
		.from(change)
		.where(and(eq(change.lessonId, lessonId), ne(change.state, 'dropped')))
		.orderBy(change.position);
	return rows.map(({ id, text, state }) => ({ id, text: plainText(text), done: state === 'done' }));
}
