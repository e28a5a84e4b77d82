import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { Posting } from './posting.ts';
import { SHELF } from './shelf.ts';

/** What somebody wrote or did in this browser, until the server has it. */
export interface Unsent<What = unknown> {
	/** One thing has one: kept again, it takes the place of what was kept before. */
	key: string;
	/** Whose it is: nobody else sends it, or sees it. */
	person: number;
	/** Where it is shown while it waits. */
	place: string;
	/** When, in UTC milliseconds; later ones have later times. */
	at: number;
	posting: Posting;
	/** As its page knows it. */
	what: What;
	/** Why it was not taken, as a sentence; it stays until whoever wrote it has decided. */
	refused: string | null;
}

/** What went out with no page open, of which a page has a copy of its own. */
export interface Arrived {
	key: string;
	person: number;
	at: number;
	title: string;
}

interface Kept extends DBSchema {
	unsent: { key: string; value: Unsent; indexes: { place: [person: number, place: string] } };
	arrived: { key: string; value: Arrived };
}

/** Of drafts, whose pages have copies of their own: while one is open, it sends its draft itself. */
export const DRAFTS = 'drafts';
export const isDraft = (one: Unsent): one is Unsent<{ title: string }> => one.place === DRAFTS;
/** What the browser is asked to wake its worker for, when there is a network again. */
export const SYNC = 'kintsugi-unsent';
/** What pages that are open are told when something has gone out. */
export const SENT = 'kintsugi-sent';

let opened: Promise<IDBPDatabase<Kept>> | undefined;

/** In IndexedDB, where pages and their worker both find it. */
function open(): Promise<IDBPDatabase<Kept>> {
	opened ??= openDB<Kept>(SHELF, 1, {
		upgrade(db) {
			db.createObjectStore('unsent', { keyPath: 'key' }).createIndex('place', ['person', 'place']);
			db.createObjectStore('arrived', { keyPath: 'key' });
		},
	});
	return opened;
}

/** @returns whether the browser keeps it; one that keeps nothing works as long as there is a network */
export async function keepUnsent(one: Unsent): Promise<boolean> {
	try {
		await (await open()).put('unsent', one);
		return true;
	} catch {
		return false;
	}
}

/** Of one person in one place, in the order they were done; none where the browser keeps nothing. */
export async function unsentIn<What>(person: number, place: string): Promise<Unsent<What>[]> {
	try {
		const found = await (await open()).getAllFromIndex('unsent', 'place', [person, place]);
		return inOrder(found) as Unsent<What>[];
	} catch {
		return [];
	}
}

export async function allUnsent(): Promise<Unsent[]> {
	return inOrder(await (await open()).getAll('unsent'));
}

const inOrder = (all: Unsent[]) => all.sort((one, other) => one.at - other.at);

/** @returns whether it was kept and is not any more: the worker, or another page, has sent it */
export async function isGone(key: string): Promise<boolean> {
	try {
		return (await (await open()).getKey('unsent', key)) === undefined;
	} catch {
		return false;
	}
}

export async function forgetUnsent(key: string): Promise<void> {
	try {
		await (await open()).delete('unsent', key);
	} catch {
		// A browser that keeps nothing has nothing to forget.
	}
}

/** The worker has sent a draft: its page lets go of its copy when it is opened again. What was kept since stays. */
export async function noteArrived(arrived: Arrived): Promise<void> {
	const writing = (await open()).transaction(['unsent', 'arrived'], 'readwrite');
	const now = await writing.objectStore('unsent').get(arrived.key);
	if (now?.at === arrived.at) await writing.objectStore('unsent').delete(arrived.key);
	await writing.objectStore('arrived').put(arrived);
	await writing.done;
}

/** @returns what of one person arrived since it was asked last */
export async function takeArrived(person: number): Promise<Arrived[]> {
	try {
		const writing = (await open()).transaction('arrived', 'readwrite');
		const theirs = (await writing.store.getAll()).filter((one) => one.person === person);
		for (const { key } of theirs) await writing.store.delete(key);
		await writing.done;
		return theirs;
	} catch {
		return [];
	}
}

/**
 * One page or the worker sends at a time, so that the order of what was done is kept. A browser without locks has no
 * worker on our pages either.
 */
export function sendingAlone<Result>(work: () => Promise<Result>): Promise<Result> {
	const { locks } = navigator as Partial<Navigator>;
	return locks ? (locks.request('kintsugi-unsent', work) as Promise<Result>) : work();
}
