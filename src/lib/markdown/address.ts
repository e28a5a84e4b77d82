const HERE = 'https://here.invalid';
const SCHEME = /^[a-z][a-z0-9+.-]*:/i;

export interface Address {
	/** As a browser would read it, so that the two cannot disagree about where it leads. */
	href: string;
	/** own: a path or fragment of this site; foreign: another site; mail: a mail address. */
	leads: 'own' | 'foreign' | 'mail';
}

/**
 * Where a link leads, or null where it leads nowhere we would send a reader. The address is taken apart by
 * the same parser a browser uses: `/\evil.example` and `java<tab>script:` look harmless only to patterns.
 */
export function address(written: string): Address | null {
	const url = URL.parse(written) ?? (startsWithScheme(written) ? null : URL.parse(written, `${HERE}/`));
	if (url?.protocol === 'mailto:') return { href: url.href, leads: 'mail' };
	if (url?.protocol !== 'http:' && url?.protocol !== 'https:') return null;
	if (url.origin !== HERE) return { href: url.href, leads: 'foreign' };
	return { href: ownHref(written.trim(), url), leads: 'own' };
}

function startsWithScheme(written: string): boolean {
	// Browsers drop these characters before they look for the scheme.
	return SCHEME.test(written.replace(/[\p{Cc}\s]/gu, ''));
}

function ownHref(written: string, url: URL): string {
	const rest = url.search + url.hash;
	if (url.pathname === '/' && rest && !/^[/\\.]/.test(written)) return rest;
	// Two slashes in front would name another host; `./` keeps a colon in the path from naming a scheme.
	const path = url.pathname.replace(/^\/+/, '');
	return (/^[/\\]/.test(written) ? '/' : './') + path + rest;
}
