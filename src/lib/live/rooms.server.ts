import { onceStored } from '../db/transact.server.ts';
import { log } from '../log/log.server.ts';
import { hears, tellOthers } from '../db/telling.server.ts';
import type { Present } from './presence.ts';
import type { Room } from './room.server.ts';

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- whoever opens a room knows who writes in it
type AnyRoom = Room<any>;

const holder = globalThis as typeof globalThis & { kintsugiRooms?: Map<string, Promise<AnyRoom>> };

/** The documents that somebody has open, by name; a module that is loaded anew in development finds them. */
const rooms = (holder.kintsugiRooms ??= new Map<string, Promise<AnyRoom>>());

/** The room of that name; there is one, and everybody who comes for it gets the same. */
export async function roomNamed<Who extends Present>(
	name: string,
	open: (empty: () => void) => Promise<Room<Who>>,
): Promise<Room<Who>> {
	const there = rooms.get(name);
	const room = there && (await there.catch(() => null));
	if (room && !room.closed) return room as Room<Who>;
	if (rooms.get(name) !== there) return roomNamed(name, open);
	const opening = open(() => forget(name, opening));
	rooms.set(name, opening);
	opening.catch(() => forget(name, opening));
	return opening;
}

export async function openRoom<Who extends Present>(name: string): Promise<Room<Who> | null> {
	const room = await rooms.get(name)?.catch(() => null);
	return room && !room.closed ? (room as Room<Who>) : null;
}

/** How many of them somebody has open. */
export const openRooms = () => rooms.size;

/** Tells the room of that name, if there is one, that something was saved elsewhere. */
export async function refreshRoom(name: string): Promise<void> {
	tellOthers({ to: 'room', what: name });
	await onceStored(() => refreshHere(name));
}

async function refreshHere(name: string): Promise<void> {
	await (await openRoom(name))?.refresh();
}

hears('room', (what) => {
	if (typeof what === 'string')
		refreshHere(what).catch((problem: unknown) => log.problem('Refreshing a room', problem));
});

/** More was said elsewhere than this process heard: anything may have been saved. */
export async function refreshRooms(): Promise<void> {
	await Promise.allSettled([...rooms.keys()].map(refreshHere));
}

/** Stores what is written in every room, and ends them. */
export async function finishRooms(): Promise<void> {
	await Promise.all((await takeAll()).map((room) => room.finish()));
}

/** Ends every room as it is: the database under them is another one now. */
export async function dismissRooms(): Promise<void> {
	for (const room of await takeAll()) room.dismiss();
}

async function takeAll(): Promise<AnyRoom[]> {
	const all = await Promise.all([...rooms.values()].map((room) => room.catch(() => null)));
	rooms.clear();
	return all.filter((room) => room !== null);
}

function forget(name: string, room: Promise<AnyRoom>): void {
	if (rooms.get(name) === room) rooms.delete(name);
}
