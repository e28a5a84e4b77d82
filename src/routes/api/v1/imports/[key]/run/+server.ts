import { choicesIn, ImportAnswer, ImportChoices, readImport } from '#domain/bringing/api-answer.server.ts';
import { stagedOf } from '#domain/bringing/staging.server.ts';
import { runsOfImport, startImport } from '#domain/bringing/starting.server.ts';
import { MOVING_JOB, stop } from '#domain/moving/runs.server.ts';
import { missing } from '#lib/errors.ts';
import { runJobSoon } from '#lib/jobs/jobs.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

export const POST = endpoint({
	summary: 'Bring in what was sent, or say what would come of it; `run` tells how far it is',
	describes:
		'It is answered after three seconds at the latest, and goes on by itself: read it again until it is done.',
	scope: 'write',
	body: ImportChoices,
	answers: ImportAnswer,
	act: async (person, { body }, { locals: { db }, params: { key = '' } }) => {
		await startImport(db, person, { staged: key, choices: choicesIn(body, person), dryRun: body.dryRun });
		await runJobSoon(MOVING_JOB);
		return { body: await readImport(db, person, key) };
	},
});

export const DELETE = endpoint({
	summary: 'Stop bringing it in, after what is being done; what was done until then stays',
	scope: 'write',
	answers: null,
	status: 204,
	act: async (person, _, { locals: { db }, params: { key = '' } }) => {
		await stagedOf(db, person, key);
		const [run] = await runsOfImport(db.read, person, key);
		await stop(db, person, run ?? missing('This import'));
		return {};
	},
});
