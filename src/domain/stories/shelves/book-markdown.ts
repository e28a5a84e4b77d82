import type { Chapter } from './book.server.ts';

/** The book as a file: contents, then a chapter for each story. Headings within a story go below its own. */
export function bookInMarkdown(name: string, chapters: readonly Chapter[]): string {
	const contents = chapters.map(({ title, by }, k) => `${k + 1}. ${title}${by === '' ? '' : `, ${by}`}`);
	return [`# ${name}`, contents.join('\n'), ...chapters.map(chapterInMarkdown)].join('\n\n') + '\n';
}

function chapterInMarkdown({ title, by, month, parts }: Chapter): string {
	const told = [by === '' ? 'Told without a name' : by, month].join(', ');
	const rest = parts.map(({ name, markdown }) =>
		[name === '' ? '' : `### ${name}`, lowered(markdown)].filter(Boolean).join('\n\n'),
	);
	return [`## ${title}`, `*${told}*`, ...rest].join('\n\n');
}

/** `# A heading` of somebody's text becomes one of the fourth level, save where it stands in code. */
function lowered(markdown: string): string {
	let inCode = false;
	return markdown
		.split('\n')
		.map((line) => {
			if (/^\s{0,3}(```|~~~)/.test(line)) inCode = !inCode;
			return inCode ? line : line.replace(/^(#{1,3})(?=\s)/, '####');
		})
		.join('\n');
}
