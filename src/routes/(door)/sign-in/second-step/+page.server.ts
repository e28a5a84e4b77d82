import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { PasskeyAnswer } from '#domain/accounts/second-factors/passkey-answers.ts';
import { demandHome, passkeyHome } from '#domain/accounts/second-factors/passkey-home.ts';
import {
	CodeStep,
	finishWithCode,
	finishWithPasskey,
	finishWithRecoveryCode,
	RecoveryStep,
	waysOfSecondStep,
} from '#domain/accounts/second-factors/second-step.server.ts';
import { environment } from '#lib/environment.server.ts';
import { readSettings } from '#lib/settings.server.ts';
import { admit } from '#lib/web/admit.server.ts';
import { openForm } from '#lib/web/form.server.ts';
import { safeNext } from '#lib/web/guard.server.ts';
import { halfSecret } from '#lib/web/half-cookie.server.ts';
import { visitor } from '#lib/web/visitor.server.ts';
import { KeptField } from '../../kept.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const { db, person } = event.locals;
	const next = safeNext(event.url.searchParams.get('next'));
	const ways = await waysOfSecondStep(db, halfSecret(event));
	// Whoever is in comes here only to show once more that it is them, with a provider and then with this.
	if (person && !ways) redirect(303, next);
	// What was sent is answered here, also where it has begun again.
	if (!ways && event.request.method === 'GET') redirect(303, `/sign-in?next=${encodeURIComponent(next)}`);
	const { workspace } = await readSettings(db.read);
	return { workspace, ways };
};

const at = (event: RequestEvent) => ({ secret: halfSecret(event), device: visitor(event).device });
const LIMIT = { limit: 4_000_000 };
const Passkey = z.object({ credential: PasskeyAnswer });

export const actions: Actions = {
	code: openForm(
		CodeStep.extend({ kept: KeptField }),
		async ({ kept, code }, event: RequestEvent) =>
			admit(event, await finishWithCode(event.locals.db, at(event), { code }), { kept }),
		LIMIT,
	),

	recoveryCode: openForm(
		RecoveryStep.extend({ kept: KeptField }),
		async ({ kept, recoveryCode }, event: RequestEvent) =>
			admit(event, await finishWithRecoveryCode(event.locals.db, at(event), { recoveryCode }), { kept }),
		LIMIT,
	),

	passkey: openForm(
		Passkey.extend({ kept: KeptField }),
		async ({ kept, credential }, event: RequestEvent) => {
			const home = demandHome(passkeyHome(environment().origin, event.url));
			return admit(event, await finishWithPasskey(event.locals.db, at(event), home, { credential }), {
				kept,
			});
		},
		LIMIT,
	),
};
