import { eq } from 'drizzle-orm';
import type { Database, Transaction } from '../db/open.server.ts';
import type { Held } from '../db/server/leases.server.ts';
import { lease } from '../db/server/tables.server.ts';
import { RoomLost } from './room-lost.ts';

// Of several processes on one database, one has the room of a place, and the others hand those who come on to it.

/** How the processes call a room among each other. */
const leaseOf = (place: string) => `${LIVE}${place}`;
const LIVE = 'live ';

/**
 * Of several processes, one has the room of a place: this one from now on.
 * @throws RoomLost where another has it
 */
export async function ownRoom({ shared }: Database, place: string, lost: () => void): Promise<void> {
	if (shared && !(await shared.leases.take(leaseOf(place), lost))) throw new RoomLost(place);
}

export async function disownRoom({ shared }: Database, place: string): Promise<void> {
	await shared?.leases.letGo(leaseOf(place));
}

/** Nothing is stored by a process that stood still while another took the room over. */
export async function stillOwned({ shared }: Database, tx: Transaction, place: string): Promise<void> {
	if (!shared) return;
	const [row] = await tx
		.select({ holder: lease.holder })
		.from(lease)
		.where(eq(lease.name, leaseOf(place)));
	if (row?.holder !== shared.leases.holder) throw new RoomLost(place);
}

/** The process that has the room of a place, where that is another one. */
export async function elsewhere({ shared }: Database, place: string): Promise<Held | null> {
	if (!shared || shared.leases.holds(leaseOf(place))) return null;
	const held = await shared.leases.holderOf(leaseOf(place));
	return held?.holder === shared.leases.holder ? null : held;
}

/** Nobody answers there. */
export async function takeRoomFrom({ shared }: Database, place: string, { holder }: Held): Promise<void> {
	await shared?.leases.takeFrom(leaseOf(place), holder);
}
