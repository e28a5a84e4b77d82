import { parseFragment, type DefaultTreeAdapterMap } from 'parse5';
import { describe, expect, test } from 'vitest';
import { hostileTexts, hostileTextsAreHere, hostileTextsForNow, insideMarkdown } from './hostile-texts.ts';
import { renderInline, renderMarkdown } from './render.server.ts';

type Node = DefaultTreeAdapterMap['node'];

const ALLOWED: Record<string, string[]> = {
	a: ['href', 'title', 'rel'],
	code: ['class'],
	div: ['class', 'role', 'aria-label', 'tabindex'],
	img: ['src', 'alt', 'title', 'loading'],
	li: ['class'],
	ol: ['start'],
	pre: ['class', 'tabindex'],
	span: ['class', 'role', 'aria-label'],
	td: ['align'],
	th: ['align'],
};
const HEADINGS = ['h2', 'h3', 'h4', 'h5', 'h6'];
for (const tag of HEADINGS) ALLOWED[tag] = ['id'];
const PLAIN = 'blockquote br del em hr p strong table tbody thead tr ul';
for (const tag of PLAIN.split(' ')) ALLOWED[tag] = [];

/** What a browser's parser makes of `html` that it must not contain. */
function offences(html: string): string[] {
	const found: string[] = [];
	const visit = (node: Node): void => {
		if ('tagName' in node) {
			const allowed = ALLOWED[node.tagName];
			if (!allowed) found.push(`<${node.tagName}>`);
			for (const { name, value } of node.attrs) {
				if (!allowed?.includes(name)) found.push(`<${node.tagName} ${name}>`);
				if (name === 'href' && !leadsSomewhereSafe(value)) found.push(`href ${value}`);
				if (name === 'src' && URL.parse(value, 'https://us.example')?.host !== 'us.example')
					found.push(`src ${value}`);
				if (name === 'id' && !value.startsWith('user-content-')) found.push(`id ${value}`);
				if (name === 'class' && !/^(task|table-frame|as-written|(code|language)-[\w+#-]+)$/.test(value))
					found.push(`class ${value}`);
			}
		}
		if (node.nodeName === '#comment') found.push('comment');
		if ('childNodes' in node) node.childNodes.forEach(visit);
	};
	visit(parseFragment(html));
	return found;
}

function leadsSomewhereSafe(href: string): boolean {
	const url = URL.parse(href, 'https://us.example/postmortems/1');
	return !!url && ['http:', 'https:', 'mailto:'].includes(url.protocol);
}

test('the check itself sees what is dangerous', () => {
	expect(offences('<script>alert(1)</script>')).toEqual(['<script>']);
	expect(offences('<p onclick="x">a</p>')).toEqual(['<p onclick>']);
	expect(offences('<a href="java\tscript:alert(1)">a</a>')).toHaveLength(1);
	expect(offences('<img src="//evil.example/x.png">')).toHaveLength(1);
	expect(offences('<h2 id="location">a</h2>')).toEqual(['id location']);
});

// A word in the name, because a skipped suite should say what it would have needed.
describe.skipIf(!hostileTextsAreHere)('payload lists (../shared/data/hostile)', () => {
	test(
		'nothing outside the allow-list comes out of any of them, wherever they stand',
		{ timeout: 180_000 },
		() => {
			expect(hostileTexts().length).toBeGreaterThan(7000);
			const payloads = hostileTextsForNow();
			const letThrough: string[] = [];
			for (const payload of payloads) {
				for (const text of insideMarkdown(payload)) {
					const found = offences(renderMarkdown(text));
					if (found.length) letThrough.push(`${JSON.stringify(text)}: ${found.join(', ')}`);
				}
				const inline = offences(renderInline(payload));
				if (inline.length) letThrough.push(`inline ${JSON.stringify(payload)}: ${inline.join(', ')}`);
			}
			expect(letThrough).toEqual([]);
		},
	);
});
