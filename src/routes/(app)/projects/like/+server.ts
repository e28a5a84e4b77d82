import { json } from '@sveltejs/kit';
import { triedBefore } from '#domain/projects/tried-before.server.ts';
import { WrittenSoFar } from '#domain/search/written-so-far.ts';
import { invalid, tooLarge } from '#lib/errors.ts';
import { bodyUpTo } from '#lib/web/body.server.ts';
import { fieldErrors } from '#lib/web/fields.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { RequestHandler } from './$types';

const LIMIT = 1_000_000;

/** Beside an idea that somebody writes: who tried it before. Nothing of what is sent is stored. */
export const POST: RequestHandler = async (event) => {
	const body = await bodyUpTo(event.request, LIMIT);
	const person = signedIn(event);
	if (!body) tooLarge('That is more than 1 MB, the most that is compared.');
	const written = WrittenSoFar.safeParse(parsed(await body.text()));
	if (!written.success) return invalid(fieldErrors(written.error));
	const { text, not } = written.data;
	const number = not?.startsWith('P-') ? Number(not.slice(2)) : null;
	return json(await triedBefore(event.locals.db, person, { text, not: number }));
};

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return null;
	}
}
