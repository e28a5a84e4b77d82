import { sql, type SQL } from 'drizzle-orm';
import type { Reader } from '#lib/db/open.server.ts';
import type { Person } from '../accounts/person.ts';
import { team } from '../accounts/tables.server.ts';
import { entry, entryTopic, topic } from '../entries/tables.server.ts';
import { visibleTo } from '../entries/visibility.server.ts';
import { stage, type Conditions } from './library-conditions.server.ts';
import { KIND_NAMES, NO_SEVERITY, NO_TEAM, type LibraryFilters } from './library.ts';
import { STAGE_NAMES, STAGES, type Stage } from './mending.ts';
import { POSTMORTEM_KINDS, type PostmortemKind } from './postmortem.ts';
import { factor, factorTopic, postmortem } from './tables.server.ts';

export interface FacetValue {
	/** As it stands in the address. */
	value: string;
	label: string;
	count: number;
	on: boolean;
}
export type FacetName = 'kind' | 'stage' | 'team' | 'severity' | 'factor' | 'topic';
export interface Facet {
	name: FacetName;
	label: string;
	values: FacetValue[];
}

/** Rows that are alike in kind, stage, team and severity; or one topic, in what fits. */
interface Counted {
	facet: 'alike' | 'factor' | 'topic';
	kind: PostmortemKind | null;
	stage: Stage | null;
	severity: number | null;
	/** The slug of a team or the folded name of a topic. */
	value: string | null;
	label: string | null;
	/** Whether the words and the topics of the filter let them through. */
	found: number;
	count: number;
}

/** How many there are, how many fit, and how many each choice would leave: one statement. */
export async function countAll(
	db: Reader,
	person: Person,
	filters: LibraryFilters,
	fits: Conditions,
): Promise<{ all: number; total: number; facets: Facet[] }> {
	const rows = await db.all<Counted>(statement(person, fits));
	const alike = rows.filter(({ facet }) => facet === 'alike');
	const found = alike.filter((row) => row.found === 1);
	const inKind = chosen(filters.kind, ({ kind }) => kind);
	const inStage = chosen(filters.stage, ({ stage }) => stage);
	const inTeam = chosen(filters.team, teamOf);
	const inSeverity = chosen(filters.severity, ({ severity }) => severity);
	const within = (...tests: ((row: Counted) => boolean)[]) =>
		found.filter((row) => tests.every((passes) => passes(row)));
	const facets = [
		...kinds(alike, within(inStage, inTeam, inSeverity), filters),
		stages(within(inKind, inTeam, inSeverity), filters),
		teams(alike, within(inKind, inStage, inSeverity), filters),
		severities(alike, within(inKind, inStage, inTeam), filters),
		topics('factor', 'Contributing factor', rows, filters),
		topics('topic', 'Topic', rows, filters),
	];
	return { all: sum(alike), total: sum(within(inKind, inStage, inTeam, inSeverity)), facets };
}

function statement(person: Person, fits: Conditions): SQL {
	return sql`WITH seen AS MATERIALIZED (
		SELECT ${entry.id} AS id, ${entry.teamId} AS team, coalesce(${postmortem.severity}, ${NO_SEVERITY}) AS severity,
			${stage} AS stage, ${postmortem.kind} AS kind, ${fits.text} AND ${fits.topics} AS found,
			${fits.kind} AND ${fits.stage} AND ${fits.team} AND ${fits.severity} AS chosen
		FROM ${entry} CROSS JOIN ${postmortem} ON ${postmortem.entryId} = ${entry.id}
		WHERE ${entry.kind} = 'postmortem' AND ${visibleTo(person)}
	), fit AS MATERIALIZED (SELECT id FROM seen WHERE found AND chosen)
	SELECT 'alike' AS facet, kind, stage, severity, coalesce(${team.slug}, ${NO_TEAM}) AS value, ${team.name} AS label, found, count
		FROM (SELECT kind, stage, severity, team, found, count(*) AS count FROM seen GROUP BY kind, stage, severity, team, found)
		LEFT JOIN ${team} ON ${team.id} = team
	UNION ALL SELECT 'factor', NULL, NULL, NULL, ${topic.folded}, ${topic.name}, 1, count FROM (
		SELECT ${factorTopic.topicId} AS topic_id, count(DISTINCT ${factor.entryId}) AS count
		FROM ${factorTopic} JOIN ${factor} ON ${factor.id} = ${factorTopic.factorId}
		WHERE ${factor.entryId} IN (SELECT id FROM fit) GROUP BY topic_id
	) JOIN ${topic} ON ${topic.id} = topic_id
	UNION ALL SELECT 'topic', NULL, NULL, NULL, ${topic.folded}, ${topic.name}, 1, count FROM (
		SELECT ${entryTopic.topicId} AS topic_id, count(*) AS count
		FROM ${entryTopic} WHERE ${entryTopic.entryId} IN (SELECT id FROM fit) GROUP BY topic_id
	) JOIN ${topic} ON ${topic.id} = topic_id`;
}

