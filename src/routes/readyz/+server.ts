import { json } from '@sveltejs/kit';
import { isAdmin } from '#domain/accounts/person.ts';
import { checks } from '#domain/operation/health.server.ts';
import { version } from '../../../package.json';
import type { RequestHandler } from './$types';

/** Whether it can do its work: 503 where it cannot. What exactly is looked at, is for those who look after it. */
export const GET: RequestHandler = async ({ locals: { db, person } }) => {
	const all = await checks(db);
	const broken = all.some(({ state }) => state === 'broken');
	const status = broken ? 'broken' : all.some(({ state }) => state === 'look') ? 'look' : 'well';
	const details =
		person && isAdmin(person)
			? { version, checks: all.map(({ name, state, sentence }) => ({ name, state, sentence })) }
			: {};
	return json(
		{ ready: !broken, ...(person && isAdmin(person) ? { status } : {}), ...details },
		{ status: broken ? 503 : 200, headers: { 'cache-control': 'no-store' } },
	);
};
