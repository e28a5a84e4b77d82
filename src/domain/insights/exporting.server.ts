import { isoDay } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import type { Database } from '#lib/db/open.server.ts';
import { missing } from '#lib/errors.ts';
import { csvLine } from '#lib/files/csv.ts';
import type { FoundFile } from '#lib/files/found.ts';
import { linkHome } from '#lib/home.server.ts';
import type { Person } from '../accounts/person.ts';
import type { Exported } from '../entries/taking-out.server.ts';
import { answerOfWhole } from './api-answer.ts';
import { headlineOf } from './headline.ts';
import { INSIGHT_NAMES, type Insight } from './insight.ts';
import { readInsight, readInsights } from './insights.server.ts';
import { documentOf } from './document.ts';
import { scopeWords, type Scope, type ScopeQuery } from './scope.ts';
import { readTotals } from './totals.server.ts';
import { questionsOf } from './questions.ts';

/** The numbers of one chart, for a spreadsheet. */
export async function insightAsCsv(
	db: Database,
	who: Person,
	key: string,
	query: ScopeQuery,
): Promise<Exported> {
	const found = (await readInsight(db, who, key, query)) ?? missing('This chart');
	return csvOf(found.insight, found.scope);
}

/** All of them, a file each; charts without numbers have none. */
export async function insightsAsFiles(db: Database, who: Person, query: ScopeQuery): Promise<FoundFile[]> {
	const { scope, insights } = await readInsights(db, who, query);
	return insights
		.filter(({ numbers }) => numbers.rows.length > 0)
		.map((insight) => {
			const { name, text } = csvOf(insight, scope);
			return { name, bytes: new TextEncoder().encode(text) };
		});
}

export async function insightsAsMarkdown(db: Database, who: Person, query: ScopeQuery): Promise<Exported> {
	const { scope, insights } = await readInsights(db, who, query);
	const totals = await readTotals(db, who, scope);
	const text = documentOf({ scope, insights, totals, day: isoDay(now(), who.zone) }, linkHome);
	return { name: `${fileName('Insights', scope)}.md`, text };
}

export async function insightsAsJson(db: Database, who: Person, query: ScopeQuery): Promise<Exported> {
	const { scope, insights } = await readInsights(db, who, query);
	const whole = {
		...{ kintsugi: 'insights', of: scopeWords(scope), headline: headlineOf(insights) },
		totals: await readTotals(db, who, scope),
		questions: questionsOf(insights),
		insights: insights.map((insight) => answerOfWhole(insight, scope)),
	};
	return { name: `${fileName('Insights', scope)}.json`, text: `${JSON.stringify(whole, null, '\t')}\n` };
}

function csvOf({ key, numbers: { columns, rows } }: Insight, scope: Scope): Exported {
	const linked = rows.some(({ href }) => href !== undefined);
	const address = (href: string | undefined) => (linked ? [href === undefined ? '' : linkHome(href)] : []);
	const head = csvLine([...columns, ...(linked ? ['Address'] : [])]);
	const lines = rows.map(({ cells, href }) => csvLine([...cells, ...address(href)]));
	return { name: `${fileName(INSIGHT_NAMES[key], scope)}.csv`, text: head + lines.join('') };
}

/** `From incident to learning, December 2025 to November 2026, Ledger` */
const fileName = (name: string, scope: Scope) => `${name}, ${scopeWords(scope)}`;
