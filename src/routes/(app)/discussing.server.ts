import { json, redirect, type RequestEvent, type RequestHandler } from '@sveltejs/kit';
import { note, reply } from '#domain/entries/discussion/commenting.server.ts';
import { mentionable } from '#domain/entries/discussion/mentions.server.ts';
import { ChangedNote, NewThread, OneNote, OneThread, ReplyForm } from '#domain/entries/discussion/note.ts';
import { rewrite, takeBack } from '#domain/entries/discussion/own-words.server.ts';
import { reopen, resolve } from '#domain/entries/discussion/resolving.server.ts';
import { hrefOf, type Kind } from '#domain/entries/kinds.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';

const placeIn = (kind: Kind, { params }: RequestEvent) => ({ kind, number: Number(params.id) });

/** What is done in the discussion of an entry of that kind. */
export function discussing(kind: Kind) {
	const placeOf = (event: RequestEvent) => placeIn(kind, event);
	/** Back to the note that was answered, changed or resolved. */
	const backTo = (event: RequestEvent, said: string) =>
		redirect(303, `${hrefOf(kind, placeOf(event).number)}#${said}`);

	return {
		note: form(NewThread, async (person, input, event) => {
			const { thread } = await note(event.locals.db, person, placeOf(event), input);
			backTo(event, `note-${thread}`);
		}),
		reply: form(ReplyForm, async (person, input, event) => {
			await reply(event.locals.db, person, placeOf(event), input);
			backTo(event, `note-${input.thread}`);
		}),
		rewrite: form(ChangedNote, async (person, input, event) => {
			await rewrite(event.locals.db, person, placeOf(event), input);
			backTo(event, `comment-${input.comment}`);
		}),
		takeBack: form(OneNote, async (person, input, event) => {
			await takeBack(event.locals.db, person, placeOf(event), input);
			backTo(event, 'discussion');
		}),
		resolve: form(OneThread, async (person, input, event) => {
			await resolve(event.locals.db, person, placeOf(event), input);
			backTo(event, `note-${input.thread}`);
		}),
		reopen: form(OneThread, async (person, input, event) => {
			await reopen(event.locals.db, person, placeOf(event), input);
			backTo(event, `note-${input.thread}`);
		}),
	};
}

/** Who can be mentioned there: people who may see the entry. */
export function mentionedIn(kind: Kind): RequestHandler {
	return async (event) => {
		const person = signedIn(event);
		const typed = (event.url.searchParams.get('q') ?? '').slice(0, 120);
		return json(await mentionable(event.locals.db, person, placeIn(kind, event), typed));
	};
}
