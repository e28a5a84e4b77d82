import { posix } from 'node:path';
import type { Transaction } from '#lib/db/open.server.ts';
import { forbidden } from '#lib/errors.ts';
import type { Person } from '../accounts/person.ts';
import { attachTo } from '../entries/bringing-listed.server.ts';
import type { Kind } from '../entries/kinds.ts';
import { readDocument as readOpening } from '../growth/opportunities/document.ts';
import { storeOne as storeOpening } from '../growth/opportunities/importing.server.ts';
import { readDocument as readProject } from '../projects/document.ts';
import { storeOne as storeProject } from '../projects/importing.server.ts';
import { readDocument as readStory, type StoryDocument } from '../stories/document.ts';
import { storeOne as storeStory } from '../stories/importing.server.ts';
import type { BroughtFolder } from './folder.server.ts';
import { withFiles } from './files-along.server.ts';
import type { Found } from './found.ts';
import type { RowFound } from './items.server.ts';
import { readyNote } from './ready-note.server.ts';
import { readyPostmortem } from './ready-postmortem.server.ts';
import { readyStory } from './ready-story.server.ts';
import { unreadable, type Bringing, type Ready, type Stored } from './ready.ts';

/** @throws a refusal, where it cannot become what it should */
export async function makeReady(
	folder: BroughtFolder,
	found: Found | RowFound,
	who: Omit<Bringing, 'beside'>,
): Promise<Ready> {
	const beside = async (path: string) =>
		found.embedded.get(posix.basename(path)) ?? (await folder.read(path));
	const bringing: Bringing = { ...who, beside };
	switch (found.kind) {
		case 'postmortem':
			return readyPostmortem(bringing, found);
		case 'log':
			return readyNote(bringing, found, await folder.changedAt(found.from));
		case 'story':
			return found.isOurs
				? readyOurs(bringing, found, 'story', readSigned, storeStory)
				: readyStory(bringing, found);
		case 'project':
			return readyOurs(bringing, found, 'project', readProject, storeProject);
		case 'opportunity':
			return readyOurs(bringing, found, 'opportunity', readOpening, storeOpening);
		case 'course':
		case 'changes':
			return unreadable();
	}
}

function readSigned(text: string): StoryDocument | null {
	const document = readStory(text);
	if (document && document.month !== null)
		forbidden('It was told without a name, and stays where it was told.');
	return document;
}

/** What a Kintsugi wrote, with the files that it names. */
async function readyOurs<Document extends { content: { title: string } }>(
	bringing: Bringing,
	found: Found,
	kind: Kind,
	read: (text: string) => Document | null,
	store: (
		tx: Transaction,
		who: Person,
		document: Document,
	) => Promise<{ state: Stored['state']; number: number }>,
): Promise<Ready> {
	// Before anything is kept: what cannot be read brings no files.
	if (!read(found.text)) unreadable();
	const { body, kept, notes: missed } = await withFiles(bringing, found);
	const document = read(body) ?? unreadable();
	const { title } = document.content;
	const notes = [...found.notes, ...missed];
	return {
		...{ title, day: found.day, notes, kept },
		store: async (tx) => {
			const stored = await store(tx, bringing.who, document);
			const state = await attachTo(tx, bringing.who, kind, stored, kept);
			return { state, number: stored.number, kind, title, notes };
		},
	};
}
