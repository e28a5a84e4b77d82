import { json } from '@sveltejs/kit';
import { readSettings } from '#lib/settings.server.ts';
import type { RequestHandler } from './$types';

/**
 * Alive, and able to read the database where that is its own file. A database server that is gone comes back without a
 * new start of this process: whether it is there now is what `/readyz` says.
 */
export const GET: RequestHandler = async ({ locals: { db } }) => {
	if (!db.shared) await readSettings(db.read);
	return json({ status: 'ok' }, { headers: { 'cache-control': 'no-store' } });
};
