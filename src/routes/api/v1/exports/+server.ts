import { z } from 'zod';
import { EXPORT } from '#domain/archive/exporting.server.ts';
import { ownersOnly, startExport } from '#domain/archive/moving-workspace.server.ts';
import { answerOfRun, RunAnswer } from '#domain/moving/api-answer.ts';
import { MOVING_JOB, runOf, runsOf, shownRun } from '#domain/moving/runs.server.ts';
import { runJobSoon } from '#lib/jobs/jobs.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

export const GET = endpoint({
	summary: 'The archives of the workspace that you had made, the newest first, for owners',
	scope: 'read',
	answers: z.object({ items: z.array(RunAnswer) }),
	act: async (person, _, { locals }) => {
		ownersOnly(person);
		return { body: { items: (await runsOf(locals.db.read, person, [EXPORT])).map(answerOfRun) } };
	},
});

export const POST = endpoint({
	summary: 'Begin to take out the whole workspace as one archive, for owners; it is noted in the audit log',
	describes:
		'Nothing that is private goes along: an owner takes that out in a browser, sealed for another Kintsugi. Once its state is `done`, `…/archive.zip` is the archive.',
	scope: 'write',
	answers: RunAnswer,
	status: 201,
	act: async (person, _, { locals: { db } }) => {
		const { key } = await startExport(db, person, { key: '' });
		await runJobSoon(MOVING_JOB);
		return {
			body: answerOfRun(shownRun(await runOf(db.read, person, key))),
			headers: { location: `/api/v1/exports/${key}` },
		};
	},
});
