import { offeredTo } from '#domain/postmortems/alerts/signals.server.ts';
import { offerRows } from '#domain/postmortems/editing/rows.ts';
import { blankForm } from '#domain/postmortems/editing/typed-of.ts';
import { WrittenForm } from '#domain/postmortems/editing/written-form.ts';
import { refuseGuests } from '#domain/postmortems/postmortems.server.ts';
import { suggested } from '#domain/postmortems/template.ts';
import { randomName } from '#lib/db/ids.server.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import { choices, LIMIT, publishWriting, saveWriting } from '../[id=number]/edit/writing.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	refuseGuests(person);
	const all = await choices(event.locals.db, person, { team: '', authors: [], readers: [] });
	const mine = all.allTeams.filter(({ id }) => person.teams.includes(id));
	const team = mine.length === 1 ? (mine[0]?.slug ?? '') : '';
	const template =
		all.templates.find(({ slug }) => slug === event.url.searchParams.get('template')) ??
		suggested(all.templates, { kind: 'incident', severity: null, team: team || null });
	const beginning = template
		? { template: template.slug, kind: template.kind, narrative: template.narrative }
		: {};
	const typed = offerRows({ ...blankForm(person.zone, team, person.email), ...beginning });
	return {
		slim: true,
		opened: {
			typed,
			number: null,
			version: null,
			uid: randomName(20),
			published: false,
			savedAt: null,
			begun: null,
			expected: null,
			ideas: { resting: 0, rested: 0 },
		},
		sources: await offeredTo(event.locals.db, person, typed, null),
		...all,
	};
};

export const actions: Actions = {
	save: form(WrittenForm, (person, posted, event: RequestEvent) => saveWriting(person, posted, event, null), {
		limit: LIMIT,
	}),
	publish: form(
		WrittenForm,
		(person, posted, event: RequestEvent) => publishWriting(person, posted, event, null),
		{ limit: LIMIT },
	),
};
