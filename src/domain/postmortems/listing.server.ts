import { and, asc, desc, eq, gte, inArray, lt, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Database } from '#lib/db/open.server.ts';
import type { Person } from '../accounts/person.ts';
import { team } from '../accounts/tables.server.ts';
import { teamsWithSlugs } from '../accounts/team-slugs.server.ts';
import { UNDATED } from '../entries/entry.ts';
import { entry } from '../entries/tables.server.ts';
import { visibleTo } from '../entries/visibility.server.ts';
import { postmortem } from './tables.server.ts';

/** A plain list for programs, the newest number first. People get the library. */
export const Listing = z.object({
	/** The slug of a team. */
	team: z.string().max(120).optional(),
	severity: z.coerce.number('Severity goes from 1 to 4.').int().min(1).max(4).optional(),
	/** Only what was saved at that moment or after it. */
	updatedSince: z.iso
		.datetime({ offset: true, error: 'Give a moment with its zone, such as 2026-11-10T02:14:00Z.' })
		.optional(),
	/** `next` of the page before. */
	cursor: z.coerce.number('This page is not there.').int().positive().optional(),
	limit: z.coerce.number().int().min(1).max(100, 'A page holds 100 at the most.').default(50),
});

export interface Listed {
	number: number;
	title: string;
	team: string | null;
	severity: number | null;
	cracks: string;
	/** Null where nobody knows. */
	happenedAt: number | null;
	updatedAt: number;
	publishedAt: number | null;
}

export async function listPostmortems(
	db: Database,
	who: Person,
	asked: z.output<typeof Listing>,
): Promise<{ items: Listed[]; next: string | null }> {
	const items = await db.read
		.select({
			number: entry.number,
			title: entry.title,
			team: team.slug,
			severity: postmortem.severity,
			cracks: postmortem.cracks,
			happenedAt: sql<number | null>`nullif(${postmortem.happenedAt}, ${UNDATED})`,
			updatedAt: entry.updatedAt,
			publishedAt: entry.publishedAt,
		})
		.from(entry)
		.innerJoin(postmortem, eq(postmortem.entryId, entry.id))
		.leftJoin(team, eq(team.id, entry.teamId))
		.where(
			and(
				eq(entry.kind, 'postmortem'),
				visibleTo(who),
				asked.cursor === undefined ? undefined : lt(entry.number, asked.cursor),
				asked.team === undefined ? undefined : inArray(entry.teamId, teamsWithSlugs([asked.team])),
				asked.severity === undefined ? undefined : eq(postmortem.severity, asked.severity),
				asked.updatedSince === undefined ? undefined : gte(entry.updatedAt, Date.parse(asked.updatedSince)),
			),
		)
		.orderBy(desc(entry.number))
		.limit(asked.limit + 1);
	const page = items.slice(0, asked.limit);
	const last = page.at(-1);
	return { items: page, next: last && items.length > page.length ? String(last.number) : null };
}

/** The numbers of all that somebody may see, the lowest first. */
export async function allNumbers(db: Database, who: Person): Promise<number[]> {
	const rows = await db.read
		.select({ number: entry.number })
		.from(entry)
		.where(and(eq(entry.kind, 'postmortem'), visibleTo(who)))
		.orderBy(asc(entry.number));
	return rows.map(({ number }) => number);
}
