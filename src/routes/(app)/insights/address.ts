import { scopeParams, type ScopeQuery } from '#domain/insights/scope.ts';

/** A place of the insights, of what is looked at now but for what is given. */
export function addressOf(
	query: ScopeQuery,
	other: Partial<ScopeQuery> = {},
	path: '' | `/${string}` = '',
): string {
	const search = scopeParams({ ...query, ...other }).toString();
	return `/insights${path}${search === '' ? '' : `?${search}`}`;
}
