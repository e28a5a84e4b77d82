import { invalid } from '#lib/errors.ts';
import type { Database } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { environment } from '#lib/environment.server.ts';
import { fileAddress } from '#lib/files/file-address.ts';
import { readFolder } from '#lib/files/folder.server.ts';
import type { FoundFile } from '#lib/files/found.ts';
import { dropFiles } from '#lib/files/kept-files.server.ts';
import { linkedIn, replaceLinked } from '#lib/files/linked-files.ts';
import { decodeUtf8 } from '#lib/files/text.ts';
import { Unreadable } from '#lib/files/unreadable.ts';
import { mayBeAttached } from '#lib/files/what-it-is.ts';
import { readZip, ZIP_LIMITS } from '#lib/files/zip.server.ts';
import type { Person } from '../accounts/person.ts';
import { keep, putAttachment, type Kept } from '../entries/attachments.server.ts';
import type { CourseContent } from './course.ts';
import { createIn, saveIn, type NewCourse } from './courses.server.ts';
import { readCourse, type CourseFile } from './folder.ts';
import type { Problem } from './folder-problems.ts';

export interface ImportOptions {
	sharing?: NewCourse['sharing'];
	/** The course whose place it takes; without it, it is a new one. */
	into?: number;
}

const isMarkdown = (name: string) => name.endsWith('.md');
const wanted = (name: string) => isMarkdown(name) || mayBeAttached(name);

/** The files of a zip that somebody brought. */
export async function courseInZip(bytes: Uint8Array): Promise<FoundFile[]> {
	try {
		const { fileBytes } = environment();
		const { files, refused } = await readZip(bytes, { ...ZIP_LIMITS, fileBytes }, wanted);
		const [reason] = refused.filter(({ name }) => isMarkdown(name));
		return reason ? invalid({ file: reason.reason }) : files;
	} catch (problem) {
		if (problem instanceof Unreadable) invalid({ file: problem.message });
		throw problem;
	}
}

export async function courseInFolder(path: string): Promise<FoundFile[]> {
	const files: FoundFile[] = [];
	for await (const file of readFolder(path, wanted, environment().fileBytes)) {
		if ('reason' in file) throw new Unreadable(file.reason);
		files.push(file);
	}
	return files;
}

/**
 * Brings a course in as a draft, whole or not at all: all that is wrong with its files is told at once.
 * @returns its number
 */
export async function importCourse(
	db: Database,
	who: Person,
	files: readonly FoundFile[],
	{ sharing = {}, into }: ImportOptions = {},
): Promise<{ number: number; title: string }> {
	const texts = textsOf(files);
	// Read once before its pictures are looked at: what cannot be read brings nothing along.
	contentIn(texts);
	const kept = await keepLinked(db, files, texts);
	try {
		const content = contentIn(texts.map((file) => withAddresses(file, kept)));
		return await transact(db, async (tx) => {
			const made =
				into === undefined
					? await createIn(tx, who, { content, sharing })
					: await saveIn(tx, who, into, { content });
			for (const one of kept.values()) await putAttachment(tx, who, made.id, one);
			return { number: made.number, title: content.title };
		});
	} catch (problem) {
		await dropFiles(
			db.folder,
			[...kept.values()].map(({ name }) => name),
		);
		throw problem;
	}
}

function textsOf(files: readonly FoundFile[]): CourseFile[] {
	return files
		.filter(({ name }) => isMarkdown(name))
		.map(({ name, bytes }) => ({ name, text: textOf(name, bytes) }));
}

function textOf(name: string, bytes: Uint8Array): string {
	try {
		return decodeUtf8(bytes);
	} catch (problem) {
		if (problem instanceof Unreadable) invalid({ file: `${name}: ${problem.message}` });
		throw problem;
	}
}

function contentIn(files: readonly CourseFile[]): CourseContent {
	const { course, problems } = readCourse(files);
	return course ?? invalid({ file: problems.map(told).join('\n') });
}

export const told = ({ file, line, says }: Problem) => `${file}, line ${line}: ${says}`;

/** The files beside the texts that a text leads to, each looked at like any other that somebody adds. */
async function keepLinked(
	db: Database,
	files: readonly FoundFile[],
	texts: readonly CourseFile[],
): Promise<Map<string, Kept>> {
	const kept = new Map<string, Kept>();
	const paths = new Set(texts.flatMap(({ name, text }) => linkedIn([text], name)));
	try {
		for (const { name, bytes } of files) {
			if (!paths.has(name)) continue;
			const fileName = name.split('/').at(-1) ?? name;
			kept.set(name, await keep(db, { fileName, bytes, named: fileName }));
		}
	} catch (problem) {
		await dropFiles(
			db.folder,
			[...kept.values()].map(({ name }) => name),
		);
		throw problem;
	}
	return kept;
}

function withAddresses({ name, text }: CourseFile, kept: ReadonlyMap<string, Kept>): CourseFile {
	const to = (path: string) => {
		const one = kept.get(path);
		return one ? fileAddress(one.name) : null;
	};
	return { name, text: replaceLinked(text, name, to) };
}
