import { posix } from 'node:path';

/**
 * What the files of a folder call each other: by their paths, or by nothing but their names, as note-taking programs
 * have it.
 */
export class Names {
	readonly #paths: ReadonlySet<string>;
	readonly #byName = new Map<string, string[]>();

	constructor(paths: Iterable<string>) {
		this.#paths = new Set(paths);
		for (const path of this.#paths) {
			for (const name of [lastOf(path), lastOf(path).replace(/\.[^.]+$/, ''), titleOfFile(path)]) {
				const known = this.#byName.get(name.toLowerCase()) ?? [];
				if (!known.includes(path)) this.#byName.set(name.toLowerCase(), [...known, path]);
			}
		}
	}

	/** The file that an address in `from` leads to; null where it is none of this folder. */
	at(address: string, from: string): string | null {
		if (/^(?:[a-z][a-z0-9+.-]*:|[/#?\\])/i.test(address)) return null;
		const path = posix.join(posix.dirname(from), decoded(address.split(/[?#]/)[0] ?? ''));
		return [path, `${path}.html`, `${path}.md`].find((one) => this.#paths.has(one)) ?? null;
	}

	/** The file that `[[name]]` in `from` means: the one of that name that lies nearest. */
	called(name: string, from: string): string | null {
		const wanted = name.trim().replace(/^\.?\//, '');
		const beside = this.at(wanted, from) ?? this.at(`${wanted}.md`, from);
		if (beside !== null) return beside;
		const found = this.#byName.get(lastOf(wanted).toLowerCase()) ?? [];
		const whole = found.filter((path) => path.replace(/\.[^./]+$/, '').endsWith(wanted.replace(/\.md$/, '')));
		const [first = null] = (whole.length > 0 ? whole : found).toSorted(
			(a, b) => apart(a, from) - apart(b, from) || a.length - b.length,
		);
		return first;
	}
}

const HASH = /[ -]+[0-9a-f]{32}(?=\.[^.]+$|$)/i;

/** `Queues need an owner 0f3a….md` is called what people called it. */
export function titleOfFile(path: string): string {
	return lastOf(path)
		.replace(/\.(?:md|markdown|html?|csv)$/i, '')
		.replace(HASH, '')
		.trim();
}

/** Folders are topics, as far as they say something. */
export function topicsOfFolders(path: string): string[] {
	return path
		.split('/')
		.slice(0, -1)
		.map((folder) => folder.replace(HASH, '').replace(/[_]+/g, ' ').trim())
		.filter((folder) => /\p{L}/u.test(folder) && !DULL.test(folder))
		.slice(-3)
		.map((folder) => folder.slice(0, 80));
}

const DULL =
	/^(?:notes?|docs?|documents?|pages?|files?|attachments?|assets?|images?|media|exports?|export-?block.*|private(?: & shared)?|shared|archive|vault|wiki|content|posts?|src|main|home|index)$|^[0-9a-f-]{8,}$/i;

const CODE = /(^ {0,3}(`{3,}|~{3,})[\s\S]*?(?:^ {0,3}\2[`~]*[ \t]*$|(?![\s\S]))|`+[^`\n]+`+)/m;

/** The text with what only note-taking programs understand as Markdown that everybody does; code stays as it is. */
export function plainMarkdown(text: string, from: string, names: Names): string {
	return outsideOfCode(text, (part) =>
		part
			.replace(
				/(!?)\[\[([^[\]|#\n]*)(?:#([^[\]|\n]*))?(?:\\?\|([^[\]\n]*))?\]\]/g,
				(whole, picture: string, name: string, _place: string | undefined, said: string | undefined) => {
					const path = name.trim() === '' ? null : names.called(name, from);
					const words = (said ?? '').trim() || name.trim() || whole.slice(2, -2);
					if (path === null) return picture === '' ? words : whole;
					const address = addressTo(path, from);
					const isPicture = picture !== '' && /\.(?:png|jpe?g|gif|webp|avif)$/i.test(path);
					const alt = /^\d+(?:x\d+)?$/.test(words) ? lastOf(path) : words;
					return `${isPicture ? '!' : ''}[${isPicture ? alt : words}](${address})`;
				},
			)
			.replace(
				/^(>[ \t]*)\[!([\w-]+)\][+-]?[ \t]*(.*)$/gm,
				(_, mark: string, kind: string, title: string) => {
					const label = title.trim() || kind.charAt(0).toUpperCase() + kind.slice(1).toLowerCase();
					return `${mark}**${label}**\n${mark.trimEnd()}`;
				},
			)
			.replace(/^<aside>\n([\s\S]*?)\n<\/aside>$/gm, (_, inner: string) =>
				inner
					.split('\n')
					.map((line) => `> ${line}`.trimEnd())
					.join('\n'),
			),
	);
}

function outsideOfCode(text: string, change: (part: string) => string): string {
	let made = '';
	let rest = text;
	for (let code = CODE.exec(rest); code; code = CODE.exec(rest)) {
		made += change(rest.slice(0, code.index)) + code[0];
		rest = rest.slice(code.index + code[0].length);
		if (code[0] === '') break;
	}
	return made + change(rest);
}

/** What stands between `[[` and `]]`, or an address in brackets, as a way from one file to another. */
export function addressTo(path: string, from: string): string {
	const way = posix.relative(posix.dirname(from), path);
	return encodeURI(way).replace(/[()?#]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** `Tags: a, b` right below the title, as Notion exports its properties to Markdown; they stay in the text as well. */
export function propertiesIn(body: string): Map<string, string> {
	const [, block = ''] =
		/^\s*# [^\n]*\n+((?:[\p{L}][\p{L}\p{N} /()-]{0,40}: [^\n]*\n)+)(?:\n|$)/u.exec(`${body}\n`) ?? [];
	return new Map(
		block.split('\n').flatMap((line): [string, string][] => {
			const [, name = '', value = ''] = /^([^:]+): (.*)$/.exec(line) ?? [];
			return name === '' ? [] : [[name.trim().toLowerCase(), value.trim()]];
		}),
	);
}

/** `#like-this` in the words of a note. */
export function inlineTopics(text: string): string[] {
	const found = new Set<string>();
	outsideOfCode(text, (part) => {
		for (const [, word = ''] of part.matchAll(/(?<=^|\s)#(\p{L}[\p{L}\p{N}_/-]{1,60})(?![\p{L}\p{N}])/gmu))
			found.add(word.replace(/\/$/, ''));
		return part;
	});
	return [...found].slice(0, 10);
}

const lastOf = (path: string): string => path.split('/').at(-1) ?? path;

/** How many folders lie between two files. */
function apart(one: string, other: string): number {
	return posix.relative(posix.dirname(one), posix.dirname(other)).split('/').length;
}

function decoded(address: string): string {
	try {
		return decodeURIComponent(address);
	} catch {
		return address;
	}
}
