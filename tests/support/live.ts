import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocket } from 'ws';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import type { Database } from '#lib/db/open.server.ts';
import { Connection, type Socket, type Standing } from '#lib/live/connection.ts';
import { openDoor } from '#lib/live/door.server.ts';
import { finishRooms } from '#lib/live/rooms.server.ts';
import { startSession } from '#domain/accounts/sessions.server.ts';
import type { Person } from '#domain/accounts/person.ts';
import { admitWriter } from '#domain/postmortems/live/admission.server.ts';
import { typedIn, write } from '#domain/postmortems/live/shared.ts';
import type { Told } from '#domain/postmortems/live/told.ts';
import type { Typed } from '#domain/postmortems/editing/typed.ts';

/** A server with nothing but the door to documents. */
export async function startLive(db: Database): Promise<{ url: string; stop: () => Promise<void> }> {
	const server: Server = createServer((_, response) => response.end());
	const take = openDoor(null, ({ path, cookie }) => admitWriter(db, { path, session: cookie('session') }));
	server.on('upgrade', take);
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		async stop() {
			await finishRooms();
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}

/** Somebody's page, without the page. */
export class Writer {
	readonly doc = new Y.Doc();
	readonly connection: Connection;
	standing: Standing = 'away';
	sentence = '';
	told: Told | null = null;
	/** How often everything was known to be on the disk. */
	kept = 0;

	constructor(url: string, number: number, session: string, headers: Record<string, string> = {}) {
		const address = `${url.replace('http', 'ws')}/live/postmortems/${number}`;
		const open = () => {
			const socket = new WebSocket(address, {
				headers: { origin: url, cookie: `session=${session}`, ...headers },
			});
			// A page hears of it as of any other end of a connection.
			socket.on('error', () => undefined);
			return socket as unknown as Socket;
		};
		this.connection = new Connection(this.doc, new Awareness(this.doc), open, {
			told: (told) => (this.told = told as Told),
			standing: (standing, sentence) => Object.assign(this, { standing, sentence }),
			take: (update) => Y.applyUpdate(this.doc, update, this.connection),
			kept: () => (this.kept += 1),
		});
		this.connection.start();
	}

	static async of(db: Database, person: Person, url: string, number: number): Promise<Writer> {
		return new Writer(url, number, await startSession(db, person.id, 'Test'));
	}

	get typed(): Typed {
		return typedIn(this.doc);
	}

	/** Writes as a page does: what differs goes into the document. */
	change(how: (typed: Typed) => void): void {
		const before = this.typed;
		const after = structuredClone(before);
		how(after);
		write(this.doc, before, after, { origin: 'page' });
	}

	get safe(): boolean {
		return this.standing === 'live' && !this.connection.waits;
	}

	leave(): void {
		this.connection.stop();
		this.doc.destroy();
	}
}
