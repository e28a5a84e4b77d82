import { setTimeout as pause } from 'node:timers/promises';
import { openExample } from '#domain/demo/load.server.ts';
import { clearOrphans } from '#domain/entries/attachments.server.ts';
import { bringCatalogue } from '#domain/skills/catalogue/bringing.server.ts';
import type { Database } from '#lib/db/open.server.ts';
import { heard } from '#lib/db/telling.server.ts';
import type { Environment } from '#lib/environment.server.ts';
import { endStreams } from '#lib/live/news-stream.server.ts';
import { refreshRooms } from '#lib/live/rooms.server.ts';

const STARTING = 'start';
const LOOKS_AGAIN = 200;

/** What has to be there before anybody comes; of several processes that start at once, one after the other. */
export async function makeReady(db: Database, { demo }: Pick<Environment, 'demo'>): Promise<void> {
	while (db.shared && !(await db.shared.leases.take(STARTING))) await pause(LOOKS_AGAIN);
	await clearOrphans(db);
	await bringCatalogue(db);
	if (demo) await openExample(db);
	await db.shared?.leases.letGo(STARTING);
	// Who missed what was said looks for themselves: browsers come again, and rooms read what is stored.
	db.shared?.telling.start(heard, () => {
		endStreams();
		void refreshRooms();
	});
}
