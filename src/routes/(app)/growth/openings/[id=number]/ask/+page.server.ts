import { redirect } from '@sveltejs/kit';
import { NewApplication, NewQuestion, Which } from '#domain/growth/applying/application.ts';
import { apply, openOf, usualDay, withdraw } from '#domain/growth/applying/applying.server.ts';
import { askFirst, ownQuestions, takeQuestionBack } from '#domain/growth/applying/asking-first.server.ts';
import { readLeadStep } from '#domain/growth/applying/lead-rule.server.ts';
import { leadsFor } from '#domain/growth/applying/leads.server.ts';
import { findOpening, noApplication, noQuestion } from '#domain/growth/applying/opening.server.ts';
import { showableOf } from '#domain/growth/applying/showable.server.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const { db } = event.locals;
	const found = await findOpening(db.read, person, Number(event.params.id));
	const { number, title, opportunity, contact } = found;
	const { on, days } = await readLeadStep(db.read);
	return {
		...{ number, title, form: opportunity.form },
		contact: contact && { id: contact.id, name: contact.name },
		noQuestion: noQuestion(person, found),
		noApplication: noApplication(person, found),
		asked: await openOf(db.read, person, found.id),
		questions: await ownQuestions(db.read, person, found.id),
		showable: await showableOf(db.read, person),
		usualDay: usualDay(person, contact),
		leads: on
			? (await leadsFor(db.read, person, contact?.id)).map(({ id, name, team }) => ({ id, name, team }))
			: [],
		leadDays: days,
	};
};

const numberIn = ({ params }: RequestEvent) => Number(params.id);

export const actions: Actions = {
	question: form(NewQuestion, async (person, input, event: RequestEvent) => {
		await askFirst(event.locals.db, person, numberIn(event), input);
		return { done: 'asked' as const };
	}),
	takeQuestionBack: form(Which, async (person, { id }, { locals }: RequestEvent) => {
		await takeQuestionBack(locals.db, person, id);
		return { done: 'taken-back' as const };
	}),
	/** What whoever answers would read; nothing is sent. */
	preview: form(NewApplication, async (person, { words, shows, answerBy, lead }, event: RequestEvent) => {
		const db = event.locals.db.read;
		await findOpening(db, person, numberIn(event));
		const shown = (await showableOf(db, person)).filter(({ part }) => shows.includes(part));
		const values = { words, shows, answerBy: answerBy ?? '', lead: lead === null ? '' : String(lead) };
		return { preview: { words, shown }, values };
	}),
	apply: form(NewApplication, async (person, input, event: RequestEvent) => {
		const { id } = await apply(event.locals.db, person, numberIn(event), input);
		redirect(303, `/growth/asked#application-${id}`);
	}),
	withdraw: form(Which, async (person, { id }, { locals }: RequestEvent) => {
		await withdraw(locals.db, person, id);
		return { done: 'withdrawn' as const };
	}),
};
