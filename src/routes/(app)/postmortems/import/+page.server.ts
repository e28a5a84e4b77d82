import { z } from 'zod';
import { knownTeams } from '#domain/entries/acquaintances.server.ts';
import { AT_ONCE_BYTES } from '#domain/postmortems/bringing.ts';
import { broughtByUpload } from '#domain/postmortems/brought.server.ts';
import type { Brought } from '#lib/files/found.ts';
import { carry, takeUp } from '#domain/postmortems/carrying.server.ts';
import { importDocuments } from '#domain/postmortems/importing.server.ts';
import { lookAt } from '#domain/postmortems/looking.server.ts';
import { refuseGuests } from '#domain/postmortems/postmortems.server.ts';
import { invalid } from '#lib/errors.ts';
import { noneOr } from '#lib/web/fields.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import { cameOf } from './came.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	refuseGuests(person);
	const teams = await knownTeams(event.locals.db.read, person);
	const mine = teams.filter(({ id }) => person.teams.includes(id));
	const others = teams.filter(({ id }) => !person.teams.includes(id));
	return { allTeams: [...mine, ...others].map(({ slug, name }) => ({ slug, name })) };
};

const Files = z.array(z.instanceof(File)).default([]);
const Looking = z.object({
	files: Files,
	/** The preview is a page of its own, which carries what was looked at. */
	carry: z.string().optional(),
});
const Importing = z.object({
	files: Files,
	carried: z.string().optional(),
	team: noneOr(z.string().max(120).nullable()).default(null),
	visibility: z.enum(['workspace', 'team'], 'Choose who can read them.').default('workspace'),
	publish: z.enum(['yes', 'no']).default('yes'),
});

// The words of the form and the seams between its parts come on top of the files.
const limit = AT_ONCE_BYTES + 400_000;

export const actions: Actions = {
	look: form(
		Looking,
		async (person, { files, carry: wanted }, { locals }) => {
			const brought = await all(files);
			const looked = await lookAt(locals.db, person, brought);
			return { looked, carried: wanted === undefined ? null : carry(brought) };
		},
		{ limit },
	),

	import: form(
		Importing,
		async (person, { files, carried, team, visibility, publish }, { locals }) => {
			if (visibility === 'team' && team === null) invalid({ team: 'Choose the team that can read them.' });
			const brought = carried === undefined ? await all(files) : takeUp(carried);
			const options = { team, visibility, publish: publish === 'yes' };
			const outcomes = await importDocuments(locals.db, person, brought, options);
			return { came: outcomes.map(cameOf) };
		},
		{ limit },
	),
};

/** A file field that nobody filled arrives as a file without a name. */
async function all(files: readonly File[]): Promise<Brought[]> {
	const chosen = files.filter(({ name }) => name !== '');
	if (chosen.length === 0) invalid({ files: 'Choose a file, a folder or a zip first.' });
	const brought = await Array.fromAsync(broughtByUpload(chosen));
	if (brought.length === 0) invalid({ files: 'There is no Markdown file among these.' });
	return brought;
}
