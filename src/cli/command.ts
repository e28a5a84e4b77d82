import type { Database } from '#lib/db/open.server.ts';

/** What a command works with: the same whether it runs by itself or inside a running server. */
export interface Context {
	db: Database;
	/** Puts another database file in place of this one; see `restore`. */
	replaceDatabase: (file: string) => Promise<{ restorePoint: string }>;
	/** Where the person is: what a path on the command line starts from. */
	cwd: string;
	out: (text: string) => void;
	err: (text: string) => void;
	stdin: () => Promise<string>;
	/** A terminal is watching, so progress may be shown. */
	interactive: boolean;
}

/** What the exit code means. */
export const EXIT = {
	done: 0,
	/** It was asked for something that cannot be: a sentence says what. */
	refused: 1,
	/** The words on the command line make no sense. */
	usage: 2,
	/** Part of it was done: some files failed, and each is named. */
	partly: 3,
	/** The data folder cannot be used. */
	unstartable: 4,
} as const;

/** Ends a command with that exit code and a sentence. */
export class Refused extends Error {
	readonly exitCode: number;

	constructor(sentence: string, exitCode: number = EXIT.refused) {
		super(sentence);
		this.name = 'Refused';
		this.exitCode = exitCode;
	}
}
