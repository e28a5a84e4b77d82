import { redirect } from '@sveltejs/kit';
import { ChangedNote, OneNote, Reply } from '#domain/entries/discussion/note.ts';
import { rewriteSaid, say, takeBackSaid, talkOf } from '#domain/projects/board/talk.server.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const numberIn = ({ params }: { params: { id: string } }) => Number(params.id);

/** What is said about a card, alone: where its forms lead, and what is left of it where no script puts it on the board. */
export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const number = numberIn(event);
	return { number, talk: await talkOf(event.locals.db, person, number, event.params.uid) };
};

/** Back to the card, at what was said. */
function backTo(event: RequestEvent, said: string): never {
	redirect(303, `/projects/${numberIn(event)}/board?card=${encodeURIComponent(event.params.uid)}#${said}`);
}

export const actions: Actions = {
	say: form(Reply, async (person, input, event: RequestEvent) => {
		const { comment } = await say(event.locals.db, person, numberIn(event), event.params.uid, input);
		backTo(event, `comment-${comment}`);
	}),
	rewrite: form(ChangedNote, async (person, input, event: RequestEvent) => {
		await rewriteSaid(event.locals.db, person, numberIn(event), event.params.uid, input);
		backTo(event, `comment-${input.comment}`);
	}),
	takeBack: form(OneNote, async (person, input, event: RequestEvent) => {
		await takeBackSaid(event.locals.db, person, numberIn(event), event.params.uid, input);
		backTo(event, 'talk');
	}),
};
