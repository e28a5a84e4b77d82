import { z } from 'zod';
import { listJobs, runNow } from '#domain/jobs/jobs.server.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import { moment } from '../moment.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const jobs = await listJobs(event.locals.db, person);
	const at = (time: number | null) => (time === null ? null : moment(time, person.zone));
	return {
		jobs: jobs.map(({ doneAt, failedAt, ...job }) => ({ ...job, done: at(doneAt), failed: at(failedAt) })),
	};
};

export const actions: Actions = {
	default: form(z.object({ name: z.string().max(200) }), async (person, job, { locals }: RequestEvent) => ({
		ran: job.name,
		ended: await runNow(locals.db, person, job),
	})),
};
