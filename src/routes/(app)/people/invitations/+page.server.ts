import { z } from 'zod';
import { inviteAgain, listInvitations, withdrawInvitation } from '#domain/accounts/invitation-list.server.ts';
import { inviteAll, NewInvitations } from '#domain/accounts/inviting-several.server.ts';
import { listTeams } from '#domain/accounts/teams.server.ts';
import { environment } from '#lib/environment.server.ts';
import { mailIsSetUp } from '#lib/mail/mail-settings.server.ts';
import { noneOr } from '#lib/web/fields.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const { db } = event.locals;
	return {
		invitations: await listInvitations(db, person),
		allTeams: await listTeams(db.read),
		mailIsSetUp: await mailIsSetUp(db.read),
	};
};

const Several = NewInvitations.extend({ teamId: noneOr(NewInvitations.shape.teamId) });
const Which = z.object({ id: z.coerce.number().int().positive() });
const Again = Which.extend({ byHand: z.literal('on').optional() });

/** Whom, and the link where it has to be handed on. */
function handedOut(made: { email: string; secret: string | null }[], url: URL) {
	const origin = environment().origin ?? url.origin;
	return {
		sent: made.filter(({ secret }) => secret === null).map(({ email }) => email),
		links: made.flatMap(({ email, secret }) =>
			secret === null ? [] : [{ email, link: `${origin}/join/${secret}` }],
		),
	};
}

export const actions: Actions = {
	invite: form(Several, async (person, input, { locals, url }) =>
		handedOut(await inviteAll(locals.db, person, input), url),
	),

	again: form(Again, async (person, { id, byHand }, { locals, url }) =>
		handedOut([await inviteAgain(locals.db, person, { id, byLetter: byHand === undefined })], url),
	),

	withdraw: form(Which, (person, input, { locals }) => withdrawInvitation(locals.db, person, input)),
};
