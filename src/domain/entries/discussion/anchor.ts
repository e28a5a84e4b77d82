import search from 'approx-string-match';

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

export const ON_ALL: Anchor = { part: '', quote: '', prefix: '', suffix: '', at: 0 };
export const MOST_QUOTED = 1_000;
const AROUND = 48;
/** The share of a quote that edits may have changed, and the note still stands at its words. */
const CHANGED = 0.4;
/** A place found by likeness has to be surer the less there was to go by. */
const SURE = 0.5;
const MOST_PLACES = 200;

/** The anchor of a stretch of a part's text. */
export function anchorAt(part: string, text: string, { start, end }: Stretch): Anchor {
	const last = Math.min(end, start + MOST_QUOTED);
	return {
		part,
		quote: plain(text.slice(start, last)).trim(),
		prefix: plain(text.slice(Math.max(0, start - AROUND), start)),
		suffix: plain(text.slice(last, last + AROUND)),
		at: bare(text.slice(0, start)).length,
	};
}

const bare = (text: string) => text.replace(/\s+/g, '');
const plain = (text: string) => text.replace(/\s+/g, ' ');

/**
 * Where the words of an anchor stand in the text as it is now: as they were, or edited; null when they
 * are gone. White space counts for nothing, since a page and its source break lines differently.
 */
export function attach(anchor: Anchor, text: string): Stretch | null {
	const sought = squeezed(anchor);
	if (sought.quote === '') return null;
	const { text: among, places } = squeeze(text);
	const found = asItWas(sought, among) ?? edited(sought, among);
	if (!found) return null;
	return { start: places[found.start] ?? 0, end: (places[found.end - 1] ?? 0) + 1 };
}

function squeezed({ quote, prefix, suffix, at }: Anchor): Omit<Anchor, 'part'> {
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

/** Of the places where the very words stand, the one among the same neighbours. */
function asItWas(sought: Omit<Anchor, 'part'>, text: string): Stretch | null {
	const { quote, at } = sought;
	const places: Stretch[] = [];
	for (let from = text.indexOf(quote); from >= 0; from = text.indexOf(quote, from + 1)) {
		places.push({ start: from, end: from + quote.length });
	}
	if (places.length < 2) return places[0] ?? null;
	const near = places.sort((a, b) => Math.abs(a.start - at) - Math.abs(b.start - at)).slice(0, MOST_PLACES);
	return best(near, (place) => neighbours(sought, text, place));
}

/** The most alike place, where it is alike enough. */
function edited(sought: Omit<Anchor, 'part'>, text: string): Stretch | null {
	const { quote } = sought;
	const most = Math.floor(quote.length * CHANGED);
	const places = search(text, quote, most);
	const likeness = (place: (typeof places)[number]) =>
		(1 - place.errors / quote.length) * 0.6 + neighbours(sought, text, place) * 0.4;
	const found = best(places.slice(0, MOST_PLACES), likeness);
	return found && likeness(found) >= SURE ? found : null;
}

/** How much of what stood around the quote stands around that place: 0 to 1. */
function neighbours({ prefix, suffix }: Omit<Anchor, 'part'>, text: string, { start, end }: Stretch): number {
	const before = text.slice(Math.max(0, start - prefix.length), start);
	const after = text.slice(end, end + suffix.length);
	return (alike(prefix, before) + alike(suffix, after)) / 2;
}

/** At the beginning and the end of a text there is nothing around, and nothing is what has to be there. */
function alike(sought: string, found: string): number {
	if (sought === found) return 1;
	if (sought === '' || found === '') return 0;
	const fewest = search(found, sought, sought.length).map(({ errors }) => errors);
	return 1 - Math.min(sought.length, ...fewest) / sought.length;
}

function best<Place>(places: readonly Place[], score: (place: Place) => number): Place | null {
	let found: Place | null = null;
	let highest = -1;
	for (const place of places) {
		const reached = score(place);
		if (reached > highest) [found, highest] = [place, reached];
	}
	return found;
}
