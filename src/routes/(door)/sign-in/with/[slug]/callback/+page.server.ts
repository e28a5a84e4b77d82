import { error, redirect } from '@sveltejs/kit';
import { linkWith, signInWith } from '#domain/accounts/providers/signing-in.server.ts';
import { comeBack, type Visit } from '#domain/accounts/providers/visits.server.ts';
import { endSession } from '#domain/accounts/sessions.server.ts';
import { waysOfSecondStep } from '#domain/accounts/second-factors/second-step.server.ts';
import { conflict, refusalIn, signedOut } from '#lib/errors.ts';
import { readSettings } from '#lib/settings.server.ts';
import { admit } from '#lib/web/admit.server.ts';
import { halfSecret } from '#lib/web/half-cookie.server.ts';
import { sessionId } from '#lib/web/session-cookie.server.ts';
import { visitSecret } from '#lib/web/visit-cookie.server.ts';
import { visitor } from '#lib/web/visitor.server.ts';
import type { PageServerLoad, PageServerLoadEvent } from './$types';

/**
 * The provider sends the browser here. That it is a GET and signs somebody in is what the protocol asks for; the
 * state, which counts once and in the browser that began alone, is what makes it safe.
 */
export const load: PageServerLoad = async (event) => {
	const { locals, params, url } = event;
	event.setHeaders({ 'cache-control': 'private, no-store' });
	const state = url.searchParams.get('state');
	const visit = await comeBack(locals.db, params.slug, { state, browser: visitSecret(event) });
	if (!visit) {
		// The page was loaded again, or somebody came back to it: they are in already.
		if (locals.person) redirect(303, '/');
		conflict('This way in was used already, took longer than ten minutes, or began in another browser.');
	}
	try {
		return await go(event, visit);
	} catch (problem) {
		const refusal = refusalIn(problem);
		if (!refusal) throw problem;
		error(refusal.status, { message: refusal.sentence, ...(visit.kept ? { kept: visit.kept } : {}) });
	}
};

async function go(event: PageServerLoadEvent, visit: Visit) {
	const { db, person } = event.locals;
	const back = { home: event.url.origin, query: event.url.searchParams, device: visitor(event).device };
	if (visit.personId !== null) {
		await linkWith(db, person ?? signedOut(), visit, back);
		redirect(303, '/settings/identities');
	}
	const entrance = await signInWith(db, visit, back);
	// Whoever was in already has shown once more that it is them: the new session takes the place of that one.
	const before = sessionId(event);
	if ('session' in entrance && before !== undefined) await endSession(db, before);
	const { kept, owes } = admit(event, entrance, visit);
	const ways = owes ? await waysOfSecondStep(db, halfSecret(event)) : null;
	return { kept, ways, workspace: (await readSettings(db.read)).workspace };
}
