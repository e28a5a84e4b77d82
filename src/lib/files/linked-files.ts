import { posix } from 'node:path';
import { mayBeAttached } from './what-it-is.ts';

/** Addresses in links, pictures and definitions. */
const LINKED = /(?<=\]\(\s*<?|^\[[^\]\n]+\]:\s*<?)[^\s<>()]+/gm;
const ELSEWHERE = /^(?:[a-z][a-z0-9+.-]*:|[/#?\\])/i;

/**
 * The text with other addresses in place of those that lead to a file beside its document.
 * @param to gets the path from the folder that the document's own name starts in; null leaves the address alone
 */
export function replaceLinked(text: string, document: string, to: (path: string) => string | null): string {
	return text.replace(LINKED, (address) => {
		const path = pathBeside(address, document);
		return (path === null ? null : to(path)) ?? address;
	});
}

/** The files beside its document that a text leads to, each once. */
export function linkedIn(texts: readonly string[], document: string): string[] {
	const found = new Set<string>();
	for (const text of texts) {
		replaceLinked(text, document, (path) => {
			found.add(path);
			return null;
		});
	}
	return [...found];
}

function pathBeside(address: string, document: string): string | null {
	if (ELSEWHERE.test(address)) return null;
	const [written = ''] = address.split(/[?#]/);
	const path = posix.join(posix.dirname(document), decoded(written));
	return path.startsWith('../') || !mayBeAttached(path) || path.endsWith('.md') ? null : path;
}

function decoded(address: string): string {
	try {
		return decodeURIComponent(address);
	} catch {
		return address;
	}
}
