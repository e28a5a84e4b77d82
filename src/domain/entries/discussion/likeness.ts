import search from 'approx-string-match';
import { around, asTheyWere, MOST_PLACES, placed, type Anchor, type Sought, type Stretch } from './anchor.ts';

/** The share of a quote that edits may have changed, and the note still stands at its words. */
const CHANGED = 0.4;
/** A place found by likeness has to be surer the less there was to go by. */
const SURE = 0.5;

/**
 * Where the words of an anchor stand in the text as it is now: as they were, or edited; null when they
 * are gone. White space counts for nothing, since a page and its source break lines differently.
 */
export function attach(anchor: Anchor, text: string): Stretch | null {
	return placed(anchor, text, (sought, among) => {
		const places = asTheyWere(sought, among);
		if (places.length < 2) return places[0] ?? edited(sought, among);
		return best(places, (place) => neighbours(sought, among, place));
	});
}

/** The most alike place, where it is alike enough. */
function edited(sought: Sought, text: string): Stretch | null {
	const { quote } = sought;
	const most = Math.floor(quote.length * CHANGED);
	const places = search(text, quote, most);
	const likeness = (place: (typeof places)[number]) =>
		(1 - place.errors / quote.length) * 0.6 + neighbours(sought, text, place) * 0.4;
	const found = best(places.slice(0, MOST_PLACES), likeness);
	return found && likeness(found) >= SURE ? found : null;
}

/** How much of what stood around the quote stands around that place: 0 to 1. */
function neighbours(sought: Sought, text: string, place: Stretch): number {
	const [before, after] = around(sought, text, place).map(([was, is]) => alike(was, is));
	return ((before ?? 0) + (after ?? 0)) / 2;
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
