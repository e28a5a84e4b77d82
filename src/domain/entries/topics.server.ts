import { asc, eq, inArray } from 'drizzle-orm';
import type { Reader, Transaction } from '#lib/db/open.server.ts';
import { entryTopic, topic, topicAlias } from './tables.server.ts';

/** `Retries amplify`, `retries-amplify` and `RETRIES  AMPLIFY` are one topic. */
export function foldTopic(name: string): string {
	return name
		.normalize('NFKD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.replace(/[\s_-]+/g, ' ')
		.trim();
}

/** The topics of these names, in order and each once; unknown ones are made. Aliases lead to their topic. */
export async function topicsNamed(tx: Transaction, names: readonly string[]): Promise<number[]> {
	const ids: number[] = [];
	for (const name of names) {
		const folded = foldTopic(name);
		if (folded === '') continue;
		const id = (await findTopic(tx, folded)) ?? (await makeTopic(tx, name.trim(), folded));
		if (!ids.includes(id)) ids.push(id);
	}
	return ids;
}

/** The topic of that name, or that the name is an alias of. */
export async function topicNamed(db: Reader, name: string): Promise<{ id: number; name: string } | null> {
	const id = await findTopic(db, foldTopic(name));
	if (id === null) return null;
	const [found] = await db.select({ id: topic.id, name: topic.name }).from(topic).where(eq(topic.id, id));
	return found ?? null;
}

async function findTopic(db: Reader, folded: string): Promise<number | null> {
	const [found] = await db.select({ id: topic.id }).from(topic).where(eq(topic.folded, folded));
	if (found) return found.id;
	const [alias] = await db
		.select({ id: topicAlias.topicId })
		.from(topicAlias)
		.where(eq(topicAlias.folded, folded));
	return alias?.id ?? null;
}

async function makeTopic(tx: Transaction, name: string, folded: string): Promise<number> {
	const [made] = await tx.insert(topic).values({ name, folded }).returning({ id: topic.id });
	if (!made) throw new Error('The topic was not stored.');
	return made.id;
}

/** @returns what they are called here: each once, and by its own name where an alias was typed */
export async function setTopics(
	tx: Transaction,
	entryId: number,
	names: readonly string[],
): Promise<string[]> {
	await tx.delete(entryTopic).where(eq(entryTopic.entryId, entryId));
	const ids = await topicsNamed(tx, names);
	if (ids.length === 0) return [];
	await tx.insert(entryTopic).values(ids.map((topicId, position) => ({ entryId, topicId, position })));
	return (await topicsOf(tx, [entryId])).get(entryId) ?? [];
}

export async function topicsOf(db: Reader, entryIds: readonly number[]): Promise<Map<number, string[]>> {
	const rows = await db
		.select({ entryId: entryTopic.entryId, name: topic.name })
		.from(entryTopic)
		.innerJoin(topic, eq(topic.id, entryTopic.topicId))
		.where(inArray(entryTopic.entryId, [...entryIds]))
		.orderBy(asc(entryTopic.entryId), asc(entryTopic.position));
	const names = new Map<number, string[]>();
	for (const row of rows) names.set(row.entryId, [...(names.get(row.entryId) ?? []), row.name]);
	return names;
}
