import type { FieldErrors } from '#lib/errors.ts';
import type { Saved, Theirs } from './saving.server.ts';

/** What came of sending the form. */
export type Answer =
	| { kind: 'saved'; saved: Saved }
	| { kind: 'published'; to: string }
	/** Saved, perhaps, and not published. */
	| { kind: 'refused'; errors: FieldErrors; message: string | null; saved?: Saved | undefined }
	| { kind: 'conflict'; theirs: Theirs }
	| { kind: 'signed-out' }
	/** No answer, or one that says to come again. */
	| { kind: 'away' };

export type Send = (action: 'save' | 'publish', number: number | null, data: FormData) => Promise<Answer>;
