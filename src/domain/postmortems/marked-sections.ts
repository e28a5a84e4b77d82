/**
 * The plain-text form of an export: each part stands behind a marker of its own, a comment that no
 * reader of rendered Markdown sees, so that whatever was written in a part comes back as it was.
 *
 *     <!-- kintsugi: event {"at":"2026-11-10T02:14:00.000Z"} -->
 *     #### 02:14 UTC            (a label for people: the line right behind a marker)
 *
 *     The text, to the letter.
 */
export interface Section {
	name: string;
	facts: unknown;
	label: string;
	text: string;
}

const MARKER = /^<!-- kintsugi: ([a-z-]+)(?: (\{[^\n]*\}))? -->\r?$/;
const LOOKS_LIKE_MARKER = /^(\\*)<!-- kintsugi: /;

export function writeSections(sections: readonly Section[]): string {
	const parts = sections.map(({ name, facts, label, text }) => {
		const marker = `<!-- kintsugi: ${name}${facts === null ? '' : ` ${json(facts)}`} -->`;
		return [marker, ...(label === '' ? [] : [label]), '', guarded(text)].join('\n');
	});
	return parts.join('\n\n') + '\n';
}

/** @returns what stands before the first marker, and the sections */
export function readSections(body: string): { before: string; sections: Section[] } {
	const before: string[] = [];
	const sections: { head: RegExpExecArray; lines: string[] }[] = [];
	for (const line of body.split('\n')) {
		const head = MARKER.exec(line);
		if (head) sections.push({ head, lines: [] });
		else (sections.at(-1)?.lines ?? before).push(line);
	}
	return { before: before.join('\n'), sections: sections.map(readSection) };
}

function readSection({ head, lines }: { head: RegExpExecArray; lines: string[] }): Section {
	const [, name = '', facts] = head;
	const label = isEmpty(lines[0]) ? '' : (lines.shift() ?? '').trimEnd();
	// One empty line before the text and one line end behind it are the form's, not the text's.
	if (isEmpty(lines[0])) lines.shift();
	if (isEmpty(lines.at(-1))) lines.pop();
	return {
		name,
		facts: facts === undefined ? null : JSON.parse(facts),
		label,
		text: unguarded(lines.join('\n')),
	};
}

const isEmpty = (line: string | undefined) => line === undefined || /^\r?$/.test(line);

/** JSON that cannot end the comment it stands in. */
function json(facts: unknown): string {
	return JSON.stringify(facts).replaceAll('>', '\\u003e');
}

const guarded = (text: string) => text.replace(new RegExp(LOOKS_LIKE_MARKER, 'gm'), '\\$&');
const unguarded = (text: string) =>
	text.replace(new RegExp(LOOKS_LIKE_MARKER, 'gm'), (match) =>
		match.startsWith('\\') ? match.slice(1) : match,
	);
