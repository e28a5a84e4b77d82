import { Unreadable } from './unreadable.ts';

/**
 * The text of a file. UTF-8, and UTF-16 where a byte order mark announces it; the mark itself is not part
 * of the text.
 */
export function decodeUtf8(bytes: Uint8Array): string {
	const text = decode(bytes);
	if (text.includes('\0')) throw new Unreadable('This is not a text file: it contains zero bytes.');
	return text;
}

function decode(bytes: Uint8Array): string {
	const [first, second] = bytes;
	const encoding =
		first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
	try {
		return new TextDecoder(encoding, { fatal: true }).decode(bytes);
	} catch {
		throw new Unreadable(
			encoding === 'utf-8'
				? `This file is not valid UTF-8 text${place(bytes)}. Save it as UTF-8 and try again.`
				: 'This file begins like UTF-16 text but is not valid. Save it as UTF-8 and try again.',
		);
	}
}

/** Where reading stopped, so that the line can be found in an editor. */
function place(bytes: Uint8Array): string {
	const decoder = new TextDecoder('utf-8', { fatal: true });
	let line = 1;
	let start = 0;
	try {
		for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, start)) {
			decoder.decode(bytes.subarray(start, at + 1));
			start = at + 1;
			line += 1;
		}
	} catch {
		// The line that could not be decoded is the one to name.
	}
	return ` (line ${line})`;
}
