import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { Deed } from './deeds.ts';

/** Something that somebody did on a board, until the server has it. */
export interface KeptDeed {
	key: string;
	/** Whose it is: nobody else sends it, or sees it. */
	person: number;
	/** Of the project. */
	number: number;
	/** When, in UTC milliseconds; later ones have later times. */
	at: number;
	deed: Deed;
}

interface Kept extends DBSchema {
	deeds: { key: string; value: KeptDeed; indexes: { board: [person: number, number: number] } };
}

let opened: Promise<IDBPDatabase<Kept>> | undefined;

/** In IndexedDB, where the page and its worker both find it. */
function open(): Promise<IDBPDatabase<Kept>> {
	opened ??= openDB<Kept>('kintsugi-boards', 1, {
		upgrade(db) {
			db.createObjectStore('deeds', { keyPath: 'key' }).createIndex('board', ['person', 'number']);
		},
	});
	return opened;
}

/** @returns whether the browser keeps it; one that keeps nothing works as long as there is a network */
export async function keep(one: KeptDeed): Promise<boolean> {
	try {
		await (await open()).put('deeds', one);
		return true;
	} catch {
		return false;
	}
}

/** Of one person on one board, in the order they were done. */
export async function keptOn(person: number, number: number): Promise<KeptDeed[]> {
	try {
		return inOrder(await (await open()).getAllFromIndex('deeds', 'board', [person, number]));
	} catch {
		return [];
	}
}

export async function allKept(): Promise<KeptDeed[]> {
	return inOrder(await (await open()).getAll('deeds'));
}

const inOrder = (deeds: KeptDeed[]) => deeds.sort((one, other) => one.at - other.at);

/** @returns whether it was kept and is not any more: the worker, or another page, has sent it */
export async function isGone(key: string): Promise<boolean> {
	try {
		return (await (await open()).getKey('deeds', key)) === undefined;
	} catch {
		return false;
	}
}

export async function forget(key: string): Promise<void> {
	try {
		await (await open()).delete('deeds', key);
	} catch {
		// A browser that keeps nothing has nothing to forget.
	}
}

/**
 * One page or the worker sends at a time, so that the order of what was done is kept. A browser without locks has no
 * worker on our pages either.
 */
export function sendingAlone<Result>(work: () => Promise<Result>): Promise<Result> {
	const { locks } = navigator as Partial<Navigator>;
	return locks ? (locks.request('kintsugi-boards', work) as Promise<Result>) : work();
}
