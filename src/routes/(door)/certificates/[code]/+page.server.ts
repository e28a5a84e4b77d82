import { readCertificate } from '#domain/training/enrolling/certificates.server.ts';
import { now } from '#lib/db/clock.ts';
import { readSettings } from '#lib/settings.server.ts';
import type { PageServerLoad } from './$types';

/** For whoever has the link, signed in or not. */
export const load: PageServerLoad = async ({ params, locals: { db, person }, setHeaders }) => {
	setHeaders({ 'x-robots-tag': 'noindex, nofollow' });
	const { workspace } = await readSettings(db.read);
	return { workspace, now: now(), certificate: await readCertificate(db, person, params.code) };
};
