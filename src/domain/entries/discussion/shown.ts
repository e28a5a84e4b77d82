import type { SafeHtml } from '#lib/markdown/safe-html.ts';
import type { Anchor } from './anchor.ts';

/** What is said about an entry, for the one who reads it. */
export interface Discussion {
	threads: ShownThread[];
	/** How many are not resolved. */
	open: number;
}

export interface ShownThread {
	id: number;
	anchor: Anchor;
	/**
	 * About all of it; about a part as a whole; at its words; about words that have changed since; or
	 * about a part that is no longer there.
	 */
	stands: 'all' | 'part' | 'words' | 'changed' | 'gone';
	createdAt: number;
	resolved: { by: string; at: number; day: string } | null;
	mayResolve: boolean;
	comments: ShownComment[];
}

export interface ShownComment {
	id: number;
	by: { id: number; name: string };
	at: number;
	/** `Mon` */
	day: string;
	/** `Mon 16 Nov, 10:12 UTC` */
	moment: string;
	/** A paragraph each. */
	html: SafeHtml[];
	/** As it is stored. */
	text: string;
	/** As it was typed, for its writer to change. */
	typed: string | null;
	editedAt: number | null;
	removed: boolean;
}
