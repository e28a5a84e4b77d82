import { once } from 'node:events';
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';

/** What stands before several processes: each request goes to the next of them that answers. */
export interface Balancer {
	url: string;
	close: () => Promise<void>;
	/** How many requests were asked again of another process, because theirs did not answer. */
	retried: () => number;
}

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/** As a proxy does: what cannot have been done is asked again elsewhere; what may have been is not. */
export async function startBalancer(behind: readonly string[], port = 0): Promise<Balancer> {
	const places = behind.map((url) => ({ at: new URL(url), downUntil: 0 }));
	const sockets = new Set<Socket>();
	let turn = 0;
	let retried = 0;
	const inTurn = () => {
		turn += 1;
		const order = places.map((_, index) => places[(turn + index) % places.length]);
		return order
			.filter((place) => place !== undefined)
			.sort((a, b) => Number(a.downUntil > Date.now()) - Number(b.downUntil > Date.now()));
	};
	const down = (place: { downUntil: number }) => (place.downUntil = Date.now() + 2_000);

	const forward = (
		from: IncomingMessage,
		to: ServerResponse,
		body: Buffer,
		tries: ReturnType<typeof inTurn>,
	) => {
		const [place, ...others] = tries;
		if (!place) {
			to.writeHead(502).end();
			return;
		}
		const { hostname, port: theirs } = place.at;
		const asked = request({
			hostname,
			port: theirs,
			method: from.method,
			path: from.url,
			headers: from.headers,
		});
		asked.on('response', (answer) => {
			to.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
			answer.pipe(to);
			answer.on('error', () => to.destroy());
			to.on('close', () => answer.destroy());
		});
		asked.on('error', (problem: NodeJS.ErrnoException) => {
			down(place);
			if (to.headersSent) to.destroy();
			else if (problem.code === 'ECONNREFUSED' || SAFE.has(from.method ?? '')) {
				retried += 1;
				forward(from, to, body, others);
			} else to.destroy();
		});
		to.on('close', () => asked.destroy());
		asked.end(body);
	};

	const server = createServer((from, to) => {
		const parts: Buffer[] = [];
		from.on('data', (part: Buffer) => parts.push(part));
		from.on('end', () => forward(from, to, Buffer.concat(parts), inTurn()));
	});
	server.on('connection', (socket) => {
		sockets.add(socket);
		socket.on('error', () => socket.destroy());
		socket.on('close', () => sockets.delete(socket));
	});
	server.on('upgrade', (from, socket, head) => upgrade(from, socket, head, inTurn(), down));
	server.listen(port, '127.0.0.1');
	await once(server, 'listening');
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		retried: () => retried,
		async close() {
			for (const socket of sockets) socket.destroy();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}

function upgrade(
	from: IncomingMessage,
	socket: Duplex,
	head: Buffer,
	tries: { at: URL; downUntil: number }[],
	down: (place: { downUntil: number }) => void,
): void {
	const [place, ...others] = tries;
	if (!place) {
		socket.destroy();
		return;
	}
	const there = connect({ host: place.at.hostname, port: Number(place.at.port) });
	there.once('connect', () => {
		const headers = from.rawHeaders.flatMap((name, at) =>
			at % 2 === 0 ? [`${name}: ${from.rawHeaders[at + 1] ?? ''}`] : [],
		);
		there.write(`GET ${from.url ?? '/'} HTTP/1.1\r\n${headers.join('\r\n')}\r\n\r\n`);
		there.write(head);
		there.pipe(socket).pipe(there);
		socket.on('close', () => there.destroy());
	});
	there.on('close', () => there.connecting || socket.destroy());
	there.once('error', () => {
		down(place);
		if (there.bytesWritten > 0) socket.destroy();
		else upgrade(from, socket, head, others, down);
	});
	socket.on('error', () => there.destroy());
}
