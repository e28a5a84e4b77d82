import { Answered, NewWord, WhichWord } from '#domain/projects/seasons/season-form.ts';
import { readSeason } from '#domain/projects/seasons/seasons.server.ts';
import { answerQuestion, askHosts, takeDown, wordsOf } from '#domain/projects/seasons/words.server.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const { db } = event.locals;
	const { id, slug, name, mayHost } = await readSeason(db, signedIn(event), event.params.slug);
	return { slug, name, mayHost, ...(await wordsOf(db.read, id)) };
};

const slugIn = ({ params }: RequestEvent) => params.slug;

export const actions: Actions = {
	ask: form(NewWord, async (person, input, event: RequestEvent) => {
		await askHosts(event.locals.db, person, slugIn(event), input);
		return { done: 'asked' as const };
	}),
	answer: form(Answered, async (person, input, event: RequestEvent) => {
		await answerQuestion(event.locals.db, person, slugIn(event), input);
		return { done: 'answered' as const };
	}),
	takeDown: form(WhichWord, async (person, input, event: RequestEvent) => {
		await takeDown(event.locals.db, person, slugIn(event), input);
		return { done: 'down' as const };
	}),
};
