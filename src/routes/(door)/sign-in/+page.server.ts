import { redirect } from '@sveltejs/kit';
import { demoPeople, enterDemo, Entrance } from '#domain/accounts/demo-door.server.ts';
import { Credentials, signIn } from '#domain/accounts/sign-in.server.ts';
import { DEMO_PEOPLE } from '#domain/demo/people.ts';
import { environment } from '#lib/environment.server.ts';
import { readSettings } from '#lib/settings.server.ts';
import { openForm } from '#lib/web/form.server.ts';
import { safeNext } from '#lib/web/guard.server.ts';
import { rememberSession } from '#lib/web/session-cookie.server.ts';
import { visitor } from '#lib/web/visitor.server.ts';
import { KeptField } from '../kept.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { workspace, setUpAt } = await readSettings(locals.db.read);
	if (setUpAt === null) redirect(303, '/setup');
	if (locals.person) redirect(303, safeNext(url.searchParams.get('next')));
	const people = await demoPeople(locals.db, environment().demo);
	return { workspace, demo: people.map(({ id, name, email }) => ({ id, name, work: workOf(email) })) };
};

const workOf = (email: string) => DEMO_PEOPLE.find((one) => one.email === email)?.work ?? '';

export const actions: Actions = {
	signIn: openForm(
		Credentials.extend({ kept: KeptField }),
		async (input, event) => {
			rememberSession(event, await signIn(event.locals.db, visitor(event), input));
			if (input.kept) return { kept: { ...input.kept, to: safeNext(input.kept.to) } };
			redirect(303, safeNext(event.url.searchParams.get('next')));
		},
		{ limit: 4_000_000 },
	),

	enter: openForm(Entrance, async (input, event) => {
		const visit = { demo: environment().demo, device: visitor(event).device };
		rememberSession(event, await enterDemo(event.locals.db, visit, input));
		redirect(303, safeNext(event.url.searchParams.get('next')));
	}),
};
