import { posix } from 'node:path';
import type { Transaction } from '#lib/db/open.server.ts';
import { forbidden } from '#lib/errors.ts';
import type { Kind } from '../entries/kinds.ts';
import { readDocument as readOpening } from '../growth/opportunities/document.ts';
import { storeOne as storeOpening } from '../growth/opportunities/importing.server.ts';
import { readDocument as readProject } from '../projects/document.ts';
import { storeOne as storeProject } from '../projects/importing.server.ts';
import { readDocument as readStory } from '../stories/document.ts';
import { storeOne as storeStory } from '../stories/importing.server.ts';
import type { BroughtFolder } from './folder.server.ts';
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
			return found.isOurs ? readyStoryOfOurs(bringing, found) : readyStory(bringing, found);
		case 'project': {
			const document = readProject(found.text) ?? unreadable();
			const store = (tx: Transaction) => storeProject(tx, bringing.who, document);
			return readyOurs(found, 'project', document.content.title, store);
		}
		case 'opportunity': {
			const document = readOpening(found.text) ?? unreadable();
			const store = (tx: Transaction) => storeOpening(tx, bringing.who, document);
			return readyOurs(found, 'opportunity', document.content.title, store);
		}
		case 'course':
		case 'changes':
			return unreadable();
	}
}

function readyStoryOfOurs({ who }: Bringing, found: Found): Ready {
	const document = readStory(found.text) ?? unreadable();
	if (document.month !== null) forbidden('It was told without a name, and stays where it was told.');
	return readyOurs(found, 'story', document.content.title, (tx) => storeStory(tx, who, document));
}

function readyOurs(
	found: Found,
	kind: Kind,
	title: string,
	store: (tx: Transaction) => Promise<{ state: Stored['state']; number: number }>,
): Ready {
	return {
		...{ title, day: found.day, notes: found.notes, kept: [] },
		store: async (tx) => ({ ...(await store(tx)), kind, title, notes: found.notes }),
	};
}
