import { error, redirect, type RequestEvent } from '@sveltejs/kit';
import { owesSecondFactor } from '#domain/accounts/second-factors/requirement.server.ts';
import { isForPrograms } from '#lib/web/program.server.ts';

const SET_UP = '/settings/two-steps';
/** The door and what is asked of the program itself are open to anybody; the rest of this is where one is set up. */
const STAYS_OPEN = /^\/\(door\)\/|^\/\(app\)\/settings\/two-steps|^\/(healthz|readyz)\b/;

/** Whoever has to have a second factor, and has none when the days of grace are over, comes to nothing before it. */
export async function secondFactorFirst(event: RequestEvent): Promise<void> {
	const { locals, route, request, url } = event;
	const { db, person, via } = locals;
	if (!person || via === null || STAYS_OPEN.test(route.id ?? '')) return;
	if (!(await owesSecondFactor(db.read, person, via))) return;
	const isPage = request.method === 'GET' && !isForPrograms(event);
	if (isPage) redirect(303, `${SET_UP}?next=${encodeURIComponent(url.pathname + url.search)}`);
	error(403, { message: 'The workspace asks you for a second step. Set one up in your settings first.' });
}
