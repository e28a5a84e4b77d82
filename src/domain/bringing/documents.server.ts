import { z } from 'zod';
import { decoded } from '#lib/files/decoding.ts';
import { sizeInWords } from '#lib/files/size.ts';
import { Unreadable } from '#lib/files/unreadable.ts';
import { joinFrontMatter, splitFrontMatter } from '#lib/markdown/frontmatter.ts';
import { dayWrittenIn } from '#lib/wiki/page-dates.ts';
import { WIKI_NAMES } from '#lib/wiki/page.ts';
import { readPage } from '#lib/wiki/reading.server.ts';
import type { Kind } from '../entries/kinds.ts';
import { FORMAT as OPENING } from '../growth/opportunities/document.ts';
import { FORMAT as LOG } from '../log/document.ts';
import { FORMAT as POSTMORTEM } from '../postmortems/document.ts';
import { FORMAT as PROJECT } from '../projects/document.ts';
import { FORMAT as STORY } from '../stories/document.ts';
import type { BroughtFolder } from './folder.server.ts';
import type { Choices, Found, Item } from './found.ts';
import { kindOfWords, kindSaid } from './guessing.ts';
import { inlineTopics, plainMarkdown, propertiesIn, titleOfFile, topicsOfFolders } from './notes-folder.ts';

const TEXT_BYTES = 1_000_000;
const PAGE_BYTES = 3_000_000;
/** With pictures written into it. */
const WHOLE_PAGE_BYTES = 40_000_000;

export const OURS: Record<string, Kind> = {
	[POSTMORTEM]: 'postmortem',
	[LOG]: 'log',
	[STORY]: 'story',
	[PROJECT]: 'project',
	[OPENING]: 'opportunity',
};

export const isPage = (name: string): boolean => /\.(?:html?|xhtml)$/i.test(name);
export const isMarkdown = (name: string): boolean => /\.(?:md|markdown|md\.erb)$/i.test(name);

export async function markdownItem(folder: BroughtFolder, file: string, choices: Choices): Promise<Item> {
	const size = await folder.sizeOf(file);
	if (size > TEXT_BYTES)
		throw new Unreadable(
			`It is ${sizeInWords(size)}; a document can be ${sizeInWords(TEXT_BYTES)} at the most.`,
		);
	const { text, encoding } = decoded((await folder.read(file)) ?? new Uint8Array());
	if (text.trim() === '') return { file, state: 'skipped', reason: 'There is nothing in it.' };
	const { data, body } = splitFrontMatter(text);
	const ours = typeof data.kintsugi === 'string' ? OURS[data.kintsugi] : undefined;
	if (ours) return { ...oursFound(file, ours, text), title: titleIn(data, body, file) };
	if (typeof data.kintsugi === 'string')
		throw new Unreadable('It was written by a Kintsugi, and is of no kind that comes in by itself.');
	const plain = plainMarkdown(body, file, folder.names);
	return document(folder, file, choices, {
		data,
		body: plain,
		title: titleIn(data, body, file),
		notes: encoding === 'windows-1252' ? ['It is not written in UTF-8; it was read as Windows-1252.'] : [],
	});
}

