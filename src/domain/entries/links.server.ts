import { eq, sql } from 'drizzle-orm';
import type { Reader, Transaction } from '#lib/db/open.server.ts';
import { environment } from '#lib/environment.server.ts';
import type { Person } from '../accounts/person.ts';
import { hrefOf, shownReference, type Kind } from './kinds.ts';
import { referencesIn, type Reference } from './references.ts';
import { entry, link } from './tables.server.ts';
import { visibleTo } from './visibility.server.ts';

/** What an entry's texts speak of, in place of what they spoke of before. */
export async function setLinks(tx: Transaction, entryId: number, texts: readonly string[]): Promise<void> {
	await tx.delete(link).where(eq(link.fromEntryId, entryId));
	const found = referencesIn(texts, isHere);
	if (found.length === 0) return;
	await tx
		.insert(link)
		.values(found.slice(0, MOST).map(({ kind, number }) => ({ fromEntryId: entryId, kind, number })));
}

const MOST = 200;
const LOOPBACK = /^https?:\/\/(?:localhost|127\.0\.0\.1)(?::\d+)?$/;

/** Without an address of its own, a workspace is on the machine of the one who writes. */
function isHere(origin: string): boolean {
	const own = environment().origin;
	return own === null ? LOOPBACK.test(origin) : origin === own;
}

export interface Linked {
	kind: Kind;
	number: number;
	title: string;
	href: string;
	/** `PM‑97` */
	shown: string;
}

/** What speaks of an entry, the newest first, and what it speaks of: as far as the person may see them. */
export async function linksAround(
	db: Reader,
	who: Person,
	{ id, kind, number }: Reference & { id: number },
): Promise<{ from: Linked[]; to: Linked[] }> {
	const rows = await db.all<{ toHere: number; kind: Kind; number: number; title: string }>(sql`
		WITH around AS (
			SELECT ${link.fromEntryId} AS id, 1 AS toHere FROM ${link}
				WHERE ${link.kind} = ${kind} AND ${link.number} = ${number}
			UNION ALL SELECT other.id, 0 FROM ${link}
				JOIN ${entry} AS other ON other.kind = ${link.kind} AND other.number = ${link.number}
				WHERE ${link.fromEntryId} = ${id}
		)
		SELECT toHere, ${entry.kind} AS kind, ${entry.number} AS number, ${entry.title} AS title
		FROM around JOIN ${entry} ON ${entry.id} = around.id
		WHERE ${entry.id} <> ${id} AND ${visibleTo(who)}
		ORDER BY ${entry.publishedAt} DESC, ${entry.id} DESC LIMIT ${MOST}`);
	const shown = rows.map(({ toHere, ...row }) => ({
		...row,
		toHere: toHere === 1,
		href: hrefOf(row.kind, row.number),
		shown: shownReference(row.kind, row.number),
	}));
	const one = ({ toHere: _, ...row }: (typeof shown)[number]): Linked => row;
	return {
		from: shown.filter(({ toHere }) => toHere).map(one),
		to: shown.filter(({ toHere }) => !toHere).map(one),
	};
}
