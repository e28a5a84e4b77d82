import type { Marked } from '#domain/search/marks.ts';
import type { Glaze } from '#lib/ui/glaze.ts';
import type { Answer } from '../search/palette/answer.server.ts';

/** One line of the palette: where it leads, and how it is drawn. */
export interface Choice {
	href: string;
	words: Marked;
	/** At the right, small. */
	note?: string;
	keys?: readonly string[];
	picture:
		| { is: 'learned' | 'place' | 'recent' | 'new' | 'import' | 'search' }
		| { is: 'vessel'; number: number; cracks: string }
		| { is: 'person'; name: string }
		| { is: 'team'; glaze: Glaze | null };
}

export interface Group {
	name: string;
	choices: Choice[];
}

export interface Visit {
	href: string;
	title: string;
}

interface Team {
	slug: string;
	name: string;
	glaze: Glaze;
}

const plain = (text: string): Marked => [{ text, hit: false }];

const PLACES: Choice[] = [
	{ href: '/', words: plain('Today'), keys: ['G', 'T'], picture: { is: 'place' } },
	{ href: '/inbox', words: plain('Inbox'), keys: ['G', 'I'], picture: { is: 'place' } },
	{ href: '/postmortems', words: plain('Post-mortems'), keys: ['G', 'P'], picture: { is: 'place' } },
	{ href: '/people', words: plain('People'), picture: { is: 'place' } },
	{ href: '/teams', words: plain('Teams'), picture: { is: 'place' } },
	{ href: '/settings', words: plain('Settings'), picture: { is: 'place' } },
];
const DEEDS: Choice[] = [
	{ href: '/postmortems/new', words: plain('New post-mortem'), keys: ['N', 'P'], picture: { is: 'new' } },
	{ href: '/postmortems/import', words: plain('Import post-mortems'), picture: { is: 'import' } },
	{ href: '/postmortems/export.zip', words: plain('Export all post-mortems'), picture: { is: 'import' } },
];

/** A guest begins and brings nothing. */
function deeds(mayBegin: boolean): Choice[] {
	return mayBegin
		? DEEDS
		: DEEDS.filter(({ picture, href }) => picture.is !== 'new' && !href.endsWith('/import'));
}

/** Before anything is typed: where somebody was, and where they may go. */
export function offered(recent: readonly Visit[], teams: readonly Team[], mayBegin = true): Group[] {
	return filled([
		{
			name: 'Recent',
			choices: recent.map(({ href, title }) => ({ href, words: plain(title), picture: { is: 'recent' } })),
		},
		{ name: 'Go to', choices: [...PLACES, ...teams.map(toTeam)] },
		{ name: 'Do', choices: deeds(mayBegin) },
	]);
}

/** For what was typed: what was found, then the places and deeds that are called so, and the whole search. */
export function found(typed: string, answer: Answer | null, mayBegin = true): Group[] {
	const named = ({ words }: Choice) =>
		words.some(
			({ text }) =>
				text
					.toLowerCase()
					.split(/[\s-]+/)
					.some((word) => word.startsWith(typed.toLowerCase())) ||
				text.toLowerCase().startsWith(typed.toLowerCase()),
		);
	const whole: Choice = {
		href: `/search?${new URLSearchParams({ q: typed })}`,
		words: plain(`Search everything for “${typed}”`),
		...(answer && answer.total > 0 ? { note: answer.total.toLocaleString('en') } : {}),
		picture: { is: 'search' },
	};
	return filled([
		{
			name: 'Lessons and changes',
			choices: (answer?.learned ?? []).map(({ href, text, note }) => ({
				href,
				words: inSight(text),
				note,
				picture: { is: 'learned' },
			})),
		},
		{
			name: 'Post-mortems',
			choices: (answer?.entries ?? []).map(({ href, titleMarked, note, number, cracks }) => ({
				href,
				words: titleMarked.length > 0 ? titleMarked : plain('Untitled'),
				note,
				picture: { is: 'vessel', number, cracks },
			})),
		},
		{
			name: 'People and teams',
			choices: [
				...(answer?.people ?? []).map(({ href, name }): Choice => ({
					href,
					words: plain(name),
					picture: { is: 'person', name },
				})),
				...(answer?.teams ?? []).map(({ href, name, glaze }): Choice => ({
					href,
					words: plain(name),
					picture: { is: 'team', glaze },
				})),
			],
		},
		{ name: 'Go to', choices: PLACES.filter(named) },
		{ name: 'Do', choices: [...deeds(mayBegin).filter(named), whole] },
	]);
}

const ROOM = 48;

/** One line has little room: what stands far before the first hit makes way for it. */
export function inSight(words: Marked): Marked {
	const [first, ...rest] = words;
	if (!first || first.hit || rest.length === 0 || first.text.length <= ROOM) return words;
	const near = first.text.slice(-ROOM / 2).replace(/^\S*\s+/, '');
	return [{ text: `… ${near}`, hit: false }, ...rest];
}

function toTeam({ slug, name, glaze }: Team): Choice {
	return { href: `/teams/${slug}`, words: plain(name), picture: { is: 'team', glaze } };
}

const filled = (groups: Group[]): Group[] => groups.filter(({ choices }) => choices.length > 0);
