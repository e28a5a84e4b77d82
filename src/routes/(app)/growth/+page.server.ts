import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { isGuest } from '#domain/accounts/may.ts';
import { inclinedTo, putAside, takeInclinationBack } from '#domain/growth/applying/inclinations.server.ts';
import { noteShown } from '#domain/growth/matching/exposure.server.ts';
import { LISTS } from '#domain/growth/matching/match.ts';
import { matchesFor } from '#domain/growth/matching/matches.server.ts';
import { listMentorships } from '#domain/growth/mentoring/reading.server.ts';
import { ownBeside } from '#domain/growth/matching/own.server.ts';
import { ListsSeen } from '#domain/growth/profile/profile.ts';
import { learningTimeAWeek } from '#domain/projects/allowance/a-week.server.ts';
import { chooseSeen } from '#domain/skills/choosing-seen.server.ts';
import { isoDay } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import { KINDS, type Kind } from './kinds.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const kinds = Object.keys(KINDS) as [Kind, ...Kind[]];
const Asked = z.object({
	list: z.enum(LISTS).nullable().catch(null).default(null),
	of: z.enum(kinds).catch('all').default('all'),
	show: z.literal('all').optional().catch(undefined),
});

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	// A guest is not of the workspace: they have the openings that are shared with them.
	if (isGuest(person)) redirect(303, '/growth/openings');
	const { db } = event.locals;
	const { list, of, show } = Asked.parse(Object.fromEntries(event.url.searchParams));
	const matches = await matchesFor(db, person, {
		list,
		forms: KINDS[of].forms,
		learningTime: await learningTimeAWeek(db.read, person),
		...(show === 'all' ? { limit: 500 } : {}),
	});
	noteShown(
		db,
		person,
		matches.shown.map(({ opening }) => opening.id),
	);
	return {
		...{ list, of, matches },
		today: isoDay(now(), person.zone),
		own: await ownBeside(db, person),
		beside: (await listMentorships(db, person)).filter(({ state }) => state === 'agreed'),
		aside: await inclinedTo(db.read, person, 'not-now'),
	};
};

const Numbered = z.object({ number: z.coerce.number().int().positive() });

export const actions: Actions = {
	aside: form(Numbered, async (person, { number }, { locals }: RequestEvent) => {
		await putAside(locals.db, person, number);
		return { aside: number };
	}),
	back: form(Numbered, (person, { number }, { locals }: RequestEvent) =>
		takeInclinationBack(locals.db, person, number),
	),
	chooseSeen: form(ListsSeen, async (person, seen, { locals }: RequestEvent) => {
		await chooseSeen(locals.db, person, seen);
		return { chosen: true as const };
	}),
};
