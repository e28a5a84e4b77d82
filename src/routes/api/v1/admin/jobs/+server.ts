import { z } from 'zod';
import { listJobs } from '#domain/jobs/jobs.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

const isoOrNull = (at: number | null) => (at === null ? null : new Date(at).toISOString());

export const GET = endpoint({
	summary: 'What runs by itself, and how it went lately; for administrators',
	scope: 'read',
	answers: z.object({
		items: z.array(
			z.object({
				name: z.string(),
				doneAt: z.iso.datetime().nullable(),
				failedAt: z.iso.datetime().nullable(),
				problem: z.string().nullable(),
				/** In a row. */
				failures: z.int(),
				keepsFailing: z.boolean(),
			}),
		),
	}),
	act: async (person, _, { locals }) => {
		const items = (await listJobs(locals.db, person)).map(
			({ name, doneAt, failedAt, problem, failures, keepsFailing }) => ({
				...{ name, problem, failures, keepsFailing },
				doneAt: isoOrNull(doneAt),
				failedAt: isoOrNull(failedAt),
			}),
		);
		return { body: { items } };
	},
});
