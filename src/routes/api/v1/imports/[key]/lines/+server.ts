import { stagedOf } from '#domain/bringing/staging.server.ts';
import { runsOfImport } from '#domain/bringing/starting.server.ts';
import { missing } from '#lib/errors.ts';
import { linesOfRun } from '../../../lines-of.server.ts';

export const GET = linesOfRun(
	'What became of each thing that was brought in, or would',
	async (db, who, key) => {
		await stagedOf(db, who, key);
		const [run] = await runsOfImport(db.read, who, key);
		return run ?? missing('This import');
	},
);
