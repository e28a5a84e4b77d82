import { and, asc, desc, eq, inArray, isNotNull, isNull, lt, or, gte, sql, type SQL } from 'drizzle-orm';
import { isoDay } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import type { Database, Reader } from '#lib/db/open.server.ts';
import { isGuest } from '../../accounts/may.ts';
import type { Person } from '../../accounts/person.ts';
import { person, team } from '../../accounts/tables.server.ts';
import { authorsOf } from '../../entries/sharing.server.ts';
import { entry } from '../../entries/tables.server.ts';
import { isAuthor, visibleTo } from '../../entries/visibility.server.ts';
import { above, namesOf, type SkillGraph } from '../../skills/graph.ts';
import { readGraph } from '../../skills/graph.server.ts';
import { foldedSkill } from '../../skills/skill.ts';
import { application } from '../applying/tables.server.ts';
import { skillsAsked } from './content.server.ts';
import { KIND } from './opportunity.ts';
import { PLACE, type ListedOpportunity, type OpportunityFilter } from './row.ts';
import { opportunity, opportunitySkill } from './tables.server.ts';

const A_PAGE = 30;

/** Those that one can ask for on that day, to be asked beside `opportunity` and `entry`. */
export const stillAsks = (day: string): SQL =>
	sql`(${isNotNull(entry.publishedAt)} AND ${eq(opportunity.state, 'open')} AND ${or(isNull(opportunity.asksUntil), gte(opportunity.asksUntil, day))})`;

/** How many places of an opening somebody has, beside `opportunity`. */
export const TAKEN = sql<number>`(SELECT count(*) FROM ${application}
	WHERE ${application.entryId} = ${opportunity.entryId} AND ${application.state} = 'accepted')`;

/** Openings that somebody may read, the newest first, a page at a time. */
export async function listOpportunities(
	db: Database,
	who: Person,
	{ limit = A_PAGE, ...filter }: Partial<OpportunityFilter> & { limit?: number } = {},
): Promise<{ rows: ListedOpportunity[]; next: string | null }> {
	const rows = await rowsAmong(
		db.read,
		and(visibleTo(who), narrowed(who, filter, await readGraph(db)), isAfter(filter.after)),
		limit + 1,
	);
	const shown = rows.slice(0, limit);
	const last = shown.at(-1);
	return {
		rows: await toListed(db.read, shown),
		next: last && rows.length > limit ? `${last.at}.${last.id}` : null,
	};
}

/** Every opening that somebody may ask for today, the newest first. */
export async function openOpportunities(db: Reader, who: Person): Promise<ListedOpportunity[]> {
	if (isGuest(who)) return [];
	const rows = await rowsAmong(db, and(visibleTo(who), stillAsks(isoDay(now(), who.zone))), 100_000);
	return toListed(db, rows);
}

/** These of them, by the ids of their entries, as far as somebody may read them. */
export async function listTogether(
	db: Reader,
	who: Person,
	entryIds: readonly number[],
): Promise<Map<number, ListedOpportunity>> {
	if (entryIds.length === 0) return new Map();
	const rows = await rowsAmong(db, and(visibleTo(who), inArray(entry.id, [...entryIds])), entryIds.length);
	return new Map((await toListed(db, rows)).map((one) => [one.id, one]));
}

/** The numbers of all that somebody may see, the lowest first. */
export async function allNumbers(db: Database, who: Person, { mine = false } = {}): Promise<number[]> {
	const rows = await db.read
		.select({ number: entry.number })
		.from(entry)
		.where(
			and(
				eq(entry.kind, KIND),
				isNotNull(entry.publishedAt),
				visibleTo(who),
				mine ? isAuthor(who) : undefined,
			),
		)
		.orderBy(asc(entry.number));
	return rows.map(({ number }) => number);
}

function narrowed(who: Person, filter: Partial<OpportunityFilter>, graph: SkillGraph): SQL | undefined {
	const { show = 'open', form, skill = '', hours, place = '' } = filter;
	return and(
		whichOnes(who, show),
		form === undefined ? undefined : eq(opportunity.form, form),
		skill === '' ? undefined : asksFor(within(graph, foldedSkill(skill))),
		hours === undefined
			? undefined
			: sql`${or(isNull(opportunity.hoursAWeek), sql`${opportunity.hoursAWeek} <= ${hours}`)}`,
		place === '' ? undefined : sql`instr(lower(${opportunity.place}), ${place.toLowerCase()}) > 0`,
	);
}

