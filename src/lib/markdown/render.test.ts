import fc from 'fast-check';
import { parseFragment, serialize } from 'parse5';
import sanitizeHtml from 'sanitize-html';
import { describe, expect, test, vi } from 'vitest';
import { MARKDOWN_LIMIT } from './limit.ts';
import { outline, plainText, renderInline, renderMarkdown } from './render.server.ts';

/** Texts made of what Markdown and HTML give a meaning to. */
const PIECES = ['*', '_', '`', '[', ']', '(', ')', '<', '>', '!', '#', '- ', '1. ', '> ', '|', '\n', '\n\n'];
const WORDS = [
	'```js\n',
	'<b>',
	'</b>',
	'<script>',
	'<!--',
	'-->',
	'&lt;',
	'javascript:',
	'a',
	' ',
	'\t',
	'--|--\n',
	'☃',
];
const markdown = fc
	.array(fc.constantFrom(...PIECES, ...WORDS), { maxLength: 60 })
	.map((parts) => parts.join(''));

describe('what people write', () => {
	test('raw HTML is shown, not executed; comments stay unseen; <br> breaks the line', () => {
		expect(renderMarkdown('a <b onclick="x">b</b><br>c <!-- d -->')).toBe(
			'<p>a &lt;b onclick="x"&gt;b&lt;/b&gt;<br />c </p>\n',
		);
		expect(renderMarkdown('<!-- a --><script>alert(1)</script>')).toBe(
			'<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>\n',
		);
	});

	test('links to other sites tell them nothing, links that run code are text', () => {
		expect(renderMarkdown('[a](https://other.example/x)')).toContain(
			'<a href="https://other.example/x" rel="noopener noreferrer nofollow">a</a>',
		);
		expect(renderMarkdown('[a](/postmortems/3)')).toContain('<a href="/postmortems/3">a</a>');
		expect(renderMarkdown('[a](javascript:alert(1)) [b](data:text/html,x)')).toBe('<p>a b</p>\n');
	});

	test('pictures from elsewhere become links, our own are shown', () => {
		expect(renderMarkdown('![chart](https://other.example/c.png)')).toContain('>chart</a>');
		expect(renderMarkdown('![chart](https://other.example/c.png)')).not.toContain('<img');
		expect(renderMarkdown('![chart](/\\other.example/c.png)')).not.toContain('<img');
		const file = '/files/abcdefghijkmnpqrstuvwxyz23-1280x720.png';
		expect(renderMarkdown(`![a "chart"](${file})`)).toContain(
			`<img src="${file}" alt="a &quot;chart&quot;" width="1280" height="720" loading="lazy" />`,
		);
		expect(renderMarkdown('![chart](/files/abcdefghijkmnpqrstuvwxyz23.png "now")')).toContain(
			'alt="chart" title="now" loading="lazy" />',
		);
		for (const other of ['/sign-out', '/files/../sign-out', `${file}?x`, '/files/short.png', `.${file}`]) {
			expect(renderMarkdown(`![chart](${other})`), other).not.toContain('<img');
		}
	});

	test('a picture in a link does not make a link in a link', () => {
		const html = renderMarkdown('[![badge](https://a.example/b.svg)](https://b.example)');
		expect(html.match(/<a /g)).toHaveLength(1);
	});

	test('headings begin below the title of the page, skip no level and have ids of their own', () => {
		const text = '# Summary\n\n### Impact\n\n# Summary\n\n## `window.location`';
		expect(outline(text)).toEqual([
			{ id: 'user-content-summary', text: 'Summary', depth: 2 },
			{ id: 'user-content-impact', text: 'Impact', depth: 3 },
			{ id: 'user-content-summary-2', text: 'Summary', depth: 2 },
			{ id: 'user-content-window-location', text: 'window.location', depth: 3 },
		]);
		for (const { id, depth } of outline(text))
			expect(renderMarkdown(text)).toContain(`<h${depth} id="${id}">`);
		expect(outline('#### Deep\n\n#### Again\n\n## Up\n\n#### Below').map(({ depth }) => depth)).toEqual([
			2, 2, 2, 3,
		]);
		expect(renderMarkdown('## Only level two', { topHeading: 3 })).toContain('<h3 ');
		expect(renderMarkdown('# A\n\n[up](#a)', { part: 'notes' })).toContain('href="#user-content-notes-a"');
	});

	test('code is coloured by classes, in a language we know', async () => {
		let tries = 0;
		const code = () => `\`\`\`js\nconst a = "<b>"; // why ${tries}\n\`\`\``;
		// A line has half a second, and reading the grammar may take that more than once on a busy machine. What was
		// made of a text is remembered, so each try has another.
		const coloured = () => {
			tries += 1;
			expect(renderMarkdown(code())).toContain(`<span class="code-comment">// why ${tries}</span>`);
		};
		await vi.waitFor(coloured, { timeout: 10_000 });
		const html = renderMarkdown(code());
		expect(html).toContain('<span class="code-keyword">const</span>');
		expect(html).not.toContain('style=');
		expect(renderMarkdown('```no-such\n<a>\n```')).toContain(
			'<code class="language-no-such">&lt;a&gt;\n</code>',
		);
		expect(renderMarkdown('```js\n' + 'a = 1;\n'.repeat(4000) + '```')).not.toContain('code-');
	});

	test('tables scroll in a named frame, tasks are pictures of boxes', () => {
		expect(renderMarkdown('| Time | What |\n|--:|---|\n| 1 | 2 |')).toMatch(
			/^<div class="table-frame" role="group" aria-label="Table: Time, What" tabindex="0"><table>/,
		);
		expect(renderMarkdown('- [x] a')).toContain(
			'<li class="task"><span role="img" aria-label="Done">☑</span> a',
		);
	});

	test('a small table of two columns is two sides where that is wanted, and a table everywhere else', () => {
		const text =
			'| The first <b> | The `second` |\n|---|---|\n| *She* did it. | Both had one name. |\n| It ends. | |';
		const html = renderMarkdown(text, { sides: true });
		// Read a side at a time: its name, what it says, what follows.
		expect(html).toContain(
			'<div role="group" aria-label="The first &lt;b&gt;"><p class="name">The first &lt;b&gt;</p><p><em>She</em> did it.</p><p>It ends.</p></div>',
		);
		expect(html).toContain(
			'<p class="name">The <code>second</code></p><p>Both had one name.</p></div></div>',
		);
		expect(html).not.toMatch(/<table|style=/);
		expect(renderMarkdown(text)).toContain('<table>');
		expect(plainText(text)).toContain('She did it.\nBoth had one name.');
		const row = '| a | b |\n';
		for (const table of [
			`${row}|---|---|\n${row.repeat(3)}`,
			'| a | b | c |\n|---|---|---|\n| 1 | 2 | 3 |',
		]) {
			expect(renderMarkdown(table, { sides: true })).toContain('<table>');
		}
		expect(renderMarkdown(`| | b |\n|---|---|\n${row}`, { sides: true })).toContain('<table>');
	});

	test('one line has no blocks', () => {
		expect(renderInline('# a **b** `c` ![d](/e) <i>')).toBe(
			'# a <strong>b</strong> <code>c</code> <a href="/e">d</a> &lt;i&gt;',
		);
	});

	test('plain text keeps words and code, loses marks and tags', () => {
		const text =
			'# A *b*\n\n<b>c</b> [d](https://e.example) &amp; `<f>`\n\n- g\n- h\n\n| i | j |\n|---|---|\n| k | l |';
		expect(plainText(text)).toBe('A b\nc d & <f>\ng\nh\ni\nj\nk\nl');
	});
});

