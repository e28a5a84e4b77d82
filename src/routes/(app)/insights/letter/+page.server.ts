import { listTeams } from '#domain/accounts/teams.server.ts';
import { weekOf } from '#domain/insights/letter/week.server.ts';
import { chooseInsightLetter, insightLetterWish, LetterWish } from '#domain/insights/letter/wish.server.ts';
import { mailIsSetUp } from '#lib/mail/mail-settings.server.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const { db } = event.locals;
	const wish = await insightLetterWish(db.read, person);
	return {
		wish,
		week: await weekOf(db, person, wish.team),
		teams: (await listTeams(db.read)).map(({ slug, name }) => ({ slug, name })),
		mail: await mailIsSetUp(db.read),
	};
};

export const actions: Actions = {
	default: form(LetterWish, async (person, input, { locals }: RequestEvent) => {
		await chooseInsightLetter(locals.db, person, input);
		return { saved: true };
	}),
};
