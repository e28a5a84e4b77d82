import { readFile } from 'node:fs/promises';
import type { Database } from '#lib/db/open.server.ts';
import { replaceAddresses } from '#lib/files/file-address.ts';
import type { FoundFile } from '#lib/files/found.ts';
import { pathOfFile } from '#lib/files/kept-files.server.ts';
import { writeZip } from '#lib/files/zip.server.ts';
import { slugOf } from '#lib/slug.ts';
import type { Person } from '../accounts/person.ts';
import { filesOf } from '../entries/attachments.server.ts';
import { reference } from '../entries/kinds.ts';
import { KIND, readCourse } from './courses.server.ts';
import { writeCourse } from './folder.ts';

/**
 * A course as its folder, for whoever may change it: what is right stands in it, and nothing of those who took it.
 * Its files lie beside it.
 */
export async function exportCourse(db: Database, who: Person, number: number): Promise<FoundFile[]> {
	const { entry, content } = await readCourse(db.read, who, number, { draft: true });
	const attached = new Set((await filesOf(db.read, entry.id)).map(({ name }) => name));
	const used = new Set<string>();
	const texts = writeCourse(content).map(({ name, text }) => {
		const up = '../'.repeat(name.split('/').length - 1);
		const found = replaceAddresses(text, 'own', (file) => {
			if (!attached.has(file)) return null;
			used.add(file);
			return `${up}files/${file}`;
		});
		return { name, bytes: new TextEncoder().encode(found) };
	});
	const files = await Promise.all(
		[...used].sort().map(async (file) => ({
			name: `files/${file}`,
			bytes: new Uint8Array(await readFile(pathOfFile(db.folder, file))),
		})),
	);
	return [...texts, ...files];
}

/** The same as one file; equal courses make equal bytes. */
export async function exportZip(
	db: Database,
	who: Person,
	number: number,
): Promise<{ name: string; bytes: Uint8Array }> {
	const { entry, content } = await readCourse(db.read, who, number, { draft: true });
	const files = await exportCourse(db, who, number);
	const name = [reference(KIND, number), slugOf(content.title).slice(0, 60)].filter(Boolean).join('-');
	return { name: `${name}.zip`, bytes: writeZip(files, entry.updatedAt) };
}
