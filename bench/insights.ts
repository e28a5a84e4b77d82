import { sql } from 'drizzle-orm';
import { startSession } from '#domain/accounts/sessions.server.ts';
import { readInsights } from '#domain/insights/insights.server.ts';
import { readScope } from '#domain/insights/scope.ts';
import { readTotals } from '#domain/insights/totals.server.ts';
import { launch, stopProcess } from '../tests/support/server.ts';
import { against, ROUNDS, time } from './against.ts';
import { fillFiveYears, MANY } from './five-years.ts';
import { inFreshWorkspace } from './fresh.ts';
import { percentile, type Row } from './table.ts';

const SCOPES = [
	['a year', ''],
	['five years', '?range=all'],
	['a team’s year', '?team=team-30'],
] as const;

/**
 * What the page of insights asks the database, of a year, of all five and of one team, against the same SQL alone; and
 * the page itself, drawn and sent, against that SQL.
 */
export async function measureInsights(): Promise<Row[]> {
	const { rows, folder, session } = await inFreshWorkspace(
		fillFiveYears,
		async ({ db, driver, owner, folder }) => {
			const [row] = await db.read.all<{ n: number }>(sql`SELECT count(*) AS n FROM entry`);
			const wanted = MANY.postmortem + MANY.log + MANY.story + MANY.project + MANY.course;
			if (row?.n !== wanted) throw new Error(`There are ${row?.n ?? 0} entries.`);
			const rows: Row[] = [];
			for (const [name, address] of SCOPES) {
				const query = readScope(new URL(address, 'http://localhost').searchParams);
				const { insights } = await readInsights(db, owner, query);
				const silent = insights.flatMap(({ key, finding }) => (finding === null ? [key] : []));
				if (address === '' && silent.length > 0) throw new Error(`Nothing is said of ${silent.join(', ')}.`);
				const page = async () => readTotals(db, owner, (await readInsights(db, owner, query)).scope);
				rows.push(...(await against(`insights, ${name}`, db, driver, [page])));
			}
			return { rows, folder, session: await startSession(db, owner.id, 'bench') };
		},
	);
	return [...rows, ...(await answers(folder, session, rows))];
}

/** How long whoever asks waits for the whole page, beside what the same SQL took before. */
async function answers(folder: string, session: string, asked: readonly Row[]): Promise<Row[]> {
	const kintsugi = await launch({ KINTSUGI_DATA: folder });
	try {
		const rows: Row[] = [];
		for (const [name, address] of SCOPES) {
			const ask = async () => {
				const headers = { cookie: `session=${session}` };
				const answer = await fetch(`${kintsugi.url}/insights${address}`, { headers });
				await answer.text();
				if (answer.status !== 200) throw new Error(`The page answered ${answer.status}.`);
			};
			await ask();
			const took: number[] = [];
			for (let round = 0; round < ROUNDS; round++) took.push(await time(ask));
			const theirs = asked.find(({ what }) => what === `insights, ${name}`)?.theirs ?? NaN;
			const what = { what: `page of insights, ${name}`, figure: 'ms, median', ours: percentile(took) };
			rows.push({ ...what, baseline: 'its SQL through the driver', theirs });
		}
		return rows;
	} finally {
		await stopProcess(kintsugi.process, 'SIGTERM');
	}
}
