let read = () => Date.now();

/** The one clock. UTC milliseconds. */
export function now(): number {
	return read();
}

/** For tests: the clock stands at that moment, or follows that function, until it is released. */
export function setClock(at: number | (() => number)): () => void {
	read = typeof at === 'number' ? () => at : at;
	return () => (read = () => Date.now());
}
