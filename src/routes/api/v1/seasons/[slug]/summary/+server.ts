import { SummaryAnswer } from '#domain/projects/seasons/api-answer.ts';
import { NewSummary } from '#domain/projects/seasons/season-form.ts';
import { changeSummary, summaryOf } from '#domain/projects/seasons/summary.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

export const GET = endpoint({
	summary: 'Read what a season came to, in Markdown',
	scope: 'read',
	answers: SummaryAnswer,
	act: async (person, _given, { locals, params }) => {
		const { text, edited } = await summaryOf(locals.db, person, String(params.slug));
		return { body: { summary: text, edited } };
	},
});

export const PUT = endpoint({
	summary: 'Put what a season came to in your own words; for its hosts. Empty, it writes itself again',
	scope: 'write',
	body: NewSummary,
	answers: SummaryAnswer,
	act: async (person, { body }, { locals, params }) => {
		const slug = String(params.slug);
		await changeSummary(locals.db, person, slug, body);
		const { text, edited } = await summaryOf(locals.db, person, slug);
		return { body: { summary: text, edited } };
	},
});
