import { isFileName } from '#lib/files/file-address.ts';
import type { FoundFile } from '#lib/files/found.ts';
import type { Database } from '#lib/db/open.server.ts';
import { FORMAT, HEAD, SEALED, type Head } from './layout.ts';
import type { ArchivedRow } from './rows.server.ts';
import { unsealed } from './sealing.server.ts';
import { SHAPES } from './shapes.server.ts';

/** What one file of an archive turned out to be. */
export type Read =
	| { is: 'head'; head: Head }
	/** By where they are spooled: `lesson.open`, `goal.sealed`. */
	| { is: 'rows'; rows: Map<string, ArchivedRow[]> }
	| { is: 'file'; name: string; bytes: Uint8Array }
	| { is: 'closed' }
	| { is: 'nothing' }
	| { is: 'damaged'; why: string };

const MOST = 500_000_000;

export function readArchived({ folder }: Pick<Database, 'folder'>, { name, bytes }: FoundFile): Read {
	if (name === HEAD) return readHead(bytes);
	if (name.startsWith('files/')) return aFile(name.slice('files/'.length), bytes);
	if (name.startsWith(`${SEALED}/`)) return readSealed(folder, name, bytes);
	return name.endsWith('.json') ? readRows(name, bytes, 'open') : { is: 'nothing' };
}

function readHead(bytes: Uint8Array): Read {
	const head = parsed(bytes) as Partial<Head> | null;
	if (typeof head !== 'object' || head?.kintsugi !== FORMAT || typeof head.source !== 'string') {
		return { is: 'damaged', why: 'It is of a Kintsugi that this one does not know, or damaged.' };
	}
	const { source, name = '', sealedFor = null } = head;
	return { is: 'head', head: { kintsugi: FORMAT, source, name, sealedFor } };
}

function readSealed(folder: string, name: string, bytes: Uint8Array): Read {
	const clear = unsealed(folder, name, bytes, MOST);
	if (clear === null) return { is: 'closed' };
	const file = `${SEALED}/files/`;
	return name.startsWith(file) ? aFile(name.slice(file.length), clear) : readRows(name, clear, 'sealed');
}

function aFile(name: string, bytes: Uint8Array): Read {
	return isFileName(name)
		? { is: 'file', name, bytes }
		: { is: 'damaged', why: `“${name}” is no file of an entry.` };
}

function readRows(name: string, bytes: Uint8Array, part: 'open' | 'sealed'): Read {
	const tables = parsed(bytes);
	if (typeof tables !== 'object' || tables === null) return { is: 'damaged', why: `“${name}” is no JSON.` };
	const rows = new Map<string, ArchivedRow[]>();
	for (const [table, list] of Object.entries(tables)) {
		const shape = SHAPES.get(table);
		// What a newer one knows, or what never travels, is passed over.
		if (!shape || !Array.isArray(list)) continue;
		if (part === 'open' && shape.travels.as !== 'open') continue;
		rows.set(`${table}.${part}`, list.filter(isRow));
	}
	return { is: 'rows', rows };
}

const isRow = (one: unknown): one is ArchivedRow =>
	typeof one === 'object' && one !== null && !Array.isArray(one);

function parsed(bytes: Uint8Array): unknown {
	try {
		return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
	} catch {
		return null;
	}
}
