import { z } from 'zod';
import { runNow } from '#domain/jobs/jobs.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

export const POST = endpoint({
	summary: 'Run a job out of its turn; for administrators',
	scope: 'write',
	answers: z.object({
		/** False where it takes longer, and goes on. */
		ended: z.boolean(),
	}),
	act: async (person, _, { locals, params }) => ({
		body: { ended: await runNow(locals.db, person, { name: params.name ?? '' }) },
	}),
});
