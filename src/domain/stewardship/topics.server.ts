import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Database, Transaction } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { forbidden, invalid } from '#lib/errors.ts';
import { refreshRoom } from '#lib/live/rooms.server.ts';
import { mayCurate } from '../accounts/may.ts';
import type { Person } from '../accounts/person.ts';
import { keepVersion } from '../entries/history.server.ts';
import { readSharing } from '../entries/sharing.server.ts';
import { entry, entryTopic, topic, topicAlias } from '../entries/tables.server.ts';
import { findShownTopic, topicSlug } from '../lessons/topic-list.server.ts';
import { foldTopic } from '../entries/topics.server.ts';
import { searchAgain as openingAgain } from '../growth/opportunities/content.server.ts';
import { searchAgain as logAgain } from '../log/content.server.ts';
import { roomOf } from '../postmortems/live/room-name.ts';
import { searchAgain } from '../postmortems/searched-by.server.ts';
import { searchAgain as projectAgain } from '../projects/content.server.ts';
import { searchAgain as storyAgain } from '../stories/content.server.ts';
import { searchAgain as courseAgain } from '../training/content.server.ts';
import { readContent, withoutIds } from '../postmortems/stored.server.ts';
import { factor, factorTopic, liveDocument } from '../postmortems/tables.server.ts';

interface Named {
	id: number;
	name: string;
	folded: string;
}

/** It is called something else from now on; its old name leads to it. */
export async function renameTopic(
	db: Database,
	who: Person,
	slug: string,
	{ name }: { name: string },
): Promise<string> {
	return tend(db, who, slug, async (tx, it) => {
		const folded = foldTopic(name);
		if (folded === '') invalid({ name: 'Give it a name with letters or digits.' });
		const taken = await topicCalled(tx, folded);
		if (taken && taken.id !== it.id) {
			invalid({ name: `There is a topic called ${taken.name}. Merge the two, if they are one.` });
		}
		const about = await entriesAbout(tx, [it.id]);
		await tx.delete(topicAlias).where(eq(topicAlias.folded, folded));
		await tx.update(topic).set({ name: name.trim(), folded }).where(eq(topic.id, it.id));
		if (folded !== it.folded) await tx.insert(topicAlias).values({ folded: it.folded, topicId: it.id });
		return { about, slug: topicSlug(folded) };
	});
}

/** Whoever types that name means this topic. */
export async function addAlias(
	db: Database,
	who: Person,
	slug: string,
	{ alias }: { alias: string },
): Promise<string> {
	return tend(db, who, slug, async (tx, it) => {
		const folded = foldTopic(alias);
		if (folded === '') invalid({ alias: 'Give it a name with letters or digits.' });
		const taken = await topicCalled(tx, folded);
		if (taken && taken.id !== it.id) {
			invalid({ alias: `${taken.name} is a topic of its own. Merge the two, if they are one.` });
		}
		if (!taken) await tx.insert(topicAlias).values({ folded, topicId: it.id });
		return { about: [], slug: topicSlug(it.folded) };
	});
}

export async function takeAlias(
	db: Database,
	who: Person,
	slug: string,
	{ alias }: { alias: string },
): Promise<string> {
	return tend(db, who, slug, async (tx, it) => {
		await tx
			.delete(topicAlias)
			.where(and(eq(topicAlias.folded, foldTopic(alias)), eq(topicAlias.topicId, it.id)));
		return { about: [], slug: topicSlug(it.folded) };
	});
}

/** Two that are one: what was about this is about the other, and its names lead there. */
export async function mergeTopic(
	db: Database,
	who: Person,
	slug: string,
	{ into }: { into: string },
): Promise<string> {
	return tend(db, who, slug, async (tx, it) => {
		const other = await topicCalled(tx, foldTopic(into));
		if (!other) invalid({ into: `There is no topic called ${into}.` });
		if (other.id === it.id) invalid({ into: 'That is this very topic.' });
		const about = await entriesAbout(tx, [it.id]);
		await tx.run(sql`UPDATE OR IGNORE ${entryTopic} SET topic_id = ${other.id} WHERE topic_id = ${it.id}`);
		await tx.run(sql`UPDATE OR IGNORE ${factorTopic} SET topic_id = ${other.id} WHERE topic_id = ${it.id}`);
		await tx.update(topicAlias).set({ topicId: other.id }).where(eq(topicAlias.topicId, it.id));
		// What stood beside the other one already goes with it.
		await tx.delete(topic).where(eq(topic.id, it.id));
		await tx.insert(topicAlias).values({ folded: it.folded, topicId: other.id });
		return { about, slug: topicSlug(other.folded) };
	});
}

/** Curators alone, of what they see; what is found by the topic's name is found by its new one. */
async function tend(
	db: Database,
	who: Person,
	slug: string,
	change: (tx: Transaction, it: Named) => Promise<{ about: number[]; slug: string }>,
): Promise<string> {
	const open: number[] = [];
	const at = await transact(db, async (tx) => {
		const shown = await findShownTopic(tx, who, slug);
		if (!mayCurate(who)) forbidden('Curators look after topics.');
		const it = await topicCalled(tx, foldTopic(shown.name));
		if (!it) throw new Error(`The topic ${shown.id} is not there.`);
		const { about, slug: next } = await change(tx, it);
		for (const id of about) if (await renew(tx, who, id)) open.push(id);
		return next;
	});
	for (const id of open) await refreshRoom(roomOf(id));
	return at;
}

async function topicCalled(tx: Transaction, folded: string): Promise<Named | null> {
	const [found] = await tx.select().from(topic).where(eq(topic.folded, folded));
	if (found) return found;
	const [alias] = await tx
		.select({ id: topic.id, name: topic.name, folded: topic.folded })
		.from(topicAlias)
		.innerJoin(topic, eq(topic.id, topicAlias.topicId))
		.where(eq(topicAlias.folded, folded));
	return alias ?? null;
}

async function entriesAbout(tx: Transaction, topicIds: readonly number[]): Promise<number[]> {
	const its = await tx
		.selectDistinct({ id: entryTopic.entryId })
		.from(entryTopic)
		.where(inArray(entryTopic.topicId, [...topicIds]));
	const factors = await tx
		.selectDistinct({ id: factor.entryId })
		.from(factorTopic)
		.innerJoin(factor, eq(factor.id, factorTopic.factorId))
		.where(inArray(factorTopic.topicId, [...topicIds]));
	return [...new Set([...its, ...factors].map(({ id }) => id))];
}

/**
 * Found by the new name; and whoever has the text in front of them learns of it as of any change made elsewhere, by a
 * new version.
 */
async function renew(tx: Transaction, who: Person, id: number): Promise<boolean> {
	const [found] = await tx.select().from(entry).where(eq(entry.id, id));
	if (found?.kind === 'log') await logAgain(tx, found);
	if (found?.kind === 'story') await storyAgain(tx, found);
	if (found?.kind === 'project') await projectAgain(tx, id);
	if (found?.kind === 'opportunity') await openingAgain(tx, id);
	if (found?.kind === 'course') await courseAgain(tx, found);
	if (found?.kind !== 'postmortem') return false;
	await searchAgain(tx, id);
	const [live] = await tx
		.select({ id: liveDocument.entryId })
		.from(liveDocument)
		.where(eq(liveDocument.entryId, id));
	if (!live) return false;
	const number = found.version + 1;
	const content = { ...withoutIds(await readContent(tx, found)), sharing: await readSharing(tx, found) };
	await keepVersion(tx, who, { entryId: id, number, content, autosaved: false });
	await tx.update(entry).set({ version: number }).where(eq(entry.id, id));
	return true;
}
