import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { Chosen, demoPeople, enterDemo } from '#domain/accounts/demo-door.server.ts';
import { mayJoinByThemselves } from '#domain/accounts/joining.server.ts';
import { PasskeyAnswer } from '#domain/accounts/second-factors/passkey-answers.ts';
import { demandHome, passkeyHome } from '#domain/accounts/second-factors/passkey-home.ts';
import { hasAnyPasskey, signInWithPasskey } from '#domain/accounts/second-factors/passkeys.server.ts';
import { waysOfSecondStep } from '#domain/accounts/second-factors/second-step.server.ts';
import { Credentials, signIn } from '#domain/accounts/sign-in.server.ts';
import { DEMO_PEOPLE } from '#domain/demo/people.ts';
import { environment } from '#lib/environment.server.ts';
import { readSettings } from '#lib/settings.server.ts';
import { admit } from '#lib/web/admit.server.ts';
import { openForm } from '#lib/web/form.server.ts';
import { safeNext } from '#lib/web/guard.server.ts';
import { halfSecret } from '#lib/web/half-cookie.server.ts';
import { visitor } from '#lib/web/visitor.server.ts';
import { KeptField } from '../kept.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { locals, url } = event;
	const { workspace, setUpAt } = await readSettings(locals.db.read);
	if (setUpAt === null) redirect(303, '/setup');
	if (locals.person) redirect(303, safeNext(url.searchParams.get('next')));
	const people = await demoPeople(locals.db, environment().demo);
	return {
		workspace,
		demo: people.map(({ id, name, email }) => ({ id, name, work: workOf(email) })),
		mayJoin: await mayJoinByThemselves(locals.db.read),
		passkeys: passkeyHome(environment().origin, url) !== null && (await hasAnyPasskey(locals.db.read)),
		/** Where the first step was shown a moment ago, and what was kept came along. */
		ways: await waysOfSecondStep(locals.db, halfSecret(event)),
	};
};

const workOf = (email: string) => DEMO_PEOPLE.find((one) => one.email === email)?.work ?? '';

export const actions: Actions = {
	signIn: openForm(
		Credentials.extend({ kept: KeptField }),
		async (input, event) => {
			const { kept, ...credentials } = input;
			return admit(event, await signIn(event.locals.db, visitor(event), credentials), { kept });
		},
		{ limit: 4_000_000 },
	),

	passkey: openForm(
		z.object({ credential: PasskeyAnswer, kept: KeptField }),
		async ({ credential, kept }, event) => {
			const home = demandHome(passkeyHome(environment().origin, event.url));
			return admit(event, await signInWithPasskey(event.locals.db, home, visitor(event), credential), {
				kept,
			});
		},
		{ limit: 4_000_000 },
	),

	enter: openForm(Chosen, async (input, event) => {
		const visit = { demo: environment().demo, device: visitor(event).device };
		admit(event, await enterDemo(event.locals.db, visit, input));
	}),
};
