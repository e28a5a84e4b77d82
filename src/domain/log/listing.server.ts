import { and, asc, desc, eq, gte, inArray, isNotNull, lt, lte, or, sql, type SQL } from 'drizzle-orm';
import { z } from 'zod';
import type { Database } from '#lib/db/open.server.ts';
import type { Person } from '../accounts/person.ts';
import { team } from '../accounts/tables.server.ts';
import { teamsWithSlugs } from '../accounts/team-slugs.server.ts';
import { entry, entryTopic, topic, topicAlias } from '../entries/tables.server.ts';
import { foldTopic } from '../entries/topics.server.ts';
import { isAuthor, visibleTo } from '../entries/visibility.server.ts';
import type { Form } from './form.ts';
import { logEntry } from './tables.server.ts';

const Day = z.iso.date('Give a day that such as 2026-11-27.');

/** A plain list for programs, the latest day first. People get weeks. */
export const Listing = z.object({
	/** The slug of a team. */
	team: z.string().max(120).optional(),
	/** The first and the last day. */
	from: Day.optional(),
	to: Day.optional(),
	topic: z.string().max(80).optional(),
	/** What one wrote oneself, drafts and what nobody else reads included. */
	mine: z
		.enum(['true', 'false'])
		.transform((said) => said === 'true')
		.default(false),
	/** `next` of the page before. */
	cursor: z
		.string()
		.regex(/^\d{4}-\d{2}-\d{2}\.\d{1,15}$/, 'This page is not there.')
		.optional(),
	limit: z.coerce.number().int().min(1).max(100, 'A page holds 100 at the most.').default(50),
});

export interface Listed {
	number: number;
	form: Form;
	title: string;
	day: string;
	team: string | null;
	updatedAt: number;
	publishedAt: number | null;
}

export async function listLog(
	db: Database,
	who: Person,
	asked: z.output<typeof Listing>,
): Promise<{ items: Listed[]; next: string | null }> {
	const rows = await db.read
		.select({
			number: entry.number,
			form: logEntry.form,
			title: entry.title,
			day: logEntry.day,
			team: team.slug,
			updatedAt: entry.updatedAt,
			publishedAt: entry.publishedAt,
		})
		.from(logEntry)
		.innerJoin(entry, eq(entry.id, logEntry.entryId))
		.leftJoin(team, eq(team.id, entry.teamId))
		.where(
			and(
				visibleTo(who),
				asked.mine ? isAuthor(who) : isNotNull(entry.publishedAt),
				asked.from === undefined ? undefined : gte(logEntry.day, asked.from),
				asked.to === undefined ? undefined : lte(logEntry.day, asked.to),
				asked.team === undefined ? undefined : inArray(entry.teamId, teamsWithSlugs([asked.team])),
				asked.topic === undefined ? undefined : hasTopic(asked.topic),
				asked.cursor === undefined ? undefined : after(asked.cursor),
			),
		)
		.orderBy(desc(logEntry.day), desc(entry.number))
		.limit(asked.limit + 1);
	const items = rows.slice(0, asked.limit);
	const last = items.at(-1);
	return { items, next: last && rows.length > items.length ? `${last.day}.${last.number}` : null };
}

function after(cursor: string): SQL | undefined {
	const [day = '', number = ''] = cursor.split('.');
	return or(lt(logEntry.day, day), and(eq(logEntry.day, day), lt(entry.number, Number(number))));
}

/** By its name, or another one that it goes by. */
export function hasTopic(named: string): SQL {
	const folded = foldTopic(named);
	return sql`EXISTS (SELECT 1 FROM ${entryTopic} WHERE ${entryTopic.entryId} = ${entry.id} AND ${entryTopic.topicId} IN (
		SELECT ${topic.id} FROM ${topic} WHERE ${topic.folded} = ${folded}
		UNION SELECT ${topicAlias.topicId} FROM ${topicAlias} WHERE ${topicAlias.folded} = ${folded}))`;
}

/** The numbers of all that somebody may see, the lowest first. */
export async function allNumbers(db: Database, who: Person, { mine = false } = {}): Promise<number[]> {
	const rows = await db.read
		.select({ number: entry.number })
		.from(entry)
		.where(and(eq(entry.kind, 'log'), visibleTo(who), mine ? isAuthor(who) : undefined))
		.orderBy(asc(entry.number));
	return rows.map(({ number }) => number);
}
