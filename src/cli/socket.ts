import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Socket } from 'node:net';
import { createInterface } from 'node:readline';

/** What the command line and a running server say to each other: one JSON object a line. */
export type FromCommand = { argv: string[]; cwd: string; interactive: boolean } | { stdin: string };
export type FromServer = { out: string } | { err: string } | { wants: 'stdin' } | { exit: number };

// The kernel allows 107 bytes for the path of a socket.
const LONGEST = 100;

/** Where a server that uses this data folder listens for commands. */
export function socketPath(folder: string): string {
	const name = createHash('sha256').update(folder).digest('hex').slice(0, 16);
	if (process.platform === 'win32') return `\\\\.\\pipe\\kintsugi-${name}`;
	const path = join(folder, 'kintsugi.sock');
	return Buffer.byteLength(path) <= LONGEST ? path : join(tmpdir(), `kintsugi-${name}.sock`);
}

export function say(socket: Socket, message: FromCommand | FromServer): void {
	socket.write(`${JSON.stringify(message)}\n`);
}

export async function* messages<Message>(socket: Socket): AsyncGenerator<Message, void> {
	for await (const line of createInterface({ input: socket, crlfDelay: Infinity })) {
		yield JSON.parse(line) as Message;
	}
}
