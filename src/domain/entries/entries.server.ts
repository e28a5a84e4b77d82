import { isDeepStrictEqual } from 'node:util';
import { and, eq, max } from 'drizzle-orm';
import { conflict, forbidden, missing } from '#lib/errors.ts';
import { now } from '#lib/db/clock.ts';
import { randomName } from '#lib/db/ids.server.ts';
import type { Reader, Transaction } from '#lib/db/open.server.ts';
import type { Person } from '../accounts/person.ts';
import { note } from '../audit/audit.server.ts';
import { announceReach } from '../webhooks/announcing.server.ts';
import { listenersOf } from '../webhooks/listening.server.ts';
import { keepBegun, type BegunBy } from './begun.server.ts';
import type { Sharing } from './entry.ts';
import { keepVersion } from './history.server.ts';
import { KINDS, subjectOf, type Kind } from './kinds.ts';
import { refuseOwningFacilitator } from './parts.server.ts';
import { endWhereNarrowed } from './share-links-ending.server.ts';
import { readSharing, setAuthors, setReaders, teamId } from './sharing.server.ts';
import { entry } from './tables.server.ts';
import { decides, isAuthor, isFacilitator, isUnsigned, mayEdit, visibleTo } from './visibility.server.ts';

export interface Written {
	title: string;
	body: string;
	sharing: Sharing;
	/** The whole of it, for the history. */
	content: unknown;
	autosaved?: boolean;
}

export type Found = typeof entry.$inferSelect & {
	isAuthor: boolean;
	isFacilitator: boolean;
	/** Nobody is written down as its author; left out where nobody asked. */
	isUnsigned?: boolean;
};

/** What somebody may see under that number; anything else is missing. */
export async function findEntry(db: Reader, who: Person, kind: Kind, number: number): Promise<Found> {
	const [found] = await db
		.select(foundFor(who))
		.from(entry)
		.where(and(eq(entry.kind, kind), eq(entry.number, number), visibleTo(who)));
	if (!found) missing(`This ${KINDS[kind].one}`);
	return toFound(found);
}

/** What somebody may see under that address of its own, here or where it came from. */
export async function findByUid(db: Reader, who: Person, kind: Kind, uid: string): Promise<Found | null> {
	const [found] = await db
		.select(foundFor(who))
		.from(entry)
		.where(and(eq(entry.kind, kind), eq(entry.uid, uid), visibleTo(who)));
	return found ? toFound(found) : null;
}

const foundFor = (who: Person) => ({
	entry,
	isAuthor: isAuthor(who),
	isFacilitator: isFacilitator(who),
	isUnsigned: isUnsigned(),
});

function toFound(row: {
	entry: typeof entry.$inferSelect;
	isAuthor: number;
	isFacilitator: number;
	isUnsigned: number;
}): Found {
	return {
		...row.entry,
		isAuthor: Boolean(row.isAuthor),
		isFacilitator: Boolean(row.isFacilitator),
		isUnsigned: Boolean(row.isUnsigned),
	};
}

export async function findEditable(db: Reader, who: Person, kind: Kind, number: number): Promise<Found> {
	const found = await findEntry(db, who, kind, number);
	if (!mayEdit(who, found)) {
		forbidden(
			found.isUnsigned === true
				? 'It was told without a name, and its words are its author’s alone.'
				: 'Its authors can change it. Ask one of them to add you.',
		);
	}
	return found;
}

/**
 * A new draft with the next number of its kind, and an address of its own. What comes from another
 * workspace keeps both where they are still free here.
 */
export async function createEntry(
	tx: Transaction,
	who: Person,
	kind: Kind,
	written: Written & { uid?: string; number?: number | null; begunBy?: BegunBy },
): Promise<{ id: number; number: number }> {
	const [same] = await tx
		.select({ uid: entry.uid })
		.from(entry)
		.where(eq(entry.uid, written.uid ?? ''));
	const number = await freeNumber(tx, kind, written.number ?? null);
	const at = now();
	const [made] = await tx
		.insert(entry)
		.values({
			uid: same || written.uid === undefined ? randomName(20) : written.uid,
			kind,
			number,
			title: written.title,
			body: written.body,
			teamId: await teamId(tx, written.sharing.team),
			visibility: written.sharing.visibility,
			version: 1,
			createdAt: at,
			createdBy: who.id,
			updatedAt: at,
			updatedBy: who.id,
		})
		.returning({ id: entry.id, number: entry.number });
	if (!made) throw new Error('The entry was not stored.');
	if (written.begunBy) await keepBegun(tx, made.id, written.begunBy);
	await setAuthors(tx, made.id, [who.email, ...written.sharing.authors]);
	await setReaders(tx, made.id, written.sharing.readers);
	await keepVersion(tx, who, {
		entryId: made.id,
		number: 1,
		content: written.content,
		autosaved: written.autosaved ?? false,
	});
	return made;
}

/** The next one of its kind, or the one that is wanted where nobody has it. */
export async function freeNumber(tx: Transaction, kind: Kind, wanted: number | null): Promise<number> {
	const [last] = await tx
		.select({ number: max(entry.number) })
		.from(entry)
		.where(eq(entry.kind, kind));
	if (wanted === null) return (last?.number ?? 0) + 1;
	const [taken] = await tx
		.select({ id: entry.id })
		.from(entry)
		.where(and(eq(entry.kind, kind), eq(entry.number, wanted)));
	return taken ? (last?.number ?? 0) + 1 : wanted;
}

/**
 * @param base the version this change started from; another one in between is a conflict
 * @returns the new version
 */
export async function reviseEntry(
	tx: Transaction,
	who: Person,
	found: Found,
	written: Written & { base?: number },
): Promise<number> {
	if (written.base !== undefined && written.base !== found.version) {
		conflict(
			'Somebody else saved it while you were writing. Both versions are kept; compare them and save again.',
		);
	}
	const before = await readSharing(tx, found);
	if (!isDeepStrictEqual(written.sharing, before)) {
		if (!decides(who, found)) forbidden('Its authors decide who writes it and who can read it.');
		const details = { before: before.visibility, visibility: written.sharing.visibility };
		await note(tx, who, { act: 'shared-differently', subject: subjectOf(found), details });
	}
	await endWhereNarrowed(tx, found, written.sharing);
	const listening = found.publishedAt === null ? [] : await listenersOf(tx, found.id);
	const number = found.version + 1;
	await tx
		.update(entry)
		.set({
			title: written.title,
			body: written.body,
			teamId: await teamId(tx, written.sharing.team),
			visibility: written.sharing.visibility,
			version: number,
			updatedAt: now(),
			updatedBy: who.id,
		})
		.where(eq(entry.id, found.id));
	await setAuthors(tx, found.id, written.sharing.authors);
	await refuseOwningFacilitator(tx, found.id);
	await setReaders(tx, found.id, written.sharing.readers);
	if (found.publishedAt !== null) await announceReach(tx, found.id, listening);
	await keepVersion(tx, who, {
		entryId: found.id,
		number,
		content: written.content,
		autosaved: written.autosaved ?? false,
	});
	return number;
}
