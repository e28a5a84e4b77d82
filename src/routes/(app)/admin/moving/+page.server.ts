import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import {
	Exporting,
	movingPage,
	ownersOnly,
	startExport,
	startImport,
} from '#domain/archive/moving-workspace.server.ts';
import { UPLOADED } from '#domain/archive/taking-in.server.ts';
import { folderOfRun } from '#domain/moving/folder.server.ts';
import { MOVING_JOB, newRunKey } from '#domain/moving/runs.server.ts';
import { invalid } from '#lib/errors.ts';
import { runJob } from '#lib/jobs/jobs.server.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** A larger one comes in by the command line, on the machine itself. */
const LARGEST = 60_000_000;

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
	/** What was sent stays for the import itself, so that it need not be sent again. */
	lookAhead: form(
		Sent,
		async (person, { archive }, { locals }: RequestEvent) => {
			ownersOnly(person);
			if (!archive || archive.size === 0)
				invalid({ archive: 'Choose the zip that the other Kintsugi made.' });
			const key = newRunKey();
			const path = join(await folderOfRun(locals.db, key), UPLOADED);
			await pipeline(Readable.fromWeb(archive.stream() as never), createWriteStream(path, { mode: 0o600 }));
			await startImport(locals.db, person, { key, dryRun: true });
			void runJob(MOVING_JOB);
			redirect(303, `/admin/moving/${key}`);
		},
		{ limit: LARGEST },
	),
};
