import { sql, type SQL } from 'drizzle-orm';
import type { Reader } from '#lib/db/open.server.ts';
import type { Person } from '../accounts/person.ts';
import { team } from '../accounts/tables.server.ts';
import { entry, entryTopic, topic } from '../entries/tables.server.ts';
import { visibleTo } from '../entries/visibility.server.ts';
import { allOf, stage, type Conditions } from './library-conditions.server.ts';
import { NO_SEVERITY, NO_TEAM, type LibraryFilters } from './library.ts';
import { STAGE_NAMES, STAGES } from './mending.ts';
import { factor, factorTopic, postmortem } from './tables.server.ts';

export interface FacetValue {
	/** As it stands in the address. */
	value: string;
	label: string;
	count: number;
	on: boolean;
}
export type FacetName = 'stage' | 'team' | 'severity' | 'factor' | 'topic';
export interface Facet {
	name: FacetName;
	label: string;
	values: FacetValue[];
}

interface Counted {
	facet: FacetName | 'all' | 'total';
	value: string | number | null;
	label: string | null;
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
	const of = (name: Counted['facet']) => rows.filter(({ facet }) => facet === name);
	return {
		all: of('all')[0]?.count ?? 0,
		total: of('total')[0]?.count ?? 0,
		facets: [
			stages(of('stage'), filters),
			teams(of('team'), filters),
			severities(of('severity'), filters),
		].concat(
			topics('factor', 'Contributing factor', of('factor'), filters),
			topics('topic', 'Topic', of('topic'), filters),
		),
	};
}

function statement(person: Person, fits: Conditions): SQL {
	return sql`WITH seen AS MATERIALIZED (
		SELECT ${entry.id} AS id, ${entry.teamId} AS team, coalesce(${postmortem.severity}, ${NO_SEVERITY}) AS severity,
			${stage} AS stage, ${fits.text} AS fits_text, ${fits.stage} AS fits_stage, ${fits.team} AS fits_team,
			${fits.severity} AS fits_severity, ${fits.topics} AS fits_topics
		FROM ${entry} CROSS JOIN ${postmortem} ON ${postmortem.entryId} = ${entry.id}
		WHERE ${entry.kind} = 'postmortem' AND ${visibleTo(person)}
	), fit AS MATERIALIZED (
		SELECT id FROM seen WHERE fits_text AND fits_stage AND fits_team AND fits_severity AND fits_topics
	)
	SELECT 'all' AS facet, NULL AS value, NULL AS label, count(*) AS count FROM seen
	UNION ALL SELECT 'total', NULL, NULL, count(*) FROM fit
	UNION ALL SELECT 'stage', stage, NULL, sum(fits_text AND fits_team AND fits_severity AND fits_topics)
		FROM seen GROUP BY stage
	UNION ALL SELECT 'team', coalesce(${team.slug}, ${NO_TEAM}), ${team.name}, count FROM (
		SELECT team, sum(fits_text AND fits_stage AND fits_severity AND fits_topics) AS count FROM seen GROUP BY team
	) LEFT JOIN ${team} ON ${team.id} = team
	UNION ALL SELECT 'severity', severity, NULL, sum(fits_text AND fits_stage AND fits_team AND fits_topics)
		FROM seen GROUP BY severity
	UNION ALL SELECT 'factor', ${topic.folded}, ${topic.name}, count FROM (
		SELECT ${factorTopic.topicId} AS topic_id, count(DISTINCT fit.id) AS count
		FROM ${factorTopic} JOIN ${factor} ON ${factor.id} = ${factorTopic.factorId} JOIN fit ON fit.id = ${factor.entryId}
		GROUP BY topic_id
	) JOIN ${topic} ON ${topic.id} = topic_id
	UNION ALL SELECT 'topic', ${topic.folded}, ${topic.name}, count FROM (
		SELECT ${entryTopic.topicId} AS topic_id, count(*) AS count
		FROM ${entryTopic} JOIN fit ON fit.id = ${entryTopic.entryId} GROUP BY topic_id
	) JOIN ${topic} ON ${topic.id} = topic_id`;
}

function stages(rows: Counted[], filters: LibraryFilters): Facet {
	const values = STAGES.map((name) => ({
		value: name,
		label: STAGE_NAMES[name],
		count: rows.find(({ value }) => value === name)?.count ?? 0,
		on: filters.stage.includes(name),
	}));
	return { name: 'stage', label: 'Stage', values };
}

function teams(rows: Counted[], filters: LibraryFilters): Facet {
	const values = rows.map(({ value, label, count }) => ({
		value: String(value),
		label: label ?? 'No team',
		count,
		on: filters.team.includes(String(value)),
	}));
	values.sort((a, b) => b.count - a.count || a.label.localeCompare(b.label, 'en'));
	return { name: 'team', label: 'Team', values };
}

function severities(rows: Counted[], filters: LibraryFilters): Facet {
	const values = rows.map(({ value, count }) => ({
		value: String(value),
		label: value === NO_SEVERITY ? 'Not graded' : `SEV ${value}`,
		count,
		on: filters.severity.includes(Number(value)),
	}));
	const last = (value: string) => (value === String(NO_SEVERITY) ? 9 : Number(value));
	values.sort((a, b) => last(a.value) - last(b.value));
	return { name: 'severity', label: 'Severity', values };
}

/** What is chosen stays in sight, however few it leaves. */
function topics(name: 'factor' | 'topic', label: string, rows: Counted[], filters: LibraryFilters): Facet {
	const values = rows.map((row) => ({
		value: String(row.value),
		label: row.label ?? String(row.value),
		count: row.count,
		on: filters[name].includes(String(row.value)),
	}));
	for (const value of filters[name]) {
		if (!values.some((one) => one.value === value)) values.push({ value, label: value, count: 0, on: true });
	}
	values.sort(
		(a, b) => Number(b.on) - Number(a.on) || b.count - a.count || a.label.localeCompare(b.label, 'en'),
	);
	return { name, label, values };
}
