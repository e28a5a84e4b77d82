import { listPeople } from '../../entries/acquaintances.server.ts';
import { eq } from 'drizzle-orm';
import { now } from '#lib/db/clock.ts';
import { fingerprint } from '#lib/db/ids.server.ts';
import type { Database, Reader } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { conflict, missing } from '#lib/errors.ts';
import { renderMarkdown } from '#lib/markdown/render.server.ts';
import type { SafeHtml } from '#lib/markdown/safe-html.ts';
import { readSettings } from '#lib/settings.server.ts';

import type { Person } from '../../accounts/person.ts';
import { person } from '../../accounts/tables.server.ts';
import { findEditable, findEntry, type Found } from '../../entries/entries.server.ts';
import type { NewShareLink } from '../../entries/share-link.ts';
import { entryBehind, makeShareLink } from '../../entries/share-links.server.ts';
import { decides, mayEdit } from '../../entries/visibility.server.ts';
import { readContent, type Stored } from '../stored.server.ts';
import { asWritten, composed, prefilled } from './composed.ts';
import { askedIn, factsOf, type Facts } from './facts.ts';
import { withoutInternalLinks } from './internal.ts';
import { leaving, type Note } from './leaving.ts';
import { PUBLIC_FACT_NAMES, type PublicDocument, type Shown } from './public-document.ts';
import { publicDocument } from './tables.server.ts';

const KIND = 'postmortem';

export interface ForCustomers {
	number: number;
	/** Of the post-mortem. */
	postmortem: string;
	mayWrite: boolean;
	/** A link to it can be made by this person, now. */
	mayLink: boolean;
	/** Few may read the post-mortem. */
	restricted: boolean;
	/** Null where nobody has written it; its authors find a beginning in `typed`. */
	written: Written | null;
	/** For those who write it. */
	writing: Writing | null;
}

export interface Written extends Finished {
	updatedAt: number;
	updatedBy: string;
	/** Null where nobody approved it as it reads now. */
	approved: { at: number; by: string } | null;
	/** It was approved, and reads differently now: its text or a fact changed. */
	changedSince: boolean;
}

/** As customers see it. */
export interface Finished {
	title: string;
	markdown: string;
	html: SafeHtml;
}

export interface Writing {
	typed: { title: string; body: string; zone: string; shows: Shown };
	version: number;
	/** Of the text as it reads now: what is approved is what was looked at. */
	print: string;
	facts: Facts;
	/** Those it could tell of. */
	changes: { id: number; text: string; state: string }[];
	notes: Note[];
}

/** @param origin the address of this workspace, so that nothing in it leads here */
export async function readForCustomers(
	db: Database,
	who: Person,
	number: number,
	origin: string,
): Promise<ForCustomers> {
	const found = await findEntry(db.read, who, KIND, number);
	const mayWrite = mayEdit(who, found);
	const content = await readContent(db.read, found);
	const row = await rowOf(db.read, found.id);
	const written = row ? await writtenOf(db.read, row, content, origin) : null;
	return {
		number,
		postmortem: found.title,
		mayWrite,
		mayLink: decides(who, found) && found.publishedAt !== null && row?.approvedText != null,
		restricted: found.visibility === 'restricted',
		written,
		writing: mayWrite ? await writingOf(db, who, content, row, written, origin) : null,
	};
}

export async function writeForCustomers(
	db: Database,
	who: Person,
	number: number,
	{ title, body, zone, facts, changes, base }: PublicDocument,
): Promise<void> {
	await transact(db, async (tx) => {
		const found = await findEditable(tx, who, KIND, number);
		const before = await rowOf(tx, found.id);
		if (base !== (before?.version ?? 0)) {
			conflict('Somebody saved it in the meantime. Copy what you wrote here, and load the page again.');
		}
		const row = {
			...{ title, body, zone, shows: { facts, changes }, version: base + 1 },
			...{ updatedAt: now(), updatedBy: who.id },
		};
		await tx
			.insert(publicDocument)
			.values({ entryId: found.id, createdAt: now(), createdBy: who.id, ...row })
			.onConflictDoUpdate({ target: publicDocument.entryId, set: row });
	});
}

/** Says that it can go out as it reads. @param print of the text that was looked at */
export async function approveForCustomers(
	db: Database,
	who: Person,
	number: number,
	{ print, origin }: { print: string; origin: string },
): Promise<void> {
	await transact(db, async (tx) => {
		const { found, row } = await findWritten(tx, who, number);
		const { markdown } = finished(row, await readContent(tx, found), origin);
		if (fingerprint(markdown) !== print) {
			conflict('It reads differently by now: its text or a fact has changed. Look at it once more.');
		}
		await tx
			.update(publicDocument)
			.set({ approvedAt: now(), approvedBy: who.id, approvedText: markdown })
			.where(eq(publicDocument.entryId, found.id));
	});
}

/** It goes out to nobody from now on. */
export async function takeBackApproval(db: Database, who: Person, number: number): Promise<void> {
	await transact(db, async (tx) => {
		const { found } = await findWritten(tx, who, number);
		await tx
			.update(publicDocument)
			.set({ approvedAt: null, approvedBy: null, approvedText: null })
			.where(eq(publicDocument.entryId, found.id));
	});
}

