import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { LogForm } from '#domain/log/composing.ts';
import { logIt } from '#domain/log/log.server.ts';
import { reading } from '#domain/postmortems/reading.server.ts';
import { stripUntil } from '#domain/postmortems/strip-until.ts';
import {
	learnedOf,
	linkLearned,
	Noticed,
	sourceOf,
	writeNoticed,
} from '#domain/training/drills/debrief.server.ts';
import { placeOf } from '#domain/training/drills/place.ts';
import {
	answer,
	Answering,
	goOn,
	reveal,
	setTimer,
	Turning,
} from '#domain/training/drills/playing.server.ts';
import { forget, leave, sit, Sitting, Together } from '#domain/training/drills/runs.server.ts';
import { readRun, type PlayingRun } from '#domain/training/drills/shown.server.ts';
import type { Database } from '#lib/db/open.server.ts';
import { randomName } from '#lib/db/ids.server.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn, type SignedIn } from '#lib/web/guard.server.ts';
import { newsOf } from '../../../../frame.ts';
import { momentsIn } from './moments.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const { db } = event.locals;
	const { key } = event.params;
	event.depends(newsOf(placeOf(key)));
	const run = await readRun(db, person, key);
	const base = { slim: true, key };
	switch (run.state) {
		case 'outside':
			return { ...base, run, playing: null, learned: [], uid: '' };
		case 'debrief':
			return {
				...base,
				run,
				playing: null,
				learned: await learnedOf(db, person, { key }),
				uid: randomName(20),
			};
		case 'playing':
			return { ...base, run, playing: await around(db, person, run), learned: [], uid: '' };
	}
};

/** What the post-mortem adds to a step: its evidence as it is read there, and the line as far as it was known. */
async function around(db: Database, person: SignedIn, run: PlayingRun) {
	const { zone } = run.drill;
	const { at, sight, happened, ahead, startedAt } = run.now;
	const whole = at === null ? null : await reading(db, person, run.of.number, zone);
	const began = whole?.times.started ?? startedAt;
	const before = run.passed.at(-2)?.at ?? null;
	return {
		sight: momentsIn(sight, zone, before),
		happened: happened && momentsIn(happened, zone, at),
		ahead: ahead && momentsIn(ahead, zone, at),
		strip: whole?.strip && at !== null ? stripUntil(whole.strip, at, zone) : null,
		/** Milliseconds since it began. */
		since: at === null || began === null || began > at ? null : at - began,
	};
}

const Nothing = z.object({});
type Act<Input> = (db: Database, who: SignedIn, key: string, input: Input) => Promise<unknown>;

/** Does it, and shows the room again. */
const inRoom = <Schema extends z.ZodType>(schema: Schema, act: Act<z.output<Schema>>, back = '') =>
	form(schema, async (person, input, event: RequestEvent) => {
		await act(event.locals.db, person, event.params.key, input);
		redirect(303, `/training/drills/rooms/${event.params.key}${back}`);
	});

const away = (act: (db: Database, who: SignedIn, key: string) => Promise<{ drillId: number }>) =>
	form(Nothing, async (person, _, event: RequestEvent) => {
		const { drillId } = await act(event.locals.db, person, event.params.key);
		redirect(303, `/training/drills/${drillId}`);
	});

export const actions: Actions = {
	sit: inRoom(Sitting, sit),
	answer: inRoom(Answering, answer, '#said'),
	reveal: inRoom(Turning, reveal, '#happened'),
	next: inRoom(Turning, goOn),
	timer: inRoom(Together, setTimer),
	notice: inRoom(Noticed, writeNoticed),
	learn: inRoom(
		LogForm,
		async (db, who, key, { entry }) => {
			const source = await sourceOf(db, who, key);
			const { number } = await logIt(db, who, { ...entry, source, draft: false });
			await linkLearned(db, who, key, number);
		},
		'#learned',
	),
	leave: away(leave),
	forget: away(forget),
};
