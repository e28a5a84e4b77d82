import { refusalIn } from '#lib/errors.ts';
import { Unreadable } from '#lib/files/unreadable.ts';

/** What was said of a file that is not taken; any other problem is thrown on. */
export function whyNot(problem: unknown): string {
	if (problem instanceof Unreadable) return problem.message;
	const refusal = refusalIn(problem);
	if (!refusal) throw problem;
	return refusal.sentence;
}
