import { KINDS, type Kind } from './kinds.ts';

/** Another entry, as people name it. */
export interface Reference {
	kind: Kind;
	number: number;
}

const kinds = Object.keys(KINDS) as Kind[];
const DIGITS = String.raw`[1-9]\d{0,8}`;
/** `PM-97`, also with a hyphen that does not break; not within a longer word or somebody else's address. */
export const REFERENCE = new RegExp(
	String.raw`(?<![\p{L}\p{N}_./-])(${kinds.map((kind) => KINDS[kind].prefix).join('|')})[-\u2010\u2011](${DIGITS})(?![\p{L}\p{N}_-])`,
	'giu',
);
const ADDRESS = new RegExp(
	String.raw`(?:(https?:\/\/[^\s/<>"'()\[\]]+)|(?<![\p{L}\p{N}_.~-]))(${kinds.map((kind) => KINDS[kind].path).join('|')})\/(${DIGITS})(?![\p{L}\p{N}_-])`,
	'giu',
);

/**
 * The entries that texts name by number or by address, each once.
 * @param isHere whether an origin such as `https://kintsugi.example.org` is this workspace's
 */
export function referencesIn(texts: readonly string[], isHere: (origin: string) => boolean): Reference[] {
	const found = new Map<string, Reference>();
	for (const text of texts) {
		for (const [, prefix = '', digits] of text.matchAll(REFERENCE)) add(kindOfPrefix(prefix), digits);
		for (const [, origin, path = '', digits] of text.matchAll(ADDRESS)) {
			if (origin === undefined || isHere(origin.toLowerCase())) add(kindOfPath(path), digits);
		}
	}
	return [...found.values()];

	function add(kind: Kind | undefined, digits: string | undefined): void {
		if (kind) found.set(`${kind} ${String(digits)}`, { kind, number: Number(digits) });
	}
}

export function kindOfPrefix(prefix: string): Kind | undefined {
	return kinds.find((kind) => KINDS[kind].prefix === prefix.toUpperCase());
}

function kindOfPath(path: string): Kind | undefined {
	return kinds.find((kind) => KINDS[kind].path === path.toLowerCase());
}
