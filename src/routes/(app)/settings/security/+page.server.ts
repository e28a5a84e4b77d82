import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { changePassword, NewPassword } from '#domain/accounts/new-password.server.ts';
import {
	askForNewAddress,
	askToConfirm,
	NewAddress,
	ownAddress,
} from '#domain/accounts/own-address.server.ts';
import { passwordOf } from '#domain/accounts/own-password.server.ts';
import { isConfirmed } from '#domain/accounts/second-factors/confirmation.server.ts';
import { hasSecondFactor } from '#domain/accounts/second-factors/having.server.ts';
import { endOtherSessions, endOwnSession, sessionsOf } from '#domain/accounts/sessions.server.ts';
import { standingOf } from '#lib/web/confirmation-cookie.server.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import { rememberSession, sessionId } from '#lib/web/session-cookie.server.ts';
import { visitor } from '#lib/web/visitor.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const { db } = event.locals;
	return {
		address: await ownAddress(db, person),
		password: await passwordOf(db.read, person),
		confirmed: isConfirmed(db, person, standingOf(event)),
		hasSecondFactor: await hasSecondFactor(db.read, person.id),
		sessions: await sessionsOf(db, person, sessionId(event)),
	};
};

export const actions: Actions = {
	changeAddress: form(NewAddress, async (person, input, event) => {
		const at = { origin: visitor(event), standing: standingOf(event) };
		await askForNewAddress(event.locals.db, person, at, input);
		return { asked: input.email };
	}),

	confirmAddress: form(z.object({}), async (person, _, { locals }) => {
		await askToConfirm(locals.db, person);
		return { asked: person.email };
	}),

	changePassword: form(NewPassword, async (person, input, event) => {
		const { session } = await changePassword(event.locals.db, person, visitor(event), input);
		rememberSession(event, session);
		return { saved: 'password' as const };
	}),

	signOut: form(z.object({ key: z.string().max(100) }), async (person, input, event) => {
		await endOwnSession(event.locals.db, person, input);
		redirect(303, '/settings/security');
	}),

	signOutOthers: form(z.object({}), async (person, _, event) => {
		await endOtherSessions(event.locals.db, person, sessionId(event));
		redirect(303, '/settings/security');
	}),
};
