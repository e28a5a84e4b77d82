import { mayBegin } from '#domain/accounts/may.ts';
import type { Role } from '#domain/accounts/person.ts';
import type { Marked } from '#domain/search/marks.ts';
import type { Glaze } from '#lib/ui/glaze.ts';
import type { Answer } from '../search/palette/answer.server.ts';
import { furtherPlaces, placesOf } from './places.ts';

/** One line of the palette: where it leads, and how it is drawn. */
export interface Choice {
	href: string;
	words: Marked;
	/** At the right, small. */
	note?: string;
	keys?: readonly string[];
	picture:
		| {
				is:
					| 'learned'
					| 'change'
					| 'place'
					| 'recent'
					| 'new'
					| 'log'
					| 'note'
					| 'import'
					| 'topic'
					| 'search'
					| 'story'
					| 'course'
					| 'project'
					| 'opening';
		  }
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
/** A lesson is somebody's words. */
const quoted = (words: Marked): Marked => [...plain('“'), ...words, ...plain('”')];

/** What can be made; a guest makes nothing of it. */
const MAKING: Choice[] = [
	{ href: '/log/new', words: plain('Log a learning'), keys: ['L'], picture: { is: 'log' } },
	{ href: '/log/notes/new', words: plain('Write a note'), picture: { is: 'note' } },
	{ href: '/postmortems/new', words: plain('New post-mortem'), keys: ['N', 'P'], picture: { is: 'new' } },
	{ href: '/stories/new', words: plain('Tell a story'), keys: ['N', 'S'], picture: { is: 'story' } },
	{ href: '/projects/new', words: plain('Pitch an idea'), keys: ['N', 'I'], picture: { is: 'project' } },
	{
		href: '/growth/openings/new',
		words: plain('Post an opening'),
		keys: ['N', 'O'],
		picture: { is: 'opening' },
	},
	{
		href: '/growth/goals/new',
		words: plain('Set a goal'),
		keys: ['N', 'G'],
		picture: { is: 'place' },
	},
	{
		href: '/growth/mentorships/new',
		words: plain('Ask somebody to learn beside them'),
		picture: { is: 'place' },
	},
	{ href: '/training/drills', words: plain('Start a drill'), keys: ['N', 'D'], picture: { is: 'course' } },
	{ href: '/postmortems/import', words: plain('Import post-mortems'), picture: { is: 'import' } },
	{ href: '/import', words: plain('Import from a wiki, a table or a folder'), picture: { is: 'import' } },
];
const EXPORT: Choice = {
	href: '/postmortems/export.zip',
	words: plain('Export all post-mortems'),
	picture: { is: 'import' },
};

const deeds = (role: Role): Choice[] => [...(mayBegin({ role }) ? MAKING : []), EXPORT];

/** Before anything is typed: where somebody was, and where they may go. */
export function offered(recent: readonly Visit[], teams: readonly Team[], role: Role): Group[] {
	return filled([
		{
			name: 'Recent',
			choices: recent.map(({ href, title }) => ({ href, words: plain(title), picture: { is: 'recent' } })),
		},
		{ name: 'Do', choices: deeds(role) },
		{ name: 'Go to', choices: [...placesOf(role), ...teams.map(toTeam)] },
	]);
}

/** For what was typed: what was found, then the places that are called so, and what can be done with it. */
export function found(typed: string, answer: Answer | null, role: Role): Group[] {
	return filled([
		...(answer ? inAnswer(answer) : []),
		{
			name: 'Go to',
			choices: [...placesOf(role), ...furtherPlaces(role)].filter((choice) => isNamed(choice, typed)),
		},
		{ name: 'Do', choices: doing(typed, answer, role) },
	]);
}

function inAnswer(answer: Answer): Group[] {
	return [
		{ name: 'By its number', choices: answer.named ? [toNamed(answer.named)] : [] },
		{
			name: 'Lessons',
			choices: answer.lessons.map(({ href, text, note }) => ({
				href,
				words: quoted(inSight(text)),
				note,
				picture: { is: 'learned' },
			})),
		},
		{
			name: 'Post-mortems',
			choices: answer.postmortems.map(({ href, titleMarked, note, number, cracks }) => ({
				href,
				words: titleMarked.length > 0 ? titleMarked : plain('Untitled'),
				note,
				picture: { is: 'vessel', number, cracks },
			})),
		},
		{
			name: 'Learning log',
			choices: answer.logged.map(({ href, titleMarked, note }) => ({
				href,
				words: titleMarked,
				note,
				picture: { is: 'log' },
			})),
		},
		{
			name: 'People who know',
			choices: answer.knowing.map(({ href, name, note }) => ({
				href,
				words: plain(name),
				note,
				picture: { is: 'person', name },
			})),
		},
		{
			name: 'Changes',
			choices: answer.changes.map(({ href, text, note }) => ({
				href,
				words: inSight(text),
				note,
				picture: { is: 'change' },
			})),
		},
		{
			name: 'Topics',
			choices: answer.topics.map(({ href, name }) => ({
				href,
				words: plain(name),
				picture: { is: 'topic' },
			})),
		},
		{
			name: 'People and teams',
			choices: [
				...answer.people.map(({ href, name }): Choice => ({
					href,
					words: plain(name),
					picture: { is: 'person', name },
				})),
				...answer.teams.map(({ href, name, glaze }): Choice => ({
					href,
					words: plain(name),
					picture: { is: 'team', glaze },
				})),
			],
		},
	];
}

function toNamed({ is, href, text, named }: NonNullable<Answer['named']>): Choice {
	const pictures = {
		postmortem: 'new',
		log: 'log',
		story: 'story',
		course: 'course',
		project: 'project',
		opportunity: 'opening',
		lesson: 'learned',
		change: 'change',
	} as const;
	const words = is === 'lesson' ? quoted(plain(text)) : plain(text);
	return { href, words, note: named, picture: { is: pictures[is] } };
}

/** What can be done with what was typed comes first, then what is called so, and the whole search at last. */
function doing(typed: string, answer: Answer | null, role: Role): Choice[] {
	const about: Choice = {
		href: `/log/new?${new URLSearchParams({ about: typed })}`,
		words: plain(`Log a learning about “${typed}”`),
		keys: ['L'],
		picture: { is: 'log' },
	};
	const whole: Choice = {
		href: `/search?${new URLSearchParams({ q: typed })}`,
		words: plain(`Search everything for “${typed}”`),
		...(answer && answer.total > 0 ? { note: answer.total.toLocaleString('en') } : {}),
		picture: { is: 'search' },
	};
	const called = deeds(role).filter((choice) => choice.href !== '/log/new' && isNamed(choice, typed));
	const begin = mayBegin({ role }) ? [about] : [];
	return [...called, ...begin, whole];
}

/** It is called so, or a word of it begins so. */
function isNamed({ words }: Choice, typed: string): boolean {
	const wanted = typed.toLowerCase();
	return words.some(({ text }) => {
		const name = text.toLowerCase();
		return name.startsWith(wanted) || name.split(/[\s-]+/).some((word) => word.startsWith(wanted));
	});
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
