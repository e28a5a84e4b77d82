import { error, isHttpError } from '@sveltejs/kit';

/** A sentence for each field, under the name the form and the API give the field. */
export type FieldErrors = Record<string, string>;

/** Hidden and absent look the same: nobody learns that something exists which they may not see. */
export function missing(what = 'This page'): never {
	error(404, { message: `${what} is not here, or it is not shared with you.` });
}

export function signedOut(sentence = 'You were signed out.'): never {
	error(401, { message: sentence });
}

export function forbidden(sentence: string): never {
	error(403, { message: sentence });
}

/** Somebody else was faster, or the thing is not in the state the request expects. */
export function conflict(sentence: string): never {
	error(409, { message: sentence });
}

/** It is not what somebody says they read. */
export function changedMeanwhile(): never {
	error(412, {
		message:
			'It is not what If-Match names any more, so nothing was changed. Read it again, and send what you want with its new ETag.',
	});
}

/** What was sent cannot be accepted; each field says why in the words of the person who typed it. */
export function invalid(fields: FieldErrors): never {
	const [first] = Object.values(fields);
	error(422, { message: first ?? 'Something here needs another look.', fields });
}

export function tooLarge(sentence: string): never {
	error(413, { message: sentence });
}

/** @param seconds how long to wait before the next try */
export function tooMany(sentence: string, seconds: number): never {
	error(429, { message: sentence, retryAfter: seconds });
}

/** There is no room for it, and it is nobody's mistake. */
export function noRoom(sentence: string): never {
	error(507, { message: sentence });
}

/**
 * It is back in a moment.
 * @param seconds how long to wait before the next try
 */
export function away(sentence: string, seconds?: number): never {
	error(503, { message: sentence, ...(seconds === undefined ? {} : { retryAfter: seconds }) });
}

export function diskFull(): never {
	error(507, {
		message:
			'The disk is full, so this could not be saved. Reading still works; saving works again as soon as there is room.',
	});
}

/** What to tell a person of a problem that one of the above made; any other is thrown on. */
export function sentenceOf(problem: unknown): string {
	if (!isHttpError(problem)) throw problem;
	return problem.body.message;
}

/** What one of the above said; null for any other problem. */
export function refusalIn(
	problem: unknown,
): { status: number; sentence: string; fields: FieldErrors } | null {
	if (!isHttpError(problem)) return null;
	return { status: problem.status, sentence: problem.body.message, fields: problem.body.fields ?? {} };
}

export function isForbidden(problem: unknown): boolean {
	return isHttpError(problem, 403);
}

export function isConflict(problem: unknown): boolean {
	return isHttpError(problem, 409);
}

export function isMissing(problem: unknown): boolean {
	return isHttpError(problem, 404);
}

/** Why the program cannot start, in one sentence for the person at the terminal. */
export class Unstartable extends Error {
	readonly reason: 'in-use' | 'unwritable' | 'newer-database' | 'environment' | 'not-a-database';

	constructor(sentence: string, reason: Unstartable['reason']) {
		super(sentence);
		this.name = 'Unstartable';
		this.reason = reason;
	}
}
