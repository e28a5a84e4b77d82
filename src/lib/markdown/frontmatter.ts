import { parseDocument, stringify, type ParseOptions, type SchemaOptions } from 'yaml';
import { Unreadable } from '#lib/files/unreadable.ts';

export interface FrontMatter {
	data: Record<string, unknown>;
	/** The text after the front matter, untouched. */
	body: string;
	/** The YAML as it was written; empty where there is none. */
	raw: string;
}

const FENCED = /^---[^\S\n]*\r?\n(?:([\s\S]*?)\r?\n)?---[^\S\n]*(?:\r?\n(?:[^\S\n]*\r?\n)?|$)/;
const LONGEST = 64_000;
/** Plain YAML 1.2: dates stay text, and no tag makes anything but maps, lists and scalars. */
const PLAIN: ParseOptions & SchemaOptions = { schema: 'core', customTags: null, uniqueKeys: true };

/**
 * Takes the YAML between two `---` lines off the top of a text. Where that is not a map it is not front
 * matter but a text between rules, and stays in the body.
 * @throws Unreadable where it looks like front matter and is not valid YAML
 */
export function splitFrontMatter(text: string): FrontMatter {
	const match = FENCED.exec(text);
	const raw = match?.[1] ?? '';
	if (!match || raw.length > LONGEST) return { data: {}, body: text, raw: '' };
	const data = parse(raw);
	return data ? { data, body: text.slice(match[0].length), raw } : { data: {}, body: text, raw: '' };
}

/** The opposite: `splitFrontMatter` gives the same data and body back. */
export function joinFrontMatter(data: Record<string, unknown>, body: string): string {
	if (Object.keys(data).length === 0 && !body.startsWith('---')) return body;
	return `---\n${stringify(data, { schema: 'core', lineWidth: 0 })}---\n\n${body}`;
}

function parse(raw: string): Record<string, unknown> | null {
	const document = parseDocument(raw, { ...PLAIN, logLevel: 'silent', prettyErrors: true });
	const [problem] = document.errors;
	if (problem && !looksLikeData(raw)) return null;
	if (problem) {
		const line = problem.linePos?.[0].line;
		// Line 1 of the YAML is line 2 of the file.
		throw new Unreadable(
			`The front matter is not valid YAML${line ? ` (line ${line + 1} of the file)` : ''}.`,
		);
	}
	try {
		const data: unknown = document.toJS({ maxAliasCount: 50 });
		if (data === null) return {};
		return typeof data === 'object' && !Array.isArray(data) ? (data as Record<string, unknown>) : null;
	} catch {
		throw new Unreadable('The front matter refers to itself too often to be read.');
	}
}

function looksLikeData(raw: string): boolean {
	return /^[\w-]+\s*:/.test(raw.trimStart());
}
