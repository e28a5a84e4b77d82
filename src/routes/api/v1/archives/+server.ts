import { z } from 'zod';
import { LARGEST_SENT, lookAhead, ownersOnly } from '#domain/archive/moving-workspace.server.ts';
import { IMPORT } from '#domain/archive/taking-in.server.ts';
import { answerOfRun, RunAnswer } from '#domain/moving/api-answer.ts';
import { runsOf } from '#domain/moving/runs.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';
import { uploadedFile } from '#lib/web/upload.server.ts';
import { underWay } from './arrived.server.ts';

export const GET = endpoint({
	summary: 'The archives of other workspaces that you sent, the newest first, for owners',
	scope: 'read',
	answers: z.object({ items: z.array(RunAnswer) }),
	act: async (person, _, { locals }) => {
		ownersOnly(person);
		return { body: { items: (await runsOf(locals.db.read, person, [IMPORT])).map(answerOfRun) } };
	},
});

export const POST = endpoint({
	summary: 'Send the archive of another workspace, and see what bringing it in would do, for owners',
	describes:
		'Nothing is written yet: `dryRun` is true, and its lines say what would come of each thing. Once its state is `done`, `POST …/run` brings it in. A larger one comes in by the command line.',
	scope: 'write',
	takesFile: true,
	largestFile: LARGEST_SENT,
	answers: RunAnswer,
	status: 201,
	act: async (person, _, { locals: { db }, request }) => {
		ownersOnly(person);
		const { key } = await lookAhead(db, person, await uploadedFile(request, LARGEST_SENT));
		return { body: await underWay(db, person, key), headers: { location: `/api/v1/archives/${key}` } };
	},
});
