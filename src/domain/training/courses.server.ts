import { isDeepStrictEqual } from 'node:util';
import { conflict, forbidden, invalid } from '#lib/errors.ts';
import { now } from '#lib/db/clock.ts';
import type { Database, Reader, Transaction } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { mayBegin } from '../accounts/may.ts';
import type { Person } from '../accounts/person.ts';
import { createEntry, findEditable, reviseEntry } from '../entries/entries.server.ts';
import type { Sharing } from '../entries/entry.ts';
import { meet, type Met } from '../entries/met.server.ts';
import { readSharing, withCurrentTeam } from '../entries/sharing.server.ts';
import { markEdition, markPublished } from '../entries/standing.server.ts';
import { decides } from '../entries/visibility.server.ts';
import { refreshWays } from '../search/searchable.server.ts';
import { contentOfVersion } from './beginning.server.ts';
import { placeContent, readContent, writeContent } from './content.server.ts';
import { lessonsOf, type CourseContent } from './course.ts';

export const KIND = 'course' as const;

export interface Course extends Met {
	/** What its readers see; to its authors, what they have written since as well. */
	content: CourseContent;
	edition: number;
	/** It was written on since it was published last. */
	hasChanges: boolean;
}

export interface NewCourse {
	content: CourseContent;
	sharing?: Partial<Sharing>;
}

const OWN: Sharing = { team: null, visibility: 'workspace', readers: [], authors: [] };

/** A new draft: its author's alone until it is published. */
export function createCourse(
	db: Database,
	who: Person,
	input: NewCourse,
): Promise<{ id: number; number: number }> {
	return transact(db, (tx) => createIn(tx, who, input));
}

export async function createIn(
	tx: Transaction,
	who: Person,
	{ content, sharing: asked }: NewCourse,
): Promise<{ id: number; number: number }> {
	if (!mayBegin(who)) forbidden('Guests take courses; they are written by the people of the workspace.');
	const sharing = await shared(tx, { ...OWN, ...asked });
	const made = await createEntry(tx, who, KIND, {
		title: content.title,
		body: content.summary,
		sharing,
		content: { ...content, sharing: { ...sharing, authors: [who.email, ...sharing.authors] } },
	});
	await writeContent(tx, made.id, content);
	await placeContent(tx, made.id, content, now());
	return made;
}

async function shared(db: Reader, asked: Sharing): Promise<Sharing> {
	const sharing = await withCurrentTeam(db, asked);
	if (sharing.visibility === 'team' && sharing.team === null)
		invalid({ team: 'Choose the team that may take it.' });
	return sharing;
}

/** As its readers see it, or, with `draft`, as its authors left it. */
export async function readCourse(
	db: Reader,
	who: Person,
	number: number,
	{ draft = false } = {},
): Promise<Course> {
	const met = await meet(db, who, KIND, number);
	const { entry: found, mayEdit } = met;
	const { content, edition } = await readContent(db, found.id);
	if (draft && !mayEdit) forbidden('Its authors can change it. Ask one of them to add you.');
	const published = found.publishedAt === null ? content : await contentOfVersion(db, found.id, edition);
	return {
		...met,
		content: draft ? content : published,
		edition,
		hasChanges: mayEdit && found.publishedAt !== null && !isDeepStrictEqual(content, published),
	};
}

export interface Revised {
	content?: CourseContent;
	sharing?: Partial<Sharing>;
	/** The version this change started from. */
	base?: number;
}

/** Keeps what its authors wrote. What was published stays before its readers until it is published again. */
export async function saveCourse(
	db: Database,
	who: Person,
	number: number,
	revised: Revised,
): Promise<{ version: number }> {
	return transact(db, (tx) => saveIn(tx, who, number, revised));
}

export async function saveIn(
	tx: Transaction,
	who: Person,
	number: number,
	{ content: written, sharing: asked = {}, base }: Revised,
): Promise<{ id: number; number: number; version: number }> {
	const found = await findEditable(tx, who, KIND, number);
	const before = await readContent(tx, found.id);
	const was = await readSharing(tx, found);
	const content = written ?? before.content;
	const sharing = await shared(tx, { ...was, ...asked });
	if (isDeepStrictEqual({ content, sharing }, { content: before.content, sharing: was })) {
		return { id: found.id, number, version: found.version };
	}
	const isDraft = found.publishedAt === null;
	const version = await reviseEntry(tx, who, found, {
		title: isDraft ? content.title : found.title,
		body: isDraft ? content.summary : found.body,
		sharing,
		content: { ...content, sharing },
		...(base === undefined ? {} : { base }),
	});
	await writeContent(tx, found.id, content);
	if (isDraft) await placeContent(tx, found.id, content, found.createdAt);
	else await refreshWays(tx, found.id);
	return { id: found.id, number, version };
}

/**
 * Shows it to its readers, the first time or again. Whoever began an earlier edition goes on with that one.
 */
export function publishCourse(db: Database, who: Person, number: number): Promise<void> {
	return transact(db, (tx) => publishIn(tx, who, number));
}

export async function publishIn(tx: Transaction, who: Person, number: number): Promise<void> {
	const found = await findEditable(tx, who, KIND, number);
	// What everybody takes already is kept up by whoever may change it.
	if (found.publishedAt === null && !decides(who, found))
		forbidden('Its authors decide when it is published.');
	const { content, edition } = await readContent(tx, found.id);
	if (lessonsOf(content).length === 0) conflict('There is no lesson in it yet. Write one first.');
	const first = found.publishedAt === null;
	if (!first && isDeepStrictEqual(content, await contentOfVersion(tx, found.id, edition))) {
		conflict('Nothing has changed since it was published.');
	}
	const sharing = await readSharing(tx, found);
	const written = { title: content.title, body: content.summary, sharing, content: { ...content, sharing } };
	// Of a draft, the version that was saved last holds all of it already.
	const version = first ? found.version : await reviseEntry(tx, who, found, written);
	await writeContent(tx, found.id, content, version);
	if (first) await markPublished(tx, who, found.id);
	else await markEdition(tx, who, found.id);
	await placeContent(tx, found.id, content, found.publishedAt ?? now());
}
