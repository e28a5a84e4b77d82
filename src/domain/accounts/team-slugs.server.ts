import { sql, type SQL } from 'drizzle-orm';

/** The ids of teams with these slugs, those included that became part of another team. */
export function teamsWithSlugs(slugs: readonly string[]): SQL {
	const wanted = sql`(SELECT value FROM json_each(${JSON.stringify(slugs)}))`;
	return sql`(SELECT id FROM team WHERE slug IN ${wanted}
		UNION SELECT team_id FROM former_team WHERE slug IN ${wanted} AND slug NOT IN (SELECT slug FROM team))`;
}
