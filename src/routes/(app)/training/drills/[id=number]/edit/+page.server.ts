import { isDeepStrictEqual } from 'node:util';
import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { DrillRevision, findToChange, retell, reviseDrill } from '#domain/training/drills/editing.server.ts';
import { FEWEST_MOMENTS } from '#domain/training/drills/drill.ts';
import { timeAfter } from '#domain/training/drills/times.ts';
import { renderMarkdown } from '#lib/markdown/render.server.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import { replayed } from '../../replayed.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const idIn = (event: Pick<RequestEvent, 'params'>) => Number(event.params.id);

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const { db } = event.locals;
	const { drill, of } = await findToChange(db.read, person, idIn(event));
	const told = await replayed(db, person, of.number);
	const before = (place: number) =>
		drill.moments.slice(0, place).findLast(({ at }) => at !== null)?.at ?? null;
	const begins = new Map(drill.steps.map(({ moments, ...asked }) => [moments[0], asked]));
	return {
		id: drill.id,
		number: of.number,
		title: drill.title,
		/** As it was made: it may say how it ends. */
		isNamedAlike: drill.title === of.title,
		scene: drill.scene,
		version: drill.version,
		/** The timeline says something else by now. */
		changed: told.moments.length >= FEWEST_MOMENTS && !isDeepStrictEqual(told.moments, drill.moments),
		moments: drill.moments.map(({ at, role, text }, place) => ({
			time: at === null ? null : timeAfter(before(place), at, drill.zone),
			role,
			html: renderMarkdown(text, { topHeading: 3 }),
			begins: begins.get(place) ?? null,
		})),
	};
};

export const actions: Actions = {
	save: form(DrillRevision, async (person, input, event: RequestEvent) => {
		await reviseDrill(event.locals.db, person, idIn(event), input);
		redirect(303, `/training/drills/${event.params.id}`);
	}),
	retell: form(z.object({}), async (person, _, event: RequestEvent) => {
		const { db } = event.locals;
		const { of } = await findToChange(db.read, person, idIn(event));
		await retell(db, person, idIn(event), await replayed(db, person, of.number));
		redirect(303, `/training/drills/${event.params.id}/edit`);
	}),
};
