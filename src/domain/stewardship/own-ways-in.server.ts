import { eq } from 'drizzle-orm';
import { isoTime } from '#lib/dates.ts';
import type { Database } from '#lib/db/open.server.ts';
import type { Person } from '../accounts/person.ts';
import { chatIdentity } from '../chat/tables.server.ts';
import { feed } from '../feeds/tables.server.ts';
import { incomingAddress, incomingMessage } from '../incoming/tables.server.ts';
import { movingRun } from '../moving/tables.server.ts';
import { savedView } from '../search/tables.server.ts';

/** What they are of; the address of none is kept. */
export async function feeds(db: Database, who: Person) {
	const rows = await db.read.select().from(feed).where(eq(feed.personId, who.id));
	return rows.map(({ of, createdAt, lastAskedDay }) => ({ of, createdAt: isoTime(createdAt), lastAskedDay }));
}

/** Where programs send things to be made into drafts of theirs, and what came in the last thirty days; no keys. */
export async function incoming(db: Database, who: Person) {
	const addresses = await db.read.select().from(incomingAddress).where(eq(incomingAddress.createdBy, who.id));
	const messages = await db.read
		.select({ message: incomingMessage })
		.from(incomingMessage)
		.innerJoin(incomingAddress, eq(incomingAddress.id, incomingMessage.addressId))
		.where(eq(incomingAddress.createdBy, who.id));
	return addresses.map(({ id, name, makes, fields, createdAt }) => ({
		...{ name, makes, fields, createdAt: isoTime(createdAt) },
		messages: messages
			.filter(({ message }) => message.addressId === id)
			.map(({ message: { receivedAt, body, state, became } }) => ({
				...{ receivedAt: isoTime(receivedAt), body, state, became },
			})),
	}));
}

export async function chats(db: Database, who: Person) {
	const rows = await db.read.select().from(chatIdentity).where(eq(chatIdentity.personId, who.id));
	return rows.map(({ chatTeam, chatUser, since }) => ({ chatTeam, chatUser, since: isoTime(since) }));
}

export async function views(db: Database, who: Person) {
	const rows = await db.read.select().from(savedView).where(eq(savedView.personId, who.id));
	return rows.map(({ name, address, shared, createdAt }) => ({
		name,
		address,
		shared,
		createdAt: isoTime(createdAt),
	}));
}

/** What they moved in or out, and how that went. */
export async function moved(db: Database, who: Person) {
	const rows = await db.read.select().from(movingRun).where(eq(movingRun.personId, who.id));
	return rows.map(({ work, dryRun, state, counts, startedAt, endedAt }) => ({
		...{ work, dryRun, state, counts },
		startedAt: isoTime(startedAt),
		endedAt: isoTime(endedAt),
	}));
}
