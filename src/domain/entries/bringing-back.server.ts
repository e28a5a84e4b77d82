import type { FoundFile, RefusedFile } from '#lib/files/found.ts';
import { sentenceOf } from '#lib/errors.ts';
import { decodeUtf8 } from '#lib/files/text.ts';
import { Unreadable } from '#lib/files/unreadable.ts';

interface Stored {
	state: 'imported' | 'unchanged' | 'updated';
	number: number;
	title: string;
}

export type Outcome = ({ file: string } & Stored) | { file: string; state: 'failed'; reason: string };

/**
 * Brings files back that Kintsugi wrote, one after the other, each whole or not at all; one that cannot be read is
 * told and the rest goes on.
 * @param store stores the text of one; what it throws is the reason why it was not
 */
export async function bringBack(
	files: Iterable<FoundFile | RefusedFile> | AsyncIterable<FoundFile | RefusedFile>,
	store: (text: string) => Promise<Stored>,
	seen: (outcome: Outcome) => void,
): Promise<Outcome[]> {
	const outcomes: Outcome[] = [];
	for await (const file of files) {
		const outcome = await bring(file, store);
		outcomes.push(outcome);
		seen(outcome);
	}
	return outcomes;
}

async function bring(
	file: FoundFile | RefusedFile,
	store: (text: string) => Promise<Stored>,
): Promise<Outcome> {
	if ('reason' in file) return { file: file.name, state: 'failed', reason: file.reason };
	try {
		return { file: file.name, ...(await store(decodeUtf8(file.bytes))) };
	} catch (problem) {
		const reason = problem instanceof Unreadable ? problem.message : sentenceOf(problem);
		return { file: file.name, state: 'failed', reason };
	}
}
