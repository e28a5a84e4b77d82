import './old-node.js';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { browser } from './browser.js';
import { built } from './built.js';
import { countTests, failedTests } from './outcome.js';
import { ready, runPackage } from './ready.js';
import { Stop, main, runBeside } from './run.js';

/**
 * @typedef {{ unit: string, processes: string, journeys: string }} Reports where the test runners write what they counted
 * @typedef {[title: string, run: () => Promise<number>]} Step answers with an exit code
 * @typedef {{ summary: string[], code: number }} Course what has become of the steps until now
 */

const SEVERAL = 'tests/scale';
/** Bytes of memory that both rows of steps need at once. */
const ENOUGH = 9 * 2 ** 30;

await main(async () => {
	const folder = mkdtempSync(join(tmpdir(), 'kintsugi-test-'));
	try {
		const reports = {
			unit: join(folder, 'unit.json'),
			processes: join(folder, 'processes.json'),
			journeys: join(folder, 'journeys.json'),
		};
		const tools = await ready();
		// Servers and commands start some two hundred times: what they read of our code is compiled once.
		const env = { ...tools.env, NODE_COMPILE_CACHE: join(folder, 'compiled') };
		return await test({ ...tools, env }, reports);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
});

/**
 * Every check, in two rows that go on side by side. What a browser or a database server waits for goes first, and has
 * the processors before the rest, which takes what is left of them. Once something has not passed, nothing more begins.
 * @param {import('./ready.js').Ready} tools
 * @param {Reports} reports
 */
async function test(tools, reports) {
	/** @type {Course} */
	const course = { summary: [], code: 0 };
	const made = await runPackage(tools, 'svelte-kit', ['sync']);
	if (made !== 0) return made;
	const rows = steps(tools, reports).map((row) => () => goThrough(row, course));
	if (process.availableMemory() > ENOUGH) await Promise.all(rows.map((go) => go()));
	else for (const go of rows) await go();
	for (const failed of failedTests(reports)) console.log(`\n${failed}`);
	const { passed, failed, skipped } = countTests(reports);
	console.log(
		`\n${course.summary.join('\n')}\n\n${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`,
	);
	return course.code;
}

/** @param {Step[]} row @param {Course} course */
async function goThrough(row, course) {
	for (const [title, run] of row) {
		if (course.code !== 0) return;
		console.log(`\n── ${title}`);
		const start = Date.now();
		const code = await ending(run);
		const seconds = ((Date.now() - start) / 1000).toFixed(1);
		course.code ||= code;
		course.summary.push(`${code === 0 ? 'passed' : 'FAILED'}  ${title}, ${seconds} s`);
		console.log(`── ${title}: ${seconds} s`);
	}
}

/**
 * @param {import('./ready.js').Ready} tools
 * @param {Reports} reports
 * @returns {Step[][]} the two rows
 */
function steps(tools, { unit, processes, journeys }) {
	/** @param {string} command @param {string[]} args @param {NodeJS.ProcessEnv} more */
	const beside = (command, args, more = {}) =>
		runBeside(command, args, { env: { ...tools.env, ...more }, shell: process.platform === 'win32' });
	/** @param {string} report */
	const vitest = (report) => ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
	/** @type {Promise<void> | undefined} */
	let building;
	const build = () => (building ??= built(tools));
	return [
		[
			['Build', () => build().then(() => 0)],
			// Several servers and a database server of their own: a database that is slow to answer is taken for one that is gone.
			[
				'Several processes',
				() => runPackage(tools, 'vitest', [...vitest(processes), SEVERAL, '--maxWorkers=1']),
			],
			[
				'Journeys in a browser',
				async () => {
					const env = {
						...tools.env,
						KINTSUGI_BROWSER: await browser(tools),
						KINTSUGI_JOURNEYS_REPORT: journeys,
						// Node reads TypeScript as it is: a translator of Playwright's own takes ten seconds for all of it.
						PW_DISABLE_TS_ESM: '1',
					};
					return runPackage({ ...tools, env }, 'playwright', ['test']);
				},
			],
		],
		[
			['Format', () => beside('prettier', ['--check', '--log-level', 'warn', '.'])],
			['Types', () => beside('svelte-check', ['--fail-on-warnings'])],
			['Lint', () => beside('eslint', ['.'], { KINTSUGI_LINT: 'quick' })],
			[
				'Unit and domain tests',
				async () => {
					await build();
					return beside('vitest', [...vitest(unit), `--exclude=${SEVERAL}/**`]);
				},
			],
		],
	];
}

/** A step that cannot even run says so in a sentence; the summary still follows. @param {Step[1]} run */
async function ending(run) {
	try {
		return await run();
	} catch (problem) {
		if (!(problem instanceof Stop)) throw problem;
		console.error(problem.message);
		return problem.code;
	}
}
