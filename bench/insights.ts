import { sql } from 'drizzle-orm';
import { readInsights } from '#domain/insights/insights.server.ts';
import { readScope } from '#domain/insights/scope.ts';
import { readTotals } from '#domain/insights/totals.server.ts';
import { against } from './against.ts';
import { fillFiveYears, MANY } from './five-years.ts';
import { inFreshWorkspace } from './fresh.ts';
import type { Row } from './table.ts';

/** What the page of insights asks the database, of a year, of all five and of one team, against the same SQL alone. */
export function measureInsights(): Promise<Row[]> {
	return inFreshWorkspace(fillFiveYears, async ({ db, driver, owner }) => {
		const [row] = await db.read.all<{ n: number }>(sql`SELECT count(*) AS n FROM entry`);
		const wanted = MANY.postmortem + MANY.log + MANY.story + MANY.project + MANY.course;
		if (row?.n !== wanted) throw new Error(`There are ${row?.n ?? 0} entries.`);
		const measured: Row[] = [];
		for (const [name, address] of [
			['a year', ''],
			['five years', 'range=all'],
			['a team’s year', 'team=team-30'],
		] as const) {
			const query = readScope(new URLSearchParams(address));
			const page = async () => {
				const { scope, insights } = await readInsights(db, owner, query);
				const silent = insights.filter(({ finding }) => finding === null).length;
				if (address === '' && silent > 2) throw new Error(`${silent} charts say nothing.`);
				return readTotals(db, owner, scope);
			};
			measured.push(...(await against(`insights, ${name}`, db, driver, [page])));
		}
		return measured;
	});
}
