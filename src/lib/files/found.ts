export interface FoundFile {
	/** The path inside the folder or zip, with `/` between its parts. */
	name: string;
	bytes: Uint8Array;
	/** When it was changed last, where its folder tells. */
	changedAt?: number;
}

export interface RefusedFile {
	name: string;
	/** A sentence that names the file and says why it was not read. */
	reason: string;
}
