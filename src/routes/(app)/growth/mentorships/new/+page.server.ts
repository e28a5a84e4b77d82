import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { mayBegin } from '#domain/accounts/may.ts';
import { listPeople } from '#domain/entries/acquaintances.server.ts';
import { peopleAsked } from '#domain/entries/people-asked.server.ts';
import { ask } from '#domain/growth/mentoring/asking.server.ts';
import { begunFrom, goalsToShare } from '#domain/growth/mentoring/comes-from.server.ts';
import { NewMentorship } from '#domain/growth/mentoring/mentorship-form.ts';
import { isoDay, plusDays } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import { forbidden, invalid } from '#lib/errors.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** For so long people agree, where they do not say otherwise. */
const USUAL_DAYS = 91;

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	if (!mayBegin(person))
		forbidden('Guests read and discuss; mentorships are between people of the workspace.');
	const { db } = event.locals;
	const { searchParams } = event.url;
	const application = z.coerce.number().int().positive().safeParse(searchParams.get('application')).data;
	const begun = application === undefined ? null : await begunFrom(db, person, application);
	const wanted = begun?.with ?? Number(searchParams.get('with'));
	const others = (await listPeople(db, person)).filter(
		({ id, role }) => id !== person.id && role !== 'guest',
	);
	return {
		begun,
		other: others.find(({ id }) => id === wanted)?.name ?? '',
		people: others.map(({ name }) => name),
		goals: await goalsToShare(db, person),
		endsOn: plusDays(isoDay(now(), person.zone), USUAL_DAYS),
	};
};

const AskForm = NewMentorship.omit({ with: true }).extend({
	/** The name of the other, or their e-mail address. */
	with: z.string().trim().min(1, 'Whom do you ask? Give a name, or an e-mail address.').max(200),
});

export const actions: Actions = {
	ask: form(AskForm, async (person, given, { locals: { db } }: RequestEvent) => {
		const [other] = await peopleAsked(db, person, [given.with], 'with');
		if (!other) invalid({ with: 'Whom do you ask?' });
		const { id } = await ask(db, person, { ...given, with: other.id });
		redirect(303, `/growth/mentorships/${id}`);
	}),
};
