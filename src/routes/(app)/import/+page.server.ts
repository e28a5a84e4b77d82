import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { AT_ONCE_BYTES } from '#domain/bringing/limits.ts';
import { recentImports } from '#domain/bringing/starting.server.ts';
import { refuseGuests, stage } from '#domain/bringing/staging.server.ts';
import { invalid } from '#lib/errors.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	refuseGuests(person);
	return { recent: await recentImports(event.locals.db.read, person) };
};

const Files = z.object({
	files: z.array(z.instanceof(File)).default([]),
	/** Of what was sent before, to which these belong. */
	key: z.string().max(40).optional(),
	/** The browser sends them in parcels, and goes on by itself. */
	parcel: z.string().optional(),
	/** When each of them was changed last, between commas: a form alone does not tell. */
	changed: z.string().max(20_000).optional(),
});

// The words of the form and the seams between its parts come on top of the files.
const limit = AT_ONCE_BYTES + 1_000_000;

export const actions: Actions = {
	stage: form(
		Files,
		async (person, { files, key, parcel, changed = '' }, { locals }) => {
			const chosen = files.filter(({ name }) => name !== '');
			if (chosen.length === 0) invalid({ files: 'Choose files, a folder or a zip first.' });
			const staged = await stage(locals.db, person, brought(chosen, changed.split(',').map(Number)), key);
			if (parcel === undefined) redirect(303, `/import/${staged}`);
			return { key: staged };
		},
		{ limit },
	),
};

async function* brought(files: readonly File[], changed: readonly number[]) {
	for (const [at, file] of files.entries()) {
		const changedAt = Number(changed[at]) > 0 ? { changedAt: Number(changed[at]) } : {};
		yield { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()), ...changedAt };
	}
}
