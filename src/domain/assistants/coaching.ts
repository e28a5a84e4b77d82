import { z } from 'zod';
import { Answer } from '../coach/answer.ts';
import { coach as findingsIn } from '../coach/coach.ts';
import { MAX_TEXT } from './limits.ts';
import { tool } from './tool.ts';

export const Remark = Answer.pick({ rule: true, message: true, suggestion: true }).extend({
	words: z.string().describe('What it is about, as it stands in the text.'),
});

export const coach = tool({
	name: 'coach',
	title: 'Ask the coach about a text',
	description:
		'Reads a text as the coach here does: it marks where the text blames somebody, argues with a world that did not happen, or plans too vaguely, asks a question, and offers other words where it can. Advice, never a gate. Nothing of the text is kept.',
	scope: 'read',
	input: z.object({
		text: z.string().min(1).max(MAX_TEXT).describe('Markdown.'),
		participants: z
			.array(z.string().max(200))
			.max(100)
			.default([])
			.describe('People of the incident, such as Ana Silva or Ana Silva (deployer).'),
	}),
	answers: z.object({ remarks: z.array(Remark) }),
	act: (_db, _who, { text, participants }) => Promise.resolve({ remarks: remarksOn(text, participants) }),
});

export function remarksOn(text: string, participants: readonly string[] = []): z.output<typeof Remark>[] {
	return findingsIn(text, { context: {}, participants: [...participants] }).map(
		({ rule, start, end, message, suggestion }) => ({
			...{ rule, message, suggestion },
			words: text.slice(start, end),
		}),
	);
}
