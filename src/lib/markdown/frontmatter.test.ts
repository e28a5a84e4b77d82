import fc from 'fast-check';
import { expect, test } from 'vitest';
import { joinFrontMatter, splitFrontMatter } from './frontmatter.ts';

test('takes the front matter off and leaves the body as it is', () => {
	expect(splitFrontMatter('---\ntitle: "A: b"\ndate: 2026-11-10\n---\n\n# Hi\n')).toEqual({
		data: { title: 'A: b', date: '2026-11-10' },
		body: '# Hi\n',
		raw: 'title: "A: b"\ndate: 2026-11-10',
	});
	expect(splitFrontMatter('---\r\na: 1\r\n---\r\nb\r\n')).toEqual({
		data: { a: 1 },
		body: 'b\r\n',
		raw: 'a: 1',
	});
	expect(splitFrontMatter('---\n---\nb')).toEqual({ data: {}, body: 'b', raw: '' });
});

test.each([
	'# No front matter',
	'---\nno end',
	'---\nA sentence between rules.\n---\nb',
	' ---\na: 1\n---\n',
	'',
])('%j is all body', (text) => {
	expect(splitFrontMatter(text)).toEqual({ data: {}, body: text, raw: '' });
});

test('broken YAML is named by line, references that multiply are refused', () => {
	expect(() => splitFrontMatter('---\na: 1\nb: [\n---\nc')).toThrow(/not valid YAML \(line \d of the file\)/);
	const bomb = 'abcdefghi'.split('').map((key, at, keys) =>
		at === 0
			? 'a: &a [x, x]'
			: `${key}: &${key} [${Array(9)
					.fill(`*${keys[at - 1] ?? ''}`)
					.join(', ')}]`,
	);
	expect(() => splitFrontMatter(`---\n${bomb.join('\n')}\n---\n`)).toThrow('refers to itself too often');
});

test('a tag makes nothing but plain data, and a key cannot reach the prototype', () => {
	const { data } = splitFrontMatter(
		'---\na: !!js/function "x"\nb: !ruby/object:Gem {c: 1}\n__proto__: {d: 1}\n---\n',
	);
	expect(data.a).toBe('x');
	expect(data.b).toEqual({ c: 1 });
	expect('d' in data).toBe(false);
});

test('what is joined comes apart the same', () => {
	const value = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null), fc.array(fc.string()));
	const body = fc
		.array(fc.constantFrom('---', '\n', '\r\n', ' ', 'a', '#', ': '))
		.map((parts) => parts.join(''));
	const key = fc.stringMatching(/^[a-z][a-z_]{0,10}$/);
	fc.assert(
		fc.property(fc.dictionary(key, value, { noNullPrototype: true }), body, (data, text) => {
			const back = splitFrontMatter(joinFrontMatter(data, text));
			expect({ data: back.data, body: back.body }).toEqual({ data, body: text });
		}),
		{ numRuns: 1000 },
	);
});
