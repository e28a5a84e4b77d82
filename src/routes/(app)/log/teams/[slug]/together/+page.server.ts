import { redirect } from '@sveltejs/kit';
import { loggedIn, Narrowing, placeOfTeam } from '#domain/log/weeks.server.ts';
import { daysOfWeek, weekOf } from '#domain/log/weeks.ts';
import { isoDay } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { PageServerLoad } from './$types';

const MOST = 100;

/** What a team learned in a week, for one screen that everybody looks at: without what is anybody's alone. */
export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const { db } = event.locals;
	const { searchParams } = event.url;
	const { team, place } = await placeOfTeam(db, person, event.params.slug);
	if (team.slug !== event.params.slug) redirect(308, `/log/teams/${team.slug}/together${event.url.search}`);
	const today = isoDay(now(), person.zone);
	const asked = searchParams.get('week') ?? '';
	const week = daysOfWeek(asked) ? asked : weekOf(today);
	const { topic } = Narrowing.parse(Object.fromEntries(searchParams));
	const { rows } = await loggedIn(db, person, place, { days: daysOfWeek(week), topic, limit: MOST });
	const shown = rows.filter(({ visibility }) => visibility !== 'restricted').reverse();
	const at = Math.min(
		Math.max(1, Math.floor(Number(searchParams.get('at'))) || 1),
		Math.max(1, shown.length),
	);
	return {
		slim: true,
		team: { slug: team.slug, name: team.name },
		week,
		topic: topic ?? null,
		at,
		count: shown.length,
		row: shown[at - 1] ?? null,
		titles: shown.map(({ lesson }) => ({ text: lesson.text, by: lesson.authors[0]?.name ?? '' })),
	};
};
