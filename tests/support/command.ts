import { connect } from 'node:net';
import { once } from 'node:events';
import { messages, say, socketPath, type FromServer } from '../../src/cli/socket.ts';
import type { Kintsugi } from './server.ts';

/** Asks a running server for a command, without a process of its own for the command line. */
export async function command({ folder }: Pick<Kintsugi, 'folder'>, ...argv: string[]): Promise<string> {
	const socket = connect(socketPath(folder));
	await once(socket, 'connect');
	say(socket, { argv, cwd: folder, interactive: false });
	let said = '';
	let exit = -1;
	for await (const message of messages<FromServer>(socket)) {
		if ('out' in message) said += message.out;
		if ('err' in message) said += message.err;
		if ('exit' in message) exit = message.exit;
	}
	if (exit !== 0) throw new Error(`kintsugi ${argv.join(' ')} ended with ${exit}: ${said}`);
	return said;
}
