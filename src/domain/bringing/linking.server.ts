import { posix } from 'node:path';
import type { Reader, Transaction } from '#lib/db/open.server.ts';
import type { Person } from '../accounts/person.ts';
import { findEntry } from '../entries/entries.server.ts';
import { hrefOf } from '../entries/kinds.ts';
import { readContent as readNote } from '../log/content.server.ts';
import { reviseIn as reviseNote } from '../log/log.server.ts';
import type { Run } from '../moving/runs.server.ts';
import { everyText } from '#lib/every-text.ts';
import { reviseIn as revisePostmortem } from '../postmortems/postmortems.server.ts';
import { readContent as readPostmortem } from '../postmortems/stored.server.ts';
import { readContent as readStory } from '../stories/content.server.ts';
import { reviseIn as reviseStory } from '../stories/stories.server.ts';
import { nowAt, type Made } from './made.server.ts';

/** Addresses of links. */
const LINKED = /(?<=\]\(\s*<?)[^\s<>()]+/g;
const ELSEWHERE = /^(?:[a-z][a-z0-9+.-]*:|[/#?\\])/i;

/** Where a text of it leads to another file of the folder, it leads to the entry that came from that. */
export async function linkOne(tx: Transaction, who: Person, run: Run, made: Made): Promise<void> {
	const found = await findEntry(tx, who, made.kind, made.number);
	switch (made.kind) {
		case 'postmortem': {
			const before = await readPostmortem(tx, found);
			const content = await linked(tx, run, made.file, before);
			if (content) await revisePostmortem(tx, who, made.number, { content, sharing: {}, autosaved: false });
			return;
		}
		case 'log': {
			const { body, next, learned, form } = await readNote(tx, found);
			const texts = await linked(tx, run, made.file, form === 'note' ? { body, next } : { learned, next });
			if (texts) await reviseNote(tx, who, made.number, texts, { anyDay: true });
			return;
		}
		case 'story': {
			const { body } = await readStory(tx, found);
			const texts = await linked(tx, run, made.file, { body });
			if (texts) await reviseStory(tx, who, made.number, { ...texts, autosaved: false });
			return;
		}
		case 'course':
		case 'project':
		case 'opportunity':
			return;
	}
}

/** @returns null where nothing changes */
async function linked<Content>(
	db: Reader,
	run: Run,
	file: string,
	content: Content,
): Promise<Content | null> {
	const addresses = new Set<string>();
	everyText(content, (text) => {
		for (const [address] of text.matchAll(LINKED)) addresses.add(address);
		return text;
	});
	const to = new Map<string, string>();
	for (const address of addresses) {
		const files = filesAt(address, file);
		const entry = files.length > 0 ? await nowAt(db, run, files) : null;
		if (entry) to.set(address, hrefOf(entry.kind, entry.number));
	}
	if (to.size === 0) return null;
	return everyText(content, (text) => text.replace(LINKED, (address) => to.get(address) ?? address));
}

/** The files that an address can mean. */
function filesAt(address: string, from: string): string[] {
	if (ELSEWHERE.test(address)) return [];
	const [written = ''] = address.split(/[?#]/);
	try {
		const path = posix.join(posix.dirname(from), decodeURIComponent(written));
		return path.startsWith('../') ? [] : [path, `${path}.html`, `${path}.md`];
	} catch {
		return [];
	}
}
