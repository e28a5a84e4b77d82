import type { FieldErrors } from '#lib/errors.ts';

/** What the server tells everybody who writes in a post-mortem. */
export interface Told {
	/** Tells whether two copies of the document began as one. */
	lineage: string;
	version: number;
	/** It was stored. */
	at: number;
	published: boolean;
	/** It is published, and something is written that its readers do not have yet. */
	waiting: boolean;
	/** Why a part of it was left as it was, under the names that `byKeys` gives. */
	problems: FieldErrors;
	/** The same, where that belongs to no field. */
	message: string | null;
	/** Whose words were stored last; several people may write between one time and the next. */
	by: { id: number; name: string }[];
}
