import { z } from 'zod';
import { DAY } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import { hears, tell } from '#lib/db/telling.server.ts';
import { sayHere } from '#lib/live/news.server.ts';
import { placeOf } from './place.ts';

/** Whoever had the board before them not long ago hears that it changed; what changed, their page asks for. */
const LONG_AGO = DAY;

const holder = globalThis as typeof globalThis & { kintsugiBoards?: Map<number, Map<number, number>> };
/** By the number of the project: who, and when they last asked. */
const boards = (holder.kintsugiBoards ??= new Map<number, Map<number, number>>());

export function watches(personId: number, number: number): void {
	const watching = boards.get(number) ?? new Map<number, number>();
	for (const [id, at] of watching) if (at < now() - LONG_AGO) watching.delete(id);
	watching.set(personId, now());
	boards.set(number, watching);
}

/** Each process knows who had the board before them from it. */
export function sayChanged(number: number): void {
	tell('board', number);
}

hears('board', (what) => {
	const number = z.number().parse(what);
	sayHere([...(boards.get(number)?.keys() ?? [])], placeOf(number));
});
