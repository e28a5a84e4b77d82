import { mkdirSync } from 'node:fs';
import { measureBefore } from './before-you-start.ts';
import { measureBoard } from './board.ts';
import { buildEmptyPage } from './empty-page.ts';
import { fill, FOLDER, LEARNINGS, OWNER, POSTMORTEMS } from './fill.ts';
import { measureInsights } from './insights.ts';
import { measureLearned } from './learned.ts';
import { measureMatches } from './matches.ts';
import { measurePages } from './pages.ts';
import { measureScrolling } from './scroll.ts';
import { measureSearch } from './search.ts';
import { measureSeason } from './season.ts';
import { measureSimilar } from './similar.ts';
import { table } from './table.ts';

/**
 * Every figure is a ratio to a baseline that was measured in the same run, the two in turn: absolute
 * times say more about the machine than about the program. Named ones alone: `npm run bench -- scrolling`.
 */
const inLarge = {
	pages: async () => table(await measurePages()),
	learned: async () => table(await measureLearned()),
	search: async () => table(await measureSearch()),
	scrolling: measureScrolling,
	similar: measureSimilar,
	before: measureBefore,
};
/** They fill a workspace of their own. */
const inOwn = {
	board: async () => table(await measureBoard()),
	season: async () => table(await measureSeason()),
	matches: async () => table(await measureMatches()),
	insights: async () => table(await measureInsights()),
};
const asked = process.argv.slice(2);
const wanted = (measures: Record<string, () => unknown>) =>
	Object.entries(measures).flatMap(([name, measure]) =>
		asked.length === 0 || asked.includes(name) ? [measure] : [],
	);

for (const measure of wanted(inOwn)) await measure();
const large = wanted(inLarge);
if (large.length > 0) {
	mkdirSync(FOLDER, { recursive: true });
	await buildEmptyPage();
	await fill();
	console.log(
		`\n${POSTMORTEMS.toLocaleString('en')} post-mortems, about 3 kB each, and ${LEARNINGS.toLocaleString('en')} entries of logs; read by ${OWNER.email}\n`,
	);
}
for (const measure of large) await measure();
