import { expect, it } from 'vitest';
import type { FoundFile } from './found.ts';
import { streamZip } from './zip-stream.server.ts';
import { readZip, ZIP_LIMITS } from './zip.server.ts';

const AT = Date.parse('2026-11-25T12:00:00Z');

async function* texts(files: Record<string, string>, asked: string[] = []): AsyncGenerator<FoundFile> {
	for (const [name, text] of Object.entries(files)) {
		asked.push(name);
		yield await Promise.resolve({ name, bytes: new TextEncoder().encode(text) });
	}
}

async function reread(stream: ReadableStream<Uint8Array>) {
	const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
	const { files, refused } = await readZip(bytes, ZIP_LIMITS, () => true);
	expect(refused).toEqual([]);
	return Object.fromEntries(files.map(({ name, bytes }) => [name, new TextDecoder().decode(bytes)]));
}

it('holds every file as it was', async () => {
	const long = Array.from({ length: 60_000 }, (_, n) => `word ${n}`).join('\n');
	const files = { 'PM-1-ärger.md': '# Ärger\n', 'empty.md': '', 'long.md': long };
	expect(await reread(streamZip(texts(files), AT))).toEqual(files);
});

it('is a zip when there is nothing to hold', async () => {
	expect(await reread(streamZip(texts({}), AT))).toEqual({});
});

it('asks for a file only when the one before it was taken, and for none after that was given up', async () => {
	const asked: string[] = [];
	const files = Object.fromEntries(Array.from({ length: 50 }, (_, n) => [`${n}.md`, 'text '.repeat(1000)]));
	const reader = streamZip(texts(files, asked), AT).getReader();
	await reader.read();
	await reader.cancel();
	expect(asked.length).toBeLessThan(5);
});