export async function pageItem(folder: BroughtFolder, file: string, choices: Choices): Promise<Item> {
	const size = await folder.sizeOf(file);
	if (size > WHOLE_PAGE_BYTES)
		throw new Unreadable(
			`It is ${sizeInWords(size)}; a page can be ${sizeInWords(WHOLE_PAGE_BYTES)} at the most.`,
		);
	const { text } = decoded((await folder.read(file)) ?? new Uint8Array());
	if (text.replace(/data:image\/[^"')\s]*/g, '').length > PAGE_BYTES) {
		throw new Unreadable(`Without its pictures it is larger than ${sizeInWords(PAGE_BYTES)}.`);
	}
	const page = readPage(text);
	if (page.isContents) return { file, state: 'skipped', reason: 'It only lists the other pages.' };
	const title = page.title.slice(0, 300) || titleOfFile(file);
	const properties = page.properties.map(([name, value]) => `- **${name}:** ${value}`).join('\n');
	if (page.markdown === '' && properties === '')
		return { file, state: 'skipped', reason: 'There is no text in it.' };
	const writers = [...new Set(page.writers)].filter(Boolean);
	const made = document(folder, file, choices, {
		data: {},
		title,
		body: [`# ${title}`, properties, page.markdown].filter(Boolean).join('\n\n'),
		topics: page.topics,
		day: page.createdOn ?? page.changedOn,
		notes: [
			...(page.from === 'other' ? [] : [`It is a page of ${WIKI_NAMES[page.from]}.`]),
			...(writers.length > 0 ? [`It says that it was written by ${writers.join(' and ')}.`] : []),
			...page.notes,
		],
	});
	return 'state' in made ? made : { ...made, embedded: page.embedded };
}

interface Read {
	data: Record<string, unknown>;
	body: string;
	title: string;
	topics?: string[];
	day?: string | null;
	notes: string[];
}

function document(folder: BroughtFolder, file: string, choices: Choices, read: Read): Item {
	const { data, title, notes } = read;
	const properties = propertiesIn(read.body);
	const said = kindSaid(data.kind ?? data.type ?? properties.get('kind') ?? properties.get('type'));
	const kind = said ?? (choices.kind === 'recognised' ? kindOfWords(file, title, read.body) : choices.kind);
	if (kind === 'course') {
		return {
			file,
			state: 'refused',
			reason: 'It is part of a course: bring a course as a whole under Training.',
		};
	}
	if (kind === 'project' || kind === 'opportunity') {
		return {
			file,
			state: 'refused',
			reason: `A ${kind === 'project' ? 'project' : 'n opening'.slice(2)} comes in as Kintsugi itself writes it, or is begun anew.`,
		};
	}
	const topics = topicsOf(file.slice(folder.common.length), data, properties, read);
	const rest = withoutKnown(data);
	const front = { ...rest, ...(kind === 'postmortem' && topics.length > 0 ? { topics } : {}) };
	return {
		file,
		kind,
		title,
		text: joinFrontMatter(front, read.body),
		from: file,
		day: dayOf(data, properties) ?? read.day ?? null,
		topics,
		source: textOf(data.source ?? data.url),
		notes,
		embedded: new Map(),
		isOurs: false,
	};
}

function topicsOf(
	file: string,
	data: Record<string, unknown>,
	properties: Map<string, string>,
	read: Read,
): string[] {
	const said = wordsIn(data.topics ?? data.tags ?? properties.get('tags') ?? properties.get('topics'));
	const all = [...topicsOfFolders(file), ...said, ...(read.topics ?? []), ...inlineTopics(read.body)];
	const seen = new Map(all.map((topic) => [topic.toLowerCase(), topic.replace(/^#/, '').slice(0, 80)]));
	return [...seen.values()].filter(Boolean).slice(0, 20);
}

/** What stands somewhere else by now. */
function withoutKnown(data: Record<string, unknown>): Record<string, unknown> {
	const { topics: _topics, tags: _tags, kind, ...rest } = data;
	return kindSaid(kind) === null && kind !== undefined ? { kind, ...rest } : rest;
}

function dayOf(data: Record<string, unknown>, properties: Map<string, string>): string | null {
	const said = [
		data.date,
		data.day,
		data.created,
		properties.get('date'),
		properties.get('created'),
		properties.get('created time'),
	];
	for (const one of said) {
		const day = typeof one === 'string' ? dayWrittenIn(one) : null;
		if (day !== null) return day;
	}
	return null;
}

function titleIn(data: Record<string, unknown>, body: string, file: string): string {
	if (typeof data.title === 'string' && data.title.trim() !== '') return data.title.trim().slice(0, 300);
	const [, heading] = /^\s{0,3}# +(.+?) *#*$/m.exec(body.slice(0, 20_000)) ?? [];
	return (heading ?? titleOfFile(file)).slice(0, 300);
}

function wordsIn(value: unknown): string[] {
	const words = Array.isArray(value) ? value : typeof value === 'string' ? value.split(',') : [];
	return words.flatMap((word) => (typeof word === 'string' && word.trim() !== '' ? [word.trim()] : []));
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim().slice(0, 2_000) : '');

export function oursFound(file: string, kind: Kind, text: string): Found {
	return {
		...{ file, kind, text, from: file, title: '', day: null, topics: [], source: '', notes: [] },
		embedded: new Map(),
		isOurs: true,
	};
}

export const reasonOf = (problem: unknown): string | null => {
	if (problem instanceof Unreadable) return problem.message;
	if (problem instanceof z.ZodError) return problem.issues[0]?.message ?? 'It is not as it has to be.';
	return null;
};
