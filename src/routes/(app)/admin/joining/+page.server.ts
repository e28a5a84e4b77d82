import { isPublicProvider, JoiningChange } from '#domain/accounts/joining.ts';
import { changeJoining, lookAtJoining } from '#domain/accounts/joining.server.ts';
import { listTeams } from '#domain/accounts/teams.server.ts';
import { noneOr } from '#lib/web/fields.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const { db } = event.locals;
	const joining = await lookAtJoining(db, person);
	return {
		joining,
		publicOnes: joining.domains.filter(isPublicProvider),
		mayDecide: person.role === 'owner',
		allTeams: await listTeams(db.read),
	};
};

const Change = JoiningChange.extend({ teamId: noneOr(JoiningChange.shape.teamId) });

export const actions: Actions = {
	default: form(Change, async (person, input, { locals }) => {
		await changeJoining(locals.db, person, input);
		return { saved: true };
	}),
};
