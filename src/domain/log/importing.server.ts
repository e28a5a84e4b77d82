import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { and, eq } from 'drizzle-orm';
import { isoDay } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import type { Database, Transaction } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { forbidden, sentenceOf } from '#lib/errors.ts';
import type { Brought, FoundFile, RefusedFile } from '#lib/files/found.ts';
import { decodeUtf8 } from '#lib/files/text.ts';
import { Unreadable } from '#lib/files/unreadable.ts';
import { mayBegin } from '../accounts/may.ts';
import type { Person } from '../accounts/person.ts';
import type { Kept } from '../entries/attachments.server.ts';
import type { Outcome } from '../entries/bringing-back.server.ts';
import { attachTo, dropKept, withListed } from '../entries/bringing-listed.server.ts';
import { findByUid } from '../entries/entries.server.ts';
import type { Visibility } from '../entries/entry.ts';
import { knownHere } from '../entries/sharing.server.ts';
import { entry } from '../entries/tables.server.ts';
import { mayEdit } from '../entries/visibility.server.ts';
import { NewEntry } from './answer.ts';
import { bare, readContent } from './content.server.ts';
import { readDocument, type LogDocument } from './document.ts';
import { bringBack, KIND, reviseIn, store } from './log.server.ts';
import { readNoteFile } from './note-file.ts';
import { titleOf } from './title.server.ts';

export interface ImportOptions {
	/** The slug of a team, for what names none itself. */
	team: string | null;
	visibility: Visibility;
}

/** So many in one transaction: others wait for half a second at the most. */
const TOGETHER = 40;

/**
 * Brings notes in, each whole or not at all; one that cannot be read is told and the rest goes on. The same file
 * again changes nothing.
 * @param seen told after each, for a progress bar
 */
export async function importNotes(
	db: Database,
	who: Person,
	files: Iterable<Brought> | AsyncIterable<Brought>,
	options: ImportOptions,
	seen: (outcome: Outcome) => void = () => undefined,
): Promise<Outcome[]> {
	if (!mayBegin(who)) forbidden('Guests bring no notes.');
	const outcomes: Outcome[] = [];
	let waiting: Prepared[] = [];
	const flush = async (): Promise<void> => {
		const stored = await storeAll(db, who, waiting);
		waiting = [];
		for (const outcome of stored) seen(outcome);
		outcomes.push(...stored);
	};
	for await (const file of files) {
		const one = await withItsFiles(db, who, file, prepared(who, file, options));
		if ('state' in one) {
			outcomes.push(one);
			seen(one);
		} else waiting.push(one);
		if (waiting.length >= TOGETHER) await flush();
	}
	await flush();
	return outcomes;
}

/** A note that was read, and waits to be stored. */
export interface Prepared {
	file: string;
	input: NewEntry & { day: string; uid: string };
	at: number;
	/** An export of ours. */
	ours: LogDocument | null;
	/** The files that came with it, and what did not come. */
	kept?: readonly Kept[];
	notes?: string[];
}

/** An export of ours with the files that lie beside it. */
async function withItsFiles(
	db: Database,
	who: Person,
	file: Brought,
	one: Prepared | Outcome,
): Promise<Prepared | Outcome> {
	if ('state' in one || 'reason' in file || !one.ours) return one;
	const { text, kept, notes } = await withListed(db, who, KIND, file, decodeUtf8(file.bytes));
	const ours = readDocument(text, titleOf) ?? one.ours;
	return { ...one, ours, kept, notes };
}

function prepared(who: Person, file: FoundFile | RefusedFile, options: ImportOptions): Prepared | Outcome {
	const failed = (reason: string): Outcome => ({ file: file.name, state: 'failed', reason });
	if ('reason' in file) return failed(file.reason);
	try {
		const text = decodeUtf8(file.bytes);
		const ours = readDocument(text, titleOf);
		const said = ours ? null : readNoteFile(file.name, text);
		if (!ours && !said) return failed(`There is nothing in “${file.name}”.`);
		const at = timeOf(said?.day ?? null, file.changedAt);
		const parsed = NewEntry.safeParse(
			ours
				? { ...ours.content, ...ours.sharing, uid: ours.uid, draft: ours.publishedAt === null }
				: {
						form: 'note',
						...said,
						...options,
						day: said?.day ?? isoDay(at, who.zone),
						uid: uidOf(who, file.name, text),
					},
		);
		if (!parsed.success) return failed(parsed.error.issues[0]?.message ?? 'It cannot be stored.');
		const { day = isoDay(at, who.zone), uid = '' } = parsed.data;
		return {
			file: file.name,
			input: { ...parsed.data, day, uid },
			at: ours?.publishedAt ?? at,
			ours,
		};
	} catch (problem) {
		if (problem instanceof Unreadable) return failed(problem.message);
		throw problem;
	}
}

