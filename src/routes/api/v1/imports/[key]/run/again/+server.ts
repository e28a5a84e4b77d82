import { ImportAnswer, readImport } from '#domain/bringing/api-answer.server.ts';
import { stagedOf } from '#domain/bringing/staging.server.ts';
import { runsOfImport } from '#domain/bringing/starting.server.ts';
import { goOn, MOVING_JOB } from '#domain/moving/runs.server.ts';
import { missing } from '#lib/errors.ts';
import { runJobSoon } from '#lib/jobs/jobs.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

export const POST = endpoint({
	summary: 'Go on with an import that was stopped or failed, from where it was',
	scope: 'write',
	answers: ImportAnswer,
	act: async (person, _, { locals: { db }, params: { key = '' } }) => {
		await stagedOf(db, person, key);
		const [run] = await runsOfImport(db.read, person, key);
		await goOn(db, person, run ?? missing('This import'));
		await runJobSoon(MOVING_JOB);
		return { body: await readImport(db, person, key) };
	},
});
