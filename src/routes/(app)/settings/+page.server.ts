import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { changePassword, NewPassword } from '#domain/accounts/new-password.server.ts';
import { changeProfile } from '#domain/accounts/people.server.ts';
import { isAdmin, Name, Zone } from '#domain/accounts/person.ts';
import { endSessionsOf, sessionsOf } from '#domain/accounts/sessions.server.ts';
import { makeToken, NewToken, revokeToken, tokensOf } from '#domain/accounts/tokens.server.ts';
import { offersToFacilitate, offerToFacilitate } from '#domain/entries/facilitation.server.ts';
import { zones } from '#lib/dates.ts';
import { noneOr } from '#lib/web/fields.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import { forgetSession, rememberSession } from '#lib/web/session-cookie.server.ts';
import { rememberSingleKeys } from '#lib/web/single-keys.server.ts';
import { readTheme, rememberTheme, THEMES } from '#lib/web/theme.server.ts';
import { visitor } from '#lib/web/visitor.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const { db } = event.locals;
	return {
		email: person.email,
		mayAdminister: isAdmin(person),
		theme: readTheme(event.cookies),
		zones: zones(),
		facilitates: await offersToFacilitate(db.read, person),
		tokens: await tokensOf(db, person),
		sessions: await sessionsOf(db, person),
	};
};

const Profile = z.object({ name: Name, zone: Zone });
const Looks = z.object({ theme: z.enum(THEMES), singleKeys: z.literal('on').optional() });
const Token = NewToken.extend({
	scopes: NewToken.shape.scopes.catch([]).pipe(NewToken.shape.scopes),
	days: noneOr(NewToken.shape.days),
});

export const actions: Actions = {
	profile: form(Profile, async (person, input, { locals }) => {
		await changeProfile(locals.db, person, input);
		return { saved: 'profile' as const };
	}),

	facilitate: form(
		z.object({ facilitates: z.literal('on').optional() }),
		async (person, input, { locals }) => {
			await offerToFacilitate(locals.db, person, { offers: input.facilitates === 'on' });
			return { saved: 'facilitates' as const };
		},
	),

	looks: form(Looks, async (_person, input, { cookies, url }) => {
		const https = url.protocol === 'https:';
		rememberTheme(cookies, input.theme, https);
		rememberSingleKeys(cookies, input.singleKeys === 'on', https);
		return await Promise.resolve({ saved: 'looks' as const });
	}),

	changePassword: form(NewPassword, async (person, input, event) => {
		rememberSession(event, await changePassword(event.locals.db, person, visitor(event), input));
		return { saved: 'password' as const };
	}),

	signOutEverywhere: form(z.object({}), async (person, _, event) => {
		await endSessionsOf(event.locals.db, person.id);
		forgetSession(event);
		event.setHeaders({ 'clear-site-data': '"cache"' });
		redirect(303, '/sign-in');
	}),

	makeToken: form(Token, async (person, input, { locals }) => ({
		token: await makeToken(locals.db, person, input),
		named: input.name,
	})),

	revokeToken: form(z.object({ id: z.coerce.number().int() }), (person, input, { locals }) =>
		revokeToken(locals.db, person, input),
	),
};
