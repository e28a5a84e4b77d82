import { spawn } from 'node:child_process';
import { constants, setPriority } from 'node:os';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** The project's folder, and the working directory of everything that is started here. */
export const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Whether we were told to stop. */
let stopped = false;

/** A reason to stop that is a sentence for the person at the terminal. */
export class Stop extends Error {
	/** @param {string} sentence @param {number} code the exit code */
	constructor(sentence, code = 1) {
		super(sentence);
		this.code = code;
	}
}

/**
 * Runs a script's work; what stops it becomes one sentence and an exit code.
 * @param {() => Promise<number>} work answers with the exit code
 */
export async function main(work) {
	process.chdir(ROOT);
	try {
		process.exitCode = await work();
	} catch (problem) {
		if (!(problem instanceof Stop)) throw problem;
		console.error(problem.message);
		process.exitCode = problem.code;
	}
}

/**
 * Runs a program to its end, on this terminal, and hands on the signals that we get.
 * @param {string} program
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} options
 * @returns {Promise<number>} its exit code
 */
export function run(program, args, options = {}) {
	const child = spawn(program, args, { cwd: ROOT, stdio: 'inherit', ...options });
	return ended(child);
}

/**
 * Runs a program beside others that are waited for: they have the processors first, and of what it says each line comes
 * as a whole.
 * @param {string} program
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} options
 * @returns {Promise<number>} its exit code
 */
export async function runBeside(program, args, options = {}) {
	const child = spawn(program, args, { cwd: ROOT, ...options, stdio: ['ignore', 'pipe', 'pipe'] });
	if (child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL);
	for (const stream of [child.stdout, child.stderr]) {
		if (stream) createInterface({ input: stream }).on('line', (line) => console.log(line));
	}
	return ended(child);
}

/**
 * Runs a program whose output is of interest only when it does not work, and shows that time passes.
 * Everything goes to the standard error: the standard output belongs to the command itself.
 * @param {string} title
 * @param {string} program
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} options
 * @returns {Promise<boolean>} whether it worked
 */
export async function runQuietly(title, program, args, options = {}) {
	const finish = showProgress(title);
	const child = spawn(program, args, { cwd: ROOT, ...options, stdio: ['ignore', 'pipe', 'pipe'] });
	/** @type {Buffer[]} */
	const output = [];
	child.stdout?.on('data', (chunk) => output.push(chunk));
	child.stderr?.on('data', (chunk) => output.push(chunk));
	const code = await ended(child);
	finish(code === 0);
	if (stopped) throw new Stop(`Stopped during: ${title}.`, code);
	if (code !== 0) process.stderr.write(Buffer.concat(output));
	return code === 0;
}

/** @param {import('node:child_process').ChildProcess} child @returns {Promise<number>} */
function ended(child) {
	/** @type {NodeJS.Signals[]} */
	const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
	/** @param {NodeJS.Signals} signal */
	const handOn = (signal) => {
		stopped = true;
		child.kill(signal);
	};
	for (const signal of signals) process.on(signal, handOn);
	const orphaned = whenOrphaned(() => handOn('SIGTERM'));
	return new Promise((resolve, reject) => {
		child.once('error', (problem) =>
			reject(new Stop(`${child.spawnfile} does not run: ${problem.message}.`)),
		);
		child.once('close', (code, signal) => {
			for (const name of signals) process.off(name, handOn);
			clearInterval(orphaned);
			resolve(signal ? 128 + constants.signals[signal] : (code ?? 1));
		});
	});
}

/**
 * npm gives a signal only to the shell between it and us, and most shells end without a word to anyone.
 * @param {() => void} stop
 */
function whenOrphaned(stop) {
	const parent = process.ppid;
	if (process.env.npm_lifecycle_event === undefined) return undefined;
	const timer = setInterval(() => {
		if (process.ppid === parent) return;
		clearInterval(timer);
		stop();
	}, 200);
	return timer;
}

/**
 * @param {string} title
 * @returns {(worked: boolean) => void} ends it
 */
function showProgress(title) {
	const start = Date.now();
	const seconds = () => Math.round((Date.now() - start) / 1000);
	const live = process.stderr.isTTY;
	process.stderr.write(live ? `${title} …` : `${title} …\n`);
	const timer = setInterval(
		() => process.stderr.write(live ? `\r${title} … ${seconds()} s` : `  … ${seconds()} s\n`),
		live ? 1000 : 10_000,
	);
	return (worked) => {
		clearInterval(timer);
		const end = worked ? `done in ${seconds()} s` : `this did not work, after ${seconds()} s:`;
		process.stderr.write(live ? `\r${title} … ${end}\n` : `  ${end}\n`);
	};
}
