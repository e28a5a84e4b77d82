import './old-node.js';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { browser } from './browser.js';
import { built } from './built.js';
import { countTests, failedTests } from './outcome.js';
import { ready, runPackage } from './ready.js';
import { Stop, main } from './run.js';

/**
 * @typedef {{ unit: string, processes: string, journeys: string }} Reports where the test runners write what they counted
 * @typedef {[title: string, run: () => Promise<number>]} Step answers with an exit code
 */

const SEVERAL = 'tests/scale';

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
 * Every check; the first that does not pass is the last that runs.
 * @param {import('./ready.js').Ready} tools
 * @param {Reports} reports
 */
async function test(tools, reports) {
	/** @type {string[]} */
	const summary = [];
	let code = 0;
	for (const [title, run] of steps(tools, reports)) {
		console.log(`\n── ${title}`);
		const start = Date.now();
		code = await ending(run);
		const seconds = ((Date.now() - start) / 1000).toFixed(1);
		summary.push(`${code === 0 ? 'passed' : 'FAILED'}  ${title}, ${seconds} s`);
		console.log(`── ${title}: ${seconds} s`);
		if (code !== 0) break;
	}
	for (const failed of failedTests(reports)) console.log(`\n${failed}`);
	const { passed, failed, skipped } = countTests(reports);
	console.log(
		`\n${summary.join('\n')}\n\n${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`,
	);
	return code;
}

/**
 * @param {import('./ready.js').Ready} tools
 * @param {Reports} reports
 * @returns {Step[]}
 */
function steps(tools, { unit, processes, journeys }) {
	/** @param {string} command @param {string[]} args */
	const check = (command, ...args) => runPackage(tools, command, args);
	/** @param {string} report @param {string[]} args */
	const vitest = (report, ...args) =>
		check('vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...args);
	return [
		[
			'Format and build',
			async () => {
				// Each keeps one core busy.
				const [code] = await Promise.all([
					check('prettier', '--check', '--log-level', 'warn', '.'),
					built(tools),
				]);
				return code;
			},
		],
		[
			'Types and lint',
			async () => {
				// The types of the routes are made here, and both ask for them.
				const made = await check('svelte-kit', 'sync');
				if (made !== 0) return made;
				const quick = { ...tools, env: { ...tools.env, KINTSUGI_LINT: 'quick' } };
				// Each keeps one core busy.
				const codes = await Promise.all([
					check('svelte-check', '--fail-on-warnings'),
					runPackage(quick, 'eslint', ['.']),
				]);
				return Math.max(...codes);
			},
		],
		['Unit and domain tests', () => vitest(unit, `--exclude=${SEVERAL}/**`)],
		// Several servers and a database server of their own: a database that is slow to answer is taken for one that is gone, so nothing else runs beside them.
		['Several processes', () => vitest(processes, SEVERAL, '--maxWorkers=1')],
		[
			'Journeys in a browser',
			async () => {
				const env = {
					...tools.env,
					KINTSUGI_BROWSER: await browser(tools),
					KINTSUGI_JOURNEYS_REPORT: journeys,
				};
				return runPackage({ ...tools, env }, 'playwright', ['test']);
			},
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
