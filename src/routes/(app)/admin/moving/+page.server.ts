import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import {
	Exporting,
	LARGEST_SENT,
	lookAhead,
	movingPage,
	ownersOnly,
	startExport,
} from '#domain/archive/moving-workspace.server.ts';
import { MOVING_JOB } from '#domain/moving/runs.server.ts';
import { invalid } from '#lib/errors.ts';
import { runJob } from '#lib/jobs/jobs.server.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const Sent = z.object({
	archive: z.instanceof(File).optional(),
});

export const load: PageServerLoad = async (event) => movingPage(event.locals.db, signedIn(event));

export const actions: Actions = {
	takeOut: form(Exporting, async (person, input, { locals }: RequestEvent) => {
		const { key } = await startExport(locals.db, person, input);
		void runJob(MOVING_JOB);
		redirect(303, `/admin/moving/${key}`);
	}),
	lookAhead: form(
		Sent,
		async (person, { archive }, { locals }: RequestEvent) => {
			ownersOnly(person);
			if (!archive || archive.size === 0)
				invalid({ archive: 'Choose the zip that the other Kintsugi made.' });
			const { key } = await lookAhead(locals.db, person, archive);
			void runJob(MOVING_JOB);
			redirect(303, `/admin/moving/${key}`);
		},
		{ limit: LARGEST_SENT },
	),
};
