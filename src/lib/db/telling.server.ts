import { log } from '../log/log.server.ts';
import { running } from './running.server.ts';
import type { Said } from './server/telling.server.ts';
import { within } from './transact.server.ts';

type Hears = (what: unknown) => void;

const holder = globalThis as typeof globalThis & { kintsugiHears?: Map<string, Hears> };
/** A module that is loaded anew in development takes the place of the former one. */
const hearing = (holder.kintsugiHears ??= new Map<string, Hears>());

/** What is done here when somebody tells it, in this process or in another. */
export function hears(to: string, act: Hears): void {
	hearing.set(to, act);
}

/**
 * Tells it here and in all other processes that share the database: within a transaction once that is stored, and never
 * where it is not; the others know of it within half a second.
 */
export function tell(to: string, what: unknown): void {
	const said = { to, what };
	const writing = within();
	if (writing) writing.after.push(() => heard(said));
	else heard(said);
	tellOthers(said);
}

/** Tells all but this one. */
export function tellOthers(said: Said): void {
	const writing = within();
	if (writing) writing.telling.push(said);
	else
		running.db?.shared?.telling
			.say(said)
			.catch((problem: unknown) => log.problem('Telling other processes', problem));
}

/** Somebody told it. */
export function heard({ to, what }: Said): void {
	hearing.get(to)?.(what);
}
