import type { Database } from '#lib/db/open.server.ts';
import type { Claim } from '#lib/jobs/jobs.server.ts';
import type { Elsewhere } from '#lib/live/door.server.ts';
import { elsewhere, takeRoomFrom } from '#lib/live/owning.server.ts';

/** Whose a job is, where several processes share a database; undefined where this one is alone. */
export function claimOf({ shared }: Database): Claim | undefined {
	return shared ? (name, lost) => shared.leases.take(`job ${name}`, lost) : undefined;
}

/** In which process a post-mortem is being written, where there are several. */
export function otherProcesses(db: Database): Elsewhere | undefined {
	if (!db.shared) return undefined;
	return {
		find: (path) => elsewhere(db, path),
		takeFrom: (path, held) => takeRoomFrom(db, path, held),
	};
}
