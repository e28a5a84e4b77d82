import { z } from 'zod';
import { attach, attachmentsOf, detach } from '#domain/entries/attachments.server.ts';
import { findEntry } from '#domain/entries/entries.server.ts';
import { mayEdit } from '#domain/entries/visibility.server.ts';
import { clockTime, namedDay } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import { environment } from '#lib/environment.server.ts';
import { invalid, isForbidden, isMissing, sentenceOf } from '#lib/errors.ts';
import { fileAddress } from '#lib/files/file-address.ts';
import { sizeInWords } from '#lib/files/size.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import { placesOf } from './places.ts';
import type { Actions, PageServerLoad } from './$types';

const entryOf = ({ id }: { id: string }) => ({ kind: 'postmortem', number: Number(id) }) as const;

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const { db } = event.locals;
	const { kind, number } = entryOf(event.params);
	const found = await findEntry(db.read, person, kind, number);
	const files = await attachmentsOf(db.read, person, { kind, number });
	const at = now();
	return {
		number,
		title: found.title,
		mayEdit: mayEdit(person, found),
		most: sizeInWords(environment().fileBytes),
		files: files.map((file) => ({
			name: file.name,
			address: fileAddress(file.name),
			fileName: file.fileName,
			size: sizeInWords(file.size),
			picture:
				file.width === null || file.height === null ? null : { width: file.width, height: file.height },
			by: file.by,
			iso: new Date(file.at).toISOString(),
			when: `${namedDay(file.at, person.zone, at)}, ${clockTime(file.at, person.zone)}`,
			usedIn: placesOf(file.usedIn),
		})),
	};
};

const Adding = z.object({ files: z.array(z.instanceof(File)).default([]) });
const Removing = z.object({ name: z.string() });

// What the server takes; what one file may have is less, and its sentence says so.
const limit = 62_000_000;

export const actions: Actions = {
	add: form(
		Adding,
		async (person, { files }, { locals, params }) => {
			// A file field that nobody filled arrives as a file without a name.
			const chosen = files.filter(({ name }) => name !== '');
			if (chosen.length === 0) invalid({ files: 'Choose a file first.' });
			const refused: string[] = [];
			for (const file of chosen) {
				const bytes = new Uint8Array(await file.arrayBuffer());
				await attach(locals.db, person, entryOf(params), { fileName: file.name, bytes }).catch(
					(problem: unknown) => refused.push(sentenceFor(problem)),
				);
			}
			const sentence = refused.join(' ');
			if (refused.length === chosen.length) invalid({ files: sentence });
			return { refused: sentence === '' ? null : sentence };
		},
		{ limit },
	),

	remove: form(Removing, async (person, { name }, { locals, params }) => {
		await detach(locals.db, person, entryOf(params), name);
		return { refused: null };
	}),
};

/** One file that is not taken does not keep the others out; somebody who may not add any is told so. */
function sentenceFor(problem: unknown): string {
	if (isMissing(problem) || isForbidden(problem)) throw problem;
	return sentenceOf(problem);
}
