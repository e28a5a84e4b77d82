import { z } from 'zod';
import type { Database } from '#lib/db/open.server.ts';
import { invalid } from '#lib/errors.ts';
import type { Person } from '../accounts/person.ts';
import { quoted } from './instructions.ts';
import { nameOf, readName } from './naming.ts';
import { readAsMarkdown } from './reading.server.ts';

/** Something that a person asks an assistant for by choosing it. */
export interface Prompt<Input extends z.ZodObject = z.ZodObject> {
	name: string;
	title: string;
	description: string;
	input: Input;
	say(db: Database, who: Person, input: z.output<Input>, home: string): Promise<string>;
}

const prompt = <Input extends z.ZodObject>(one: Prompt<Input>) => one as unknown as Prompt;

const line = (description: string) => z.string().trim().min(1).max(200_000).describe(description);

export const PROMPTS: readonly Prompt[] = [
	prompt({
		name: 'prepare_a_meeting',
		title: 'Prepare a meeting about a post-mortem',
		description: 'An agenda that gives the timeline its time, and questions that open rather than blame.',
		input: z.object({ entry: line('The post-mortem, such as PM-142.') }),
		async say(db, who, { entry }, home) {
			const named = readName(entry, home);
			if (named?.is !== 'postmortem') invalid({ entry: 'Name a post-mortem by its number, such as PM-142.' });
			const { reference } = nameOf(named);
			return [
				`Prepare a meeting of an hour about ${reference}. Give an agenda with minutes in which half of the time or more belongs to the timeline; for each part of it two or three questions that begin with what or how, and none that begin with why didn't. Say which moments and factors the text leaves unclear and which roles could tell of them. Call lessons_like with its text, and name lessons of others that the meeting could begin from. People appear by role.`,
				quoted(await readAsMarkdown(db, who, named, home)),
			].join('\n\n');
		},
	}),
	prompt({
		name: 'draft_from_chat',
		title: 'Write a blameless draft from this chat',
		description:
			'Makes a draft of a post-mortem from what was said while it happened, for you to read and publish.',
		input: z.object({ chat: line('What was said, pasted as it is.') }),
		say: (_db, _who, { chat }) =>
			Promise.resolve(
				[
					'Make a blameless draft of a post-mortem from this chat. Take the times as they stand there, with their zone, and leave unknown what it does not say. Replace names by roles. Describe decisions as they looked at the time, with what was known then. Give several contributing factors, which are conditions and never people. First call what_did_we_learn_about with what broke; then ask me about what is unclear; then call draft_postmortem, go through what the coach remarks with me, and give me the link. I publish it myself.',
					quoted(chat),
				].join('\n\n'),
			),
	}),
	prompt({
		name: 'before_we_start',
		title: 'What did we learn before we start this?',
		description: 'Goes through what others paid for already, before a piece of work begins.',
		input: z.object({ plan: line('What you are about to do.') }),
		say: (_db, _who, { plan }) =>
			Promise.resolve(
				[
					'Before I start this, tell me what was learned here before. Call what_did_we_learn_about with it, and lessons_like with the whole of it; read the entries that fit best with read_entry. Then give me the lessons that concern this plan, each with its number, link and one sentence on what it would change; say which parts of the plan nothing here speaks of.',
					quoted(plan),
				].join('\n\n'),
			),
	}),
];
