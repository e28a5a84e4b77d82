import { expect, test } from 'vitest';
import {
	inlineTopics,
	Names,
	plainMarkdown,
	propertiesIn,
	titleOfFile,
	topicsOfFolders,
} from './notes-folder.ts';

const names = new Names([
	'Vault/Caches/Warm them first.md',
	'Vault/Caches/Misses.md',
	'Vault/Mail/Misses.md',
	'Vault/files/graph (1).png',
	'Vault/Start.md',
]);
const from = 'Vault/Caches/Misses.md';

test.each([
	['See [[Warm them first]].', 'See [Warm them first](Warm%20them%20first.md).'],
	['See [[Warm them first#Why|the reason]].', 'See [the reason](Warm%20them%20first.md).'],
	['[[Start]] and [[nowhere at all]]', '[Start](../Start.md) and nowhere at all'],
	['[[Mail/Misses]]', '[Mail/Misses](../Mail/Misses.md)'],
	['![[graph (1).png|300]]', '![graph (1).png](../files/graph%20%281%29.png)'],
	['`[[Start]]` and\n```\n[[Start]]\n```\n', '`[[Start]]` and\n```\n[[Start]]\n```\n'],
	['> [!warning] Careful\n> Hot.', '> **Careful**\n>\n> Hot.'],
	['> [!tip]\n> Cold.', '> **Tip**\n>\n> Cold.'],
	['<aside>\n💡 An idea.\n\nMore.\n</aside>', '> 💡 An idea.\n>\n> More.'],
	['a[0][1] and [x](y.md)', 'a[0][1] and [x](y.md)'],
])('%s', (text, made) => {
	expect(plainMarkdown(text, from, names)).toBe(made);
});

test('files are found from where they are spoken of', () => {
	expect(names.at('../files/graph%20(1).png', from)).toBe('Vault/files/graph (1).png');
	expect(names.called('Misses', 'Vault/Mail/x.md')).toBe('Vault/Mail/Misses.md');
	expect(names.at('https://elsewhere.example/Start.md', from)).toBeNull();
	expect(names.at('../../../etc/passwd', from)).toBeNull();
});

test('folders are topics, and names are what people called them', () => {
	expect(topicsOfFolders('Export-1f/Team wiki 0123456789abcdef0123456789abcdef/Caches/Misses.md')).toEqual([
		'Export-1f',
		'Team wiki',
		'Caches',
	]);
	expect(topicsOfFolders('vault/notes/mail_queues/a.md')).toEqual(['mail queues']);
	expect(titleOfFile('a/Queues need an owner 0123456789abcdef0123456789abcdef.md')).toBe(
		'Queues need an owner',
	);
});

test('properties of Notion and tags within the text', () => {
	expect(propertiesIn('# Title\n\nTags: a, b\nDate: March 4, 2026\n\nText: no property\n')).toEqual(
		new Map([
			['tags', 'a, b'],
			['date', 'March 4, 2026'],
		]),
	);
	expect(inlineTopics('About #caches and #mail/queues, not #1 or a#b\n```\n#no\n```')).toEqual([
		'caches',
		'mail/queues',
	]);
});
