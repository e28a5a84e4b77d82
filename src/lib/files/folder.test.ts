import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readFolder } from './folder.server.ts';

let folder: string;

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'kintsugi-folder-'));
});

afterEach(() => {
	rmSync(folder, { recursive: true });
});

function write(name: string, text: string): void {
	mkdirSync(join(folder, name, '..'), { recursive: true });
	writeFileSync(join(folder, name), text);
}

async function read(path = folder): Promise<string[]> {
	const seen: string[] = [];
	for await (const item of readFolder(path, (name) => name.endsWith('.md'), 1000)) {
		seen.push('reason' in item ? item.reason : `${item.name}: ${Buffer.from(item.bytes).toString()}`);
	}
	return seen;
}

test('reads what is wanted at any depth, in one order, without hidden files', async () => {
	for (const name of ['b.md', 'a/z.md', 'a/c/d.md', 'a.txt', '.git/x.md', '.e.md', 'B.md']) write(name, 'x');
	expect(await read()).toEqual(['B.md: x', 'a/c/d.md: x', 'a/z.md: x', 'b.md: x']);
	expect(await read(join(folder, 'b.md'))).toEqual(['b.md: x']);
});

test('a file over the limit is told, and the rest is read', async () => {
	write('a.md', 'x'.repeat(1001));
	write('b.md', 'x');
	expect(await read()).toEqual(['“a.md” was not read: it is larger than 1 kB.', 'b.md: x']);
});

test('links lead nowhere', async () => {
	write('inside/a.md', 'x');
	symlinkSync('/etc', join(folder, 'inside', 'etc'));
	symlinkSync('/etc/hostname', join(folder, 'inside', 'name.md'));
	symlinkSync('..', join(folder, 'inside', 'loop'));
	expect(await read()).toEqual([
		'inside/a.md: x',
		'“inside/name.md” was not read: it is a link to another file.',
	]);
});

test('nothing there is one sentence', async () => {
	await expect(read(join(folder, 'nowhere'))).rejects.toThrow(/^Nothing can be read at “.*” \(ENOENT\)\.$/);
});
