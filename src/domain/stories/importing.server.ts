import { isDeepStrictEqual } from 'node:util';
import type { Database, Transaction } from '#lib/db/open.server.ts';
import { forbidden } from '#lib/errors.ts';
import { Unreadable } from '#lib/files/unreadable.ts';
import { mayBegin } from '../accounts/may.ts';
import type { Person } from '../accounts/person.ts';
import { bringBack, type Outcome } from '../entries/bringing-back.server.ts';
import { findByUid } from '../entries/entries.server.ts';
import { knownHere } from '../entries/sharing.server.ts';
import { markPublished } from '../entries/standing.server.ts';
import { mayEdit } from '../entries/visibility.server.ts';
import { refreshWays } from '../search/searchable.server.ts';
import { bare, readContent } from './content.server.ts';
import { readDocument, type StoryDocument } from './document.ts';
import { KIND, reviseIn, store } from './stories.server.ts';

/**
 * Brings stories back that Kintsugi wrote, each whole or not at all; one that cannot be read is told and the rest
 * goes on. The same file again changes nothing. What was told without a name stays where it was told.
 */
export async function importStories(
	db: Database,
	who: Person,
	files: Parameters<typeof bringBack>[2],
	seen: (outcome: Outcome) => void = () => undefined,
): Promise<Outcome[]> {
	if (!mayBegin(who)) forbidden('Guests bring no stories.');
	return bringBack(db, who, files, { kind: KIND, read: readOurs, store: storeOne }, seen);
}

function readOurs(text: string): StoryDocument {
	const document = readDocument(text);
	if (!document) throw new Unreadable('It is no story that Kintsugi wrote.');
	if (document.month !== null)
		throw new Unreadable('It was told without a name, and stays where it was told.');
	return document;
}

/** Stores one that was read, once: the same one again changes nothing. */
export async function storeOne(
	tx: Transaction,
	who: Person,
	{ uid, number, publishedAt, sharing: given, content }: StoryDocument,
): Promise<{ state: 'imported' | 'unchanged' | 'updated'; number: number }> {
	const before = await findByUid(tx, who, KIND, uid);
	if (before) {
		const { number: here } = before;
		if (isDeepStrictEqual(bare(await readContent(tx, before)), content))
			return { state: 'unchanged', number: here };
		if (!mayEdit(who, before)) forbidden('It is here already, and only its authors can change it.');
		const { form: _, ...written } = content;
		await reviseIn(tx, who, here, { ...written, autosaved: false });
		return { state: 'updated', number: here };
	}
	const sharing = await knownHere(tx, given);
	const made = await store(tx, who, { content, sharing, uid, number });
	if (publishedAt !== null) {
		await markPublished(tx, who, made.id, publishedAt);
		await refreshWays(tx, made.id);
	}
	return { state: 'imported', number: made.number };
}
