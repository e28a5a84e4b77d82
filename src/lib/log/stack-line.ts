/**
 * A problem as one line: what kind, what was said of it, and where it happened. What libraries say often quotes what
 * they were given, so quoted words, addresses and long letters are left out.
 */
export function stackLine(problem: unknown): string {
	const cause = innermost(problem);
	if (!(cause instanceof Error)) return withoutContent(String(cause));
	const code = 'code' in cause && typeof cause.code === 'string' ? ` [${cause.code}]` : '';
	const frames = (cause.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
	const said = OF_THE_LANGUAGE.has(cause.name) ? cause.message : withoutContent(cause.message);
	return [`${cause.name}${code}: ${said}`, ...frames.map((line) => line.trim())]
		.join(' | ')
		.replaceAll(/\s*\n\s*/g, ' | ');
}

/** What is kept of a problem and shown: one line, without addresses of people and without anything long enough to be a secret. */
export function problemLine(problem: unknown): string {
	const cause = innermost(problem);
	const said = cause instanceof Error ? cause.message : String(cause);
	return withoutSecrets(said).replace(/\s+/g, ' ').trim().slice(0, 300);
}

/** They quote names in the program: `Cannot read properties of undefined (reading 'title')`. */
const OF_THE_LANGUAGE = new Set(['TypeError', 'ReferenceError']);
const QUOTED = /"[^"\n]*"?|(?<!\w)'[^'\n]*'(?!\w)|`[^`\n]*`|“[^”\n]*”/g;

function withoutContent(text: string): string {
	return withoutSecrets(text.replaceAll(QUOTED, '…'))
		.replaceAll(/\b[a-z]+:\/\/\S+/gi, '…')
		.slice(0, 500);
}

function withoutSecrets(text: string): string {
	return text.replaceAll(/[^\s<>"']+@[^\s<>"']+/g, '…').replaceAll(/[\w+/=-]{24,}/g, '…');
}

/** A failed query names what was in it; what the database said of it does not. */
function innermost(problem: unknown): unknown {
	if (!(problem instanceof Error && problem.message.startsWith('Failed query'))) return problem;
	return problem.cause === undefined ? 'A query failed.' : innermost(problem.cause);
}
