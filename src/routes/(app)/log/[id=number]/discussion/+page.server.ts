import { redirect } from '@sveltejs/kit';
import { note, reply } from '#domain/entries/discussion/commenting.server.ts';
import { ChangedNote, NewThread, OneNote, OneThread, ReplyForm } from '#domain/entries/discussion/note.ts';
import { rewrite, takeBack } from '#domain/entries/discussion/own-words.server.ts';
import { reopen, resolve } from '#domain/entries/discussion/resolving.server.ts';
import { readShown } from '#domain/log/shown.server.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** The discussion alone: where its forms lead, and what is left of it where no script puts it beside the text. */
export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const number = Number(event.params.id);
	const { title, discussion } = await readShown(event.locals.db, person, number);
	return { number, title, discussion };
};

const placeIn = ({ params }: RequestEvent) => ({ kind: 'log' as const, number: Number(params.id) });
/** Back to the note that was answered, changed or resolved. */
const backTo = (event: RequestEvent, note: string) => redirect(303, `/log/${event.params.id}#${note}`);

export const actions: Actions = {
	note: form(NewThread, async (person, input, event: RequestEvent) => {
		const { thread } = await note(event.locals.db, person, placeIn(event), input);
		backTo(event, `note-${thread}`);
	}),
	reply: form(ReplyForm, async (person, input, event: RequestEvent) => {
		await reply(event.locals.db, person, placeIn(event), input);
		backTo(event, `note-${input.thread}`);
	}),
	rewrite: form(ChangedNote, async (person, input, event: RequestEvent) => {
		await rewrite(event.locals.db, person, placeIn(event), input);
		backTo(event, `comment-${input.comment}`);
	}),
	takeBack: form(OneNote, async (person, input, event: RequestEvent) => {
		await takeBack(event.locals.db, person, placeIn(event), input);
		backTo(event, 'discussion');
	}),
	resolve: form(OneThread, async (person, input, event: RequestEvent) => {
		await resolve(event.locals.db, person, placeIn(event), input);
		backTo(event, `note-${input.thread}`);
	}),
	reopen: form(OneThread, async (person, input, event: RequestEvent) => {
		await reopen(event.locals.db, person, placeIn(event), input);
		backTo(event, `note-${input.thread}`);
	}),
};
