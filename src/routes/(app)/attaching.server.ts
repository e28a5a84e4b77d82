import { json, type RequestEvent, type RequestHandler } from '@sveltejs/kit';
import { z } from 'zod';
import { answerOfAttachment } from '#domain/entries/attachment-answer.ts';
import { attach, attachmentsOf, detach, type Listed } from '#domain/entries/attachments.server.ts';
import { findEditable, findEntry } from '#domain/entries/entries.server.ts';
import type { Kind } from '#domain/entries/kinds.ts';
import { mayEdit } from '#domain/entries/visibility.server.ts';
import { clockTime, namedDay } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import { environment } from '#lib/environment.server.ts';
import { invalid, isForbidden, isMissing, sentenceOf } from '#lib/errors.ts';
import { fileAddress } from '#lib/files/file-address.ts';
import { sizeInWords } from '#lib/files/size.ts';
import { refuseInMaintenance } from '#lib/maintenance.server.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import { uploadedFile } from '#lib/web/upload.server.ts';

const entryOf = (kind: Kind, { params }: RequestEvent) => ({ kind, number: Number(params.id) });

/** The page of the files of an entry. */
export async function filesPage(kind: Kind, event: RequestEvent, places: Record<string, string>) {
	const person = signedIn(event);
	const { db } = event.locals;
	const { number } = entryOf(kind, event);
	const found = await findEntry(db.read, person, kind, number);
	const files = await attachmentsOf(db.read, person, { kind, number });
	const at = now();
	return {
		number,
		title: found.title,
		mayEdit: mayEdit(person, found),
		most: sizeInWords(environment().fileBytes),
		files: files.map((file) => shownFile(file, { zone: person.zone, at, places })),
	};
}

export type ShownFile = ReturnType<typeof shownFile>;

function shownFile(
	file: Listed,
	{ zone, at, places }: { zone: string; at: number; places: Record<string, string> },
) {
	const { name, fileName, size, width, height, by, usedIn } = file;
	return {
		...{ name, fileName, by },
		address: fileAddress(name),
		size: sizeInWords(size),
		picture: width === null || height === null ? null : { width, height },
		iso: new Date(file.at).toISOString(),
		when: `${namedDay(file.at, zone, at)}, ${clockTime(file.at, zone)}`,
		usedIn: placesOf(usedIn, places),
	};
}

/** `the narrative and the timeline`, from the fields of an entry; null where there is none. */
function placesOf(fields: readonly string[], words: Record<string, string>): string | null {
	const places = fields.flatMap((field) => words[field] ?? []);
	return places.length === 0 ? null : new Intl.ListFormat('en').format(places);
}

const Adding = z.object({ files: z.array(z.instanceof(File)).default([]) });
const Removing = z.object({ name: z.string() });

// What the server takes; what one file may have is less, and its sentence says so.
const limit = 62_000_000;

/** What is done on that page. */
export function attaching(kind: Kind) {
	return {
		add: form(
			Adding,
			async (person, { files }, event) => {
				// A file field that nobody filled arrives as a file without a name.
				const chosen = files.filter(({ name }) => name !== '');
				if (chosen.length === 0) invalid({ files: 'Choose a file first.' });
				const refused: string[] = [];
				for (const file of chosen) {
					const bytes = new Uint8Array(await file.arrayBuffer());
					const given = { fileName: file.name, bytes };
					await attach(event.locals.db, person, entryOf(kind, event), given).catch((problem: unknown) =>
						refused.push(sentenceFor(problem)),
					);
				}
				const sentence = refused.join(' ');
				if (refused.length === chosen.length) invalid({ files: sentence });
				return { refused: sentence === '' ? null : sentence };
			},
			{ limit },
		),

		remove: form(Removing, async (person, { name }, event) => {
			await detach(event.locals.db, person, entryOf(kind, event), name);
			return { refused: null };
		}),
	};
}

/** One file that is not taken does not keep the others out; somebody who may not add any is told so. */
function sentenceFor(problem: unknown): string {
	if (isMissing(problem) || isForbidden(problem)) throw problem;
	return sentenceOf(problem);
}

/** Takes what was pasted or dropped into a text of an entry of that kind, from a script of its page. */
export function takingFiles(kind: Kind): RequestHandler {
	return async (event) => {
		refuseInMaintenance(event);
		const person = signedIn(event);
		const { db } = event.locals;
		const to = entryOf(kind, event);
		await findEditable(db.read, person, to.kind, to.number);
		const file = await uploadedFile(event.request, environment().fileBytes);
		const bytes = new Uint8Array(await file.arrayBuffer());
		return json(answerOfAttachment(await attach(db, person, to, { fileName: file.name, bytes })), {
			status: 201,
		});
	};
}
