import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { importAfterLooking, movingRunPage, ownersOnly } from '#domain/archive/moving-workspace.server.ts';
import { goOn, MOVING_JOB, stop } from '#domain/moving/runs.server.ts';
import { runJob } from '#lib/jobs/jobs.server.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) =>
	movingRunPage(event.locals.db, signedIn(event), event.params.key);

const Key = z.object({ key: z.string().max(60) });

export const actions: Actions = {
	stop: form(Key, async (person, input, { locals }: RequestEvent) => {
		ownersOnly(person);
		await stop(locals.db, person, input);
		return { stopped: true };
	}),
	goOn: form(Key, async (person, input, { locals }: RequestEvent) => {
		ownersOnly(person);
		await goOn(locals.db, person, input);
		void runJob(MOVING_JOB);
		return { goesOn: true };
	}),
	bringIn: form(Key, async (person, { key }, { locals }: RequestEvent) => {
		const { key: next } = await importAfterLooking(locals.db, person, key);
		void runJob(MOVING_JOB);
		redirect(303, `/admin/moving/${next}`);
	}),
};
