import { chmodSync, rmSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import {} from '#lib/db/backup.server.ts';
import { restoreBackup } from '#lib/db/restore.server.ts';
import { openDatabase } from '#lib/db/open.server.ts';
import { running } from '#lib/db/running.server.ts';
import { log } from '#lib/log/log.server.ts';
import type { Environment } from '#lib/environment.server.ts';
import { endStreams } from '#lib/live/news-stream.server.ts';
import { dismissRooms } from '#lib/live/rooms.server.ts';
import { EXIT, type Context } from './command.ts';
import { run } from './program.ts';
import { messages, say, socketPath, type FromCommand } from './socket.ts';

/**
 * Runs the command line's commands inside this process, which owns the database file. Whoever may
 * open the socket may read the data folder, and so already has everything.
 */
export async function serveCommands(environment: Environment): Promise<() => Promise<void>> {
	const path = socketPath(environment.data);
	// The lock on the data folder is ours, so a socket that is still there was left by a crash.
	if (process.platform !== 'win32') rmSync(path, { force: true });
	const server = createServer((socket) => {
		socket.on('error', () => socket.destroy());
		void serve(socket, environment);
	});
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject);
		server.listen(path, resolve);
	});
	if (process.platform !== 'win32') chmodSync(path, 0o600);
	server.unref();
	return () => new Promise((resolve) => server.close(() => resolve()));
}

async function serve(socket: Socket, environment: Environment): Promise<void> {
	const incoming = messages<FromCommand>(socket);
	try {
		const asked = await nextOf(incoming);
		if (!asked || !('argv' in asked) || !running.db) return;
		const context: Context = {
			db: running.db,
			cwd: asked.cwd,
			interactive: asked.interactive,
			out: (out) => say(socket, { out }),
			err: (err) => say(socket, { err }),
			async stdin() {
				say(socket, { wants: 'stdin' });
				const answer = await nextOf(incoming);
				return answer && 'stdin' in answer ? answer.stdin : '';
			},
			async replaceDatabase(file) {
				const replaced = await replaceRunning(file, environment);
				if (running.db) context.db = running.db;
				return replaced;
			},
		};
		say(socket, { exit: await run(asked.argv, context) });
	} catch (problem) {
		log.problem('A command', problem);
		say(socket, { err: 'Something unexpected happened; the server’s log has it.\n' });
		say(socket, { exit: EXIT.refused });
	} finally {
		socket.end();
	}
}

async function nextOf<Message>(incoming: AsyncGenerator<Message, void>): Promise<Message | null> {
	const next = await incoming.next();
	return next.done ? null : next.value;
}

/** Requests that come meanwhile are told to try again in a moment. */
async function replaceRunning(file: string, { data, migrations }: Environment) {
	const before = running.db;
	running.db = null;
	try {
		endStreams();
		await dismissRooms();
		await before?.close();
		const { db, restorePoint } = await restoreBackup(data, file, migrations);
		running.db = db;
		return { restorePoint };
	} finally {
		running.db ??= await openDatabase(data, migrations);
	}
}
