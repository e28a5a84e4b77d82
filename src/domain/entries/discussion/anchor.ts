/**
 * Which words a note is about, as the words themselves with those around them, so that it is found again
 * wherever an edit moved them: the text-quote selector of the W3C's Web Annotation model.
 */
export interface Anchor {
	/** A field of the entry's content, such as `narrative` or `timeline.12`; empty for all of it. */
	part: string;
	quote: string;
	prefix: string;
	suffix: string;
	/** How far into the part it began: which of several equal places was meant. */
	at: number;
}

/** A stretch of a text. */
export interface Stretch {
	start: number;
	end: number;
}

/** The words of an anchor without their white space: a page and its source break lines differently. */
export type Sought = Omit<Anchor, 'part'>;

export const ON_ALL: Anchor = { part: '', quote: '', prefix: '', suffix: '', at: 0 };
export const MOST_QUOTED = 1_000;
export const MOST_PLACES = 200;

export const bare = (text: string) => text.replace(/\s+/g, '');

/**
 * Where the very words of an anchor stand in the text, among the same neighbours where they stand there twice. Most notes
 * are found like that; null says nothing yet of those that are not: `attach` knows.
 */
export function attachAsItWas(anchor: Anchor, text: string): Stretch | null {
	return placed(anchor, text, (sought, among) => {
		const places = asTheyWere(sought, among);
		if (places.length < 2) return places[0] ?? null;
		return places.find((place) => around(sought, among, place).every(([was, is]) => was === is)) ?? null;
	});
}

/** What is found of it in the text without its white space, as a stretch of the text. */
export function placed(
	anchor: Anchor,
	text: string,
	find: (sought: Sought, among: string) => Stretch | null,
): Stretch | null {
	const sought = squeezed(anchor);
	if (sought.quote === '') return null;
	const { text: bared, places } = squeeze(text);
	const place = find(sought, bared);
	if (!place) return null;
	return { start: places[place.start] ?? 0, end: (places[place.end - 1] ?? 0) + 1 };
}

function squeezed({ quote, prefix, suffix, at }: Anchor): Sought {
	return { quote: bare(quote), prefix: bare(prefix), suffix: bare(suffix), at };
}

interface Squeezed {
	of: string;
	/** Without its white space. */
	text: string;
	/** Where each of its characters stood. */
	places: Uint32Array;
}

/** Notes are looked for one after the other in the same text. */
let latest: Squeezed = { of: '', text: '', places: new Uint32Array() };

function squeeze(of: string): Squeezed {
	if (latest.of === of) return latest;
	const places = new Uint32Array(of.length);
	let count = 0;
	let from = 0;
	const upTo = (end: number) => {
		for (; from < end; from += 1) places[count++] = from;
	};
	for (const { index, 0: gap } of of.matchAll(/\s+/g)) {
		upTo(index);
		from = index + gap.length;
	}
	upTo(of.length);
	latest = { of, text: bare(of), places };
	return latest;
}

/** The places where the very words stand, the nearest to where they stood first. */
export function asTheyWere({ quote, at }: Sought, text: string): Stretch[] {
	const places: Stretch[] = [];
	for (let from = text.indexOf(quote); from >= 0; from = text.indexOf(quote, from + 1)) {
		places.push({ start: from, end: from + quote.length });
	}
	return places.sort((a, b) => Math.abs(a.start - at) - Math.abs(b.start - at)).slice(0, MOST_PLACES);
}

/** What stood before and after the words, each with what stands there at that place. */
export function around(
	{ prefix, suffix }: Sought,
	text: string,
	{ start, end }: Stretch,
): [was: string, is: string][] {
	return [
		[prefix, text.slice(Math.max(0, start - prefix.length), start)],
		[suffix, text.slice(end, end + suffix.length)],
	];
}
