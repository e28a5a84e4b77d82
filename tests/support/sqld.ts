import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** A libSQL server in a process of its own. */
export interface DatabaseServer {
	readonly url: string;
	/** Ends it, as a failure would where nothing else is said; its data stays. */
	stop(signal?: NodeJS.Signals): Promise<void>;
	/** The same again, with the same address and data. */
	start(): Promise<void>;
	/** It takes connections and answers none of them, and goes on when it may. */
	hush(): void;
	speak(): void;
	/** Ends it and takes its data away. */
	discard(): Promise<void>;
	/** Where its data is. */
	readonly folder: string;
}

/** The program that the package of this platform brings; null where there is none for it. */
export function sqld(): string | null {
	const from = createRequire(import.meta.url);
	try {
		const home = from.resolve(`@sqld/${process.platform}-${process.arch}/package.json`);
		const program = join(home, '..', 'sqld');
		if (!existsSync(program)) return null;
		chmodSync(program, 0o755);
		return program;
	} catch {
		return null;
	}
}

/** @param data that of another server, which has ended; it is copied */
export async function startDatabaseServer({
	data,
	port: given,
}: { data?: string; port?: number } = {}): Promise<DatabaseServer> {
	const program = sqld();
	if (program === null) throw new Error('There is no libSQL server for this platform.');
	const folder = mkdtempSync(join(tmpdir(), 'kintsugi-sqld-'));
	if (data !== undefined) cpSync(data, folder, { recursive: true });
	const port = given ?? (await freePort());
	const url = `http://127.0.0.1:${port}`;
	let child: ChildProcess;
	const start = async () => {
		const args = [
			'-d',
			folder,
			'--http-listen-addr',
			`127.0.0.1:${port}`,
			'--no-welcome',
			'--disable-metrics',
		];
		child = spawn(program, args, { stdio: 'ignore' });
		await answering(url, child);
	};
	const stop = async (signal: NodeJS.Signals = 'SIGKILL') => {
		if (child.exitCode !== null || child.signalCode !== null) return;
		child.kill(signal);
		await once(child, 'exit');
	};
	await start();
	process.setMaxListeners(0);
	process.once('exit', () => child.kill('SIGKILL'));
	return {
		url,
		folder,
		start,
		stop,
		hush: () => void child.kill('SIGSTOP'),
		speak: () => void child.kill('SIGCONT'),
		async discard() {
			await stop();
			rmSync(folder, { recursive: true, force: true });
		},
	};
}

async function answering(url: string, child: ChildProcess): Promise<void> {
	for (let tries = 0; tries < 500; tries += 1) {
		if (child.exitCode !== null) throw new Error('The libSQL server ended at once.');
		const answer = await fetch(`${url}/health`).catch(() => null);
		if (answer?.ok) return;
		await pause(20);
	}
	throw new Error('The libSQL server does not answer.');
}

async function freePort(): Promise<number> {
	const server = createServer().listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;
	server.close();
	await once(server, 'close');
	return port;
}
