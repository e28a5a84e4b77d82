import { redirect } from '@sveltejs/kit';
import { confirmedPerson, isConfirmed } from '#domain/accounts/second-factors/confirmation.server.ts';
import { confirmKey, offeredKey } from '#domain/accounts/second-factors/one-time-codes.server.ts';
import { CodeStep } from '#domain/accounts/second-factors/second-step.server.ts';
import { standingOf } from '#lib/web/confirmation-cookie.server.ts';
import { form } from '#lib/web/form.server.ts';
import { safeNext, signedIn } from '#lib/web/guard.server.ts';
import { qrCode } from '#lib/web/qr-code.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const ABOVE = '/settings/two-steps';

export const load: PageServerLoad = async (event) => {
	const { db } = event.locals;
	const person = signedIn(event);
	const next = event.url.searchParams.get('next');
	const above = next === null ? ABOVE : `${ABOVE}?next=${encodeURIComponent(safeNext(next))}`;
	const offered = isConfirmed(db, person, standingOf(event)) ? await offeredKey(db, person) : null;
	// What was sent is answered here: with the first code there is no key to show any more.
	if (!offered && event.request.method === 'GET') redirect(303, above);
	return {
		above,
		email: person.email,
		app: offered && {
			key: (offered.key.match(/.{1,4}/g) ?? []).join(' '),
			link: offered.link,
			square: qrCode(offered.link),
		},
	};
};

export const actions: Actions = {
	default: form(CodeStep, async (who, input, event: RequestEvent) => {
		const { db } = event.locals;
		const recoveryCodes = await confirmKey(db, confirmedPerson(db, who, standingOf(event)), input);
		if (!recoveryCodes) redirect(303, ABOVE);
		return { recoveryCodes };
	}),
};
