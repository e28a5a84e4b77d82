import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What is sent out reaches public addresses alone; where tests listen is allowed by name, as whoever runs it would. */
export const RECEIVER_HOST = '127.0.0.1';

export interface Received {
	path: string;
	headers: Record<string, string>;
	body: string;
}

/** A server of somebody else's, that is told something and answers as it likes. */
export class Receiver {
	readonly received: Received[] = [];
	/** What it answers the next requests with: well, unless told otherwise. */
	answer: (got: Received) => { status: number; headers?: Record<string, string> } = () => ({ status: 200 });
	readonly #server: Server;

	private constructor(server: Server) {
		this.#server = server;
	}

	static async open(): Promise<Receiver> {
		const server = createServer();
		const receiver = new Receiver(server);
		server.on('request', (request, response) => {
			const chunks: Buffer[] = [];
			request.on('data', (chunk: Buffer) => chunks.push(chunk));
			request.on('end', () => {
				const body = Buffer.concat(chunks).toString('utf8');
				const got = { path: request.url ?? '', headers: plain(request.headers), body };
				receiver.received.push(got);
				const { status, headers = {} } = receiver.answer(got);
				response.writeHead(status, headers).end('ok');
			});
		});
		server.listen(0, RECEIVER_HOST);
		await once(server, 'listening');
		return receiver;
	}

	address(path = '/hook'): string {
		return `http://${RECEIVER_HOST}:${(this.#server.address() as AddressInfo).port}${path}`;
	}

	async close(): Promise<void> {
		this.#server.close();
		this.#server.closeAllConnections();
		await once(this.#server, 'close').catch(() => undefined);
	}
}

function plain(headers: IncomingHttpHeaders): Record<string, string> {
	return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
}
