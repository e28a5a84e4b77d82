import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { eq } from 'drizzle-orm';
import { transact } from '#lib/db/transact.server.ts';
import { FILES, holdingFiles, pathOfFile } from '#lib/files/kept-files.server.ts';
import { writeEntry, type Told } from '../../../tests/support/entries.ts';
import { freshCompany, type Company } from '../../../tests/support/people.ts';
import { attach, attachmentsOf, clearOrphans, detach, findAttachment } from './attachments.server.ts';
import { markRemoved } from './standing.server.ts';
import { attachment, entry } from './tables.server.ts';

let company: Company;
beforeEach(async () => {
	company = await freshCompany();
});
afterEach(() => company.close());

const LIMITS = { fileBytes: 1_000, filesBytes: 2_500 };
const words = (text: string) => new TextEncoder().encode(text);
const file = (fileName: string, text: string) => ({ fileName, bytes: words(text) });
const bytesKept = () => {
	const folder = join(company.db.folder, FILES);
	return existsSync(folder) ? readdirSync(folder).sort() : [];
};
async function write(told: Partial<Told> = {}) {
	const { number, id } = await writeEntry(company.db, company.member, { title: 'The disk', ...told });
	return { id, at: { kind: 'postmortem', number } as const };
}
const refused = (status: number, sentence: RegExp) =>
	expect.objectContaining({
		status,
		body: expect.objectContaining({ message: expect.stringMatching(sentence) as string }) as object,
	}) as Error;

test('a file is there with its bytes, for whoever may see its entry', async () => {
	const { db, member, admin, outsider } = company;
	const { at } = await write({ team: 'payments', visibility: 'team' });
	const made = await attach(db, member, at, file('pod.log', 'out of memory'));
	expect(readFileSync(pathOfFile(db.folder, made.name), 'utf8')).toBe('out of memory');
	expect(await findAttachment(db.read, member, made.name)).toEqual(made);
	expect(await attachmentsOf(db.read, member, at)).toEqual([{ ...made, by: member.name, usedIn: [] }]);
	for (const somebody of [outsider, admin]) {
		await expect(findAttachment(db.read, somebody, made.name)).rejects.toEqual(refused(404, /This file/));
		await expect(attachmentsOf(db.read, somebody, at)).rejects.toEqual(refused(404, /post-mortem/));
	}
});

test('who may not change the entry adds and removes nothing', async () => {
	const { db, member, outsider } = company;
	const { at } = await write();
	const { name } = await attach(db, member, at, file('pod.log', 'x'));
	await expect(attach(db, outsider, at, file('mine.log', 'x'))).rejects.toEqual(refused(403, /authors/));
	await expect(detach(db, outsider, at, name)).rejects.toEqual(refused(403, /authors/));
	const { at: hidden } = await write({ draft: true });
	await expect(attach(db, outsider, hidden, file('mine.log', 'x'))).rejects.toEqual(
		refused(404, /post-mortem/),
	);
	expect(bytesKept()).toEqual([name]);
});

test('a picture says where it is used', async () => {
	const { db, member } = company;
	const { at, id } = await write();
	const bytes = await sharp({ create: { width: 4, height: 3, channels: 3, background: 'red' } })
		.png()
		.toBuffer();
	const { name, width, height } = await attach(db, member, at, { fileName: 'red.png', bytes });
	expect({ width, height }).toEqual({ width: 4, height: 3 });
	await db.writer.client.execute({
		sql: 'UPDATE version SET content = ? WHERE entry_id = ?',
		args: [
			JSON.stringify({ narrative: `![Red](/files/${name})`, impact: 'None', timeline: [{ evidence: name }] }),
			id,
		],
	});
	const [listed] = await attachmentsOf(db.read, member, at);
	expect(listed?.usedIn).toEqual(['narrative', 'timeline']);
});

test('removed, it is gone with its bytes; only from the entry it belongs to', async () => {
	const { db, member } = company;
	const { at } = await write();
	const { at: other } = await write();
	const { name } = await attach(db, member, at, file('pod.log', 'x'));
	await expect(detach(db, member, other, name)).rejects.toEqual(refused(404, /This file/));
	await detach(db, member, at, name);
	await expect(findAttachment(db.read, member, name)).rejects.toEqual(refused(404, /This file/));
	expect(bytesKept()).toEqual([]);
});

test('while a backup is made no file goes, and afterwards it does', async () => {
	const { db, member } = company;
	const { at } = await write();
	const { name } = await attach(db, member, at, file('pod.log', 'x'));
	await holdingFiles(db.folder, async () => {
		await detach(db, member, at, name);
		expect(bytesKept()).toEqual([name]);
	});
	expect(bytesKept()).toEqual([]);
});

test('an entry that is removed takes its files from sight; one that is erased, from the disk', async () => {
	const { db, member } = company;
	const { at, id } = await write();
	const { name } = await attach(db, member, at, file('pod.log', 'x'));
	await transact(db, (tx) => markRemoved(tx, member, id));
	await expect(findAttachment(db.read, member, name)).rejects.toEqual(refused(404, /This file/));
	await clearOrphans(db);
	expect(bytesKept()).toEqual([name]);
	await transact(db, (tx) => tx.delete(entry).where(eq(entry.id, id)));
	expect(await db.read.select().from(attachment)).toEqual([]);
	await clearOrphans(db);
	expect(bytesKept()).toEqual([]);
});

test('what a crash leaves is cleared at the next start, and nothing else', async () => {
	const { db, member } = company;
	const { at } = await write();
	const { name } = await attach(db, member, at, file('pod.log', 'x'));
	for (const left of ['.half.txt', 'abcdefghijkmnpqrstuvwxyz23.txt'])
		writeFileSync(pathOfFile(db.folder, left), 'x');
	await clearOrphans(db);
	expect(bytesKept()).toEqual([name]);
});

test('too large, too much, or not to be kept: a sentence, and nothing is left', async () => {
	const { db, member } = company;
	const { at } = await write();
	const add = (text: string, name = 'a.log') => attach(db, member, at, file(name, text), LIMITS);
	await expect(add('x'.repeat(1_001))).rejects.toEqual(
		refused(413, /“a.log” is 1 kB. A file can be 1 kB at the most/),
	);
	await expect(add('<svg/>', 'a.png')).rejects.toEqual(refused(422, /is an SVG/));
	for (const text of ['1', '2']) await add(text.repeat(1_000));
	await expect(add('3'.repeat(1_000))).rejects.toEqual(refused(507, /no room.*2.5 kB together/));
	expect(bytesKept()).toHaveLength(2);
});

test('many at once stay within what there is room for', async () => {
	const { db, member } = company;
	const { at } = await write();
	const all = Array.from({ length: 6 }, () => attach(db, member, at, file('a.log', 'x'.repeat(900)), LIMITS));
	const states = (await Promise.allSettled(all)).map(({ status }) => status);
	expect(states.filter((state) => state === 'fulfilled')).toHaveLength(2);
	expect(bytesKept()).toHaveLength(2);
});
