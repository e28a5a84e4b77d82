import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { mayCurate } from '#domain/accounts/may.ts';
import { addHoliday, holidaysAhead, removeHoliday } from '#domain/log/days-off.server.ts';
import { addQuestion, bankOf, retireQuestion } from '#domain/log/questions.server.ts';
import {
	NewHoliday,
	NewQuestion,
	Numbered,
	PartChange,
	Pause,
	RhythmChange,
} from '#domain/log/rhythm-form.ts';
import {
	changePart,
	changeRhythm,
	endRhythm,
	pauseRhythm,
	resumeRhythm,
	rhythmOf,
} from '#domain/log/rhythms.server.ts';
import { now } from '#lib/db/clock.ts';
import { isoDay } from '#lib/dates.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const { db } = event.locals;
	const { team, rhythm, people, mayChange } = await rhythmOf(db, person, event.params.slug);
	// The address of a team that became part of this one.
	if (team.slug !== event.params.slug) redirect(308, `/log/teams/${team.slug}/rhythm`);
	const today = isoDay(now(), person.zone);
	const mine = people.find(({ id }) => id === person.id);
	return {
		team: { slug: team.slug, name: team.name, glaze: team.glaze },
		rhythm,
		today,
		zones: [...new Set(people.map(({ zone }) => zone))],
		// What part somebody else has in it is for those who decide it.
		people: mayChange ? people : [],
		mine: mine ? { part: mine.part } : null,
		holidays: await holidaysAhead(db.read, team.id, today),
		questions: rhythm ? await bankOf(db.read, team.id) : [],
		mayChange,
		mayCurate: mayCurate(person),
	};
};

const Nothing = z.object({});

export const actions: Actions = {
	change: form(RhythmChange, async (person, change, { locals, params }: RequestEvent) => {
		await changeRhythm(locals.db, person, params.slug, change);
		return { saved: true };
	}),
	pause: form(Pause, async (person, pause, { locals, params }: RequestEvent) => {
		await pauseRhythm(locals.db, person, params.slug, pause);
	}),
	resume: form(Nothing, async (person, _, { locals, params }: RequestEvent) => {
		await resumeRhythm(locals.db, person, params.slug);
	}),
	end: form(Nothing, async (person, _, { locals, params }: RequestEvent) => {
		await endRhythm(locals.db, person, params.slug);
	}),
	part: form(PartChange, async (person, change, { locals, params }: RequestEvent) => {
		await changePart(locals.db, person, params.slug, change);
	}),
	addHoliday: form(NewHoliday, async (person, holiday, { locals, params }: RequestEvent) => {
		await addHoliday(locals.db, person, params.slug, holiday);
	}),
	removeHoliday: form(Numbered, async (person, holiday, { locals, params }: RequestEvent) => {
		await removeHoliday(locals.db, person, params.slug, holiday);
	}),
	addQuestion: form(NewQuestion, async (person, question, { locals, params }: RequestEvent) => {
		await addQuestion(locals.db, person, params.slug, question);
	}),
	retire: form(Numbered, async (person, { id }, { locals, params }: RequestEvent) => {
		await retireQuestion(locals.db, person, params.slug, { id, retired: true });
	}),
	bringBack: form(Numbered, async (person, { id }, { locals, params }: RequestEvent) => {
		await retireQuestion(locals.db, person, params.slug, { id, retired: false });
	}),
};
