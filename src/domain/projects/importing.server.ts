import { isDeepStrictEqual } from 'node:util';
import { and, eq, isNull } from 'drizzle-orm';
import type { Database, Reader, Transaction } from '#lib/db/open.server.ts';
import { forbidden } from '#lib/errors.ts';
import { Unreadable } from '#lib/files/unreadable.ts';
import { mayBegin } from '../accounts/may.ts';
import type { Person } from '../accounts/person.ts';
import { bringBack, type Outcome } from '../entries/bringing-back.server.ts';
import { findByUid } from '../entries/entries.server.ts';
import { knownHere } from '../entries/sharing.server.ts';
import { mayEdit } from '../entries/visibility.server.ts';
import { learn, readContent } from './content.server.ts';
import { readDocument, type ProjectDocument } from './document.ts';
import { KIND } from './project.ts';
import { reviseIn, store } from './projects.server.ts';
import { season } from './seasons/tables.server.ts';

/**
 * Brings projects back that Kintsugi wrote, each whole or not at all; one that cannot be read is told and the rest
 * goes on. The same file again changes nothing. Nobody is put on a project by a file: what comes is an idea, with
 * what it taught.
 */
export async function importProjects(
	db: Database,
	who: Person,
	files: Parameters<typeof bringBack>[2],
	seen: (outcome: Outcome) => void = () => undefined,
): Promise<Outcome[]> {
	if (!mayBegin(who)) forbidden('Guests bring no projects.');
	return bringBack(db, who, files, { kind: KIND, read: readOurs, store: storeOne }, seen);
}

function readOurs(text: string): ProjectDocument {
	const document = readDocument(text);
	if (!document) throw new Unreadable('It is no project that Kintsugi wrote.');
	return document;
}

/** Stores one that was read, once: the same one again changes nothing. */
export async function storeOne(
	tx: Transaction,
	who: Person,
	{ uid, number, publishedAt, sharing: given, content, lessons, season: slug }: ProjectDocument,
): Promise<{ state: 'imported' | 'unchanged' | 'updated'; number: number }> {
	const before = await findByUid(tx, who, KIND, uid);
	if (before) {
		const { number: here } = before;
		if (isDeepStrictEqual(await readContent(tx, before), content))
			return { state: 'unchanged', number: here };
		if (!mayEdit(who, before)) forbidden('It is here already, and only those on it can change it.');
		await reviseIn(tx, who, here, content);
		return { state: 'updated', number: here };
	}
	const sharing = await knownHere(tx, given);
	const seasonId = await seasonHere(tx, slug);
	const made = await store(tx, who, { content, sharing, seasonId, uid, number, publishedAt });
	for (const text of lessons) await learn(tx, who, made.id, text);
	return { state: 'imported', number: made.number };
}

/** One that this workspace knows. */
async function seasonHere(db: Reader, slug: string | null): Promise<number | null> {
	if (slug === null) return null;
	const [found] = await db
		.select({ id: season.id })
		.from(season)
		.where(and(eq(season.slug, slug), isNull(season.archivedAt)));
	return found?.id ?? null;
}