/** A link for people without an account, to the text as it was approved and to nothing else. */
export async function linkForCustomers(
	db: Database,
	who: Person,
	number: number,
	input: NewShareLink,
): Promise<{ secret: string }> {
	const { row } = await findWritten(db.read, who, number);
	if (row.approvedText === null) conflict('Nobody has approved it yet. A link shows what was approved.');
	return makeShareLink(db, who, { kind: KIND, number }, input, { shows: 'customers' });
}

/**
 * What such a link shows: the text as it was approved last, whatever was changed since. Where nobody approves of it any
 * more there is nothing.
 */
export async function readByLink(
	db: Database,
	secret: string,
	origin: string,
): Promise<Finished & { workspace: string }> {
	const { id } = await entryBehind(db.read, KIND, secret, 'customers');
	const row = await rowOf(db.read, id);
	if (!row?.approvedText) missing('This page');
	const [heading = ''] = row.approvedText.split('\n');
	const { workspace } = await readSettings(db.read);
	return { title: heading.replace(/^# /, ''), ...shownAs(row.approvedText, origin), workspace };
}

/** The file that somebody takes along. */
export async function exportForCustomers(
	db: Database,
	who: Person,
	number: number,
	origin: string,
): Promise<{ name: string; text: string }> {
	const { written } = await readForCustomers(db, who, number, origin);
	if (!written) missing('A text for customers');
	return { name: 'for-customers.md', text: written.markdown };
}

type Row = typeof publicDocument.$inferSelect;

async function rowOf(db: Reader, entryId: number): Promise<Row | null> {
	const [row] = await db.select().from(publicDocument).where(eq(publicDocument.entryId, entryId));
	return row ?? null;
}

async function findWritten(db: Reader, who: Person, number: number): Promise<{ found: Found; row: Row }> {
	const found = await findEditable(db, who, KIND, number);
	const row = await rowOf(db, found.id);
	return row ? { found, row } : conflict('Nobody has written it yet.');
}

function finished(
	row: Pick<Row, 'title' | 'body' | 'zone' | 'shows'>,
	content: Stored,
	origin: string,
): Finished {
	const markdown = composed(row, factsOf(content, row.zone, row.shows.changes), origin);
	return { title: row.title, ...shownAs(markdown, origin) };
}

/** Its title stands above it. */
function shownAs(markdown: string, origin: string): Pick<Finished, 'markdown' | 'html'> {
	const below = markdown.slice(markdown.indexOf('\n') + 1);
	return { markdown, html: withoutInternalLinks(renderMarkdown(below), origin) };
}

async function writtenOf(db: Reader, row: Row, content: Stored, origin: string): Promise<Written> {
	const it = finished(row, content, origin);
	const approved = it.markdown === row.approvedText ? row.approvedAt : null;
	return {
		...it,
		updatedAt: row.updatedAt,
		updatedBy: await nameOf(db, row.updatedBy),
		approved: approved === null ? null : { at: approved, by: await nameOf(db, row.approvedBy) },
		changedSince: row.approvedText !== null && approved === null,
	};
}

async function nameOf(db: Reader, id: number | null): Promise<string> {
	const [found] = await db
		.select({ name: person.name })
		.from(person)
		.where(eq(person.id, id ?? 0));
	return found?.name ?? 'Somebody';
}

async function writingOf(
	db: Database,
	who: Person,
	content: Stored,
	row: Row | null,
	written: Written | null,
	origin: string,
): Promise<Writing> {
	const typed = row ?? prefilled(content);
	const { title, body, zone, shows } = typed;
	const facts = factsOf(content, zone, shows.changes);
	const markdown = (written ?? finished(typed, content, origin)).markdown;
	const people = await listPeople(db, who);
	return {
		typed: { title, body, zone, shows },
		version: row?.version ?? 0,
		print: fingerprint(markdown),
		facts,
		changes: content.changes
			.filter(({ state }) => state !== 'dropped')
			.map(({ id, text, state }) => ({ id, text, state })),
		notes: [...factNotes(typed, facts), ...leaving(asWritten(typed, facts), { people, origin })],
	};
}

/** Facts that it asks for and nobody knows, and names of facts that there are none of. */
function factNotes({ body, shows }: Pick<Row, 'body' | 'shows'>, facts: Facts): Note[] {
	const asked = askedIn(body);
	const note = (words: string, why: string): Note => ({ kind: 'fact', words, under: null, why });
	return [
		...asked.unknown.map((name) =>
			note(`{${name}}`, 'There is no fact of that name. It is shown as it stands.'),
		),
		...asked.known
			.filter((name) => facts[name] === null)
			.map((name) => note(`{${name}}`, 'The post-mortem does not know. It says “not known” there.')),
		...shows.facts
			.filter((name) => facts[name] === null)
			.map((name) => note(PUBLIC_FACT_NAMES[name], 'The post-mortem does not know. It is left out.')),
	];
}
