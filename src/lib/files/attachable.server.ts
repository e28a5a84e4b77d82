import { createHash } from 'node:crypto';
import { randomName } from '../db/ids.server.ts';
import { redraw } from './picture.server.ts';
import { Unreadable } from './unreadable.ts';
import { claimsToBeBinary, endingOf, namedAs, plainName, typeOfBinary, typeOfText } from './what-it-is.ts';

/** A file that was looked at and may be kept. */
export interface Attachable {
	/** See `file-address.ts`. */
	name: string;
	/** What it is called where people read it. */
	fileName: string;
	type: string;
	bytes: Uint8Array;
	/** Pictures only. */
	width: number | null;
	height: number | null;
	sha256: string;
}

const PICTURES = ['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif', 'image/apng'];
const LETTERS = 26;

/**
 * What a file is, by what is in it. Pictures are drawn anew, and nothing that a browser would run is taken.
 * @throws Unreadable with what to do instead, where it is something that is not kept here
 */
export async function lookAtFile(given: string, bytes: Uint8Array): Promise<Attachable> {
	const name = plainName(given);
	if (bytes.length === 0) throw new Unreadable(`“${name}” is empty.`);
	const { ending, ...found } = await recognise(name, bytes);
	const size = found.width === null ? '' : `-${found.width}x${found.height}`;
	return {
		name: `${randomName(LETTERS)}${size}.${ending}`,
		fileName: namedAs(name, ending),
		sha256: createHash('sha256').update(found.bytes).digest('hex'),
		...found,
	};
}

type Recognised = Pick<Attachable, 'type' | 'bytes' | 'width' | 'height'> & { ending: string };

async function recognise(name: string, bytes: Uint8Array): Promise<Recognised> {
	const text = startsLikePdf(bytes) ? null : startOfText(bytes);
	if (text !== null) return asText(name, bytes, text);
	const { fileTypeFromBuffer } = await import('file-type');
	const found = await fileTypeFromBuffer(bytes);
	if (found && PICTURES.includes(found.mime)) return redraw(bytes, name);
	const type = found ? typeOfBinary(found.ext) : null;
	if (found && type !== null) return { ending: found.ext, type, bytes, width: null, height: null };
	if (found?.mime.startsWith('image/hei')) {
		throw new Unreadable(
			`“${name}” is a HEIC picture, which few browsers show. Save it as JPEG or PNG and attach that.`,
		);
	}
	if (found === undefined && typeOfText(endingOf(name)) !== null && !bytes.includes(0)) {
		return asText(name, bytes, new TextDecoder('latin1').decode(bytes.subarray(0, LOOKED_AT)));
	}
	throw new Unreadable(
		`“${name}” cannot be attached. Pictures (PNG, JPEG, GIF, WebP, AVIF), PDF, text such as logs and CSV, office documents and zips can; anything else can be put into a zip.`,
	);
}

function startsLikePdf(bytes: Uint8Array): boolean {
	return Buffer.from(bytes.subarray(0, 5)).toString('latin1') === '%PDF-';
}

const LOOKED_AT = 8_000;
const CONTROL = /[^\P{Cc}\t\n\f\r]/u;
/** Begins a colour in what a terminal showed. */
const ESCAPE = '\u001b';

/** The beginning of a text, in whichever of the usual encodings; null where it is none. */
function startOfText(bytes: Uint8Array): string | null {
	const [first, second] = bytes;
	const wide =
		first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : null;
	try {
		const text = new TextDecoder(wide ?? 'utf-8', { fatal: true }).decode(bytes);
		return CONTROL.test(text.replaceAll(ESCAPE, '')) ? null : text.slice(0, LOOKED_AT);
	} catch {
		return null;
	}
}

/** Text is kept as it is: a log that was tidied is no evidence. */
function asText(name: string, bytes: Uint8Array, start: string): Recognised {
	const given = endingOf(name);
	const markup = markupIn(start) ?? (given === 'svg' ? 'svg' : null);
	if (markup === 'svg') {
		throw new Unreadable(
			`“${name}” is an SVG, which can carry scripts. Paste a picture of it, or attach it as PNG.`,
		);
	}
	if (markup === 'html' || /^x?html?$/.test(given)) {
		throw new Unreadable(
			`“${name}” is a web page, which can carry scripts. Attach a picture or a PDF of it, or put it into a zip.`,
		);
	}
	if (claimsToBeBinary(given)) {
		throw new Unreadable(
			`“${name}” is called ${given.toUpperCase()} and holds text. Give it the ending .txt and attach it again.`,
		);
	}
	const type = typeOfText(given);
	const ending = type === null ? 'txt' : given;
	return { ending, type: type ?? 'text/plain', bytes, width: null, height: null };
}

/** What a browser would take a text for, if it looked: its first element, after comments and declarations. */
function markupIn(start: string): 'svg' | 'html' | null {
	let rest = start.trimStart();
	for (;;) {
		const end = rest.startsWith('<!--') ? '-->' : /^<(\?|!doctype\s)/i.test(rest) ? '>' : null;
		if (end === null) break;
		if (/^<!doctype\s+(html|svg)/i.test(rest)) return /^<!doctype\s+svg/i.test(rest) ? 'svg' : 'html';
		const at = rest.indexOf(end);
		if (at < 0) break;
		rest = rest.slice(at + end.length).trimStart();
	}
	if (/^<(\w+:)?svg\b/i.test(rest)) return 'svg';
	return /^<(html|head|body|script|iframe|style|title|meta|link)\b/i.test(rest) ? 'html' : null;
}
