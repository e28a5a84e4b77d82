const ENTITIES: Record<string, string> = {
	amp: '&',
	lt: '<',
	gt: '>',
	quot: '"',
	apos: "'",
	nbsp: ' ',
};

/** The words of a piece of Markdown, on one line: for titles, and to recognise what a line says. */
export function plainText(markdown: string): string {
	if (!/[[<~`*_\\&\n]/.test(markdown)) return markdown.replace(/\s+/g, ' ').trim();
	return markdown
		.replace(/!?\[([^[\]]*)\](?:\((?:[^()\n]|\([^()\n]*\))*\)|\[[^[\]]*\])/g, '$1')
		.replace(/<(https?:\/\/[^<>\s]*)>/g, '$1')
		.replace(/<\/?[a-z][^<>]*>/gi, ' ')
		.replace(/~~|`+/g, '')
		.replace(/(\*{1,3})(?=[^\s*])([^*\n]*[^\s*])\1/g, '$2')
		.replace(/(\*{1,3})(?=[^\s*])([^*\n]*[^\s*])\1/g, '$2')
		.replace(/(^|[\s(])_+(?=\S)|(?<=\S)_+(?=[\s).,;:!?]|$)/g, '$1')
		.replace(/\\([!-/:-@[-`{-~])/g, '$1')
		.replace(/&(?:#(\d{1,6})|([a-z]{2,8}));/gi, decoded)
		.replace(/\s+/g, ' ')
		.trim();
}

function decoded(whole: string, code: string | undefined, name: string | undefined): string {
	if (code !== undefined) {
		const point = Number(code);
		return point > 31 && point < 0xd800 ? String.fromCodePoint(point) : whole;
	}
	return ENTITIES[name?.toLowerCase() ?? ''] ?? whole;
}

const ABBREVIATED = /(?:\b(?:e\.g|i\.e|etc|approx|ca|incl|vs|no|misc|mr|mrs|ms|dr|st)|\b[A-Z])\.$/i;

/** The first sentence of a plain text, without the mark at its end when more follows. */
export function firstSentence(text: string): string {
	const ends = /[.!?](?=\s+\S)/g;
	for (let end = ends.exec(text); end; end = ends.exec(text)) {
		const sentence = text.slice(0, end.index + 1);
		if (!ABBREVIATED.test(sentence)) return sentence;
	}
	return text;
}

/** Cut between words, with a sign that it was cut. */
export function shortened(text: string, most: number): string {
	if (text.length <= most) return text;
	const cut = text.slice(0, most - 1);
	const space = cut.lastIndexOf(' ');
	return `${(space > most / 2 ? cut.slice(0, space) : cut).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
