import { kindOfPrefix } from '../entries/references.ts';
import { hrefOf, KINDS, reference, type Kind } from '../entries/kinds.ts';

/** Something that has a number of its own: an entry, a lesson, a change. */
export interface Named {
	is: Kind | 'lesson' | 'change';
	number: number;
}

const kinds = Object.keys(KINDS) as Kind[];
const NUMBERED = /^([a-z]{1,4})[-\s\u2010\u2011]?([1-9]\d{0,8})$/i;
const IN_A_PATH = /^\/?(lessons|changes|[a-z]+(?:\/openings)?)\/([1-9]\d{0,8})(?:[/?#].*)?$/;

/**
 * `PM-142`, `L-318`, `/postmortems/142`, `https://kintsugi.example.org/postmortems/142` or
 * `kintsugi://postmortems/142`; null for anything else, and for addresses of other places.
 */
export function readName(typed: string, home: string): Named | null {
	const text = typed.trim();
	const [, letters, digits] = NUMBERED.exec(text) ?? [];
	if (letters !== undefined) return named(isOf(letters), digits);
	const path = text.startsWith(`${home}/`)
		? text.slice(home.length)
		: text.startsWith(SCHEME)
			? text.slice(SCHEME.length)
			: text;
	const [, folder = '', number] = IN_A_PATH.exec(path) ?? [];
	return named(isAt(`/${folder}`), number);
}

const SCHEME = 'kintsugi://';

function named(is: Named['is'] | undefined, digits: string | undefined): Named | null {
	return is === undefined || digits === undefined ? null : { is, number: Number(digits) };
}

function isOf(letters: string): Named['is'] | undefined {
	if (/^l$/i.test(letters)) return 'lesson';
	if (/^c$/i.test(letters)) return 'change';
	return kindOfPrefix(letters);
}

function isAt(path: string): Named['is'] | undefined {
	if (path === '/lessons') return 'lesson';
	if (path === '/changes') return 'change';
	return kinds.find((kind) => KINDS[kind].path === path);
}

/** `PM-142` and `/postmortems/142`. */
export function nameOf({ is, number }: Named): { reference: string; href: string } {
	if (is === 'lesson') return { reference: `L-${number}`, href: `/lessons/${number}` };
	if (is === 'change') return { reference: `C-${number}`, href: `/changes/${number}` };
	return { reference: reference(is, number), href: hrefOf(is, number) };
}

/** `kintsugi://postmortems/142` */
export function resourceOf(name: Named): string {
	return SCHEME + nameOf(name).href.slice(1);
}
