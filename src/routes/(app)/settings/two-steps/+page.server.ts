import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import {
	Again,
	AgainByCode,
	confirmation,
	confirmByCode,
	confirmByPassword,
	confirmedPerson,
	isConfirmed,
	type Confirmed,
} from '#domain/accounts/second-factors/confirmation.server.ts';
import { addPasskey, NewPasskey } from '#domain/accounts/second-factors/new-passkey.server.ts';
import { offerKey } from '#domain/accounts/second-factors/one-time-codes.server.ts';
import { PasskeyAnswer, PasskeyName } from '#domain/accounts/second-factors/passkey-answers.ts';
import { demandHome, passkeyHome } from '#domain/accounts/second-factors/passkey-home.ts';
import {
	removePasskey,
	renamePasskey,
	showPasskey,
} from '#domain/accounts/second-factors/passkeys.server.ts';
import { renewRecoveryCodes } from '#domain/accounts/second-factors/recovery-codes.server.ts';
import { turnCodesOff } from '#domain/accounts/second-factors/removal.server.ts';
import { twoStepsOf } from '#domain/accounts/second-factors/two-steps.server.ts';
import { environment } from '#lib/environment.server.ts';
import { rememberConfirmation, standingOf } from '#lib/web/confirmation-cookie.server.ts';
import { form } from '#lib/web/form.server.ts';
import { safeNext, signedIn, type SignedIn } from '#lib/web/guard.server.ts';
import { visitor } from '#lib/web/visitor.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const homeOf = ({ url }: Pick<RequestEvent, 'url'>) => passkeyHome(environment().origin, url);

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const { db, via } = event.locals;
	const next = event.url.searchParams.get('next');
	return {
		...(await twoStepsOf(db, person, via ?? 'password')),
		email: person.email,
		confirmed: isConfirmed(db, person, standingOf(event)),
		passkeysWork: homeOf(event) !== null,
		device: visitor(event).device,
		next: next === null ? null : safeNext(next),
	};
};

function ofConfirmed<Schema extends z.ZodType, Result>(
	schema: Schema,
	act: (person: Confirmed, input: z.output<Schema>, event: RequestEvent) => Promise<Result>,
) {
	return form(schema, (person, input, event: RequestEvent) =>
		act(confirmedPerson(event.locals.db, person, standingOf(event)), input, event),
	);
}

function confirm(person: SignedIn, event: RequestEvent) {
	const { session = '' } = standingOf(event);
	rememberConfirmation(event, confirmation(event.locals.db, person.id, session));
	return { confirmed: true };
}

const Id = z.object({ id: z.string().max(2_000) });

export const actions: Actions = {
	confirm: form(Again, async (person, input, event: RequestEvent) => {
		await confirmByPassword(event.locals.db, person, visitor(event), input);
		return confirm(person, event);
	}),

	confirmByCode: form(AgainByCode, async (person, input, event: RequestEvent) => {
		await confirmByCode(event.locals.db, person, input);
		return confirm(person, event);
	}),

	confirmByPasskey: form(
		z.object({ credential: PasskeyAnswer }),
		async (person, { credential }, event: RequestEvent) => {
			await showPasskey(event.locals.db, person.id, demandHome(homeOf(event)), credential);
			return confirm(person, event);
		},
	),

	addPasskey: ofConfirmed(NewPasskey, async (person, input, event) => ({
		recoveryCodes: await addPasskey(event.locals.db, person, demandHome(homeOf(event)), input),
	})),

	renamePasskey: form(Id.extend({ name: PasskeyName }), async (person, input, { locals }: RequestEvent) => {
		await renamePasskey(locals.db, person, input);
		return { renamed: true };
	}),

	removePasskey: ofConfirmed(Id, async (person, input, { locals }) => {
		await removePasskey(locals.db, person, input);
		return { removed: true };
	}),

	setUpApp: ofConfirmed(z.object({}), async (person, _, { locals, url }) => {
		await offerKey(locals.db, person);
		const next = url.searchParams.get('next');
		redirect(
			303,
			`/settings/two-steps/codes${next === null ? '' : `?next=${encodeURIComponent(safeNext(next))}`}`,
		);
	}),

	turnCodesOff: ofConfirmed(z.object({}), async (person, _, { locals }) => {
		await turnCodesOff(locals.db, person);
		return { removed: true };
	}),

	renewRecoveryCodes: ofConfirmed(z.object({}), async (person, _, { locals }) => ({
		recoveryCodes: await renewRecoveryCodes(locals.db, person),
	})),
};
