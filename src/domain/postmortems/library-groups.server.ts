import { sql, type SQL } from 'drizzle-orm';
import type { Reader } from '#lib/db/open.server.ts';
import { fullMonth, isoDay, parseMoment } from '#lib/dates.ts';
import type { Person } from '../accounts/person.ts';
import { team } from '../accounts/tables.server.ts';
import { entry, topic } from '../entries/tables.server.ts';
import { visibleTo } from '../entries/visibility.server.ts';
import { allOf, dated, type Conditions } from './library-conditions.server.ts';
import { orderOf, type Group, type LibraryFilters } from './library.ts';
import { factor, factorTopic, postmortem } from './tables.server.ts';

/** Which heading each row stands under. */
export interface Grouping {
	/** Joined to the rows; one that belongs under several headings stands under each. */
	join: SQL;
	/** Orders the headings. */
	key: SQL;
	down: boolean;
	/** The rows of a heading stand together already. */
	followsOrder: boolean;
	label: SQL;
	labelOf: (key: string | number, label: string | null) => string;
}
export interface GroupHead {
	label: string;
	count: number;
}

/** Behind every name. */
const LAST = '\u{10FFFF}';
const happened = sql`${postmortem.happenedAt}`;
const nothing = sql`NULL`;

export async function groupingFor(
	db: Reader,
	person: Person,
	filters: LibraryFilters,
): Promise<Grouping | null> {
	const { group } = filters;
	if (group === null) return null;
	if (group !== 'month' && group !== 'quarter') return BY[group];
	const order = orderOf(filters);
	const starts = await startsOf(db, person.zone, group === 'month' ? 1 : 3);
	// Before all of them stands what nobody has dated.
	const unknown = order === 'oldest' ? 9e15 : 0;
	return {
		join: sql``,
		key: sql`iif(${dated}, ${latestOf(starts)}, ${unknown})`,
		down: order !== 'oldest',
		followsOrder: order === 'newest' || order === 'oldest',
		label: nothing,
		labelOf: (key) => (key === unknown ? 'No date' : period(Number(key), person.zone, group)),
	};
}

const named = (none: string) => (_key: string | number, label: string | null) => label ?? none;
const BY: Record<Exclude<Group, 'month' | 'quarter'>, Grouping> = {
	team: {
		join: sql`LEFT JOIN ${team} AS kin ON kin.id = ${entry.teamId}`,
		key: sql`coalesce(lower(kin.name), ${LAST})`,
		down: false,
		followsOrder: false,
		label: sql`kin.name`,
		labelOf: named('No team'),
	},
	severity: {
		join: sql``,
		key: sql`coalesce(${postmortem.severity}, 9)`,
		down: false,
		followsOrder: false,
		label: nothing,
		labelOf: (key) => (key === 9 ? 'Not graded' : `SEV ${key}`),
	},
	factor: {
		join: sql`LEFT JOIN (SELECT DISTINCT ${factor.entryId} AS entry_id, ${topic.folded} AS folded, ${topic.name} AS name
			FROM ${factor} JOIN ${factorTopic} ON ${factorTopic.factorId} = ${factor.id}
			JOIN ${topic} ON ${topic.id} = ${factorTopic.topicId}) AS kin ON kin.entry_id = ${postmortem.entryId}`,
		key: sql`coalesce(kin.folded, ${LAST})`,
		down: false,
		followsOrder: false,
		label: sql`kin.name`,
		labelOf: named('No factor named'),
	},
	service: {
		join: sql`LEFT JOIN json_each(${postmortem.services}) AS kin`,
		key: sql`coalesce(lower(kin.value), ${LAST})`,
		down: false,
		followsOrder: false,
		label: sql`kin.value`,
		labelOf: named('No service named'),
	},
};

/** How many of what fits stand under each heading. */
export async function countGroups(
	db: Reader,
	person: Person,
	grouping: Grouping,
	fits: Conditions,
): Promise<Map<string, GroupHead>> {
	const rows = await db.all<{ key: string | number; label: string | null; count: number }>(sql`
		SELECT ${grouping.key} AS key, min(${grouping.label}) AS label, count(*) AS count
		FROM ${postmortem} CROSS JOIN ${entry} ON ${entry.id} = ${postmortem.entryId} ${grouping.join}
		WHERE ${visibleTo(person)} AND ${allOf(Object.values(fits))} GROUP BY 1`);
	return new Map(
		rows.map(({ key, label, count }) => [String(key), { label: grouping.labelOf(key, label), count }]),
	);
}

/** When each month, or each quarter, began where the reader is; from the first that is known to the last. */
async function startsOf(db: Reader, zone: string, months: 1 | 3): Promise<number[]> {
	const [span] = await db.all<{ first: number | null; last: number | null }>(
		sql`SELECT min(${happened}) AS first, max(${happened}) AS last FROM ${postmortem} WHERE ${dated}`,
	);
	if (span?.first == null || span.last === null) return [0];
	const [year = 0, month = 1] = isoDay(span.first, zone).split('-').map(Number);
	const starts: number[] = [];
	for (let n = year * 12 + month - 1 - ((month - 1) % months); ; n += months) {
		const day = `${String(Math.floor(n / 12)).padStart(4, '0')}-${String((n % 12) + 1).padStart(2, '0')}-01`;
		const start = parseMoment(day, zone) ?? Date.parse(day);
		if (start > span.last || starts.length === MOST_PERIODS) break;
		starts.push(start);
	}
	return starts;
}

const MOST_PERIODS = 5_000;

/** The last of these moments before something happened, by halves: seven comparisons for ten years of months. */
function latestOf(starts: readonly number[]): SQL {
	if (starts.length <= 1) return sql.raw(String(starts[0] ?? 0));
	const middle = starts.length >> 1;
	return sql`CASE WHEN ${happened} < ${sql.raw(String(starts[middle]))} THEN ${latestOf(starts.slice(0, middle))} ELSE ${latestOf(starts.slice(middle))} END`;
}

/** `November 2026`, `July to September 2026` */
function period(start: number, zone: string, group: 'month' | 'quarter'): string {
	const first = fullMonth(start, zone);
	if (group === 'month') return first;
	const last = fullMonth(start + 75 * 86_400_000, zone);
	return `${first.split(' ')[0] ?? ''} to ${last}`;
}
