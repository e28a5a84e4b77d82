import { exportAll } from '#domain/postmortems/exporting.server.ts';
import { isoDay } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import { readSettings } from '#lib/settings.server.ts';
import { downloadZip } from '#lib/web/attachment.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { RequestHandler } from './$types';

/** All that the person may read, or what they chose of it, as Markdown that imports again. */
export const GET: RequestHandler = async (event) => {
	const person = signedIn(event);
	const { db } = event.locals;
	const { workspace } = await readSettings(db.read);
	const at = now();
	const chosen = event.url.searchParams.getAll('numbers[]').map(Number);
	const wanted = chosen.length > 0 ? new Set(chosen) : null;
	return downloadZip(
		`${workspace} post-mortems ${isoDay(at, person.zone)}.zip`,
		exportAll(db, person, wanted),
		at,
	);
};
