import fc from 'fast-check';
import { zipSync, type Zippable } from 'fflate';
import { describe, expect, test } from 'vitest';
import { isHidden, pathProblem } from './path.ts';
import { readZip, writeZip, ZIP_LIMITS, type ZipContents, type ZipLimits } from './zip.server.ts';

const isMarkdown = (name: string) => name.endsWith('.md');
const bytes = (text: string) => new Uint8Array(Buffer.from(text));

function read(zip: Uint8Array, limits: Partial<ZipLimits> = {}): Promise<ZipContents> {
	return readZip(zip, { ...ZIP_LIMITS, ...limits }, isMarkdown);
}

/** Changes every place of the zip where `from` stands; both have the same length. */
function patched(zip: Uint8Array, from: string | number[], to: string | number[]): Uint8Array {
	const copy = Buffer.from(zip);
	const [old, fresh] = [Buffer.from(from as number[]), Buffer.from(to as number[])];
	for (let at = copy.indexOf(old); at >= 0; at = copy.indexOf(old, at + 1)) fresh.copy(copy, at);
	return copy;
}

/** Where the zip's list of files begins. */
const listOf = (zip: Uint8Array) => Buffer.from(zip).indexOf(Buffer.from([0x50, 0x4b, 1, 2]));

function reasons({ refused }: ZipContents): string[] {
	return refused.map(({ reason }) => reason);
}

const names = ({ files }: ZipContents) => files.map(({ name }) => name);

describe('reading', () => {
	test('gives the wanted files and passes over folders, hidden files and the rest', async () => {
		const zip = zipSync({
			'a/b.md': bytes('b'),
			'a/c.png': bytes('c'),
			'__MACOSX/a/b.md': bytes(''),
			'.x/d.md': bytes(''),
		});
		const found = await read(zip);
		expect(found).toEqual({ files: [{ name: 'a/b.md', bytes: Buffer.from('b') }], refused: [] });
	});

	test('a zip bomb is stopped while it unpacks, and the rest is read', async () => {
		const bomb = zipSync({ 'bomb.md': new Uint8Array(900_000), 'good.md': bytes('good') }, { level: 9 });
		const found = await read(bomb);
		expect(names(found)).toEqual(['good.md']);
		expect(reasons(found)).toEqual([
			'“bomb.md” was not read: it unpacks to more than 200 times its packed size.',
		]);
	});

	test('a zip that lies about a size is not believed', async () => {
		const size = 5_000_000;
		const zip = zipSync({ 'bomb.md': new Uint8Array(size), 'good.md': bytes('good') });
		const little = Buffer.alloc(4);
		little.writeUInt32LE(size);
		const lying = patched(zip, [...little], [10, 0, 0, 0]);
		const found = await read(lying, { ratio: 100_000 });
		expect(names(found)).toEqual(['good.md']);
		expect(reasons(found)).toEqual(['“bomb.md” was not read: it is larger than 1 MB.']);
	});

	test('a total is kept over all files', async () => {
		const files = Object.fromEntries(
			Array.from({ length: 5 }, (_, n) => [`${n}.md`, crypto.getRandomValues(new Uint8Array(40_000))]),
		);
		const found = await read(zipSync(files), { totalBytes: 100_000 });
		expect(names(found)).toEqual(['0.md', '1.md']);
		expect(reasons(found)[0]).toBe('“2.md” was not read: the zip unpacks to more than 100 kB.');
		expect(found.refused).toHaveLength(3);
	});

	test('too many files, and what is no zip, is refused as a whole', async () => {
		const zip = zipSync({ 'a.md': bytes(''), 'b.md': bytes('') });
		await expect(read(zip, { entries: 1 })).rejects.toThrow(
			'This zip names 2 files; 1 is the most that is read.',
		);
		await expect(read(bytes('# Not a zip'))).rejects.toThrow('This file is not a zip, or it is damaged.');
		await expect(read(zip.subarray(0, 40))).rejects.toThrow('not a zip');
	});

	test.each([
		['../etc/x.md', 'its path climbs out of the archive.'],
		['a/../../x.md', 'its path climbs out of the archive.'],
		['..\\x.md', 'its path climbs out of the archive.'],
		['/etc/x.md', 'its path is absolute.'],
		['C:\\x.md', 'its path is absolute.'],
		['ä\nb.md', 'its name contains control characters.'],
	])('%j is refused', async (name, why) => {
		const zip = zipSync({ [name]: bytes('x'), 'good.md': bytes('good') });
		const found = await read(zip);
		expect(names(found)).toEqual(['good.md']);
		expect(reasons(found)).toEqual([`“${name.replaceAll('\\', '/')}” was not read: ${why}`]);
	});

	test('links, encrypted, doubled and damaged files are refused one by one', async () => {
		const link: Zippable = { 'link.md': [bytes('/etc/passwd'), { os: 3, attrs: (0o120777 << 16) >>> 0 }] };
		expect(reasons(await read(zipSync(link)))).toEqual([
			'“link.md” was not read: it is a link to another file.',
		]);

		const two = zipSync({ 'a.md': bytes('first'), 'b.md': bytes('other') }, { level: 0 });
		const doubled = await read(patched(two, 'b.md', 'a.md'));
		expect(names(doubled)).toEqual(['a.md']);
		expect(reasons(doubled)).toEqual(['“a.md” was not read: the zip holds another file of that name.']);

		const damaged = await read(patched(two, 'first', 'fi_st'));
		expect(names(damaged)).toEqual(['b.md']);
		expect(reasons(damaged)).toEqual(['“a.md” was not read: its contents are damaged.']);

		const encrypted = Buffer.from(two);
		encrypted[listOf(two) + 8] = 1;
		expect(reasons(await read(encrypted))).toEqual(['“a.md” was not read: it is encrypted.']);
	});
});

