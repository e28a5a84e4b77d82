export interface FoundFile {
	/** The path inside the folder or zip, with `/` between its parts. */
	name: string;
	bytes: Uint8Array;
	/** When it was changed last, where its folder tells. */
	changedAt?: number;
}

/** A document, and what lies beside it. */
export interface BroughtFile extends FoundFile {
	/** The bytes of another file, under its path in the same folder or zip; null where there is none to be read. */
	beside?: (path: string) => Promise<Uint8Array | null>;
}

export interface RefusedFile {
	name: string;
	/** A sentence that names the file and says why it was not read. */
	reason: string;
}

/** What somebody brings to be imported: files as they were found, or why one was not read. */
export type Brought = BroughtFile | RefusedFile;
