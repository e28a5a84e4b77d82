import { Unreadable } from './unreadable.ts';

export interface Decoded {
	text: string;
	encoding: string;
}

const MARKS: [number[], string][] = [
	[[0xef, 0xbb, 0xbf], 'utf-8'],
	[[0xff, 0xfe], 'utf-16le'],
	[[0xfe, 0xff], 'utf-16be'],
];

/**
 * Which letters the bytes are, as far as their beginning tells: what a mark or the page says, UTF-16 where every
 * second byte is zero, UTF-8 where they are that, or else what Windows has long written in the West.
 */
export function encodingOf(beginning: Uint8Array, isWhole = false): string {
	const marked = MARKS.find(([mark]) => mark.every((byte, at) => beginning[at] === byte));
	if (marked) return marked[1];
	const zeros = [0, 0];
	const looked = beginning.subarray(0, 4_096);
	looked.forEach((byte, at) => {
		if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
	});
	const [even = 0, odd = 0] = zeros;
	if (odd > looked.length / 4 && even === 0) return 'utf-16le';
	if (even > looked.length / 4 && odd === 0) return 'utf-16be';
	const [, declared] = /<meta[^>]+charset=["']?([\w-]+)/i.exec(Buffer.from(looked).toString('latin1')) ?? [];
	if (declared !== undefined && isEncoding(declared)) return declared.toLowerCase();
	return isUtf8(beginning, isWhole) ? 'utf-8' : 'windows-1252';
}

/** @throws Unreadable where it is no text in any of them */
export function decoded(bytes: Uint8Array): Decoded {
	const encoding = encodingOf(bytes, true);
	const text = new TextDecoder(encoding).decode(bytes);
	if (text.includes('\0')) throw new Unreadable('This is not a text file: it contains zero bytes.');
	return { text, encoding };
}

function isUtf8(bytes: Uint8Array, isWhole: boolean): boolean {
	try {
		new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: !isWhole });
		return true;
	} catch {
		return false;
	}
}

function isEncoding(name: string): boolean {
	try {
		new TextDecoder(name);
		return true;
	} catch {
		return false;
	}
}
