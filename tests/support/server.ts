import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { migratedFolder } from './database.ts';

/** A built Kintsugi in a process of its own, with a data folder of its own. */
export interface Kintsugi {
	/** Without a slash at the end. */
	readonly url: string;
	/** The data folder. */
	readonly folder: string;
	/** Asks it to end, and waits until it has; answers with the exit code. */
	stop(signal?: NodeJS.Signals): Promise<number | null>;
	/** Stops it and starts it again, with the same address and data; from another folder, where it was renewed. */
	restart(program?: string): Promise<void>;
}

/** What a program said before it ended, or before it was ready. */
export interface Launch {
	process: ChildProcess;
	/** Where it listens; null when it ended without. */
	url: string | null;
	code: number | null;
	output: string;
	problems: string;
}

/** Its line in the log, whether for programs or for reading. */
export const READY = /Kintsugi is ready: ([^\s"]+)/;

/**
 * A fifth of the time of the processors that a server takes which is asked for seconds: it was spent on improving code
 * beside what runs, and on reading what nobody calls.
 */
const SHORT_LIVED = ['--single-threaded', '--max-lazy'];

/**
 * Starts the server and waits until it either is ready or has ended.
 * @param program the folder that Kintsugi itself stands in, where it is another one
 */
export async function launch(environment: NodeJS.ProcessEnv, program?: string): Promise<Launch> {
	const flags = ['--disable-warning=ExperimentalWarning', ...SHORT_LIVED];
	const child = spawn(process.execPath, [...flags, 'scripts/serve.js'], {
		env: { ...bare(process.env), PORT: '0', NODE_ENV: 'production', ...environment },
		cwd: program,
		// The channel ends the server when the tests end without stopping it.
		stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
	});
	const launched: Launch = { process: child, url: null, code: null, output: '', problems: '' };
	const ready = new Promise<void>((resolve) => {
		child.stdout?.on('data', (chunk: Buffer) => {
			launched.output += chunk.toString();
			// It says so once, and whoever asks it much is not to look through all that it says.
			if (launched.url) return;
			launched.url = READY.exec(launched.output)?.[1] ?? null;
			if (launched.url) resolve();
		});
	});
	child.stderr?.on('data', (chunk: Buffer) => (launched.problems += chunk.toString()));
	const ended = once(child, 'close').then(() => {
		launched.code = child.exitCode;
	});
	await Promise.race([ready, ended]);
	return launched;
}

/** The environment of the tests, without what would change the server. */
function bare(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
	const changing =
		/^(PORT|HOST|ORIGIN|KINTSUGI_(DATA|DATABASE_URL|DATABASE_TOKEN|PROCESS_URL|DEMO|TRUST_PROXY|SMTP_URL|MAIL_FROM)|NODE_OPTIONS|VITEST.*)$/;
	return Object.fromEntries(Object.entries(environment).filter(([name]) => !changing.test(name)));
}

/** Starts a Kintsugi with an empty database, or with the data folder of `environment`. */
export async function startKintsugi(environment: NodeJS.ProcessEnv = {}): Promise<Kintsugi> {
	const folder = environment.KINTSUGI_DATA ?? (await migratedFolder());
	let running = await launch({ ...environment, KINTSUGI_DATA: folder });
	const url = addressOf(running);
	const stop = (signal: NodeJS.Signals = 'SIGTERM') => stopProcess(running.process, signal);
	return {
		url,
		folder,
		stop,
		async restart(program) {
			await stop();
			running = await launch({ ...environment, KINTSUGI_DATA: folder, PORT: new URL(url).port }, program);
			addressOf(running);
		},
	};
}

/** Stops it, and takes its data away. */
export async function discard(kintsugi: Kintsugi): Promise<void> {
	await kintsugi.stop();
	await rm(kintsugi.folder, { recursive: true, force: true });
}

export async function stopProcess(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
	if (child.exitCode === null && child.signalCode === null) {
		child.kill(signal);
		await once(child, 'exit');
	}
	return child.exitCode;
}

function addressOf(launched: Launch): string {
	if (launched.url) return launched.url;
	throw new Error(`Kintsugi did not start: ${launched.problems || launched.output}`);
}
