import type { Reader } from './db/open.server.ts';
import { away } from './errors.ts';
import { readSettings } from './settings.server.ts';

/** What somebody is told who wants to write while only owners may; null where they may. */
export async function maintenanceFor(db: Reader, person: { role: string } | null): Promise<string | null> {
	if (person?.role === 'owner') return null;
	const { maintenance } = await readSettings(db);
	return maintenance?.sentence ?? null;
}

/** Seconds after which another try makes sense, for programs. */
const RETRY = 120;

/** Refuses what was sent; a form keeps what was typed. */
export function refuseInMaintenance({ locals }: { locals: { maintenance: string | null } }): void {
	if (locals.maintenance !== null) away(locals.maintenance, RETRY);
}
