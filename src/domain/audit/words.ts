import { deviceName } from '#lib/device.ts';
import { plain, type Piece } from './sentences.ts';

/** Without case, accents and the hyphen that does not break. */
function folded(text: string): string {
	return text.normalize('NFKD').replace(/\p{M}/gu, '').replaceAll('\u2010', '-').toLowerCase();
}

export function wordsIn(text: string): string[] {
	return folded(text).split(/\s+/).filter(Boolean);
}

/** Of a line as it is shown: what a reader may not see in it finds it for nobody. */
export interface Shown {
	who: Piece;
	sentence: readonly Piece[];
	address: string;
	device: string;
}

export function hasWords({ who, sentence, address, device }: Shown, words: readonly string[]): boolean {
	const text = folded(`${who.text} ${plain(sentence)} ${address} ${deviceName(device)}`);
	return words.every((word) => text.includes(word));
}
