import type { OpportunityFilter } from '#domain/growth/opportunities/row.ts';

/** The list, narrowed by that: what narrows nothing is left out, and another filter begins at the first page. */
export function addressOf(
	filter: OpportunityFilter,
	other: { [Field in keyof OpportunityFilter]?: OpportunityFilter[Field] | undefined } = {},
): string {
	const { show, form, skill, hours, place, after } = { ...filter, after: undefined, ...other };
	const asked = {
		...{ show: show === 'open' ? '' : show, form, skill, place, after },
		hours: hours === undefined ? '' : String(hours),
	};
	const query = new URLSearchParams(
		Object.entries(asked).filter((field): field is [string, string] => Boolean(field[1])),
	);
	return query.size > 0 ? `/growth/openings?${query.toString()}` : '/growth/openings';
}
