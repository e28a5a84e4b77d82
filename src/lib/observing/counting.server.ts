/** Whoever counts what is done, where somebody asked for numbers; nobody in most cases. Milliseconds throughout. */
export interface Counting {
	/** @param waited for others that write */
	transaction(took: number, waited: number): void;
	/** Somebody else held the database. */
	busy(): void;
	job(name: string, took: number, went: 'well' | 'wrong'): void;
}

const holder = globalThis as typeof globalThis & { kintsugiCounting?: Counting | undefined };

export function counting(): Counting | undefined {
	return holder.kintsugiCounting;
}

export function countWith(counter: Counting | undefined): void {
	holder.kintsugiCounting = counter;
}
