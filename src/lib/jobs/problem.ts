/** A problem with where it happened, as one line of the log. */
export function stackLine(problem: unknown): string {
	const cause = innermost(problem);
	const stack = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
	return stack.replaceAll(/\s*\n\s*/g, ' | ');
}

/** What is kept of a problem and shown: one line, without addresses of people and without anything long enough to be a secret. */
export function problemLine(problem: unknown): string {
	const cause = innermost(problem);
	const said = cause instanceof Error ? cause.message : String(cause);
	return said
		.replace(/[^\s<>"']+@[^\s<>"']+/g, '…')
		.replace(/[\w+/=-]{24,}/g, '…')
		.replace(/\s+/g, ' ')
		.trim()
		.slice(0, 300);
}

/** A failed query names what was in it; what the database said of it does not. */
function innermost(problem: unknown): unknown {
	return problem instanceof Error && problem.message.startsWith('Failed query') && problem.cause !== undefined
		? innermost(problem.cause)
		: problem;
}
