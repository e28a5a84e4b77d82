import { z } from 'zod';
import { invalid } from '#lib/errors.ts';
import { INSIGHT_NAMES, INSIGHTS, type Insight } from './insight.ts';
import { RANGES, type Scope, type ScopeQuery } from './scope.ts';

/** What is looked at, as a program says it: what is wrong in it is told, and not passed over. */
export const AskedScope = z.object({
	range: z.enum(RANGES).default('year'),
	/** The slug of a team; with the teams inside it. */
	team: z.string().trim().min(1).max(120).optional(),
	topic: z.string().trim().min(1).max(120).optional(),
	/** Of post-mortems. */
	severity: z.coerce.number<string>().int().min(1).max(4).optional(),
});

export function scopeAsked({ range, team, topic, severity }: z.output<typeof AskedScope>): ScopeQuery {
	return { range, team: team ?? null, topic: topic ?? null, severity: severity ?? null };
}

/** What is asked of nothing would be answered of everything. */
export function refuseUnknown({ query, team, topic }: Scope): void {
	if (query.team !== null && team === null) invalid({ team: 'No team is at that address.' });
	if (query.topic !== null && topic === null) invalid({ topic: 'Nothing that you may read has that topic.' });
}

export const InsightAnswer = z.object({
	key: z.enum(INSIGHTS),
	name: z.string(),
	/** What the data supports, in a sentence; null while there is too little. */
	finding: z.string().nullable(),
	/** What is counted, or what there is too little of. */
	about: z.string(),
	note: z.string(),
	questions: z.array(z.string()),
	href: z.string(),
});

export const WholeInsightAnswer = InsightAnswer.extend({
	from: z.iso.datetime(),
	until: z.iso.datetime(),
	/** The chart in words. */
	said: z.string(),
	numbers: z.object({
		columns: z.array(z.string()),
		rows: z.array(
			z.object({
				cells: z.array(z.union([z.string(), z.number(), z.null()])),
				/** What it is of, where one can go to it. */
				href: z.string().nullable(),
			}),
		),
	}),
	/** How it is computed, in paragraphs. */
	computed: z.array(z.string()),
	behind: z.array(z.object({ label: z.string(), href: z.string() })),
});

export const InsightsAnswer = z.object({
	headline: z.string(),
	from: z.iso.datetime(),
	until: z.iso.datetime(),
	totals: z.object({
		incidents: z.object({ written: z.int(), of: z.int() }),
		lessons: z.int(),
		changes: z.object({ made: z.int(), of: z.int() }),
		stories: z.int(),
	}),
	/** What these numbers cannot answer: the three that are most worth talking about. */
	questions: z.array(z.string()),
	items: z.array(InsightAnswer),
});

export function answerOfInsight({
	key,
	finding,
	about,
	note,
	questions,
}: Insight): z.output<typeof InsightAnswer> {
	return {
		...{ key, name: INSIGHT_NAMES[key], finding, about, note },
		questions: questions.map(({ text }) => text),
		href: `/insights/${key}`,
	};
}

export function answerOfWhole(insight: Insight, scope: Scope): z.output<typeof WholeInsightAnswer> {
	const { said, numbers, computed, behind } = insight;
	return {
		...answerOfInsight(insight),
		...spanOf(scope),
		said,
		numbers: {
			columns: [...numbers.columns],
			rows: numbers.rows.map(({ cells, href = null }) => ({ cells: [...cells], href })),
		},
		computed: [...computed],
		behind: [...behind],
	};
}

export const spanOf = ({ from, until }: Scope) => ({
	from: new Date(from).toISOString(),
	until: new Date(until).toISOString(),
});
