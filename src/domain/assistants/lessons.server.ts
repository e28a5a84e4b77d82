import { z } from 'zod';
import type { Database } from '#lib/db/open.server.ts';
import type { Person } from '../accounts/person.ts';
import { answerOfLesson } from '../lessons/lesson-answer.ts';
import { listLessons } from '../lessons/listing.server.ts';
import { LESSON_CHANGES } from '../lessons/listing.ts';
import { LessonQuery } from '../lessons/listing.ts';
import { LESSON_STATES } from '../lessons/standing.ts';
import { beforeYouStart } from '../search/before-you-start.server.ts';
import type { LikeLesson } from '../search/like-lessons.server.ts';
import type { Repetition } from '../search/repetition.server.ts';
import { MAX_TEXT } from './limits.ts';
import { tool } from './tool.ts';

export const Repeated = z
	.object({
		sentence: z.string(),
		reason: z.string(),
		before: z.array(z.object({ reference: z.string(), title: z.string(), url: z.string() })),
	})
	.nullable()
	.describe('Where much the same was paid for twice or more within 90 days.');

export const Alike = z.object({
	reference: z.string().describe('Such as L-318.'),
	text: z.string(),
	url: z.string(),
	learned_in: z.object({ reference: z.string(), title: z.string(), url: z.string() }),
	why: z.string().describe('Why it is offered, in words.'),
});

export const searchLessons = tool({
	name: 'search_lessons',
	title: 'Search lessons',
	description:
		'Lists lessons: single things that people here learned, each in a sentence or two, with the entry it came from and the changes that followed. All filters are optional and combine; without any, the newest come first.',
	scope: 'read',
	input: z.object({
		words: z.string().max(400).optional().describe('Words that have to stand in it.'),
		topic: z.string().max(80).optional().describe('A topic, by its name.'),
		team: z.string().max(120).optional().describe('A team, by its short name in addresses: payments.'),
		state: z.enum(LESSON_STATES).optional().describe('Whether it still stands.'),
		changes: z
			.enum(LESSON_CHANGES)
			.optional()
			.describe('none: nothing followed yet; some: a change is planned or made; made: one is made.'),
		cursor: z.string().max(60).optional().describe('`next` of the page before.'),
		limit: z.int().min(1).max(50).default(15),
	}),
	answers: z.object({
		lessons: z.array(
			z.object({
				reference: z.string(),
				text: z.string(),
				state: z.enum(LESSON_STATES),
				url: z.string(),
				learned_in: z.object({ reference: z.string(), title: z.string(), url: z.string() }),
				team: z.string().nullable(),
				changes: z.array(z.object({ reference: z.string(), text: z.string(), state: z.string() })),
			}),
		),
		next: z.string().nullable(),
	}),
	async act(db, who, { words = '', ...filters }, { home }) {
		const query = LessonQuery.parse({ q: words, ...filters });
		const { items, next } = await listLessons(db, who, query);
		const lessons = items
			.map(answerOfLesson)
			.map(({ reference, text, state, href, entry, team, changes }) => ({
				...{ reference, text, state, team, url: home + href },
				learned_in: { reference: entry.reference, title: entry.title, url: home + entry.href },
				changes: changes.map((one) => ({ reference: `C-${one.id}`, text: one.text, state: one.state })),
			}));
		return { lessons, next };
	},
});

export const lessonsLike = tool({
	name: 'lessons_like',
	title: 'Lessons like a text',
	description:
		'Compares a text (an incident that is being written up, a plan, a chat) with everything published here and gives the lessons most like it, each with the reason in words. Nothing of the text is kept. Unsure is silent: an empty list means that nothing is surely alike.',
	scope: 'read',
	input: z.object({
		text: z.string().min(1).max(MAX_TEXT).describe('At least a few sentences; more tells more.'),
		limit: z.int().min(1).max(20).default(5),
	}),
	answers: z.object({ lessons: z.array(Alike), repeated: Repeated }),
	act: (db, who, { text, limit }, { home }) => alikeTo(db, who, { text, limit }, home),
});

/** Lessons like a text and what was paid for again and again, with links that a person can open. */
export async function alikeTo(
	db: Database,
	who: Person,
	{ text, limit }: { text: string; limit: number },
	home: string,
): Promise<{ lessons: z.output<typeof Alike>[]; repeated: z.output<typeof Repeated> }> {
	const { lessons, repetition } = await beforeYouStart(db, who, { text, not: null, limit });
	return {
		lessons: lessons.map((one) => told(one, home)),
		repeated: repetition && again(repetition, home),
	};
}

const told = ({ lesson, text, href, source, reason }: LikeLesson, home: string) => ({
	...{ reference: `L-${lesson}`, text, url: home + href, why: plain(reason) },
	learned_in: { reference: plain(source.named), title: source.title, url: home + source.href },
});

const again = ({ sentence, reason, before }: Repetition, home: string) => ({
	sentence,
	reason,
	before: before.map(({ named, title, href }) => ({ reference: plain(named), title, url: home + href })),
});

/** As it is typed: the hyphen that does not break is for the eye. */
export const plain = (text: string) => text.replaceAll('\u2011', '-');
