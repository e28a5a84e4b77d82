import { asc, eq } from 'drizzle-orm';
import { now } from '#lib/db/clock.ts';
import type { Database, Transaction } from '#lib/db/open.server.ts';
import type { Person } from '../../accounts/person.ts';
import { rhythmInWords } from './conversation.ts';
import { conversation, conversationTalk } from './tables.server.ts';
import { isOfTheTwo, theTwo } from './the-two.server.ts';

/**
 * Somebody is erased. Talks about their own growth go with them, the copy of the other included; of talks in which
 * they were the other, whoever they were about keeps what was noted, under no name.
 */
export async function forgetTalks(tx: Transaction, personId: number): Promise<void> {
	await tx.delete(conversation).where(eq(conversation.personId, personId));
	await tx.update(conversation).set({ endedAt: now() }).where(eq(conversation.leadId, personId));
}

/** One’s own copy of what one noted with others, for what somebody takes out about themselves. */
export async function ownTalks(db: Database, who: Person) {
	const rows = await db.read.select({ id: conversation.id }).from(conversation).where(isOfTheTwo(who));
	return Promise.all(
		rows.map(async ({ id }) => {
			const { other, mine, everyWeeks, nextOn, startedAt, endedAt } = await theTwo(db.read, who, id);
			const talks = await db.read
				.select({ on: conversationTalk.on, prompts: conversationTalk.prompts, notes: conversationTalk.notes })
				.from(conversationTalk)
				.where(eq(conversationTalk.conversationId, id))
				.orderBy(asc(conversationTalk.on));
			return {
				with: other.name,
				about: mine ? 'my growth' : 'theirs',
				rhythm: rhythmInWords(everyWeeks),
				nextOn,
				since: new Date(startedAt).toISOString(),
				endedAt: endedAt === null ? null : new Date(endedAt).toISOString(),
				talks,
			};
		}),
	);
}
