import { asc, eq } from 'drizzle-orm';
import type { z } from 'zod';
import { forbidden } from '#lib/errors.ts';
import type { Database, Reader } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { mayCurate } from '../accounts/may.ts';
import type { Person } from '../accounts/person.ts';
import { FIRST_FACTOR_KINDS, type FactorKind, type FactorKinds } from './factor-kind.ts';
import { factor, factorKind } from './tables.server.ts';

/** What a contributing factor can be told apart by here, in the workspace's order. */
export async function factorKinds(db: Reader): Promise<readonly FactorKind[]> {
	const ours = await db
		.select({ name: factorKind.name, about: factorKind.about })
		.from(factorKind)
		.orderBy(asc(factorKind.position));
	return ours.length > 0 ? ours : FIRST_FACTOR_KINDS;
}

/**
 * The list as it is to be. Factors follow a kind to its new name; those of a kind that is gone keep it, as
 * what was written stays as it was. An empty list brings back the first one.
 */
export async function changeFactorKinds(
	db: Database,
	who: Person,
	kinds: z.output<typeof FactorKinds>,
): Promise<void> {
	if (!mayCurate(who)) forbidden('Only curators and administrators look after the kinds of factors.');
	await transact(db, async (tx) => {
		for (const { was, name } of kinds) {
			if (was !== '' && was !== name) {
				await tx.update(factor).set({ kind: name }).where(eq(factor.kind, was));
			}
		}
		await tx.delete(factorKind);
		if (kinds.length === 0) return;
		await tx
			.insert(factorKind)
			.values(kinds.map(({ name, about }, index) => ({ position: index + 1, name, about })));
	});
}
