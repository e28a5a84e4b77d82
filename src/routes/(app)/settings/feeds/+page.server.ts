import { z } from 'zod';
import { knownTeams } from '#domain/entries/acquaintances.server.ts';
import { FEED_KINDS, NewFeed } from '#domain/feeds/feed.ts';
import { endFeed, feedsOf, makeFeed } from '#domain/feeds/feeds.server.ts';
import { linkHome } from '#lib/home.server.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const { db } = event.locals;
	const { searchParams } = event.url;
	const asked = (name: string) => searchParams.get(name) ?? '';
	const kind = FEED_KINDS.find((one) => one === asked('kind')) ?? 'everything';
	return {
		feeds: await feedsOf(db, person),
		teams: (await knownTeams(db.read, person)).map(({ slug, name }) => ({ slug, name })),
		// A page with a link to this one says what of.
		wanted: { kind, team: asked('team'), topic: asked('topic'), query: asked('query') },
	};
};

export const actions: Actions = {
	make: form(NewFeed, async (person, of, { locals }) => {
		const secret = await makeFeed(locals.db, person, of);
		const isCalendar = of.kind === 'calendar';
		return { made: { isCalendar, address: linkHome(`/feeds/${secret}.${isCalendar ? 'ics' : 'atom'}`) } };
	}),
	end: form(z.object({ id: z.coerce.number().int() }), (person, input, { locals }) =>
		endFeed(locals.db, person, input),
	),
};
