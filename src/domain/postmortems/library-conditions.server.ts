import { sql, type SQL } from 'drizzle-orm';
import { teamsWithSlugs } from '../accounts/team-slugs.server.ts';
import { UNDATED } from '../entries/entry.ts';
import { entry, entryTopic, topic, topicAlias } from '../entries/tables.server.ts';
import { NO_SEVERITY, NO_TEAM, type LibraryFilters } from './library.ts';
import { factor, factorTopic, postmortem } from './tables.server.ts';

/** `stageOf`, in the words of the database. */
export const stage = sql<string>`CASE WHEN ${entry.publishedAt} IS NULL THEN 'draft'
	WHEN ${postmortem.cracks} <> '' AND ${postmortem.cracks} NOT GLOB '*[^2]*' THEN 'mended'
	ELSE 'mending' END`;

export const dated = sql<number>`${postmortem.happenedAt} <> ${UNDATED}`;

const everything = sql`1`;

/** Each filter by itself: a facet counts what all the others let through. */
export interface Conditions {
	text: SQL;
	kind: SQL;
	stage: SQL;
	team: SQL;
	severity: SQL;
	topics: SQL;
}

/** @param matches the entries that a search found; null without one */
export function conditions(filters: LibraryFilters, matches: readonly number[] | null): Conditions {
	const topics = [...filters.factor.map(hasFactorTopic), ...filters.topic.map(hasTopic)];
	return {
		text:
			matches === null
				? everything
				: sql`${entry.id} IN (SELECT value FROM json_each(${JSON.stringify(matches)}))`,
		kind: among(sql`${postmortem.kind}`, filters.kind),
		stage: among(stage, filters.stage),
		team: inTeams(filters.team),
		severity: among(sql`coalesce(${postmortem.severity}, ${NO_SEVERITY})`, filters.severity),
		topics: topics.length === 0 ? everything : allOf(topics),
	};
}

export function allOf(parts: readonly SQL[]): SQL {
	return sql`(${sql.join([...parts], sql` AND `)})`;
}

function among(value: SQL, wanted: readonly (string | number)[]): SQL {
	if (wanted.length === 0) return everything;
	const list = sql.join(
		wanted.map((one) => sql`${one}`),
		sql`, `,
	);
	return sql`${value} IN (${list})`;
}

function inTeams(slugs: readonly string[]): SQL {
	if (slugs.length === 0) return everything;
	const ids = sql`${entry.teamId} IN ${teamsWithSlugs(slugs)}`;
	return slugs.includes(NO_TEAM) ? sql`(${entry.teamId} IS NULL OR ${ids})` : ids;
}

function hasFactorTopic(folded: string): SQL {
	return sql`${entry.id} IN (SELECT ${factor.entryId} FROM ${topic}
		JOIN ${factorTopic} ON ${factorTopic.topicId} = ${topic.id}
		JOIN ${factor} ON ${factor.id} = ${factorTopic.factorId}
		WHERE ${isCalled(folded)})`;
}

function hasTopic(folded: string): SQL {
	return sql`${entry.id} IN (SELECT ${entryTopic.entryId} FROM ${topic}
		JOIN ${entryTopic} ON ${entryTopic.topicId} = ${topic.id} WHERE ${isCalled(folded)})`;
}

/** By any of its names: a view that was kept before it got another one goes on. */
function isCalled(folded: string): SQL {
	return sql`(${topic.folded} = ${folded} OR ${topic.id} IN (
		SELECT ${topicAlias.topicId} FROM ${topicAlias} WHERE ${topicAlias.folded} = ${folded}))`;
}
