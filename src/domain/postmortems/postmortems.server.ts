import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { forbidden, invalid } from '#lib/errors.ts';
import type { Database, Transaction } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { refreshRoom } from '#lib/live/rooms.server.ts';
import { lookAgain } from '#lib/live/visits.server.ts';
import { mayBegin } from '../accounts/may.ts';
import type { Person } from '../accounts/person.ts';
import { begunOf, type BegunBy } from '../entries/begun.server.ts';
import type { Begun } from '../entries/begun.ts';
import { createEntry, findEditable, findEntry, reviseEntry, type Found } from '../entries/entries.server.ts';
import { readSharing, withCurrentTeam } from '../entries/sharing.server.ts';
import { markPublished } from '../entries/standing.server.ts';
import { Sharing } from '../entries/entry.ts';
import { mayEdit } from '../entries/visibility.server.ts';
import { refreshWays } from '../search/searchable.server.ts';
import { asItStands } from '../lessons/lesson.ts';
import { writeContent } from './content.server.ts';
import { roomOf } from './live/room-name.ts';
import { BLANK, Content } from './postmortem.ts';
import { readContent, withoutIds, type Stored } from './stored.server.ts';
import { inOrder } from './times.ts';

const KIND = 'postmortem';

/** A new post-mortem: what is left out is blank, and it belongs to the workspace. */
export const NewPostmortem = z.object({
	content: Content.partial().transform((given): Content => ({ ...BLANK, ...given })),
	sharing: Sharing.partial()
		.prefault({})
		.transform((given): Sharing => ({
			team: null,
			visibility: 'workspace',
			readers: [],
			authors: [],
			...given,
		})),
	/** Kept by exports: the same post-mortem has the same one wherever it goes. */
	uid: z
		.string()
		.regex(/^[a-z0-9]{20}$/)
		.optional(),
});

/** What changes; the rest stays as it is. */
export const Revision = z.object({
	content: Content.partial().default({}),
	sharing: Sharing.partial().default({}),
	/** The version that this change started from. */
	base: z.int().positive().optional(),
	autosaved: z.boolean().default(false),
});

export interface Postmortem {
	entry: Found;
	content: Stored;
	sharing: Sharing;
	mayEdit: boolean;
	/** The program that began it; null where somebody did. */
	begun: Begun | null;
}

/** Guests write where they are named as authors. */
export function refuseGuests(who: Person): void {
	if (!mayBegin(who)) forbidden('Guests write where somebody has named them as an author.');
}

/** Nothing is asked for but a title. */
export function refuseUntitled(title: string): void {
	if (title.trim() === '') invalid({ title: 'Give it a title; plain and memorable is best.' });
}

/**
 * @param publish at once, in the same step
 * @param begunBy the program that drafts it in their name
 */
export async function draft(
	db: Database,
	who: Person,
	input: z.output<typeof NewPostmortem>,
	{ publish = false, begunBy }: { publish?: boolean; begunBy?: BegunBy } = {},
): Promise<{ id: number; number: number }> {
	refuseGuests(who);
	return transact(db, async (tx) => {
		const { content, sharing, uid } = input;
		if (publish) refuseUntitled(content.title);
		const made = await createEntry(tx, who, KIND, {
			title: content.title,
			body: content.narrative,
			sharing,
			content: { ...content, sharing },
			...(uid === undefined ? {} : { uid }),
			...(begunBy === undefined ? {} : { begunBy }),
		});
		await writeContent(tx, who, made.id, content);
		if (publish) {
			// With all that it holds: its lessons are told of, too.
			await markPublished(tx, who, made.id);
			await refreshWays(tx, made.id);
		}
		return made;
	});
}

export async function read(db: Database, who: Person, number: number): Promise<Postmortem> {
	const entry = await findEntry(db.read, who, KIND, number);
	return {
		entry,
		content: await readContent(db.read, entry),
		sharing: await readSharing(db.read, entry),
		mayEdit: mayEdit(who, entry),
		begun: await begunOf(db.read, who, entry.id),
	};
}

/**
 * The same words again, such as a browser's last save on its way out, make no version.
 * @returns what is stored now, each row with its id, and the version to start the next change from
 */
export async function revise(
	db: Database,
	who: Person,
	number: number,
	input: z.output<typeof Revision>,
): Promise<Revised> {
	const revised = await transact(db, (tx) => reviseIn(tx, who, number, input));
	// Whoever has it open to write in it sees it too.
	await refreshRoom(roomOf(revised.entryId));
	if (revised.lost) await lookAgain();
	return revised;
}

export interface Revised {
	entryId: number;
	version: number;
	content: Stored;
	sharing: Sharing;
	/** Somebody is its author no longer. */
	lost: boolean;
}

export async function reviseIn(
	tx: Transaction,
	who: Person,
	number: number,
	input: z.output<typeof Revision>,
): Promise<Revised> {
	return reviseFound(tx, who, await findEditable(tx, who, KIND, number), input);
}

/** Whether they may change that much of it is decided by whoever found it for them. */
export async function reviseFound(
	tx: Transaction,
	who: Person,
	found: Found,
	input: z.output<typeof Revision>,
): Promise<Revised> {
	const before = await readContent(tx, found);
	const shared = await readSharing(tx, found);
	const given = { ...before, ...input.content };
	const content = { ...given, changes: given.changes.map(asItStands) };
	const sharing = await withCurrentTeam(tx, { ...shared, ...input.sharing });
	if (isDeepStrictEqual(comparable(content, sharing), comparable(before, shared))) {
		return { entryId: found.id, version: found.version, content: before, sharing: shared, lost: false };
	}
	const version = await reviseEntry(tx, who, found, {
		title: content.title,
		body: content.narrative,
		sharing,
		content: { ...withoutIds(content), sharing },
		autosaved: input.autosaved,
		...(input.base === undefined ? {} : { base: input.base }),
	});
	await writeContent(tx, who, found.id, content);
	const stored = await readContent(tx, { id: found.id, title: content.title, body: content.narrative });
	const lost = shared.authors.some((one) => !sharing.authors.includes(one));
	return { entryId: found.id, version, content: stored, sharing, lost };
}

function comparable(content: Stored | Content, sharing: Sharing) {
	return { ...withoutIds({ ...content, timeline: inOrder(content.timeline) }), sharing };
}
