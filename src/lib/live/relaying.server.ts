import type { IncomingMessage } from 'node:http';
import { connect, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';

/** In a request that another process handed on: it is not handed on again. */
export const RELAYED = 'x-kintsugi-relayed';

const CONNECTS_WITHIN = 2_000;

/**
 * Hands a connection on to the process that has the room, byte by byte: that one asks who is there, as it would of
 * anybody who comes to it.
 * @returns false where nobody listens there
 */
export async function relay(
	{ url = '/', rawHeaders }: IncomingMessage,
	socket: Duplex,
	head: Buffer,
	address: string,
): Promise<boolean> {
	const there = await reached(new URL(address));
	if (!there) return false;
	const lines = [`GET ${url} HTTP/1.1`];
	for (let at = 0; at < rawHeaders.length; at += 2) lines.push(`${rawHeaders[at]}: ${rawHeaders[at + 1]}`);
	there.write(`${lines.join('\r\n')}\r\n${RELAYED}: 1\r\n\r\n`);
	there.write(head);
	// Whichever of the two ends, the other does.
	for (const [one, other] of [
		[socket, there],
		[there, socket],
	] as const) {
		one.on('error', () => other.destroy());
		one.on('close', () => other.destroy());
		one.pipe(other);
	}
	return true;
}

function reached({ hostname, port }: URL): Promise<Socket | null> {
	return new Promise((resolve) => {
		const socket = connect({ host: hostname.replace(/^\[|\]$/g, ''), port: Number(port || 80) });
		const end = () => {
			socket.destroy();
			resolve(null);
		};
		socket.setTimeout(CONNECTS_WITHIN, end);
		socket.once('error', end);
		socket.once('connect', () => {
			socket.setTimeout(0);
			socket.off('error', end);
			socket.setNoDelay(true);
			resolve(socket);
		});
	});
}
