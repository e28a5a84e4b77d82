import { signedOut } from '#lib/errors.ts';
import type { Person } from '../../accounts/person.ts';
import { DONE_BY } from './done-by.ts';

/** What somebody else did in this browser waits for them. Programs say nothing about it. */
export function refuseOthers(who: Person, { headers }: Request): void {
	const doneBy = headers.get(DONE_BY);
	if (doneBy !== null && doneBy !== String(who.id)) signedOut('Somebody else is signed in in this browser.');
}
