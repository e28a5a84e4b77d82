import { describe, expect, it } from 'vitest';
import type { Content } from '../postmortem.ts';
import { lostSentences } from './lost-sentences.ts';
import { readDocument } from './read-document.ts';

const SOURCE = `---
company: Example
---

# Cache full

## Summary

The cache was full. Nobody could sign in.

## Weather

It rained on [the roof](https://x.example/roof).

## Timeline

| Time | Event |
|---|---|
| 2024-05-01 10:00 | It filled up |
| 2024-05-01 10:20 | It was emptied |

## Contributing factors

- The limit was not visible.

## Action items

- Show the limit (owner: Ana, due 2024-06-01)
`;

const { content } = readDocument({ name: 'a.md', text: SOURCE }, {});

describe('what was lost of a document', () => {
	it('is nothing where all of it is somewhere', () => {
		expect(lostSentences(SOURCE, content)).toEqual([]);
	});

	const without: [string, Partial<Content>, string][] = [
		['the title', { title: 'Cache' }, 'Cache full'],
		['a sentence of the summary', { summary: 'The cache was full.' }, 'Nobody could sign in.'],
		['a section that nobody knew', { narrative: '' }, 'It rained on the roof.'],
		['where a link leads', { narrative: content.narrative.replace('/roof)', ')') }, 'https://x.example/roof'],
		['a value of the front matter', { narrative: content.narrative.replace('Example', '') }, 'Example'],
		['the words of a moment', { timeline: content.timeline.slice(1) }, 'It filled up'],
		[
			'the time of a moment',
			{ timeline: content.timeline.map((event) => ({ ...event, at: null })) },
			'2024-05-01 10:20',
		],
		['a factor', { factors: [] }, 'The limit was not visible.'],
		['a change', { changes: [] }, 'Show the limit (owner: Ana, due 2024-06-01)'],
	];

	it.each(without)('tells %s', (_, part, lost) => {
		expect(lostSentences(SOURCE, { ...content, ...part })).toContain(lost);
	});

	it('is everything but the names of its parts where nothing was kept', () => {
		const nothing = {
			...content,
			title: '',
			summary: '',
			narrative: '',
			timeline: [],
			factors: [],
			changes: [],
		};
		expect(lostSentences(SOURCE, nothing)).toHaveLength(13);
	});
});
