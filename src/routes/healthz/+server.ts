import { json } from '@sveltejs/kit';
import { readSettings } from '#lib/settings.server.ts';
import type { RequestHandler } from './$types';

/** Alive, and able to read the database. */
export const GET: RequestHandler = async ({ locals }) => {
	await readSettings(locals.db.read);
	return json({ status: 'ok' }, { headers: { 'cache-control': 'no-store' } });
};
