import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { hrefOf } from '#domain/entries/kinds.ts';
import { AskedConsent, SaidInPerson, TakenOut } from '#domain/stories/consent.ts';
import { AskedReader, askReader, withdrawReader } from '#domain/stories/private-reader.server.ts';
import { askConsent, sayInPerson, takeOut } from '#domain/stories/consents.server.ts';
import { publish } from '#domain/stories/publication.server.ts';
import { readiness } from '#domain/stories/readiness.server.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const numberIn = ({ params }: { params: { id: string } }) => Number(params.id);

/** What comes before others read it: somebody who reads it first, those whom it speaks of, and who its readers are. */
export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	return { it: await readiness(event.locals.db, person, numberIn(event)) };
};

const Nothing = z.object({});
const backTo = (event: RequestEvent, place: string) =>
	redirect(303, `${hrefOf('story', numberIn(event))}/publish${place}`);

export const actions: Actions = {
	publish: form(Nothing, async (person, _input, event: RequestEvent) => {
		await publish(event.locals.db, person, numberIn(event));
		redirect(303, hrefOf('story', numberIn(event)));
	}),
	askReader: form(AskedReader, async (person, input, event: RequestEvent) => {
		await askReader(event.locals.db, person, numberIn(event), input);
		backTo(event, '#reader');
	}),
	withdrawReader: form(Nothing, async (person, _input, event: RequestEvent) => {
		await withdrawReader(event.locals.db, person, numberIn(event));
		backTo(event, '#reader');
	}),
	askConsent: form(AskedConsent, async (person, input, event: RequestEvent) => {
		await askConsent(event.locals.db, person, numberIn(event), input);
		backTo(event, '#people');
	}),
	inPerson: form(SaidInPerson, async (person, input, event: RequestEvent) => {
		await sayInPerson(event.locals.db, person, numberIn(event), input);
		backTo(event, '#people');
	}),
	takeOut: form(TakenOut, async (person, input, event: RequestEvent) => {
		await takeOut(event.locals.db, person, numberIn(event), input);
		backTo(event, '#people');
	}),
};
