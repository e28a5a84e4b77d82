import { isGuest } from '#domain/accounts/may.ts';
import type { Role } from '#domain/accounts/person.ts';
import { adminPages } from '../admin/pages.ts';
import { SETTINGS } from '../settings/pages.ts';
import type { Choice } from './choices.ts';

const place = (href: string, name: string, keys?: readonly string[]): Choice => ({
	href,
	words: [{ text: name, hit: false }],
	picture: { is: 'place' },
	...(keys ? { keys } : {}),
});

const PLACES: readonly Choice[] = [
	place('/', 'Today', ['G', 'T']),
	place('/inbox', 'Inbox', ['G', 'I']),
	place('/postmortems', 'Post-mortems', ['G', 'P']),
	place('/log', 'Learning log', ['G', 'L']),
	place('/log/mine', 'What I learned'),
	place('/stories', 'Stories', ['G', 'S']),
	place('/training', 'Training', ['G', 'R']),
	place('/projects', 'Projects', ['G', 'H']),
	place('/growth', 'Growth', ['G', 'O']),
	place('/lessons', 'Lessons'),
	place('/changes', 'Changes', ['G', 'C']),
	place('/topics', 'Topics'),
	place('/recall', 'Meet again'),
	place('/people', 'People'),
	place('/teams', 'Teams'),
	place('/settings', 'Settings'),
];

/** Sums of the workspace, which a guest is not of. */
const INSIGHTS = place('/insights', 'Insights', ['G', 'N']);

/** What stands in the palette before anything is typed. */
export function placesOf(role: Role): Choice[] {
	return PLACES.flatMap((one) => (one.href === '/growth' && !isGuest({ role }) ? [one, INSIGHTS] : [one]));
}

/** Of the workspace, too. */
const STORIES: readonly Choice[] = [
	place('/stories/shelves', 'Shelves'),
	place('/stories/gatherings', 'Talk nights and reading clubs'),
	place('/stories/book', 'The book of a year'),
].map((choice) => ({ ...choice, note: 'Stories' }));

/** Whoever reads a course may have a part in these. */
const TRAINING: readonly Choice[] = [
	place('/training/drills', 'Drills'),
	place('/training/mine', 'Your training'),
	place('/projects/time', 'Your protected time'),
].map((choice) => ({ ...choice, note: 'Training' }));

const PROJECTS: readonly Choice[] = [
	place('/projects/seasons', 'Hack weeks and lanes'),
	place('/projects?by=mine', 'Your projects'),
].map((choice) => ({ ...choice, note: 'Projects' }));

/** Openings may be shared with a guest's team; the rest of Growth is of the workspace. */
const GROWTH: readonly Choice[] = [
	place('/growth/openings', 'All openings'),
	place('/growth/openings?show=mine', 'Your openings'),
	place('/growth/mentorships', 'Mentorships'),
	place('/growth/goals', 'Your goals'),
	place('/growth/talks', 'Growth talks'),
].map((choice) => ({ ...choice, note: 'Growth' }));

/** Found once they are typed: every page of the settings, and those of the administration for whoever may see them. */
export function furtherPlaces(role: Role): Choice[] {
	const settings = SETTINGS.flatMap(({ pages }) => pages)
		.filter(({ href }) => href !== '/settings')
		.map(({ href, label }) => ({ ...place(href, label), note: 'Settings' }));
	const stories = isGuest({ role }) ? [] : [...STORIES, ...PROJECTS];
	const known = new Set(PLACES.map(({ href }) => href));
	const admin = adminPages(role)
		.flatMap(({ pages }) => pages)
		.filter(({ href }) => !known.has(href))
		.map(({ href, label }) => ({ ...place(href, label), note: 'Administration' }));
	return [
		...stories,
		...TRAINING,
		...GROWTH,
		...settings,
		...admin,
		{ ...place('/help/providers', 'Signing in with a provider'), note: 'Help' },
	];
}
