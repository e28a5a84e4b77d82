import { z } from 'zod';
import type { FieldErrors } from '#lib/errors.ts';
import type { Sharing } from '../../entries/entry.ts';
import type { Content } from '../postmortem.ts';
import { contentIn, type Keys } from './content-in.ts';
import { pastedFrom, type Pasted } from './pasting/pasted.ts';
import { sharingIn } from './sharing-in.ts';
import { typedFrom } from './typed-from.ts';
import type { Typed } from './typed.ts';

/** What the form of a post-mortem sent, read as far as it can be. */
export interface Posted {
	typed: Typed;
	/** What stands in the panel for pasted lines; it is never stored. */
	pasted: Pasted;
	/** Signals that are ticked beside the timeline, by id. */
	ticked: number[];
	/** The button of a row that was pressed; then nothing is saved. See `act`. */
	doing: string | null;
	/** By the page itself, while somebody writes. */
	autosaved: boolean;
	/** It was written live: the server has it already, and better than this form. */
	live: boolean;
	/** The version this writing started from. */
	base: number | undefined;
	/** Known from before it had a number, so that a first save sent twice makes one draft. */
	uid: string | undefined;
	/** Parts that need another look are left out. */
	content: Partial<Content>;
	sharing: Partial<Sharing>;
	keys: Keys;
	problems: FieldErrors;
}

/**
 * Refuses a form with a sentence for each field that needs another look. Not an autosave: the rest of
 * it is good, somebody is in the middle of a row, and what they wrote elsewhere is worth keeping now. Where nobody has
 * it open any more, all of it waits for its writer instead.
 */
export const WrittenForm = z.custom<Record<string, unknown>>().transform((fields, context): Posted => {
	const posted = read(fields);
	const isWhole = !posted.autosaved || fields.unseen === 'true';
	if (posted.doing === null && isWhole && !posted.live) {
		for (const [name, message] of Object.entries(posted.problems)) {
			context.addIssue({ code: 'custom', path: name.split('.'), message });
		}
	}
	return posted;
});

function read(fields: Record<string, unknown>): Posted {
	const typed = typedFrom(fields);
	const problems: FieldErrors = {};
	const { content, keys } = contentIn(typed, problems);
	return {
		typed,
		pasted: pastedFrom(fields.paste),
		ticked: tickedIn(fields.sources),
		doing: typeof fields.do === 'string' && fields.do !== '' ? fields.do : null,
		autosaved: fields.autosaved === 'true',
		live: fields.live === 'true',
		base: Number(fields.base) || undefined,
		uid: typeof fields.uid === 'string' && /^[a-z0-9]{20}$/.test(fields.uid) ? fields.uid : undefined,
		content,
		sharing: sharingIn(typed, problems),
		keys,
		problems,
	};
}

function tickedIn(sources: unknown): number[] {
	const { ticked } = (sources ?? {}) as { ticked?: unknown };
	return Array.isArray(ticked) ? ticked.map(Number).filter((id) => Number.isSafeInteger(id) && id > 0) : [];
}
