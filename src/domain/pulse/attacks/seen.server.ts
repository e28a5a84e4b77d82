import { asc, isNotNull } from 'drizzle-orm';
import type { Reader } from '#lib/db/open.server.ts';
import { pulseAsked, pulseReleased, pulseRound } from '../tables.server.ts';
import type { SeenRound } from './attack.ts';

/** By round, how many people were asked in each part. */
export type Sizes = Record<string, Record<string, number>>;

/**
 * The rounds that have closed, as somebody who works here can know them: what was released, and who was in which team. Whoever
 * was erased since is nobody, but was asked.
 * @param before as it was when these rounds were looked at first
 */
export async function seenRounds(db: Reader, before: Sizes): Promise<SeenRound[]> {
	const rounds = await db
		.select()
		.from(pulseRound)
		.where(isNotNull(pulseRound.closedOn))
		.orderBy(asc(pulseRound.id));
	const released = Map.groupBy(await db.select().from(pulseReleased), ({ roundId }) => roundId);
	const asked = Map.groupBy(await db.select().from(pulseAsked), ({ roundId }) => roundId);
	return rounds.map(({ id, scale, fewest, items, cuts }) => ({
		...{ id, scale, fewest, cuts, rows: released.get(id) ?? [] },
		items: items.map((item) => item.id),
		asked: withErased(asked.get(id) ?? [], before[id] ?? {}),
	}));
}

function withErased(rows: readonly { personId: number; part: number }[], before: Record<string, number>) {
	const asked = new Map(rows.map(({ personId, part }) => [personId, part]));
	const left = countByPart(asked);
	let nobody = 0;
	for (const [part, many] of Object.entries(before)) {
		for (let gone = many - (left[part] ?? 0); gone > 0; gone--) asked.set(--nobody, Number(part));
	}
	return asked;
}

export function sizesOf(rounds: readonly SeenRound[]): Sizes {
	return Object.fromEntries(rounds.map(({ id, asked }) => [id, countByPart(asked)]));
}

function countByPart(asked: ReadonlyMap<number, number>): Record<string, number> {
	const many: Record<string, number> = {};
	for (const part of asked.values()) many[part] = (many[part] ?? 0) + 1;
	return many;
}
