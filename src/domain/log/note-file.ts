import { splitFrontMatter } from '#lib/markdown/frontmatter.ts';

/** What a Markdown file says of a note: nothing in it is left out. */
export interface NoteFile {
	title: string;
	body: string;
	topics: string[];
	source: string;
	/** `2026-11-19`; null where the file does not say. */
	day: string | null;
	/** What an export of ours says beside that. */
	data: Record<string, unknown>;
}

const LONGEST_TITLE = 300;
const HEADING = /^[ \t]{0,3}#[ \t]+(.+?)[ \t]*#*[ \t]*$/;
const READ = ['title', 'date', 'day', 'created', 'tags', 'topics', 'source', 'url'];

/**
 * A note as people keep them: a heading, Markdown, perhaps front matter; its folder is its topic. What stands in
 * the front matter and has no place here stays in the note, as it was.
 * @param name the path inside the folder that was brought
 */
export function readNoteFile(name: string, text: string): NoteFile | null {
	const { data, body, raw } = splitFrontMatter(text);
	if (body.trim() === '' && raw === '') return null;
	const { title, rest } = titled(body, data.title);
	const unread = Object.keys(data).some((key) => !READ.includes(key));
	return {
		title: title === '' ? nameOf(name) : title,
		body: unread ? `${rest.trimEnd()}\n\n\`\`\`yaml\n${raw}\n\`\`\`\n` : rest,
		topics: [...new Set([...folderOf(name), ...wordsIn(data.topics ?? data.tags)])],
		source: textIn(data.source ?? data.url),
		day: dayIn(data.date ?? data.day ?? data.created),
		data,
	};
}

/** The first heading, which is then no part of the note; or, where it does not begin with one, its first line. */
function titled(body: string, given: unknown): { title: string; rest: string } {
	const [, first = '', after = ''] = /^\s*([^\n]*)\n?([\s\S]*)$/.exec(body) ?? [];
	const line = first.replace(/\r$/, '');
	const heading = HEADING.exec(line)?.[1];
	const named = textIn(given);
	if (heading !== undefined && heading.length <= LONGEST_TITLE && (named === '' || named === heading)) {
		return { title: heading, rest: after.replace(/^(?:[ \t]*\r?\n)+/, '') };
	}
	const title = named || (heading ?? line.replace(/^[\s>*+-]+|[`*_]/g, ''));
	return { title: shortened(title.trim()), rest: body };
}

function shortened(title: string): string {
	if (title.length <= LONGEST_TITLE) return title;
	const cut = title.slice(0, LONGEST_TITLE - 1);
	return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), LONGEST_TITLE / 2)).trimEnd()}…`;
}

const nameOf = (name: string) => (name.split('/').at(-1) ?? name).replace(/\.[^.]+$/, '');
const folderOf = (name: string) => name.split('/').slice(-2, -1);
const textIn = (value: unknown): string => (typeof value === 'string' ? value.trim().slice(0, 2_000) : '');

function wordsIn(value: unknown): string[] {
	const words = Array.isArray(value) ? value : typeof value === 'string' ? value.split(',') : [];
	return words.flatMap((word) => (typeof word === 'string' && word.trim() !== '' ? [word.trim()] : []));
}

function dayIn(value: unknown): string | null {
	const [day] = /^\d{4}-\d{2}-\d{2}/.exec(textIn(value)) ?? [];
	if (day === undefined) return null;
	const at = new Date(`${day}T12:00Z`);
	return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day) ? day : null;
}
