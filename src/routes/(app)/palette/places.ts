import { isGuest, mayCurate } from '#domain/accounts/may.ts';
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

/** Those who work here are asked, and told. */
const PULSE: Choice = { ...place('/pulse', 'Pulse'), note: 'Insights' };

const growth = (choice: Choice): Choice => ({ ...choice, note: 'Growth' });

/** Openings may be shared with a guest's team, and what is one's own is everybody's. */
const GROWTH: readonly Choice[] = [
	place('/growth/profile', 'Your skills and profile'),
	place('/growth/goals', 'Your goals'),
	place('/growth/openings', 'All openings'),
	place('/growth/openings?show=mine', 'Your openings'),
	place('/growth/asked', 'What you asked, and are asked'),
	place('/growth/mentorships', 'Mentorships'),
	place('/growth/talks', 'Growth talks'),
].map(growth);

/** Of the workspace. */
const BESIDE_OTHERS: readonly Choice[] = [
	place('/growth/people', 'People by their skills'),
	place('/growth/matching', 'How matching works'),
].map(growth);
const NAMES_OF_SKILLS = growth(place('/growth/skills', 'Names of skills'));

/** Found once they are typed: every page of the settings, and those of the administration for whoever may see them. */
export function furtherPlaces(role: Role): Choice[] {
	const settings = SETTINGS.flatMap(({ pages }) => pages)
		// The settings lead to one's profile as well.
		.filter(({ href }) => href !== '/settings' && GROWTH.every((one) => one.href !== href))
		.map(({ href, label }) => ({ ...place(href, label), note: 'Settings' }));
	const inside = isGuest({ role }) ? [] : [...STORIES, ...PROJECTS, ...BESIDE_OTHERS, PULSE];
	const known = new Set(PLACES.map(({ href }) => href));
	const admin = adminPages(role)
		.flatMap(({ pages }) => pages)
		.filter(({ href }) => !known.has(href))
		.map(({ href, label }) => ({ ...place(href, label), note: 'Administration' }));
	return [
		...inside,
		...TRAINING,
		...GROWTH,
		...(mayCurate({ role }) ? [NAMES_OF_SKILLS] : []),
		...settings,
		...admin,
		{ ...place('/help/api', 'The API, for programs'), note: 'Help' },
		{ ...place('/help/providers', 'Signing in with a provider'), note: 'Help' },
	];
}