function whichOnes(who: Person, show: OpportunityFilter['show']): SQL | undefined {
	switch (show) {
		case 'open':
			return stillAsks(isoDay(now(), who.zone));
		case 'mine':
			return sql`${isAuthor(who)}`;
		case 'over':
			return inArray(opportunity.state, ['filled', 'closed']);
	}
}

const asksFor = (names: readonly string[]): SQL => sql`EXISTS (SELECT 1 FROM ${opportunitySkill}
	WHERE ${opportunitySkill.entryId} = ${entry.id} AND ${inArray(opportunitySkill.folded, [...names])})`;

/** Every name of a skill, and of those that are kinds of it. */
function within(graph: SkillGraph, folded: string): string[] {
	const names = namesOf(graph, folded);
	const kinds = [...graph.skills.keys()].filter((one) =>
		above(graph, one).some((name) => names.includes(name)),
	);
	return [folded, ...names, ...kinds.flatMap((one) => namesOf(graph, one))];
}

function isAfter(after: string | undefined): SQL | undefined {
	const [, at, id] = PLACE.exec(after ?? '') ?? [];
	if (id === undefined) return undefined;
	return or(
		lt(entry.publishedAt, Number(at)),
		and(eq(entry.publishedAt, Number(at)), lt(entry.id, Number(id))),
	);
}

type Row = Awaited<ReturnType<typeof rowsAmong>>[number];

function rowsAmong(db: Reader, which: SQL | undefined, limit: number) {
	const { form, state, outcome, pitch, learns, hoursAWeek, weeks, place, zone } = opportunity;
	const { startsOn, endsOn, asksUntil, places, about } = opportunity;
	return db
		.select({
			...{ id: entry.id, number: entry.number, title: entry.title },
			...{ form, state, outcome, pitch, learns, hoursAWeek, weeks, place, zone },
			...{ startsOn, endsOn, asksUntil, places, taken: TAKEN, about },
			contact: { id: person.id, name: person.name, leftAt: person.deactivatedAt },
			team: { slug: team.slug, name: team.name },
			at: sql<number>`${entry.publishedAt}`,
		})
		.from(opportunity)
		.innerJoin(entry, eq(entry.id, opportunity.entryId))
		.leftJoin(person, eq(person.id, opportunity.contactId))
		.leftJoin(team, eq(team.id, entry.teamId))
		.where(and(isNotNull(entry.publishedAt), which))
		.orderBy(desc(entry.publishedAt), desc(entry.id))
		.limit(limit);
}

async function toListed(db: Reader, rows: readonly Row[]): Promise<ListedOpportunity[]> {
	const ids = rows.map(({ id }) => id);
	const authors = await authorsOf(db, ids);
	const skills = await skillsAsked(db, ids);
	return rows.map(({ contact, ...row }) => ({
		...row,
		contact: contact?.leftAt === null ? { id: contact.id, name: contact.name } : null,
		authors: (authors.get(row.id) ?? []).map(({ id, name }) => ({ id, name })),
		skills: skills.get(row.id) ?? [],
	}));
}

/** How many there are to ask for, of those that somebody may see. */
export async function countOpen(db: Database, who: Person): Promise<number> {
	const [row] = await db.read
		.select({ n: sql<number>`count(*)` })
		.from(opportunity)
		.innerJoin(entry, eq(entry.id, opportunity.entryId))
		.where(and(visibleTo(who), stillAsks(isoDay(now(), who.zone))));
	return row?.n ?? 0;
}

/** What the open ones ask for, and where they are: to choose from. */
export async function narrowingBy(
	db: Database,
	who: Person,
): Promise<{ skills: string[]; places: string[] }> {
	const open = await openOpportunities(db.read, who);
	const skills = new Map(
		open.flatMap(({ skills: asked }) => asked.map(({ name }) => [foldedSkill(name), name])),
	);
	const sorted = (names: Iterable<string>) => [...names].sort((a, b) => a.localeCompare(b, 'en'));
	return {
		skills: sorted(skills.values()),
		places: sorted(new Set(open.map(({ place }) => place).filter(Boolean))),
	};
}