const teamOf = ({ value }: Counted) => value ?? NO_TEAM;

function sum(rows: readonly Counted[]): number {
	return rows.reduce((total, { count }) => total + count, 0);
}

function chosen<Value>(wanted: readonly Value[], of: (row: Counted) => Value | null) {
	return (row: Counted): boolean => {
		const value = of(row);
		return wanted.length === 0 || (value !== null && wanted.includes(value));
	};
}

/** Where everything is an incident there is nothing to choose. */
function kinds(all: Counted[], rows: Counted[], filters: LibraryFilters): Facet[] {
	if (filters.kind.length === 0 && all.every(({ kind }) => kind === 'incident')) return [];
	const values = POSTMORTEM_KINDS.map((name) => ({
		value: name,
		label: KIND_NAMES[name],
		count: sum(rows.filter((row) => row.kind === name)),
		on: filters.kind.includes(name),
	}));
	return [{ name: 'kind', label: 'Kind', values }];
}

function stages(rows: Counted[], filters: LibraryFilters): Facet {
	const values = STAGES.map((name) => ({
		value: name,
		label: STAGE_NAMES[name],
		count: sum(rows.filter((row) => row.stage === name)),
		on: filters.stage.includes(name),
	}));
	return { name: 'stage', label: 'Stage', values };
}

function teams(all: Counted[], rows: Counted[], filters: LibraryFilters): Facet {
	const names = new Map(all.map((row) => [teamOf(row), row.label ?? 'No team']));
	const values = [...names].map(([value, label]) => ({
		value,
		label,
		count: sum(rows.filter((row) => teamOf(row) === value)),
		on: filters.team.includes(value),
	}));
	values.sort((a, b) => b.count - a.count || a.label.localeCompare(b.label, 'en'));
	return { name: 'team', label: 'Team', values };
}

function severities(all: Counted[], rows: Counted[], filters: LibraryFilters): Facet {
	const levels = [...new Set(all.map(({ severity }) => severity ?? NO_SEVERITY))];
	levels.sort((a, b) => (a || 9) - (b || 9));
	const values = levels.map((level) => ({
		value: String(level),
		label: level === NO_SEVERITY ? 'Not graded' : `SEV ${level}`,
		count: sum(rows.filter(({ severity }) => severity === level)),
		on: filters.severity.includes(level),
	}));
	return { name: 'severity', label: 'Severity', values };
}

/** What is chosen stays in sight, however few it leaves. */
function topics(name: 'factor' | 'topic', label: string, rows: Counted[], filters: LibraryFilters): Facet {
	const counted = rows.filter(({ facet }) => facet === name);
	const values = counted.map((row) => ({
		value: row.value ?? '',
		label: row.label ?? '',
		count: row.count,
		on: filters[name].includes(row.value ?? ''),
	}));
	for (const value of filters[name]) {
		if (!values.some((one) => one.value === value)) values.push({ value, label: value, count: 0, on: true });
	}
	values.sort(
		(a, b) => Number(b.on) - Number(a.on) || b.count - a.count || a.label.localeCompare(b.label, 'en'),
	);
	return { name, label, values };
}
