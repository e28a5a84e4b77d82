import { z } from 'zod';

export const MAKES = ['note', 'postmortem', 'settles'] as const;
/** A note for the log, a post-mortem (drafts, both), or the question whether a change is done. */
export type Makes = (typeof MAKES)[number];

export const MAKES_WORDS: Record<Makes, { says: string; hint: string }> = {
	note: { says: 'A note', hint: 'A draft in your log, which you read and publish' },
	postmortem: { says: 'A post-mortem', hint: 'A draft that only you see' },
	settles: {
		says: 'Whether a change is done',
		hint: 'Where what it links to is closed elsewhere, whoever looks after it is asked',
	},
};

export interface Asked {
	name: string;
	label: string;
	hint?: string;
	required?: boolean;
	/** Several lines. */
	long?: boolean;
}

/** What each of them is made of. */
export const ASKED: Record<Makes, readonly Asked[]> = {
	note: [
		{ name: 'title', label: 'What was learned, in one line', required: true },
		{ name: 'body', label: 'The note, as Markdown', long: true },
		{ name: 'source', label: 'Where it was learned', hint: 'An address, for instance' },
	],
	postmortem: [
		{ name: 'title', label: 'Its title', required: true },
		{ name: 'summary', label: 'The summary', long: true },
		{ name: 'narrative', label: 'What happened, as Markdown', long: true },
		{
			name: 'started',
			label: 'When it broke',
			hint: 'A date and time with its zone; unknown where it is none',
		},
		{ name: 'resolved', label: 'When it was resolved' },
		{ name: 'severity', label: 'How severe it was', hint: 'From 1 to 4' },
	],
	settles: [
		{ name: 'link', label: 'The address of the ticket', hint: 'As it stands in the change', required: true },
		{ name: 'state', label: 'How the ticket stands', required: true },
		{ name: 'done', label: 'Words that mean it is done', hint: 'With commas: closed, done', required: true },
	],
};

/** For each field a text in which `{issue.title}` stands for what a message has there. */
export type Fields = Record<string, string>;

const Name = z
	.string()
	.trim()
	.min(1, 'What will send to it?')
	.max(80, 'A name can be 80 characters at the most.');
const Id = z.coerce.number().int().positive();

export const NewIncoming = z.object({ name: Name, makes: z.enum(MAKES, 'Choose what is made of it.') });
export const OneIncoming = z.object({ id: Id });
export const OneMessage = z.object({ id: Id, message: Id });
export const Signing = z.object({
	id: Id,
	/** Empty: signatures are not looked at. */
	signingSecret: z.string().trim().max(200, 'A signing secret can be 200 characters at the most.'),
});

const Text = z.string().trim().max(4_000, 'That can be 4,000 characters at the most.').default('');
/** Whatever is made: fields of the others are empty. */
export const FieldsForm = z.object({
	id: Id,
	title: Text,
	body: Text,
	source: Text,
	summary: Text,
	narrative: Text,
	started: Text,
	resolved: Text,
	severity: Text,
	link: Text,
	state: Text,
	done: Text,
});
