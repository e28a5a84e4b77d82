import { openDB, type DBSchema, type IDBPDatabase } from 'idb';

/** Something that was learned, written while there was no network. */
export interface WaitingAnswer {
	/** Sent twice, it is one entry. */
	uid: string;
	/** Whose it is: nobody else sends it, or sees it. */
	person: number;
	address: string;
	fields: [name: string, value: string][];
	/** When it was written. */
	at: number;
	/** Why it was not taken, as a sentence; it stays until its writer has decided. */
	refused: string | null;
}

interface Kept extends DBSchema {
	waiting: { key: string; value: WaitingAnswer; indexes: { person: number } };
}

let opened: Promise<IDBPDatabase<Kept>> | undefined;

/** In IndexedDB, where the page and its worker both find it. */
function open(): Promise<IDBPDatabase<Kept>> {
	opened ??= openDB<Kept>('kintsugi', 1, {
		upgrade(db) {
			db.createObjectStore('waiting', { keyPath: 'uid' }).createIndex('person', 'person');
		},
	});
	return opened;
}

/** @throws where the browser keeps nothing */
export async function keepWaiting(answer: WaitingAnswer): Promise<void> {
	await (await open()).put('waiting', answer);
}

/** Those of one person, the oldest first; none where the browser keeps nothing. */
export async function waitingOf(person: number): Promise<WaitingAnswer[]> {
	try {
		const all = await (await open()).getAllFromIndex('waiting', 'person', person);
		return all.sort((a, b) => a.at - b.at);
	} catch {
		return [];
	}
}

export async function allWaiting(): Promise<WaitingAnswer[]> {
	return (await open()).getAll('waiting');
}

export async function forgetWaiting(uid: string): Promise<void> {
	await (await open()).delete('waiting', uid);
}

export function wordOf({ fields }: WaitingAnswer, name: string): string {
	return fields.find(([field]) => field === name)?.[1] ?? '';
}

/** Sends one as the form of the composer does. */
export function post(
	address: string,
	fields: FormData | URLSearchParams,
	patience = 30_000,
): Promise<Response> {
	return fetch(address, {
		method: 'POST',
		headers: { accept: 'application/json', 'x-sveltekit-action': 'true' },
		body: fields,
		signal: AbortSignal.timeout(patience),
	});
}
