import { mkdirSync } from 'node:fs';
import { measureArchive } from './archive.ts';
import { measureBefore } from './before-you-start.ts';
import { measureBoard } from './board.ts';
import { measureInBrowser } from './browser.ts';
import { buildEmptyPage } from './empty-page.ts';
import { fill, FOLDER, LARGE, LESSONS_OF_EACH, OWNER, TENTH } from './fill.ts';
import { measureInsights } from './insights.ts';
import { measureLearned } from './learned.ts';
import { measureMatches } from './matches.ts';
import { measurePages } from './pages.ts';
import { measureScrolling } from './scroll.ts';
import { measureSearch } from './search.ts';
import { measureSeason } from './season.ts';
import { measureSimilar } from './similar.ts';
import { table } from './table.ts';
import { printTargets } from './targets.ts';

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
	browser: measureInBrowser,
};
/** They fill a workspace of their own, or need a small one alone. */
const inOwn = {
	board: async () => table(await measureBoard()),
	season: async () => table(await measureSeason()),
	matches: async () => table(await measureMatches()),
	insights: async () => table(await measureInsights()),
	archive: async () => table(await measureArchive()),
};
const asked = process.argv.slice(2);
const wanted = (measures: Record<string, () => unknown>) =>
	Object.entries(measures).flatMap(([name, measure]) =>
		asked.length === 0 || asked.includes(name) ? [measure] : [],
	);

const shown = (count: number) => count.toLocaleString('en');

for (const measure of wanted(inOwn)) await measure();
const large = wanted(inLarge);
if (large.length > 0) {
	mkdirSync(FOLDER, { recursive: true });
	await buildEmptyPage();
	await fill(LARGE);
	await fill(TENTH);
	console.log(
		`\n${shown(LARGE.postmortems)} post-mortems, about 3 kB each, ${shown(LARGE.postmortems * LESSONS_OF_EACH + LARGE.learnings)} lessons, ${shown(LARGE.people)} people; read by ${OWNER.email}\n`,
	);
}
for (const measure of large) await measure();
printTargets();
