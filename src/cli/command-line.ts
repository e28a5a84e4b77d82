import { connect, type Socket } from 'node:net';
import type { Environment } from '#lib/environment.server.ts';
import { Unstartable } from '#lib/errors.ts';
import { EXIT, type Context } from './command.ts';
import { messages, say, socketPath, type FromServer } from './socket.ts';

/** Where the person is, and how they are spoken with. */
export type Terminal = Omit<Context, 'db' | 'replaceDatabase'>;

/**
 * One process owns the database: where a server runs, it does the work and this one shows it. What only some
 * commands need is read when it is needed: most of the time of a short command is reading our own code.
 * @returns the exit code; see `EXIT`
 */
export async function commandLine(
	argv: string[],
	terminal: Terminal,
	environment: () => Environment,
): Promise<number> {
	try {
		if (asksForHelp(argv) || argv[0] === 'coach') return await runWithout(argv, terminal);
		const settings = environment();
		// With a database server every process may write, and this one is one of them.
		const server = settings.server === null ? await reach(socketPath(settings.data)) : null;
		return await (server ? runThere(server, argv, terminal) : runHere(settings, argv, terminal));
	} catch (problem) {
		if (!(problem instanceof Unstartable)) throw problem;
		terminal.err(`${problem.message}\n`);
		return EXIT.unstartable;
	}
}

function asksForHelp([first, ...rest]: string[]): boolean {
	return (
		first === undefined || first === 'help' || [first, ...rest].some((word) => /^(-h|--help)$/.test(word))
	);
}

/**
 * What a command does can be read where there is no workspace, or one that is busy; and the coach reads a text
 * and nothing else. No data folder is needed for that, and none is made.
 */
async function runWithout(argv: string[], terminal: Terminal): Promise<number> {
	const { run } = await import('./program.ts');
	return run(argv, {
		get db(): never {
			throw new Error('This needs no database.');
		},
		replaceDatabase: () => Promise.reject(new Error('This needs no database.')),
		...terminal,
	});
}

function reach(path: string): Promise<Socket | null> {
	return new Promise((resolve) => {
		const socket = connect(path, () => resolve(socket));
		socket.once('error', () => resolve(null));
	});
}

async function runThere(
	server: Socket,
	argv: string[],
	{ cwd, interactive, out, err, stdin }: Terminal,
): Promise<number> {
	say(server, { argv, cwd, interactive });
	for await (const message of messages<FromServer>(server)) {
		if ('out' in message) out(message.out);
		else if ('err' in message) err(message.err);
		else if ('wants' in message) say(server, { stdin: await stdin() });
		else return message.exit;
	}
	err('The server stopped before it was done.\n');
	return EXIT.refused;
}

async function runHere(settings: Environment, argv: string[], terminal: Terminal): Promise<number> {
	const { data, migrations } = settings;
	const [{ run }, { openFor }] = await Promise.all([
		import('./program.ts'),
		import('#lib/db/opened.server.ts'),
	]);
	const context: Context = {
		db: await openFor(settings),
		...terminal,
		async replaceDatabase(file) {
			if (settings.server !== null) {
				throw new Unstartable('Backups are restored where the database server is.', 'not-a-database');
			}
			const { restoreBackup } = await import('#lib/db/restore.server.ts');
			await context.db.close();
			const { db, restorePoint } = await restoreBackup(data, file, migrations);
			context.db = db;
			return { restorePoint };
		},
	};
	try {
		return await run(argv, context);
	} finally {
		await context.db.close();
	}
}
