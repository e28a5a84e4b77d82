import { tableOf } from './cells.ts';
import type { Command } from './field.ts';

const TABLE = tableOf([
	['', ''],
	['', ''],
]);

/** What `/` offers of Markdown itself. Short enough to be typed as well; nobody has to know how. */
export const MARKDOWN_COMMANDS: readonly Command[] = [
	{ id: 'heading', label: 'Heading', hint: '##', run: (field) => field.beginLine('## ') },
	{ id: 'list', label: 'List', hint: '-', run: (field) => field.beginLine('- ') },
	{ id: 'numbered', label: 'Numbered list', hint: '1.', run: (field) => field.beginLine('1. ') },
	{ id: 'task', label: 'List to tick', hint: '- [ ]', run: (field) => field.beginLine('- [ ] ') },
	{ id: 'quote', label: 'Quotation', hint: '>', run: (field) => field.beginLine('> ') },
	{
		id: 'code',
		label: 'Code or log',
		hint: '```',
		run: (field) => field.insertBlock('```\n\n```', { from: 4, to: 4 }),
	},
	{ id: 'table', label: 'Table', hint: '|', run: (field) => field.insertBlock(TABLE, { from: 2, to: 2 }) },
	{
		id: 'link',
		label: 'Link',
		keys: ['mod', 'K'],
		run: (field) => field.insert('[words](https://)', { from: 1, to: 6 }),
	},
];

export const FILE_COMMAND: Command = {
	id: 'file',
	label: 'Image or file',
	run: (field) => field.chooseFiles?.(),
};