/** Noon of its day, or when the file was changed last; never what is still to come. */
export function timeOf(day: string | null, changedAt = now()): number {
	return Math.min(now(), day === null ? changedAt : Date.parse(`${day}T12:00Z`));
}

/** The same text in a folder of the same name is the same note of that person. */
function uidOf(who: Person, name: string, text: string): string {
	const folder = name.split('/').at(-2) ?? '';
	const hash = createHash('sha256')
		.update(JSON.stringify([who.email, folder, text]))
		.digest();
	const ALPHABET = 'abcdefghijkmnpqrstuvwxyz23456789';
	return Array.from(hash.subarray(0, 20), (byte) => ALPHABET.charAt(byte & 31)).join('');
}

async function storeAll(db: Database, who: Person, all: readonly Prepared[]): Promise<Outcome[]> {
	if (all.length === 0) return [];
	try {
		return await transact(db, async (tx) => {
			const outcomes: Outcome[] = [];
			for (const one of all) outcomes.push(await storeWhole(tx, who, one));
			return outcomes;
		});
	} catch (problem) {
		// One of them is refused: each by itself, so that the others are stored.
		const [only] = all;
		if (all.length === 1 && only) {
			await dropKept(db, only.kept ?? []);
			return [{ file: only.file, state: 'failed', reason: sentenceOf(problem) }];
		}
		const outcomes: Outcome[] = [];
		for (const one of all) outcomes.push(...(await storeAll(db, who, [one])));
		return outcomes;
	}
}

async function storeWhole(tx: Transaction, who: Person, one: Prepared): Promise<Outcome> {
	const stored = await storeOne(tx, who, one);
	if (stored.state === 'failed') return stored;
	const state = await attachTo(tx, who, KIND, stored, one.kept ?? []);
	return { ...stored, state, notes: one.notes ?? [] };
}

/** Stores a note that was read, once: the same one again changes nothing. */
export async function storeOne(tx: Transaction, who: Person, one: Prepared): Promise<Outcome> {
	const { file, input, at, ours } = one;
	const title = input.form === 'note' ? input.title : titleOf(input.learned);
	const before = await findByUid(tx, who, KIND, input.uid);
	if (before && !ours) return { file, state: 'unchanged', number: before.number, title, notes: [] };
	if (before && ours) {
		const same = isDeepStrictEqual(bare(await readContent(tx, before)), ours.content);
		if (same) return { file, state: 'unchanged', number: before.number, title, notes: [] };
		if (!mayEdit(who, before)) forbidden('It is here already, and only its writer can change it.');
		const { form: _, ...written } = ours.content;
		await reviseIn(tx, who, before.number, written, { anyDay: true });
		return { file, state: 'updated', number: before.number, title, notes: [] };
	}
	if (await isRemovedHere(tx, who, input.uid)) forbidden('You removed it here. It can be brought back.');
	if (ours) {
		const sharing = await knownHere(tx, ours.sharing);
		const made = await bringBack(tx, who, { ...ours, sharing });
		return { file, state: 'imported', number: made.number, title, notes: [] };
	}
	const made = await store(tx, who, input, at);
	return { file, state: 'imported', number: made.number, title, notes: [] };
}

async function isRemovedHere(tx: Transaction, who: Person, uid: string): Promise<boolean> {
	const [found] = await tx
		.select({ removedAt: entry.removedAt })
		.from(entry)
		.where(and(eq(entry.uid, uid), eq(entry.createdBy, who.id)));
	return found !== undefined && found.removedAt !== null;
}
