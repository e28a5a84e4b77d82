import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { mayBegin } from '#domain/accounts/may.ts';
import { hrefOfAnswer } from '#domain/log/answer-address.ts';
import { askedNow, writableTeams } from '#domain/log/asked.server.ts';
import { hasSkipped, skipDay } from '#domain/log/days-off.server.ts';
import { DayOfTeam } from '#domain/log/rhythm-form.ts';
import { now } from '#lib/db/clock.ts';
import { isoDay } from '#lib/dates.ts';
import { forbidden } from '#lib/errors.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import { log } from '../logging.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	if (!mayBegin(person))
		forbidden('Guests read and discuss; the log is written by the people of the workspace.');
	const { db } = event.locals;
	const { searchParams } = event.url;
	const at = now();
	const today = isoDay(at, person.zone);
	const given = z.iso.date().safeParse(searchParams.get('day')).data;
	const asked = await askedNow(db, person, at);
	const wanted = searchParams.get('team');
	// Where no team is named it is for the one that asks, and closes first.
	const slug = wanted ?? asked[0]?.team.slug;
	const day = given !== undefined && given <= today ? given : undefined;
	const writable = await writableTeams(db, person, { at, day });
	const team = writable.find((one) => one.team.slug === slug);
	const asks = asked.some((one) => one.team.slug === team?.team.slug && one.day === team.day);
	return {
		about: searchParams.get('about') ?? '',
		/** What it comes from, such as `S-12`. */
		source: searchParams.get('source') ?? '',
		shared: shared(searchParams),
		today,
		writable,
		team: team ?? null,
		/** It asks them at this moment. */
		asks,
		skipped: team ? await hasSkipped(db, person, { team: team.team.slug, day: team.day }) : false,
	};
};

/** What another app shares with us. */
function shared(asked: URLSearchParams): string {
	const parts = ['title', 'text', 'url'].map((name) => asked.get(name)?.trim() ?? '');
	return [...new Set(parts.filter(Boolean))].join('\n').slice(0, 2_000);
}

const Skip = DayOfTeam.extend({ skipped: z.enum(['true', 'false']) });

export const actions: Actions = {
	log,
	skip: form(Skip, async (person, { team, day, skipped }, { locals }: RequestEvent) => {
		await skipDay(locals.db, person, { team, day, skipped: skipped === 'true' });
		redirect(303, hrefOfAnswer({ team, day }));
	}),
};