test('what is written is read again, byte for byte the same each time', async () => {
	const files = [
		{ name: 'PM-1 Wiśniewski.md', bytes: bytes('one') },
		{ name: 'b/2.md', bytes: bytes('two'.repeat(1000)) },
	];
	const at = Date.UTC(2026, 10, 10, 2, 14);
	const found = await read(writeZip(files, at));
	expect(found.refused).toEqual([]);
	expect(found.files.map(({ name, bytes }) => [name, Buffer.from(bytes).toString()])).toEqual(
		files.map(({ name, bytes }) => [name, Buffer.from(bytes).toString()]),
	);
	expect(writeZip(files, at)).toEqual(writeZip(files, at));
});

test('an accepted path stays where it is unpacked, on any system', async () => {
	const { posix, win32 } = await import('node:path');
	const parts = fc.constantFrom('..', '.', '/', '\\', 'a', 'C:', ' ', '\0', '~', '...');
	fc.assert(
		fc.property(fc.array(parts, { minLength: 1, maxLength: 8 }), (list) => {
			const name = list.join('');
			if (pathProblem(name)) return;
			expect(posix.join('/here', name).startsWith('/here')).toBe(true);
			expect(win32.resolve('D:\\here', name).startsWith('D:\\here')).toBe(true);
		}),
		{ numRuns: 3000 },
	);
	expect([isHidden('a/.git/b.md'), isHidden('a/b.md')]).toEqual([true, false]);
});

test('any damage to a zip ends in a sentence', async () => {
	const zip = zipSync({ 'a.md': bytes('first '.repeat(50)), 'b.md': bytes('other') });
	await fc.assert(
		fc.asyncProperty(fc.nat(zip.length - 1), fc.nat(255), async (at, value) => {
			const broken = Uint8Array.from(zip);
			broken[at] = value;
			try {
				for (const { reason } of (await read(broken)).refused) expect(reason).toMatch(/\.$/);
			} catch (problem) {
				expect(String(problem)).toMatch(/^Unreadable: .*\.$/);
			}
		}),
		{ numRuns: 400 },
	);
});
