import { csvLine } from '#lib/files/csv.ts';
import type { Database } from '#lib/db/open.server.ts';
import type { Person } from '../../accounts/person.ts';
import { reference } from '../../entries/kinds.ts';
import { listedOf } from './api-answer.ts';
import { listOpportunities } from './listing.server.ts';
import { KIND } from './opportunity.ts';
import type { ListedOpportunity, OpportunityFilter } from './row.ts';

/** All that the list shows when it is narrowed by that, as far as somebody may read it. */
async function listedWith(db: Database, who: Person, filter: OpportunityFilter) {
	const found: ListedOpportunity[] = [];
	let after: string | undefined = undefined;
	do {
		const page: Awaited<ReturnType<typeof listOpportunities>> = await listOpportunities(db, who, {
			...filter,
			after,
			limit: 500,
		});
		found.push(...page.rows);
		after = page.next ?? undefined;
	} while (after !== undefined);
	return found;
}

export async function listAsJson(db: Database, who: Person, filter: OpportunityFilter): Promise<string> {
	const rows = await listedWith(db, who, filter);
	return `${JSON.stringify(rows.map(listedOf), null, '\t')}\n`;
}

const HEAD = [
	...['reference', 'title', 'form', 'state', 'pitch', 'what one learns', 'hours a week', 'weeks', 'place'],
	...['zone', 'starts on', 'ends on', 'ask until', 'places', 'taken', 'belongs to', 'who answers', 'team'],
	'skills',
];

export async function listAsCsv(db: Database, who: Person, filter: OpportunityFilter): Promise<string> {
	const rows = await listedWith(db, who, filter);
	const lines = rows.map((row) =>
		csvLine([
			...[reference(KIND, row.number), row.title, row.form, row.state, row.pitch, row.learns],
			...[row.hoursAWeek, row.weeks],
			...[row.place, row.zone, row.startsOn ?? '', row.endsOn ?? '', row.asksUntil ?? ''],
			...[row.places, row.taken, row.about, row.contact?.name ?? '', row.team?.name ?? ''],
			row.skills.map(({ name }) => name).join('; '),
		]),
	);
	return csvLine(HEAD) + lines.join('');
}
