import type { Database } from '#lib/db/open.server.ts';
import type { Person } from '../../accounts/person.ts';
import type { CardPatch } from './asked.ts';
import type { Card } from './board.ts';
import { remove, restore, rewrite, tick } from './cards.server.ts';
import { move } from './moving.server.ts';
import { readCard } from './reading.server.ts';
import { teach } from './teaching.server.ts';

/** Whatever of a card is given, one after the other. @returns it as it is now; null where it was taken away */
export async function patch(
	db: Database,
	who: Person,
	number: number,
	{ uid, ...input }: CardPatch & { uid: string },
): Promise<Card | null> {
	const { column, before = null, after = null, tick: ticked, learned, outcome, removed, ...written } = input;
	if (removed === false) await restore(db, who, number, { uid });
	if (Object.keys(written).length > 0) await rewrite(db, who, number, { uid, ...written });
	if (ticked) await tick(db, who, number, { uid, ...ticked });
	if (column !== undefined) await move(db, who, number, { uid, column, before, after });
	if (learned !== undefined || outcome !== undefined) {
		const is = await readCard(db, who, number, uid);
		await teach(db, who, number, { uid, learned: learned ?? is.learned, outcome: outcome ?? is.outcome });
	}
	if (removed === true) await remove(db, who, number, { uid });
	return removed === true ? null : readCard(db, who, number, uid);
}
