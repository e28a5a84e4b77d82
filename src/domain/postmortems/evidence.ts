/** Evidence is shown as it was given; its form says how. */
export type Evidence =
	{ form: 'link'; href: string; text: string } | { form: 'quote' | 'log' | 'note'; text: string };

const ADDRESS = /^https?:\/\/\S+$/;
const QUOTE = /^\s*(?:>|["“”„«‘'])/;
const LOG =
	/\n|[{}=<>|;$`\\]|\b\d{4}-\d\d-\d\d[T ]\d\d|\b(?:DEBUG|INFO|WARN(?:ING)?|ERROR|FATAL|CRITICAL)\b|\b[\w-]+\.[\w-]+\.\w+\b/;

export function readEvidence(given: string): Evidence | null {
	const text = given.trim();
	if (text === '') return null;
	if (ADDRESS.test(text)) return { form: 'link', href: text, text: text.replace(/^https?:\/\//, '') };
	if (QUOTE.test(text)) return { form: 'quote', text: text.replace(/^\s*>\s?/gm, '') };
	return { form: LOG.test(text) ? 'log' : 'note', text };
}
