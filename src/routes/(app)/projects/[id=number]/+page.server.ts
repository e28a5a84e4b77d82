import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { listPeople } from '#domain/entries/acquaintances.server.ts';
import { hrefOf } from '#domain/entries/kinds.ts';
import { answerAsking, askToJoin, takeAskingBack } from '#domain/projects/asking.server.ts';
import { setFollowing, setInterest } from '#domain/projects/following.server.ts';
import { join } from '#domain/projects/joining.server.ts';
import { handOver, leave } from '#domain/projects/leaving.server.ts';
import { AnswerForm, AskForm, HandOverForm, JoinForm, WishForm } from '#domain/projects/pitch-form.ts';
import { remove } from '#domain/projects/projects.server.ts';
import { readShown } from '#domain/projects/shown.server.ts';
import { begin, lookForPeople } from '#domain/projects/state.server.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const numberIn = ({ params }: { params: { id: string } }) => Number(params.id);

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const { db } = event.locals;
	const it = await readShown(db, person, numberIn(event));
	return {
		it,
		/** Asked in the page itself, where no script opens a dialog. */
		confirm: event.url.searchParams.get('confirm') === 'remove',
		/** Whom somebody on it can hand their place to. */
		people: it.may.leave
			? (await listPeople(db, person)).filter(({ id }) => id !== person.id).map(({ name }) => name)
			: [],
	};
};

const Nothing = z.object({});
const back = (event: RequestEvent, place = '') =>
	redirect(303, `${hrefOf('project', numberIn(event))}${place}`);

export const actions: Actions = {
	join: form(JoinForm, async (person, input, event: RequestEvent) => {
		await join(event.locals.db, person, numberIn(event), input);
		back(event, '#people');
	}),
	leave: form(Nothing, async (person, _input, event: RequestEvent) => {
		await leave(event.locals.db, person, numberIn(event));
		back(event, '#people');
	}),
	handOver: form(HandOverForm, async (person, input, event: RequestEvent) => {
		await handOver(event.locals.db, person, numberIn(event), input);
		back(event, '#people');
	}),
	ask: form(AskForm, async (person, input, event: RequestEvent) => {
		await askToJoin(event.locals.db, person, numberIn(event), input);
		back(event, '#people');
	}),
	takeAskingBack: form(Nothing, async (person, _input, event: RequestEvent) => {
		await takeAskingBack(event.locals.db, person, numberIn(event));
		back(event, '#people');
	}),
	answer: form(AnswerForm, async (person, input, event: RequestEvent) => {
		await answerAsking(event.locals.db, person, numberIn(event), input);
		back(event, '#people');
	}),
	interest: form(WishForm, async (person, { on }, event: RequestEvent) => {
		await setInterest(event.locals.db, person, numberIn(event), on);
		back(event);
	}),
	follow: form(WishForm, async (person, { on }, event: RequestEvent) => {
		await setFollowing(event.locals.db, person, numberIn(event), on);
		back(event);
	}),
	begin: form(Nothing, async (person, _input, event: RequestEvent) => {
		await begin(event.locals.db, person, numberIn(event));
		back(event);
	}),
	lookForPeople: form(Nothing, async (person, _input, event: RequestEvent) => {
		await lookForPeople(event.locals.db, person, numberIn(event));
		back(event);
	}),
	remove: form(Nothing, async (person, _input, event: RequestEvent) => {
		await remove(event.locals.db, person, numberIn(event));
		redirect(303, '/projects?by=mine');
	}),
};
