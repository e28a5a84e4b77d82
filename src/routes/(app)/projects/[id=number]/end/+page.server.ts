import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import type { Person } from '#domain/accounts/person.ts';
import { listPeople } from '#domain/entries/acquaintances.server.ts';
import { hrefOf } from '#domain/entries/kinds.ts';
import { AskToGoOn, Decided, Which } from '#domain/projects/endings/continuing.ts';
import { askToGoOn, decide, takeBack } from '#domain/projects/endings/continuing.server.ts';
import { Answer } from '#domain/projects/endings/ending.ts';
import { EndingForm } from '#domain/projects/endings/ending-form.ts';
import { end, goOn } from '#domain/projects/endings/endings.server.ts';
import { answerQuestion } from '#domain/projects/endings/questions.server.ts';
import { readEnding, type ShownEnding } from '#domain/projects/endings/shown.server.ts';
import type { Database } from '#lib/db/open.server.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const numberIn = ({ params }: { params: { id: string } }) => Number(params.id);

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const { db } = event.locals;
	const it = await readEnding(db, person, numberIn(event));
	return { it, people: await askable(db, person, it) };
};

/** Whom whoever looks can ask to sponsor it, where they can ask. */
async function askable(db: Database, who: Person, it: ShownEnding): Promise<string[]> {
	if (!it.mayAskToGoOn && !it.continuations.some(({ mine }) => mine)) return [];
	return (await listPeople(db, who)).filter(({ id }) => id !== who.id).map(({ name }) => name);
}

const back = (event: RequestEvent, place = '') =>
	redirect(303, `${hrefOf('project', numberIn(event))}/end${place}`);

export const actions: Actions = {
	end: form(EndingForm, async (person, input, event: RequestEvent) => {
		await end(event.locals.db, person, numberIn(event), input);
		back(event);
	}),
	goOn: form(z.object({}), async (person, _input, event: RequestEvent) => {
		await goOn(event.locals.db, person, numberIn(event));
		redirect(303, hrefOf('project', numberIn(event)));
	}),
	answer: form(Answer, async (person, input, event: RequestEvent) => {
		await answerQuestion(event.locals.db, person, numberIn(event), input);
		back(event, '#questions');
	}),
	askToGoOn: form(AskToGoOn, async (person, input, event: RequestEvent) => {
		await askToGoOn(event.locals.db, person, numberIn(event), input);
		back(event, '#goes-on');
	}),
	takeBack: form(Which, async (person, { continuation }, event: RequestEvent) => {
		await takeBack(event.locals.db, person, numberIn(event), continuation);
		back(event, '#goes-on');
	}),
	decide: form(
		Which.extend(Decided.shape),
		async (person, { continuation: id, ...given }, event: RequestEvent) => {
			const { number } = await decide(event.locals.db, person, numberIn(event), { id, ...given });
			if (number !== null) redirect(303, hrefOf('project', number));
			back(event, '#goes-on');
		},
	),
};
