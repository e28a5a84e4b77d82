import { and, asc, eq, isNotNull, isNull } from 'drizzle-orm';
import { now } from '#lib/db/clock.ts';
import type { Database, Reader, Transaction } from '#lib/db/open.server.ts';
import { renderMarkdown } from '#lib/markdown/render.server.ts';
import type { SafeHtml } from '#lib/markdown/safe-html.ts';
import type { Person } from '../../accounts/person.ts';
import { person } from '../../accounts/tables.server.ts';
import { findEntry } from '../../entries/entries.server.ts';
import type { Account } from '../document.ts';
import { personalAccount } from './tables.server.ts';

/** What a person showed to the readers of a post-mortem. */
export interface Released extends Account {
	id: number;
	/** Nobody here wrote it: it came with the post-mortem. */
	brought: boolean;
}

/** All that was released, and nothing of what was not. Side by side, in an order that tells of no one's haste. */
export async function releasedAccounts(db: Reader, entryId: number): Promise<Released[]> {
	const rows = await db
		.select({ account: personalAccount, writer: person.name })
		.from(personalAccount)
		.leftJoin(person, eq(person.id, personalAccount.personId))
		.where(and(eq(personalAccount.entryId, entryId), isNotNull(personalAccount.releasedAt)))
		.orderBy(asc(personalAccount.role), asc(personalAccount.id));
	return rows.map(({ account: { id, role, text, withName, cameAs, personId }, writer }) => ({
		id,
		role,
		name: withName ? (writer ?? cameAs) : '',
		text,
		brought: personId === null,
	}));
}

export interface WhatPeopleSaw {
	accounts: { id: number; role: string; name: string; html: SafeHtml }[];
	/** How the reader's own stands, for the reader alone. */
	mine: 'none' | 'private' | 'released';
}

/** For the reading page. */
export async function whatPeopleSaw(db: Database, who: Person, number: number): Promise<WhatPeopleSaw> {
	const { id: entryId } = await findEntry(db.read, who, 'postmortem', number);
	const released = await releasedAccounts(db.read, entryId);
	const [mine] = await db.read
		.select({ releasedAt: personalAccount.releasedAt })
		.from(personalAccount)
		.where(and(eq(personalAccount.entryId, entryId), eq(personalAccount.personId, who.id)));
	return {
		accounts: released.map(({ id, role, name, text }) => ({
			id,
			role,
			name,
			html: renderMarkdown(text, { topHeading: 3, part: `account-${id}` }),
		})),
		mine: mine === undefined ? 'none' : mine.releasedAt === null ? 'private' : 'released',
	};
}

/** With a post-mortem from elsewhere come the accounts that were released there. Nobody here wrote them. */
export async function bringAccounts(
	tx: Transaction,
	entryId: number,
	accounts: readonly Account[],
): Promise<void> {
	if (accounts.length === 0) return;
	const at = now();
	const told = { entryId, personId: null, createdAt: at, updatedAt: at, releasedAt: at };
	await tx
		.insert(personalAccount)
		.values(
			accounts.map(({ role, name, text }) => ({ ...told, role, text, withName: name !== '', cameAs: name })),
		);
}

/** Whoever wrote it is not here to take it back, so that an author may. @returns whether there was one */
export async function dropBrought(tx: Transaction, entryId: number, id: number): Promise<boolean> {
	const dropped = await tx
		.delete(personalAccount)
		.where(
			and(eq(personalAccount.id, id), eq(personalAccount.entryId, entryId), isNull(personalAccount.personId)),
		)
		.returning({ id: personalAccount.id });
	return dropped.length > 0;
}
