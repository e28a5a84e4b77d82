import type { Person } from '#domain/accounts/person.ts';
import { NewProject } from '#domain/projects/pitching.ts';
import { pitch } from '#domain/projects/projects.server.ts';
import { makeSeason } from '#domain/projects/seasons/planning.server.ts';
import { NewSeason } from '#domain/projects/seasons/season-form.ts';
import { announce, askHosts } from '#domain/projects/seasons/words.server.ts';
import type { Company } from '../support/people.ts';
import type { Somebody } from './canaries.ts';

/** What a season is called and what is said in it: for all but guests. */
const COMMON = ['zqseasontitle', 'zqseasonannounced', 'zqseasonasked'];
/** The pitch of a project in it that its people keep to themselves and one reader. */
const KEPT = 'zqseasonkept';

export function seasonWords(everybody: readonly Somebody[]): { word: string; may: Somebody[] }[] {
	return [
		...COMMON.map((word) => ({ word, may: [...everybody] })),
		{ word: KEPT, may: ['author', 'reader'] },
	];
}

/** Where they can be asked for, whether a link leads there or not. */
export const SEASON_ADDRESSES = [
	'/projects/seasons',
	...[
		'',
		'?show=ideas',
		'/people',
		'/questions',
		'/summary',
		'/summary?change',
		'/hosting',
		'/edit',
		'/carry',
		'/export.md',
		'/export.csv',
		'/export.json',
		'/calendar.ics',
	].map((rest) => `/projects/seasons/kept-week${rest}`),
];

export async function holdSeason(
	{ db, member }: Company,
	{ curator, reader }: Record<'curator' | 'reader', Person>,
): Promise<void> {
	const [title = '', announced = '', asked = ''] = COMMON;
	const week = { name: 'Kept week', title, kind: 'week', zone: 'UTC' };
	const dated = { ...week, startsOn: '2026-11-30', endsOn: '2026-12-04' };
	const { slug } = await makeSeason(db, curator, NewSeason.parse(dated));
	await announce(db, curator, slug, { text: announced });
	await askHosts(db, member, slug, { text: asked });
	const kept = { title: 'Kept to a few', pitch: KEPT, season: slug, visibility: 'restricted', joins: true };
	await pitch(db, member, NewProject.parse({ ...kept, readers: [reader.email] }));
}
