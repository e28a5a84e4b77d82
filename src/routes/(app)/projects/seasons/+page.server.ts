import { listSeasons, mayMakeSeasons, type ListedSeason } from '#domain/projects/seasons/seasons.server.ts';
import { isGuest } from '#domain/accounts/may.ts';
import { forbidden } from '#lib/errors.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { PageServerLoad } from './$types';

/** Hack weeks in their order, and then the lanes. */
const nextFirst = (a: ListedSeason, b: ListedSeason) =>
	Number(a.kind === 'lane') - Number(b.kind === 'lane') || a.startsOn.localeCompare(b.startsOn);

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	if (isGuest(person)) forbidden('Hack weeks and lanes are for the people of the workspace.');
	const all = await listSeasons(event.locals.db, person, { archived: true });
	const away = all.filter(({ archivedAt }) => archivedAt !== null);
	const here = all.filter(({ archivedAt }) => archivedAt === null);
	return {
		mayMake: mayMakeSeasons(person),
		groups: [
			{ name: 'Now and next', seasons: here.filter(({ standing }) => standing !== 'over').sort(nextFirst) },
			{ name: 'Past', seasons: here.filter(({ standing }) => standing === 'over') },
			{ name: 'Put away', seasons: away },
		].filter(({ seasons }) => seasons.length > 0),
	};
};
