import { and, asc, eq, gt, isNull, lte, or } from 'drizzle-orm';
import { MINUTE } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import { fingerprint, randomSecret } from '#lib/db/ids.server.ts';
import type { Database, Reader } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { conflict, missing } from '#lib/errors.ts';
import { linkHome } from '#lib/home.server.ts';
import { toPerson, withTeams } from '../accounts/people.server.ts';
import type { Person } from '../accounts/person.ts';
import { person } from '../accounts/tables.server.ts';
import { note } from '../audit/audit.server.ts';
import { chatName, type Caller } from './caller.ts';
import { chatIdentity, chatIntroduction } from './tables.server.ts';

const VALID = 15 * MINUTE;

/** Whose account it is; null for somebody who has not shown it, or has left. */
export async function personInChat(db: Reader, { chatTeam, chatUser }: Caller): Promise<Person | null> {
	const [row] = await db
		.select(withTeams)
		.from(chatIdentity)
		.innerJoin(person, eq(person.id, chatIdentity.personId))
		.where(
			and(
				eq(chatIdentity.chatTeam, chatTeam),
				eq(chatIdentity.chatUser, chatUser),
				isNull(person.deactivatedAt),
			),
		);
	return row ? toPerson(row) : null;
}

/**
 * A link that makes them known here: once, for a quarter of an hour, and only the last one. The name that the page
 * shows is part of what is asked for, so nobody is shown another one.
 */
export async function introduce(db: Database, { chatTeam, chatUser, called }: Caller): Promise<string> {
	const secret = randomSecret();
	const at = now();
	await transact(db, async (tx) => {
		const same = and(eq(chatIntroduction.chatTeam, chatTeam), eq(chatIntroduction.chatUser, chatUser));
		await tx.delete(chatIntroduction).where(or(same, lte(chatIntroduction.expiresAt, at)));
		const secretHash = markOf(secret, called);
		await tx.insert(chatIntroduction).values({ secretHash, chatTeam, chatUser, expiresAt: at + VALID });
	});
	return linkHome(`/settings/chat?${new URLSearchParams({ link: secret, as: called }).toString()}`);
}

const markOf = (secret: string, called: string) => fingerprint(`${secret} ${called}`);

/** Which chat it is that a link would connect; null where the link is over. Looking uses nothing up. */
export async function introducedBy(
	db: Database,
	{ link, as }: { link: string; as: string },
): Promise<string | null> {
	const found = await findIntroduction(db.read, link, as);
	return found && chatName(found.chatTeam);
}

async function findIntroduction(db: Reader, link: string, as: string) {
	const [found] = await db
		.select()
		.from(chatIntroduction)
		.where(
			and(
				eq(chatIntroduction.secretHash, markOf(link, as)),
				isNull(chatIntroduction.usedAt),
				gt(chatIntroduction.expiresAt, now()),
			),
		);
	return found ?? null;
}

/** What they log there is theirs from now on. */
export async function connectChat(
	db: Database,
	who: Person,
	{ secret, as }: { secret: string; as: string },
): Promise<void> {
	await transact(db, async (tx) => {
		const found = await findIntroduction(tx, secret, as);
		if (!found) conflict('That link is over. Ask for another one in the chat.');
		const { chatTeam, chatUser } = found;
		await tx.update(chatIntroduction).set({ usedAt: now() }).where(eq(chatIntroduction.id, found.id));
		const made = await tx
			.insert(chatIdentity)
			.values({ personId: who.id, chatTeam, chatUser, since: now() })
			.onConflictDoNothing()
			.returning({ id: chatIdentity.id });
		if (made.length > 0) {
			await note(tx, who, { act: 'chat-linked', details: { chat: chatName(chatTeam) } });
			return;
		}
		const [there] = await tx
			.select({ personId: chatIdentity.personId })
			.from(chatIdentity)
			.where(and(eq(chatIdentity.chatTeam, chatTeam), eq(chatIdentity.chatUser, chatUser)));
		if (there?.personId !== who.id) conflict('Somebody else’s account is connected with that chat person.');
	});
}

export async function chatIdentitiesOf(db: Database, who: Person) {
	const rows = await db.read
		.select()
		.from(chatIdentity)
		.where(eq(chatIdentity.personId, who.id))
		.orderBy(asc(chatIdentity.id));
	return rows.map(({ id, chatTeam, chatUser, since }) => ({ id, chat: chatName(chatTeam), chatUser, since }));
}

export async function disconnectChat(db: Database, who: Person, { id }: { id: number }): Promise<void> {
	await transact(db, async (tx) => {
		const [gone] = await tx
			.delete(chatIdentity)
			.where(and(eq(chatIdentity.id, id), eq(chatIdentity.personId, who.id)))
			.returning({ chatTeam: chatIdentity.chatTeam });
		if (!gone) missing('This connection');
		await note(tx, who, { act: 'chat-unlinked', details: { chat: chatName(gone.chatTeam) } });
	});
}
