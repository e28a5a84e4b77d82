import { headlineOf } from './headline.ts';
import { INSIGHT_NAMES, type Insight } from './insight.ts';
import { scopeWords, type Scope } from './scope.ts';
import { totalsShown, type Totals } from './totals.ts';
import { questionsOf } from './questions.ts';

interface Written {
	scope: Scope;
	insights: readonly Insight[];
	totals: Totals;
	/** When it was taken out, `2026-11-19`. */
	day: string;
}

/** All that the page says, with its numbers, as Markdown. */
export function documentOf(
	{ scope, insights, totals, day }: Written,
	linked: (path: string) => string,
): string {
	const questions = questionsOf(insights);
	const parts = [
		`# ${headlineOf(insights)}`,
		`${scopeWords(scope)}. As of ${day}.`,
		totalsShown(totals)
			.map(({ name, number, of }) => `- ${name}: ${number}${of === null ? '' : ` of ${of}`}`)
			.join('\n'),
		...insights.map((insight) => sectionOf(insight, linked)),
		...(questions.length > 0
			? ['## What to talk about', questions.map((text, k) => `${k + 1}. ${text}`).join('\n')]
			: []),
	];
	return `${parts.join('\n\n')}\n`;
}

function sectionOf(
	{ key, finding, about, said, note, numbers, computed }: Insight,
	linked: (path: string) => string,
): string {
	const parts = [
		`## ${finding ?? INSIGHT_NAMES[key]}`,
		about,
		said === about ? '' : said,
		note,
		tableOf(numbers, linked),
		...computed.map((paragraph) => `> ${paragraph}`),
	];
	return parts.filter((part) => part !== '').join('\n\n');
}

function tableOf({ columns, rows }: Insight['numbers'], linked: (path: string) => string): string {
	if (rows.length === 0) return '';
	const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
	const written = rows.map(({ cells, href }) =>
		line(
			cells.map((cell, k) => {
				const text = escaped(String(cell ?? ''));
				return k === 0 && href !== undefined ? `[${text}](${linked(href)})` : text;
			}),
		),
	);
	return [line(columns.map(escaped)), line(columns.map(() => '---')), ...written].join('\n');
}

/** As words of a cell, whatever is in them. */
const escaped = (text: string) => text.replace(/[\\`*_[\]<>|#]/g, '\\$&').replace(/\s+/g, ' ');
