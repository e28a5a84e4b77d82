import { connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { restoreBackup } from '#lib/db/backup.server.ts';
import { openDatabase } from '#lib/db/open.server.ts';
import { environment, type Environment } from '#lib/environment.server.ts';
import { Unstartable } from '#lib/errors.ts';
import { EXIT, type Context } from './command.ts';
import { run } from './program.ts';
import { messages, say, socketPath, type FromServer } from './socket.ts';

const cwd = process.env.INIT_CWD ?? process.cwd();
const interactive = process.stderr.isTTY;

const here = {
	cwd,
	interactive,
	out: (words: string) => process.stdout.write(words),
	err: (words: string) => process.stderr.write(words),
	stdin: () => text(process.stdin),
};

/** One process owns the database: where a server runs, it does the work and this one shows it. */
async function main(argv: string[]): Promise<number> {
	if (asksForHelp(argv) || argv[0] === 'coach') return runWithout(argv);
	const settings = environment();
	const server = await reach(socketPath(settings.data));
	return server ? runThere(server, argv) : runHere(settings, argv);
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
function runWithout(argv: string[]): Promise<number> {
	return run(argv, {
		get db(): never {
			throw new Error('This needs no database.');
		},
		replaceDatabase: () => Promise.reject(new Error('This needs no database.')),
		...here,
	});
}

function reach(path: string): Promise<Socket | null> {
	return new Promise((resolve) => {
		const socket = connect(path, () => resolve(socket));
		socket.once('error', () => resolve(null));
	});
}

async function runThere(server: Socket, argv: string[]): Promise<number> {
	say(server, { argv, cwd, interactive });
	for await (const message of messages<FromServer>(server)) {
		if ('out' in message) process.stdout.write(message.out);
		else if ('err' in message) process.stderr.write(message.err);
		else if ('wants' in message) say(server, { stdin: await text(process.stdin) });
		else return message.exit;
	}
	process.stderr.write('The server stopped before it was done.\n');
	return EXIT.refused;
}

async function runHere({ data, migrations }: Environment, argv: string[]): Promise<number> {
	const context: Context = {
		db: await openDatabase(data, migrations),
		...here,
		async replaceDatabase(file) {
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

try {
	process.exitCode = await main(process.argv.slice(2));
} catch (problem) {
	if (!(problem instanceof Unstartable)) throw problem;
	process.stderr.write(`${problem.message}\n`);
	process.exitCode = EXIT.unstartable;
}
