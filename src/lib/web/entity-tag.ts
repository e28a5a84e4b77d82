import { createHash } from 'node:crypto';

/** Of all that an answer says, so that it is another one whatever of it changed. */
export function tagOf(text: string): string {
	return `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`;
}

/**
 * Whether a list of tags, as If-Match and If-None-Match have it, names that one. A proxy that packs an answer marks
 * its tag as weak; it still stands for the same.
 */
export function names(list: string, tag: string): boolean {
	return list.trim() === '*' || list.split(',').some((one) => one.trim().replace(/^W\//, '') === tag);
}
