import { forbidden } from '#lib/errors.ts';
import { isGuest } from '../../accounts/may.ts';
import type { Person } from '../../accounts/person.ts';

/** Shelves, evenings and books are of the workspace; a guest reads the stories that are shared with them. */
export function refuseGuests(who: Person): void {
	if (isGuest(who))
		forbidden('The people of the workspace keep that. Stories that are shared with you are on their page.');
}
