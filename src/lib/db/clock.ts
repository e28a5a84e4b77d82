let read = () => Date.now();

/** The one clock. UTC milliseconds. */
export function now(): number {
	return read();
}

const started = { at: Date.now(), running: performance.now() };

/** What the clock would say had it not been set ahead since this started: for what cannot be undone. */
export function steadyNow(): number {
	return Math.min(now(), Math.floor(started.at + performance.now() - started.running));
}

/** For tests: the clock stands at that moment, or follows that function, until it is released. */
export function setClock(at: number | (() => number)): () => void {
	read = typeof at === 'number' ? () => at : at;
	return () => (read = () => Date.now());
}
