/** What can be attached beside pictures, by its ending. All of it is saved and never shown in the page. */
const TEXTS: Record<string, string> = {
	txt: 'text/plain',
	log: 'text/plain',
	csv: 'text/csv',
	tsv: 'text/tab-separated-values',
	md: 'text/markdown',
	json: 'application/json',
	jsonl: 'application/jsonl',
	har: 'application/json',
	yaml: 'application/yaml',
	yml: 'application/yaml',
	toml: 'application/toml',
	ini: 'text/plain',
	conf: 'text/plain',
	sql: 'application/sql',
	diff: 'text/x-diff',
	patch: 'text/x-diff',
};
const BINARIES: Record<string, string> = {
	pdf: 'application/pdf',
	zip: 'application/zip',
	gz: 'application/gzip',
	docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
	xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
	pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
	odt: 'application/vnd.oasis.opendocument.text',
	ods: 'application/vnd.oasis.opendocument.spreadsheet',
	odp: 'application/vnd.oasis.opendocument.presentation',
};
const PICTURES = ['png', 'jpg', 'jpeg', 'gif', 'webp', 'avif'];

export const typeOfText = (ending: string): string | null => own(TEXTS, ending);
export const typeOfBinary = (ending: string): string | null => own(BINARIES, ending);
const own = (table: Record<string, string>, ending: string) =>
	Object.hasOwn(table, ending) ? (table[ending] ?? null) : null;

export function endingOf(name: string): string {
	return /\.([a-z0-9]{1,8})$/i.exec(name)?.[1]?.toLowerCase() ?? '';
}

/** As far as its ending tells. */
export function mayBeAttached(name: string): boolean {
	const ending = endingOf(name);
	return PICTURES.includes(ending) || typeOfText(ending) !== null || typeOfBinary(ending) !== null;
}

/** It says of itself that it is no text. */
export function claimsToBeBinary(ending: string): boolean {
	return PICTURES.includes(ending) || typeOfBinary(ending) !== null;
}

/** For the field that chooses files. */
export const ACCEPTED = [...PICTURES, ...Object.keys(TEXTS), ...Object.keys(BINARIES)]
	.map((ending) => `.${ending}`)
	.join(',');

const LONGEST = 120;

/** What to call a file: its name without its folders, without what could not be seen, and not too long. */
export function plainName(given: string): string {
	const last = given.split(/[/\\]/).at(-1) ?? '';
	const visible = last
		.normalize('NFC')
		.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '')
		.replace(/\s+/g, ' ')
		.replace(/^[. ]+|[. ]+$/g, '');
	const ending = endingOf(visible);
	const stem = ending === '' ? visible : visible.slice(0, -ending.length - 1);
	const short = Array.from(stem).slice(0, LONGEST).join('').trim() || 'file';
	return ending === '' ? short : `${short}.${ending}`;
}

/** The same name with the ending of what it is, so that nobody's system opens it as something else. */
export function namedAs(name: string, ending: string): string {
	const before = endingOf(name);
	if (before === ending || (before === 'jpeg' && ending === 'jpg')) return name;
	const stem = PICTURES.includes(before) ? name.slice(0, -before.length - 1) : name;
	return `${stem}.${ending}`;
}
