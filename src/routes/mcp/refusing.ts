import { z } from 'zod';
import { refusalIn } from '#lib/errors.ts';

/** What a program is told of what was refused; null for what nobody expected. */
export function sentenceOfProblem(problem: unknown): string | null {
	if (problem instanceof z.ZodError) {
		return problem.issues.map(({ path, message }) => fieldSentence(path.join('.'), message)).join('\n');
	}
	const refusal = refusalIn(problem);
	if (!refusal) return null;
	const fields = Object.entries(refusal.fields).map(([field, sentence]) => fieldSentence(field, sentence));
	return fields.length > 0 ? fields.join('\n') : refusal.sentence;
}

const fieldSentence = (field: string, sentence: string) =>
	field === '' ? sentence : `${field}: ${sentence}`;
