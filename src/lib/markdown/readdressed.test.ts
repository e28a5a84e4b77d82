import { expect, test } from 'vitest';
import { readdressed } from './readdressed.ts';
import { renderMarkdown } from './render.server.ts';

const FILE = '/files/abcdefghijkmnpqrstuvwxyz22-20x10.png';
const moved = (markdown: string) =>
	readdressed(renderMarkdown(markdown), (address) => (address === FILE ? `/elsewhere${FILE}` : null));

test('addresses of ours are others, or none; fragments and what leads elsewhere stay', () => {
	expect(moved(`![A graph](${FILE})`)).toContain(`src="/elsewhere${FILE}"`);
	expect(moved(`[The graph](${FILE})`)).toContain(`href="/elsewhere${FILE}"`);
	for (const own of ['/postmortems/7', 'notes.md', './x', '?q=1', '//here.invalid/x', '/\\here']) {
		expect(moved(`[words](${own})`), own).not.toMatch(/href="[^h]/);
	}
	for (const stays of ['https://example.org/a?b=1&c=2', 'mailto:a@example.org', '#more']) {
		expect(moved(`[words](${stays})`), stays).toBe(renderMarkdown(`[words](${stays})`));
	}
});

test('words that look like an address stay words', () => {
	for (const text of [
		'`<a href="/x">`',
		'She wrote href="/x" there',
		'[w](https://example.org \'href="/x"\')',
	]) {
		expect(moved(text)).toBe(renderMarkdown(text));
	}
});
