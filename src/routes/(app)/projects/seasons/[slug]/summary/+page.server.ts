import { redirect } from '@sveltejs/kit';
import { NewSummary } from '#domain/projects/seasons/season-form.ts';
import { readSeason } from '#domain/projects/seasons/seasons.server.ts';
import { changeSummary, summaryOf, summaryToChange } from '#domain/projects/seasons/summary.server.ts';
import { withLinks } from '#domain/projects/seasons/summary.ts';
import { renderMarkdown } from '#lib/markdown/render.server.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const { db } = event.locals;
	const { slug } = event.params;
	const { name, title, startsOn, endsOn, mayHost } = await readSeason(db, person, slug);
	const { text, edited } = await summaryOf(db, person, slug);
	const changing = mayHost && event.url.searchParams.has('change');
	return {
		...{ slug, name, title, startsOn, endsOn, mayHost, edited },
		html: renderMarkdown(withLinks(text)),
		draft: changing ? await summaryToChange(db, person, slug) : null,
	};
};

export const actions: Actions = {
	change: form(NewSummary, async (person, input, { locals, params }: RequestEvent) => {
		await changeSummary(locals.db, person, params.slug, input);
		redirect(303, `/projects/seasons/${params.slug}/summary`);
	}),
};
