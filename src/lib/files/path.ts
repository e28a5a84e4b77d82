/**
 * Why a name inside an archive may not be used, or null where it may: it has to stay inside the folder it
 * is unpacked into on every system.
 */
export function pathProblem(name: string): string | null {
	if (!name || name.length > 1000) return 'its name is empty or too long.';
	if (/\p{Cc}/u.test(name)) return 'its name contains control characters.';
	if (/^[/\\]|^[a-z]:/i.test(name)) return 'its path is absolute.';
	if (name.split(/[/\\]/).includes('..')) return 'its path climbs out of the archive.';
	return null;
}

/** `.git/config`, `__MACOSX/…` and the like are there for programs, not for readers. */
export function isHidden(name: string): boolean {
	return name.split('/').some((part) => part.startsWith('.') || part === '__MACOSX');
}
