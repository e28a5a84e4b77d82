import { z } from 'zod';
import { ImportAnswer } from '#domain/bringing/api-answer.server.ts';
import { refuseGuests } from '#domain/bringing/staging.server.ts';
import { recentImports } from '#domain/bringing/starting.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';
import { LARGEST, putAside } from './bringing.server.ts';

const Count = z.int().optional();

export const GET = endpoint({
	summary: 'What you brought in lately, the newest first, eight at the most',
	scope: 'read',
	answers: z.object({
		items: z.array(
			z.object({
				key: z.string(),
				at: z.iso.datetime(),
				state: z.enum(['waiting', 'going', 'done', 'stopped', 'failed']),
				counts: z.object({ made: Count, changed: Count, skipped: Count, problem: Count }),
			}),
		),
	}),
	act: async (person, _, { locals }) => {
		refuseGuests(person);
		const recent = await recentImports(locals.db.read, person);
		return { body: { items: recent.map(({ at, ...one }) => ({ ...one, at: new Date(at).toISOString() })) } };
	},
});

export const POST = endpoint({
	summary: 'Send what is to be brought in: a zip, a table, a page or a document. Nothing is written yet',
	describes:
		'It is put aside and looked at; `POST …/run` then brings it in, or says what would come of it. More files of the same are sent to `…/files`. What waits for a day is forgotten.',
	scope: 'write',
	takesFile: true,
	largestFile: LARGEST,
	answers: ImportAnswer,
	status: 201,
	act: async (person, _, event) => {
		const body = await putAside(person, event);
		return { body, headers: { location: `/api/v1/imports/${body.key}` } };
	},
});
