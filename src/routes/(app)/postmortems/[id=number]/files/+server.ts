import { json } from '@sveltejs/kit';
import { answerOfAttachment } from '#domain/entries/attachment-answer.ts';
import { attachmentsOf } from '#domain/entries/attachments.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import { takingFiles } from '../../../attaching.server.ts';
import type { RequestHandler } from './$types';

// For a script of the page: whoever asks for HTML gets the page.

export const GET: RequestHandler = async (event) => {
	const person = signedIn(event);
	const of = { kind: 'postmortem', number: Number(event.params.id) } as const;
	const items = await attachmentsOf(event.locals.db.read, person, of);
	return json({ items: items.map(answerOfAttachment) });
};

export const POST: RequestHandler = takingFiles('postmortem');
