import { mkdirSync } from 'node:fs';
import { measureBefore } from './before-you-start.ts';
import { measureBoard } from './board.ts';
import { buildEmptyPage } from './empty-page.ts';
import { fill, FOLDER, LEARNINGS, OWNER, POSTMORTEMS } from './fill.ts';
import { measureLearned } from './learned.ts';
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
mkdirSync(FOLDER, { recursive: true });
await buildEmptyPage();
await fill();
console.log(
	`\n${POSTMORTEMS.toLocaleString('en')} post-mortems, about 3 kB each, and ${LEARNINGS.toLocaleString('en')} entries of logs; read by ${OWNER.email}\n`,
);
const all = {
	pages: async () => table(await measurePages()),
	learned: async () => table(await measureLearned()),
	board: async () => table(await measureBoard()),
	search: async () => table(await measureSearch()),
	season: async () => table(await measureSeason()),
	scrolling: measureScrolling,
	similar: measureSimilar,
	before: measureBefore,
};
const asked = process.argv.slice(2);
for (const [name, measure] of Object.entries(all)) {
	if (asked.length === 0 || asked.includes(name)) await measure();
}
