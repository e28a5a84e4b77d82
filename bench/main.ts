import { mkdirSync } from 'node:fs';
import { buildEmptyPage } from './empty-page.ts';
import { fill, FOLDER, OWNER, POSTMORTEMS } from './fill.ts';
import { measurePages } from './pages.ts';
import { measureScrolling } from './scroll.ts';
import { measureSearch } from './search.ts';
import { measureSimilar } from './similar.ts';
import { table } from './table.ts';

/**
 * Every figure is a ratio to a baseline that was measured in the same run, the two in turn: absolute
 * times say more about the machine than about the program.
 */
mkdirSync(FOLDER, { recursive: true });
await buildEmptyPage();
await fill();
console.log(`\n${POSTMORTEMS.toLocaleString('en')} post-mortems, about 3 kB each; read by ${OWNER.email}\n`);
table(await measurePages());
table(await measureSearch());
await measureScrolling();
await measureSimilar();
