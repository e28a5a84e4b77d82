import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { learnedOf } from '#domain/training/drills/debrief.server.ts';
import { findDrill } from '#domain/training/drills/drills.server.ts';
import { underway } from '#domain/training/drills/finding-runs.server.ts';
import { drillWith } from '#domain/training/drills/listing.server.ts';
import { startAlone, startTogether, Together } from '#domain/training/drills/runs.server.ts';
import { missing } from '#lib/errors.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const idIn = (event: Pick<RequestEvent, 'params'>) => Number(event.params.id);

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const { db } = event.locals;
	const { drill, mayChange } = await findDrill(db.read, person, idIn(event));
	return {
		drill: (await drillWith(db, person, drill.id)) ?? missing('This drill'),
		scene: drill.scene,
		mayChange,
		underway: await underway(db.read, person, drill.id),
		learned: await learnedOf(db, person, { drillId: drill.id }),
	};
};

const to = (key: string) => redirect(303, `/training/drills/rooms/${key}`);

export const actions: Actions = {
	alone: form(z.object({}), async (person, _, event: RequestEvent) =>
		to(await startAlone(event.locals.db, person, idIn(event))),
	),
	together: form(Together, async (person, input, event: RequestEvent) =>
		to(await startTogether(event.locals.db, person, idIn(event), input)),
	),
};
