import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const read = (file: string) => readFileSync(file, 'utf8');
const ours = globSync('src/lib/{ui,writing}/*.css').map(read).join('\n');
/** Whether a rule of these styles that names the class gives it the colour of what is wrong. */
const colours = (css: string, name: string) =>
	[...css.matchAll(/([^{}]*)\{([^{}]*)\}/g)].some(
		([, selector = '', rules = '']) =>
			new RegExp(String.raw`\.${name}(?![\w-])`).test(selector) && /color: var\(--iron\)/.test(rules),
	);

test('what tells of a problem has its colour, in every component', () => {
	const told = globSync('src/**/*.svelte').flatMap((file) => {
		const written = read(file);
		const style = /<style>([\s\S]*)<\/style>/.exec(written)?.[1] ?? '';
		// One without a class asks something, and tells of no problem.
		return [...written.matchAll(/<p\sclass="([^"{}]*)"\srole="alert"/g)].map(([tag, classes = '']) => ({
			place: `${file}: ${tag}`,
			is: classes.split(' ').some((one) => colours(ours + style, one)),
		}));
	});
	expect(told.length).toBeGreaterThan(100);
	expect(told.filter(({ is }) => !is).map(({ place }) => place)).toEqual([]);
});
