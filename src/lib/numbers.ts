const WORDS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

/** `three`, and digits from eleven on. */
export function inWords(number: number): string {
	return WORDS[number] ?? number.toLocaleString('en');
}

/** `three lessons`, `one lesson`, `no lessons` */
export function counted(number: number, one: string, many = `${one}s`): string {
	return `${inWords(number)} ${number === 1 ? one : many}`;
}

/** With a capital, for the beginning of a sentence. */
export function sentenceCase(text: string): string {
	return text.charAt(0).toLocaleUpperCase('en') + text.slice(1);
}

const lists = new Intl.ListFormat('en', { style: 'long', type: 'conjunction' });
/** `Svelte, offline sync and tracing` */
export const listed = (names: readonly string[]): string =>
	lists.format(names).replace(/, and ([^,]*)$/, ' and $1');
