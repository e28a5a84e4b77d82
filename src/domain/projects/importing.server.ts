import { isDeepStrictEqual } from 'node:util';
import { and, eq, isNull } from 'drizzle-orm';
import type { Database, Reader, Transaction } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { forbidden, sentenceOf } from '#lib/errors.ts';
import type { FoundFile, RefusedFile } from '#lib/files/found.ts';
import { decodeUtf8 } from '#lib/files/text.ts';
import { Unreadable } from '#lib/files/unreadable.ts';
import { mayBegin } from '../accounts/may.ts';
import type { Person } from '../accounts/person.ts';
import { findByUid } from '../entries/entries.server.ts';
import { knownHere } from '../entries/sharing.server.ts';
import { mayEdit } from '../entries/visibility.server.ts';
import { learn, readContent } from './content.server.ts';
import { readDocument, type ProjectDocument } from './document.ts';
import { KIND } from './project.ts';
import { reviseIn, store } from './projects.server.ts';
import { season } from './seasons/tables.server.ts';

export type Outcome =
	| { file: string; state: 'imported' | 'unchanged' | 'updated'; number: number; title: string }
	| { file: string; state: 'failed'; reason: string };

/**
 * Brings projects back that Kintsugi wrote, each whole or not at all; one that cannot be read is told and the rest
 * goes on. The same file again changes nothing. Nobody is put on a project by a file: what comes is an idea, with
 * what it taught.
 */
export async function importProjects(
	db: Database,
	who: Person,
	files: Iterable<FoundFile | RefusedFile> | AsyncIterable<FoundFile | RefusedFile>,
	seen: (outcome: Outcome) => void = () => undefined,
): Promise<Outcome[]> {
	if (!mayBegin(who)) forbidden('Guests bring no projects.');
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
		if (!document) return failed('It is no project that Kintsugi wrote.');
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
