import { redirect } from '@sveltejs/kit';
import { mayBegin } from '#domain/accounts/may.ts';
import { GATHERINGS, NewGathering } from '#domain/stories/shelves/gathering.ts';
import { makeGathering } from '#domain/stories/shelves/planning-gatherings.server.ts';
import { now } from '#lib/db/clock.ts';
import { DAY, isoDay } from '#lib/dates.ts';
import { forbidden } from '#lib/errors.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import { toChooseFrom } from '../planning.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const IN_A_FORTNIGHT = 14 * DAY;

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	if (!mayBegin(person)) forbidden('Guests are welcome where they are asked to; others ask.');
	const asked = event.url.searchParams.get('kind');
	return {
		begun: {
			kind: GATHERINGS.find((kind) => kind === asked) ?? 'talks',
			title: '',
			about: '',
			when: `${isoDay(now() + IN_A_FORTNIGHT, person.zone)}T17:00`,
			zone: person.zone,
			lasts: 60,
			place: '',
			questions: [],
			parts: [],
		},
		...(await toChooseFrom(event.locals.db, person)),
	};
};

export const actions: Actions = {
	default: form(NewGathering, async (person, input, { locals }: RequestEvent) => {
		const { id } = await makeGathering(locals.db, person, input);
		redirect(303, `/stories/gatherings/${id}`);
	}),
};
