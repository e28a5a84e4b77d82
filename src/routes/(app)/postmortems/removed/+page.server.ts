import { removedBy } from '#domain/entries/standing.server.ts';
import { now } from '#lib/db/clock.ts';
import { namedDay } from '#lib/dates.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const rows = await removedBy(event.locals.db.read, person, 'postmortem');
	const at = now();
	const just = Number(event.url.searchParams.get('number'));
	return {
		/** The one that was removed a moment ago. */
		just: Number.isSafeInteger(just) && just > 0 ? just : null,
		removed: rows.map(({ number, title, removedAt }) => ({
			number,
			title: title || 'Untitled',
			day: namedDay(removedAt ?? at, person.zone, at),
		})),
	};
};
