import { z } from 'zod';
import type { FoundSignal } from './signal.ts';
import { plausible, Timestamp } from './timestamp.ts';

const Words = z.string().max(20_000, 'That is longer than anybody reads.').optional();
const Time = Timestamp.optional();

const One = z
	.looseObject({
		title: Words,
		text: Words,
		message: Words,
		at: Time,
		time: Time,
		timestamp: Time,
		link: Words,
		url: Words,
		source: Words,
		status: Words,
		id: z.union([z.string(), z.number()]).optional(),
	})
	.refine(
		({ title, text, message }) => [title, text, message].some((words) => words?.trim()),
		'Say what happened, in “title”, “text” or “message”.',
	);

/** What a line of a script sends: things that happened. */
export const GenericAlerts = z.array(One).min(1, 'The list is empty.');

export function signalsOfGeneric(sent: z.output<typeof GenericAlerts>, receivedAt: number): FoundSignal[] {
	return sent.map((one, of) => {
		const { title = '', text = '', message = '', source = '', status = '', id } = one;
		const lines = [title, text, message].map((line) => line.trim()).filter((line) => line !== '');
		const words = [...new Set(lines)].join('\n');
		return {
			at: plausible(one.at ?? one.time ?? one.timestamp ?? receivedAt, receivedAt),
			text: words,
			source,
			link: one.link ?? one.url ?? '',
			status,
			fingerprint: `generic:${id ?? `${source} ${words}`}`,
			of,
		};
	});
}
