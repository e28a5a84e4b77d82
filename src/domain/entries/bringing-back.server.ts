import type { Database, Transaction } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { sentenceOf } from '#lib/errors.ts';
import type { Brought } from '#lib/files/found.ts';
import { decodeUtf8 } from '#lib/files/text.ts';
import { Unreadable } from '#lib/files/unreadable.ts';
import type { Person } from '../accounts/person.ts';
import { attachTo, dropKept, withListed } from './bringing-listed.server.ts';
import type { Kind } from './kinds.ts';

interface Stored {
	state: 'imported' | 'unchanged' | 'updated';
	number: number;
}

export type Outcome =
	| ({ file: string; title: string; notes: string[] } & Stored)
	| { file: string; state: 'failed'; reason: string };

/** How documents of one kind are read and stored. */
export interface Bringing<Document> {
	kind: Kind;
	/** @throws Unreadable where it is none that Kintsugi wrote */
	read: (text: string) => Document;
	/** What it throws is the reason why it was not stored. */
	store: (tx: Transaction, who: Person, document: Document) => Promise<Stored>;
}

/**
 * Brings files back that Kintsugi wrote, one after the other, each whole and with the files beside it, or not at all;
 * one that cannot be read is told and the rest goes on.
 */
export async function bringBack<Document extends { content: { title: string } }>(
	db: Database,
	who: Person,
	files: Iterable<Brought> | AsyncIterable<Brought>,
	bringing: Bringing<Document>,
	seen: (outcome: Outcome) => void,
): Promise<Outcome[]> {
	const outcomes: Outcome[] = [];
	for await (const file of files) {
		const outcome = await bring(db, who, file, bringing);
		outcomes.push(outcome);
		seen(outcome);
	}
	return outcomes;
}

async function bring<Document extends { content: { title: string } }>(
	db: Database,
	who: Person,
	file: Brought,
	{ kind, read, store }: Bringing<Document>,
): Promise<Outcome> {
	const { name } = file;
	if ('reason' in file) return { file: name, state: 'failed', reason: file.reason };
	try {
		const written = decodeUtf8(file.bytes);
		// Before anything is kept: what is not ours brings no files.
		read(written);
		const { text, kept, notes } = await withListed(db, who, kind, file, written);
		const document = read(text);
		try {
			const { state, number } = await transact(db, async (tx) => {
				const stored = await store(tx, who, document);
				return { ...stored, state: await attachTo(tx, who, kind, stored, kept) };
			});
			return { file: name, state, number, title: document.content.title, notes };
		} catch (problem) {
			await dropKept(db, kept);
			throw problem;
		}
	} catch (problem) {
		const reason = problem instanceof Unreadable ? problem.message : sentenceOf(problem);
		return { file: name, state: 'failed', reason };
	}
}
