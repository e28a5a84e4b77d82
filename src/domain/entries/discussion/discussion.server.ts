import { and, asc, eq, notLike } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import { now } from '#lib/db/clock.ts';
import type { Database, Reader } from '#lib/db/open.server.ts';
import { clockTime, DAY, isoDay, namedDay, shortDay, zoneName } from '#lib/dates.ts';
import { renderInline } from '#lib/markdown/render.server.ts';
import type { Person } from '../../accounts/person.ts';
import { person } from '../../accounts/tables.server.ts';
import { entry } from '../tables.server.ts';
import { isAuthor, isFacilitator, visibleTo } from '../visibility.server.ts';
import { attach } from './likeness.ts';
import { mayResolve } from './resolving.server.ts';
import { linkMentions, namesIn, typeMentions } from './mentions.server.ts';
import type { Place } from './note.ts';
import type { Discussion, ShownComment, ShownThread } from './shown.ts';
import { comment, thread } from './tables.server.ts';

/** A part of an entry that words can be quoted from, as its readers see it. */
export interface Part {
	name: string;
	text: string;
}

type Thread = typeof thread.$inferSelect;
interface Row {
	thread: Thread;
	comment: typeof comment.$inferSelect;
	by: string;
	isAuthor: number;
	isFacilitator: number;
	resolvedBy: string | null;
}

/**
 * What is said about an entry, in the order of what it is about: first about all of it, then as one reads.
 * Nothing is said about what somebody may not see.
 * @param parts in reading order; asked for only where something is said
 * @param without what parts are called that are talked about on pages of their own: `card` for `card.12`
 */
export async function discussion(
	db: Database,
	who: Person,
	place: Place,
	parts: () => readonly Part[],
	{ zone = who.zone, without }: { zone?: string; without?: string } = {},
): Promise<Discussion> {
	const rows = await rowsOf(db.read, who, place, without);
	if (rows.length === 0) return { threads: [], open: 0 };
	const names = await namesIn(
		db.read,
		rows.map((row) => row.comment.text),
	);
	const shown = (row: Row) => showComment(row, { who, names, zone, at: now() });
	const standing = placesIn(parts());
	const threads = [...Map.groupBy(rows, (row) => row.thread.id).values()].flatMap((inIt) => {
		const [first] = inIt;
		if (!first) return [];
		const { thread: one, resolvedBy } = first;
		const { id, part, quote, prefix, suffix, at, createdAt, resolvedAt } = one;
		const { stands, order } = standing(one);
		const shownThread: ShownThread = {
			id,
			anchor: { part, quote, prefix, suffix, at },
			stands,
			createdAt,
			resolved:
				resolvedAt === null
					? null
					: { by: resolvedBy ?? '', at: resolvedAt, day: dayOf(resolvedAt, zone, now()) },
			mayResolve: mayResolve(
				who,
				{ isAuthor: first.isAuthor === 1, isFacilitator: first.isFacilitator === 1 },
				one,
			),
			comments: inIt.map(shown),
		};
		return [{ shownThread, order }];
	});
	threads.sort(
		(a, b) => a.order[0] - b.order[0] || a.order[1] - b.order[1] || a.shownThread.id - b.shownThread.id,
	);
	return {
		threads: threads.map(({ shownThread }) => shownThread),
		open: threads.filter(({ shownThread }) => shownThread.resolved === null).length,
	};
}

/** Where a thread stands in the entry as it is now. */
function placesIn(parts: readonly Part[]) {
	const places = new Map(parts.map((part, index) => [part.name, { ...part, index }]));
	return (one: Thread): { stands: ShownThread['stands']; order: [number, number] } => {
		if (one.part === '') return { stands: 'all', order: [-1, 0] };
		const part = places.get(one.part);
		if (!part) return { stands: 'gone', order: [-1, 1] };
		if (one.quote === '') return { stands: 'part', order: [part.index, -1] };
		const words = attach(one, part.text);
		if (!words) return { stands: 'changed', order: [part.index, -1] };
		return { stands: 'words', order: [part.index, words.start] };
	};
}

function rowsOf(
	db: Reader,
	who: Person,
	{ kind, number, at }: Place,
	without: string | undefined,
): Promise<Row[]> {
	const which = at
		? eq(thread.part, at.part)
		: without === undefined
			? undefined
			: notLike(thread.part, `${without}.%`);
	const resolver = alias(person, 'resolver');
	return db
		.select({
			thread,
			comment,
			by: person.name,
			resolvedBy: resolver.name,
			isAuthor: isAuthor(who),
			isFacilitator: isFacilitator(who),
		})
		.from(entry)
		.innerJoin(thread, eq(thread.entryId, entry.id))
		.innerJoin(comment, eq(comment.threadId, thread.id))
		.innerJoin(person, eq(person.id, comment.personId))
		.leftJoin(resolver, eq(resolver.id, thread.resolvedBy))
		.where(and(eq(entry.kind, kind), eq(entry.number, number), visibleTo(who), which))
		.orderBy(asc(thread.part), asc(thread.id), asc(comment.id));
}

function showComment(
	row: Row,
	{ who, names, zone, at }: { who: Person; names: ReadonlyMap<number, string>; zone: string; at: number },
): ShownComment {
	const { id, personId, text, editedAt, removedAt } = row.comment;
	const mine = personId === who.id && removedAt === null;
	const paragraphs = removedAt === null ? linkMentions(text, names).split(/\n\s*\n/) : [];
	return {
		id,
		by: { id: personId, name: row.by },
		at: row.comment.at,
		day: dayOf(row.comment.at, zone, at),
		moment: `${namedDay(row.comment.at, zone, at)}, ${clockTime(row.comment.at, zone)} ${zoneName(row.comment.at, zone)}`,
		html: paragraphs.map((paragraph) => renderInline(paragraph)),
		text,
		typed: mine ? typeMentions(text, names) : null,
		editedAt,
		removed: removedAt !== null,
	};
}

/** `09:12` today, `Mon` within a week, `16 Nov` before. */
function dayOf(at: number, zone: string, today: number): string {
	if (isoDay(at, zone) === isoDay(today, zone)) return clockTime(at, zone);
	return today - at < 6 * DAY ? namedDay(at, zone, today).slice(0, 3) : shortDay(at, zone, today);
}
