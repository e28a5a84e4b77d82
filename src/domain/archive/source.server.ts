import { stat } from 'node:fs/promises';
import { readFolder } from '#lib/files/folder.server.ts';
import type { FoundFile, RefusedFile } from '#lib/files/found.ts';
import { eachInZip, type LargeLimits } from '#lib/files/large-zip.server.ts';
import { Unreadable } from '#lib/files/unreadable.ts';

/** As much as an archive may hold: what it is taken from may be more than one trusts. */
export const ARCHIVE_LIMITS: LargeLimits = {
	entries: 2_000_000,
	fileBytes: 200_000_000,
	totalBytes: 50_000_000_000,
	ratio: 200,
};

export interface Step {
	/** So many files were looked at. */
	at: number;
	of: number | null;
	file: FoundFile | RefusedFile | null;
}

/** The files of a zip or a folder, from the `from`th on, but for what is there for people alone. */
export async function* filesIn(path: string, from: number, taken = isTaken): AsyncGenerator<Step> {
	const found = await stat(path).catch(() => null);
	if (!found) throw new Unreadable('What was to be imported is not there any more.');
	if (!found.isDirectory()) {
		yield* eachInZip(path, ARCHIVE_LIMITS, from, taken);
		return;
	}
	// What was looked at before is not read again.
	let at = 0;
	const wanted = (name: string) => ++at > from && taken(name);
	for await (const file of readFolder(path, wanted, ARCHIVE_LIMITS.fileBytes)) {
		yield { at, of: null, file };
	}
}

/** What the Markdown says, the JSON beside it says, too. */
const isTaken = (name: string) => !name.endsWith('.md') || name.startsWith('files/');

/**
 * The same, one after the other for several batches of one run: to look for where one was each time takes longer, the
 * further it is.
 */
export class Source {
	readonly #files: AsyncGenerator<Step>;
	/** So many files were taken from it. */
	at: number;

	constructor(path: string, from: number) {
		this.#files = filesIn(path, from);
		this.at = from;
	}

	/** @returns null after the last */
	async next(): Promise<Step | null> {
		const { value, done } = await this.#files.next();
		if (done) return null;
		this.at = value.at;
		return value;
	}

	async close(): Promise<void> {
		await this.#files.return(undefined);
	}
}
