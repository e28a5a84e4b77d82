/** Why a file cannot be read, in a sentence for the person who brought it. */
export class Unreadable extends Error {
	constructor(sentence: string) {
		super(sentence);
		this.name = 'Unreadable';
	}
}
