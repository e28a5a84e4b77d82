import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { now } from '#lib/db/clock.ts';
import type { Database, Reader, Transaction } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { readSetting, writeSetting } from '#lib/settings.server.ts';
import { canonical } from '../graph.ts';
import { graphIn } from '../graph.server.ts';
import { foldedSkill } from '../skill.ts';
import { skill, skillAlias, skillRelated } from '../tables.server.ts';
import { CATALOGUE, type Listed } from './catalogue.ts';

const SETTING = 'skill-catalogue';
const Brought = z.object({ digest: z.string().default('') });

/**
 * Brings the catalogue in: once, and again when a version of the product has another one. Then only what is new in it
 * comes, because what is here already belongs to the curators: what they named, moved or took apart stays so.
 * @returns how many skills came
 */
export async function bringCatalogue(
	db: Database,
	catalogue: readonly Listed[] = CATALOGUE,
): Promise<number> {
	const digest = createHash('sha256').update(JSON.stringify(catalogue)).digest('hex');
	if ((await readSetting(db.read, SETTING, Brought)).digest === digest) return 0;
	return transact(db, async (tx) => {
		const came = await bringIn(tx, catalogue);
		await writeSetting(tx, SETTING, { digest });
		return came;
	});
}

/** Skills that have no name here yet, with what each says of others. A name that leads somewhere already stays there. */
export async function bringIn(tx: Transaction, listed: readonly Listed[]): Promise<number> {
	const before = await graphIn(tx);
	const isFree = (name: string) => !before.skills.has(name) && !before.otherNames.has(name);
	const fresh = listed.filter(({ name }) => isFree(foldedSkill(name)));
	if (fresh.length === 0) return 0;
	const rows = fresh.map(({ name, origin }) => ({
		name,
		folded: foldedSkill(name),
		origin,
		createdAt: now(),
	}));
	const made = await tx.insert(skill).values(rows).onConflictDoNothing().returning();
	const ids = await idsByName(tx);
	const idOf = (name: string) => ids.get(foldedSkill(name));

	const above = new Map(
		fresh.map(({ name, under }) => [foldedSkill(name), under === undefined ? undefined : idOf(under)]),
	);
	const placed = made.map((row) => ({ ...row, parentId: above.get(row.folded) ?? null }));
	await tx
		.insert(skill)
		.values(placed)
		.onConflictDoUpdate({ target: skill.id, set: { parentId: sql`excluded.parent_id` } });
	const aliases = fresh.flatMap(({ name, also = [] }) =>
		also
			.map((alias) => ({ folded: foldedSkill(alias), name: alias, skillId: idOf(name) ?? 0 }))
			.filter(({ folded }) => !ids.has(folded)),
	);
	if (aliases.length > 0) await tx.insert(skillAlias).values(aliases).onConflictDoNothing();
	const pairs = fresh.flatMap(({ name, beside = [] }) =>
		beside.flatMap((other) => pair(idOf(name), idOf(other))),
	);
	if (pairs.length > 0) await tx.insert(skillRelated).values(pairs).onConflictDoNothing();
	return made.length;
}

/** Of each name that leads to a skill, which one. */
export async function idsByName(db: Reader): Promise<Map<string, number>> {
	const rows = await db.select({ id: skill.id, folded: skill.folded }).from(skill);
	const ids = new Map(rows.map(({ id, folded }) => [folded, id]));
	const graph = await graphIn(db);
	const names = [...graph.skills.keys(), ...graph.otherNames.keys()];
	return new Map(
		names.flatMap((name) => {
			const id = ids.get(canonical(graph, name));
			return id === undefined ? [] : [[name, id] as const];
		}),
	);
}

/** Stored once, the lower first; none of one with itself. */
export function pair(one?: number, other?: number): { skillId: number; relatedId: number }[] {
	if (one === undefined || other === undefined || one === other) return [];
	const [skillId, relatedId] = one < other ? [one, other] : [other, one];
	return [{ skillId, relatedId }];
}
