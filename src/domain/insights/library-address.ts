import type { Scope } from './scope.ts';

/** The library of post-mortems, as far as it can be narrowed to the same: it knows a team without those inside it. */
export function libraryAddress(
	{ query, topic, team, teamIds }: Scope,
	choices: Readonly<Record<string, string>>,
): string {
	const params = new URLSearchParams(choices);
	if (topic) params.set('topic', topic.folded);
	if (query.severity !== null) params.set('severity', String(query.severity));
	if (team && teamIds?.length === 1) params.set('team', team.slug);
	return `/postmortems?${params.toString()}`;
}
