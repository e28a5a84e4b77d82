import { pastOf } from '#domain/postmortems/past.server.ts';
import { now } from '#lib/db/clock.ts';
import { clockTime, namedDay } from '#lib/dates.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const number = Number(event.params.id);
	const { versions, ...past } = await pastOf(event.locals.db, person, number);
	const at = now();
	return {
		...past,
		number,
		versions: versions.map((version) => ({
			number: version.number,
			iso: new Date(version.at).toISOString(),
			day: namedDay(version.at, person.zone, at),
			time: clockTime(version.at, person.zone),
			person: version.person,
			autosaved: version.autosaved,
			...{ names: version.names, begunBy: version.begunBy },
		})),
	};
};
