export type NotReachedBecause = 'address' | 'private' | 'time' | 'size' | 'redirects' | 'connection';

/** Why a request to somebody else's server brought nothing: a sentence for whoever typed the address. */
export class NotReached extends Error {
	readonly because: NotReachedBecause;

	constructor(because: NotReachedBecause, sentence: string, cause?: unknown) {
		super(sentence, { cause });
		this.name = 'NotReached';
		this.because = because;
	}
}
