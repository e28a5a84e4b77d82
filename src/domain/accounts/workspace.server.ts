import { z } from 'zod';
import { forbidden } from '#lib/errors.ts';
import type { Database } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { changeSettings, readSettings, type Settings } from '#lib/settings.server.ts';
import { note } from '../audit/audit.server.ts';
import { mayCurate } from './may.ts';
import { isAdmin, WorkspaceName, Zone, type Person } from './person.ts';

export const WorkspaceChange = z.object({ workspace: WorkspaceName, zone: Zone });

/** How the workspace is run: for those who run it. */
export async function readWorkspace(db: Database, who: Person): Promise<Settings & { folder: string }> {
	adminsOnly(who);
	return { ...(await readSettings(db.read)), folder: db.folder };
}

export async function changeWorkspace(
	db: Database,
	who: Person,
	{ workspace, zone }: z.output<typeof WorkspaceChange>,
): Promise<void> {
	adminsOnly(who);
	await transact(db, async (tx) => {
		await changeSettings(tx, { workspace, zone });
		const what = 'the name or the time zone of the workspace';
		await note(tx, who, { act: 'settings-changed', details: { what } });
	});
}

/** Of pages that curators tend as well. */
export function curatorsOnly(who: Person): void {
	if (!mayCurate(who)) forbidden('Only curators, owners and administrators look after that.');
}

/** @throws forbidden for everybody who does not run the workspace */
export function adminsOnly(who: Person): void {
	if (!isAdmin(who)) forbidden('Only owners and administrators look after the workspace.');
}
