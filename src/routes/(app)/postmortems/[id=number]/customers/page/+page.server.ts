import { readForCustomers } from '#domain/postmortems/customers/public-documents.server.ts';
import { missing } from '#lib/errors.ts';
import { readSettings } from '#lib/settings.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { PageServerLoad } from './$types';

/** As customers see it, by itself: to look at, to print, to save as a PDF. */
export const load: PageServerLoad = async (event) => {
	const { db } = event.locals;
	const { written } = await readForCustomers(db, signedIn(event), Number(event.params.id), event.url.origin);
	if (!written) missing('A text for customers');
	const { workspace } = await readSettings(db.read);
	return { title: written.title, html: written.html, workspace };
};
