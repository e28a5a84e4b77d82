import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { eachInZip } from './large-zip.server.ts';
import { zipAsRead, writeZip } from './zip-stream.server.ts';

const LIMITS = { entries: 100_000, fileBytes: 100_000, totalBytes: 10_000_000, ratio: 200 };

const MANY = 3_000;

let folder: string;
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'kintsugi-zip-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

let asked = 0;
async function* files(most: number) {
	asked = 0;
	for (let n = 0; n < most; n++) {
		asked++;
		yield { name: `some/${n}.txt`, bytes: Buffer.from(`This is ${n}`) };
		await Promise.resolve();
	}
}

test('thousands of files go into a zip and come out of it, from any of them on', async () => {
	const path = join(folder, 'a.zip');
	await writeZip(path, files(MANY), 0);
	const found: string[] = [];
	for await (const { at, of, file } of eachInZip(path, LIMITS, MANY - 10)) {
		found.push(
			file && 'bytes' in file ? `${at}/${of} ${Buffer.from(file.bytes).toString().slice(0, 13)}` : '',
		);
	}
	expect(found).toHaveLength(10);
	expect(found[9]).toBe('3000/3000 This is 2999');
});

test('where nobody fetches the rest, the rest is not read', async () => {
	const zip = zipAsRead(files(3_000), 0);
	for await (const _some of zip) break;
	expect(zip.destroyed).toBe(true);
	const soFar = asked;
	await new Promise((later) => setTimeout(later, 20));
	expect(asked).toBeLessThanOrEqual(soFar + 1);
	expect(asked).toBeLessThan(3_000);
});
