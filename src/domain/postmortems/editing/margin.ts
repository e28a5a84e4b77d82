interface Beside {
	/** Where the line that it is about begins; null where that is nowhere on the page now. */
	line: number | null;
	height: number;
	/** It stands exactly beside its line, and the others make room. */
	first: boolean;
}

/** Between two notes in the margin. Each has 12 px of its own above and below its words. */
const GAP = 0;

/** Where notes in the margin stand: beside their lines, in this order, and none over another. */
export function placesOf(notes: readonly Beside[]): number[] {
	const tops: number[] = [];
	const below = (index: number): number => {
		const [top, note] = [tops[index - 1], notes[index - 1]];
		return top === undefined || note === undefined ? 0 : top + note.height + GAP;
	};
	const pushDown = (from: number): void => {
		for (let index = from; index < notes.length; index++) {
			tops[index] = Math.max(notes[index]?.line ?? 0, below(index));
		}
	};
	pushDown(0);
	const first = notes.findIndex((note) => note.first && note.line !== null);
	if (first <= 0) return tops;
	// There is no place above the first of all.
	const least = notes.slice(0, first).reduce((sum, { height }) => sum + height + GAP, 0);
	tops[first] = Math.max(notes[first]?.line ?? 0, least);
	for (let index = first - 1; index >= 0; index--) {
		const room = (tops[index + 1] ?? 0) - (notes[index]?.height ?? 0) - GAP;
		tops[index] = Math.min(tops[index] ?? 0, room);
	}
	pushDown(first + 1);
	return tops;
}
