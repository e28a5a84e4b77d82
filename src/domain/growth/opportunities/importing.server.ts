import { isDeepStrictEqual } from 'node:util';
import type { Database, Transaction } from '#lib/db/open.server.ts';
import { forbidden } from '#lib/errors.ts';
import { Unreadable } from '#lib/files/unreadable.ts';
import { mayBegin } from '../../accounts/may.ts';
import type { Person } from '../../accounts/person.ts';
import { bringBack, type Outcome } from '../../entries/bringing-back.server.ts';
import { findByUid } from '../../entries/entries.server.ts';
import { knownHere } from '../../entries/sharing.server.ts';
import { mayEdit } from '../../entries/visibility.server.ts';
import { readContent } from './content.server.ts';
import { readDocument, type OpportunityDocument } from './document.ts';
import { store } from './opportunities.server.ts';
import { KIND } from './opportunity.ts';
import { reviseIn } from './revising.server.ts';
import { bringStanding } from './standing.server.ts';

/**
 * Brings openings back that Kintsugi wrote, each whole or not at all; one that cannot be read is told and the rest
 * goes on. The same file again changes nothing. Whoever brings one answers for it: a file names nobody who has to.
 */
export async function importOpenings(
	db: Database,
	who: Person,
	files: Parameters<typeof bringBack>[2],
	seen: (outcome: Outcome) => void = () => undefined,
): Promise<Outcome[]> {
	if (!mayBegin(who)) forbidden('Guests bring no openings.');
	return bringBack(db, who, files, { kind: KIND, read: readOurs, store: storeOne }, seen);
}

function readOurs(text: string): OpportunityDocument {
	const document = readDocument(text);
	if (!document) throw new Unreadable('It is no opening that Kintsugi wrote.');
	return document;
}

/** Stores one that was read, once: the same one again changes nothing. */
export async function storeOne(
	tx: Transaction,
	who: Person,
	{ uid, number, publishedAt, sharing: given, content, state, outcome }: OpportunityDocument,
): Promise<{ state: 'imported' | 'unchanged' | 'updated'; number: number }> {
	const before = await findByUid(tx, who, KIND, uid);
	if (before) {
		const { number: here } = before;
		if (isDeepStrictEqual(await readContent(tx, before), content))
			return { state: 'unchanged', number: here };
		if (!mayEdit(who, before))
			forbidden('It is here already, and only those who look after it can change it.');
		await reviseIn(tx, who, here, content);
		return { state: 'updated', number: here };
	}
	const sharing = await knownHere(tx, given);
	const made = await store(tx, who, { content, sharing, uid, number, publishedAt });
	await bringStanding(tx, made.id, { state, outcome });
	return { state: 'imported', number: made.number };
}
