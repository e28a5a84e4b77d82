/** Why nobody can sign in with a provider just now, as a sentence. */
export class Unusable extends Error {
	constructor(sentence: string, cause?: unknown) {
		super(sentence, { cause });
		this.name = 'Unusable';
	}
}
