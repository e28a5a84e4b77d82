import { listSeasons, mayMakeSeasons, type ListedSeason } from '#domain/projects/seasons/seasons.server.ts';
import { isGuest } from '#domain/accounts/may.ts';
import { forbidden } from '#lib/errors.ts';
import { onePage } from '#lib/paging.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { PageServerLoad } from './$types';

/** Hack weeks in their order, and then the lanes. */
const nextFirst = (a: ListedSeason, b: ListedSeason) =>
	Number(a.kind === 'lane') - Number(b.kind === 'lane') || a.startsOn.localeCompare(b.startsOn);

const A_PAGE = 40;

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	if (isGuest(person)) forbidden('Hack weeks and lanes are for the people of the workspace.');
	const all = await listSeasons(event.locals.db, person, { archived: true });
	const away = all.filter(({ archivedAt }) => archivedAt !== null);
	const here = all.filter(({ archivedAt }) => archivedAt === null);
	const groups = [
		{ name: 'Now and next', rows: here.filter(({ standing }) => standing !== 'over').sort(nextFirst) },
		{ name: 'Past', rows: here.filter(({ standing }) => standing === 'over') },
		{ name: 'Put away', rows: away },
	];
	return {
		mayMake: mayMakeSeasons(person),
		...onePage(groups, event.url.searchParams.get('page'), A_PAGE),
	};
};
