import { expect, test } from 'vitest';
import { outlineOf } from './outline.ts';
import { offerRows } from './rows.ts';
import { blankForm } from './typed-of.ts';

test('the parts in the order of the form, with the headings of what happened among them', () => {
	const narrative =
		'Before.\n\n## The *queue*\n\n```\n# no heading\n```\n\n### [Producers](https://x.example)\n';
	const typed = offerRows({ ...blankForm('UTC', '', ''), narrative });
	Object.assign(typed.lessons[0] ?? {}, { text: 'A queue can say no.' });
	const lines = outlineOf(typed);
	expect(lines.map(({ label, blank, count }) => [label, blank, count])).toEqual([
		['Impact', true, undefined],
		['What happened', false, undefined],
		['The queue', false, undefined],
		['Producers', false, undefined],
		['What contributed', true, 0],
		['What went well', true, undefined],
		['What was hard', true, undefined],
		['Where we got lucky', true, undefined],
		['What we learned', false, 1],
		['What changes', true, 0],
	]);
	expect(lines.flatMap(({ heading }) => (heading ? [heading.depth] : []))).toEqual([0, 1]);
	const { start = 0, end = 0 } = lines[2]?.heading ?? {};
	expect(narrative.slice(start, end)).toBe('The *queue*');
});