describe('what nobody would write by hand', () => {
	test.each([
		['10 MB', 'word '.repeat(2_000_000)],
		['one more character than the limit', 'a'.repeat(MARKDOWN_LIMIT + 1)],
		['too many rows', 'a|b\n-|-\n'.repeat(100_000)],
		['quotes that go on without a mark', '> a\nb\n'.repeat(60_000)],
	])('%s is shown as it was written', (_name, text) => {
		const html = renderMarkdown(text);
		expect(html.startsWith('<pre class="as-written" tabindex="0">')).toBe(true);
		expect(html.length).toBeGreaterThan(text.length);
	});

	test.each([
		['20 kB of >', '>'.repeat(20_000)],
		['numbered lists within each other', '1. '.repeat(20_000)],
		['brackets', '['.repeat(100_000)],
		['exclamation marks', '!'.repeat(300_000)],
		['emphasis that never ends', '__a__b'.repeat(50_000)],
		['comments that never end', '<!--'.repeat(100_000)],
	])('%s comes back within seconds', (_name, text) => {
		const start = performance.now();
		expect(renderMarkdown(text).length).toBeGreaterThan(0);
		expect(plainText(text).length).toBeGreaterThan(0);
		expect(performance.now() - start).toBeLessThan(8_000);
	});
});

describe('for any text', () => {
	const options = {
		allowedTags: false as const,
		allowedAttributes: false as const,
		allowVulnerableTags: true,
		allowedSchemes: ['http', 'https', 'mailto'],
	};

	test('two sides hold nothing that a table did not', () => {
		fc.assert(
			fc.property(markdown, (cell) => {
				const text = `| a | b |\n|---|---|\n| ${cell.replaceAll('\n', ' ')} | c |`;
				expect(renderMarkdown(text, { sides: true })).not.toMatch(/<script|<b>|javascript:[^<]*"/);
			}),
		);
	});

	test('rendering never throws, and the sanitiser finds nothing left to do', () => {
		fc.assert(
			fc.property(fc.oneof(markdown, fc.string({ unit: 'binary', maxLength: 200 })), (text) => {
				const html = renderMarkdown(text);
				expect(html).not.toMatch(/<(?:script|style|iframe|b|i)\b/);
				const again = sanitizeHtml(html, options);
				expect(serialize(parseFragment(again))).toBe(serialize(parseFragment(html)));
			}),
			{ numRuns: 500 },
		);
	});

	test('ids are unique and equal to the outline', () => {
		fc.assert(
			fc.property(
				fc.array(fc.constantFrom('# a', '## a', '# a-2', '> # a', '# ', '# ☃'), { maxLength: 12 }),
				(lines) => {
					const text = lines.join('\n\n');
					const ids = outline(text).map(({ id }) => id);
					expect(new Set(ids).size).toBe(ids.length);
					expect([...renderMarkdown(text).matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)).toEqual(ids);
				},
			),
		);
	});

	test('plain text holds no tag that was not written as code', () => {
		const prose = fc
			.array(
				fc.constantFrom('<b>', '</b>', '<script>', '<!-- x -->', '*', '[', '](/x)', 'a', ' ', '\n\n', '# '),
			)
			// Four spaces before a line make code of it.
			.filter((parts) => !/^ {4}/m.test(parts.join('')));
		fc.assert(
			fc.property(prose, (parts) => {
				const text = plainText(parts.join(''));
				expect(parseFragment(text).childNodes.filter(({ nodeName }) => nodeName !== '#text')).toEqual([]);
			}),
			{ numRuns: 500 },
		);
	});
});
