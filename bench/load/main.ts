import { setTimeout as pause } from 'node:timers/promises';
import { rm } from 'node:fs/promises';
import { Look, startFilled } from '../../tests/support/filled.ts';
import { startSeveral } from '../../tests/support/several.ts';
import { sqld } from '../../tests/support/sqld.ts';
import { percentile } from '../table.ts';
import { letThemWork, nothingYet, type Outcome } from './visitors.ts';
import { fillForLoad } from './workspace.ts';

// How many are served at once by one process and by several; and what is lost when one of several is killed. Everybody
// asks again as soon as they have thought: where the machine is busy, what is measured is how long they wait.

const PEOPLE = Number(process.env.KINTSUGI_LOAD_PEOPLE ?? 60);
const SECONDS = Number(process.env.KINTSUGI_LOAD_SECONDS ?? 60);

/** What a database says of words: how often each of those that were written is there. */
const WRITTEN = `SELECT text FROM lesson WHERE text LIKE 'Load % end'
	UNION ALL SELECT text FROM comment WHERE text LIKE 'Load % said'`;

async function oneWithFile(): Promise<void> {
	const { kintsugi, filled } = await startFilled((company) => fillForLoad(company, PEOPLE));
	const outcome = nothingYet();
	await letThemWork(kintsugi.url, filled, SECONDS, outcome);
	await kintsugi.stop();
	const look = new Look(kintsugi.folder);
	const written = (await look.rows(WRITTEN)).map(({ text }) => String(text));
	look.close();
	await rm(kintsugi.folder, { recursive: true });
	report('one process, its own file', outcome, written);
}

async function withServer(many: number, { copies = 0, kill = false } = {}): Promise<void> {
	const several = await startSeveral(many, (company) => fillForLoad(company, PEOPLE), { copies });
	const outcome = nothingYet();
	const [first] = several.processes;
	const killing = kill
		? pause((SECONDS * 1000) / 3).then(async () => {
				await first?.stop('SIGKILL');
				await pause((SECONDS * 1000) / 3);
				await first?.restart();
			})
		: Promise.resolve();
	await letThemWork(several.balancer.url, several.filled, SECONDS, outcome);
	await killing;
	const { rows } = await several.db.reader.execute(WRITTEN);
	const title = `${many === 1 ? 'one process' : `${many} processes`}, a database server${copies ? ', copies' : ''}${kill ? ', one killed' : ''}`;
	report(
		title,
		outcome,
		rows.map(({ text }) => String(text)),
	);
	if (kill) console.log(`  asked again of another process: ${several.balancer.retried()}\n`);
	await several.close();
}

function report(
	title: string,
	{ took, errors, cut, acknowledged, heard }: Outcome,
	written: readonly string[],
): void {
	const all = [...took.values()].flat();
	const times = new Map<string, number>();
	for (const text of written) times.set(text, (times.get(text) ?? 0) + 1);
	const lost = [...acknowledged].filter((text) => !times.has(text)).length;
	const double = [...times.values()].filter((many) => many > 1).length;
	const ms = (values: readonly number[], share: number) => percentile(values, share).toFixed(0);
	console.log(`${title}: ${PEOPLE} people, ${SECONDS} s`);
	console.log(
		`  ${(all.length / SECONDS).toFixed(1)} requests a second; ms: p50 ${ms(all, 0.5)}, p95 ${ms(all, 0.95)}, p99 ${ms(all, 0.99)}`,
	);
	for (const [what, values] of [...took].sort()) {
		console.log(
			`    ${what.padEnd(20)} ${String(values.length).padStart(6)}  p50 ${ms(values, 0.5).padStart(5)}  p95 ${ms(values, 0.95).padStart(5)}  p99 ${ms(values, 0.99).padStart(5)}`,
		);
	}
	console.log(`  refused: ${[...errors].map(([what, many]) => `${what}: ${many}`).join(', ') || 'none'}`);
	console.log(`  connections cut: ${cut.reading} reading, ${cut.writing} writing; news heard: ${heard}`);
	console.log(`  acknowledged writes: ${acknowledged.size}, lost ${lost}, stored twice ${double}\n`);
}

const only = process.argv[2];
const wanted = (name: string) => only === undefined || only === name;
if (wanted('file')) await oneWithFile();
if (sqld() === null)
	console.log('There is no libSQL server for this platform: several processes are not measured.');
else {
	if (wanted('one')) await withServer(1);
	if (wanted('three')) await withServer(3);
	if (wanted('copy')) await withServer(1, { copies: 1 });
	if (wanted('copies')) await withServer(3, { copies: 3 });
	if (wanted('kill')) await withServer(3, { copies: 3, kill: true });
}
