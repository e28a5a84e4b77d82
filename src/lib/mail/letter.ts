import type { Database } from '../db/open.server.ts';
import type { Queued } from './outbox.server.ts';

/** What one person is told. Made when it is sent, never stored. */
export interface Letter {
	/** One address. */
	to: string;
	subject: string;
	/** Markdown, inline only: emphasis, code and links. What people wrote belongs in `escapeMarkdown`. */
	paragraphs: string[];
	/** What is listed, where it is more than a few words. */
	sections?: Section[];
	/** The one thing to do about it. */
	action?: { label: string; href: string };
	/** Why it came, in small print under the line. */
	foot?: string;
	/**
	 * The address that ends letters like this one when a program posts to it (RFC 8058); opened by somebody, it asks first.
	 */
	unsubscribe?: string;
}

/** Part of a letter with a heading. All of it is Markdown, inline only. */
export interface Section {
	heading: string;
	items: {
		text: string;
		/** What belongs to it, a line each. */
		below: string[];
	}[];
}

/** Makes a path of ours an address, from the configured one: `/reset/…` → `https://kintsugi.example.org/reset/…`. */
export type Links = (path: string) => string;

/** A kind of letter. Each is a line of `MAIL` in hooks.server.ts. */
export interface MailKind {
	/** As `queueMail` calls it. */
	kind: string;
	/** What it is, for those who look after mail: “A new password”. Never whom it is for, nor what is in it. */
	says: string;
	/**
	 * Asked each time it is about to be sent: what was true when it was queued may not be any more, so
	 * existence and permission are asked here. It may write (`transact`), such as the hash of a link's secret.
	 * @returns null where there is nothing to send any more
	 */
	compose: (db: Database, about: Queued['about'], links: Links) => Promise<Letter | null>;
	/** With people and things that are made up, for the preview. */
	example: (links: Links) => Letter;
}
