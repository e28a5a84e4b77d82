import { isDeepStrictEqual } from 'node:util';
import type { Database, Transaction } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { forbidden, sentenceOf } from '#lib/errors.ts';
import type { FoundFile, RefusedFile } from '#lib/files/found.ts';
import { decodeUtf8 } from '#lib/files/text.ts';
import { Unreadable } from '#lib/files/unreadable.ts';
import { mayBegin } from '../accounts/may.ts';
import type { Person } from '../accounts/person.ts';
import { findByUid } from '../entries/entries.server.ts';
import { knownHere } from '../entries/sharing.server.ts';
import { markPublished } from '../entries/standing.server.ts';
import { mayEdit } from '../entries/visibility.server.ts';
import { refreshWays } from '../search/searchable.server.ts';
import { bare, readContent } from './content.server.ts';
import { readDocument, type StoryDocument } from './document.ts';
import { KIND, reviseIn, store } from './stories.server.ts';

export type Outcome =
	| { file: string; state: 'imported' | 'unchanged' | 'updated'; number: number; title: string }
	| { file: string; state: 'failed'; reason: string };

/**
 * Brings stories back that Kintsugi wrote, each whole or not at all; one that cannot be read is told and the rest
 * goes on. The same file again changes nothing. What was told without a name stays where it was told.
 */
export async function importStories(
	db: Database,
	who: Person,
	files: Iterable<FoundFile | RefusedFile> | AsyncIterable<FoundFile | RefusedFile>,
	seen: (outcome: Outcome) => void = () => undefined,
): Promise<Outcome[]> {
	if (!mayBegin(who)) forbidden('Guests bring no stories.');
	const outcomes: Outcome[] = [];
	for await (const file of files) {
		const outcome = await bring(db, who, file);
		outcomes.push(outcome);
		seen(outcome);
	}
	return outcomes;
}

async function bring(db: Database, who: Person, file: FoundFile | RefusedFile): Promise<Outcome> {
	const failed = (reason: string): Outcome => ({ file: file.name, state: 'failed', reason });
	if ('reason' in file) return failed(file.reason);
	try {
		const document = readDocument(decodeUtf8(file.bytes));
		if (!document) return failed('It is no story that Kintsugi wrote.');
		if (document.month !== null) return failed('It was told without a name, and stays where it was told.');
		const stored = await transact(db, (tx) => storeOne(tx, who, document));
		return { file: file.name, ...stored, title: document.content.title };
	} catch (problem) {
		if (problem instanceof Unreadable) return failed(problem.message);
		return failed(sentenceOf(problem));
	}
}

async function storeOne(
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
