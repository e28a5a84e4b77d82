import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Person, TokenScope } from '#domain/accounts/person.ts';
import type { Taken } from '#lib/allowances.ts';
import type { FieldErrors } from '#lib/errors.ts';
import type { Heading } from '#lib/ui/pages.ts';
import type { Database } from '#lib/db/open.server.ts';

declare global {
	/** Awaited by the server when it stops, after the last request. */
	var kintsugiShutdown: (() => Promise<void>) | undefined;
	/** Answers with a page that is kept, where it is still as it would be; whether it did. */
	var kintsugiKept:
		| ((request: IncomingMessage, response: ServerResponse, protecting: Map<string, string>) => boolean)
		| undefined;
	/** Writing together: takes up a connection; stores what is written, and ends every connection. */
	var kintsugiLive:
		| {
				take: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
				finish: () => Promise<void>;
		  }
		| undefined;

	namespace App {
		interface Error {
			message: string;
			/** Of the request, where the problem was unexpected: for finding it in the log. */
			id?: string;
			fields?: FieldErrors;
			/** Seconds until another try makes sense. */
			retryAfter?: number;
			/** What a form sent after its session had ended, to be sent again after signing in. */
			kept?: { to: string; fields: [name: string, value: string][] };
		}
		interface Platform {
			/** As it came to the server: it carries what the request is called. */
			req: IncomingMessage;
		}
		interface PageData {
			/** How a page below another one calls itself, where a layout draws its frame. */
			heading?: Heading;
		}
		interface Locals {
			db: Database;
			person: Person | null;
			/** What a token may do; null for a browser's session, which may what its person may. */
			scopes: readonly TokenScope[] | null;
			/** The token that a program came with. */
			token: { id: number; name: string } | null;
			/** What is left of the API for whoever asked it. */
			allowance?: Taken & { most: number };
			/** How a browser's session began: `password`, `passkey`, `demo`, or a provider; null for a token. */
			via: string | null;
			/** What somebody who wants to write is told while only owners may; null where they may. */
			maintenance: string | null;
			kept?: [name: string, value: string][];
			/** The page shows another page of ours inside. */
			frames?: boolean;
			/** A page for reading that no browser is to keep: it shows what is not published, or what nobody is to be known by. */
			unkept?: boolean;
		}
	}
}
