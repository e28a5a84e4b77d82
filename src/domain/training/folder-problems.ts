import type { z } from 'zod';

export interface Problem {
	file: string;
	line: number;
	/** A sentence that names the key that it is about. */
	says: string;
}

interface Issue {
	path: readonly PropertyKey[];
	message: string;
	code?: string | undefined;
	input?: unknown;
	keys?: string[];
}

/** `options 2 text: …`, with places counted as people count. */
export function sentence({ path, message, ...issue }: Issue): string {
	const where = path.map((part) => (typeof part === 'number' ? part + 1 : String(part))).join(' ');
	const what = reworded({ path, message, ...issue });
	return where === '' ? what : `${where}: ${what}`;
}

/** What the schema says for programs, as somebody who writes a file would say it. */
function reworded({ message, code, input, keys = [] }: Issue): string {
	if (code === 'unrecognized_keys') {
		return `${keys.map((key) => `“${key}”`).join(', ')} is not known here. Is it a slip of the pen?`;
	}
	if (code === 'invalid_type' && input === undefined) return 'This is missing.';
	if (code === 'invalid_type' && /expected string/.test(message))
		return 'Text is expected here; put it in quotes.';
	if (code === 'too_small' && input === '') return 'This is empty.';
	if (code === 'invalid_union') return 'This is none of the kinds of items there are.';
	return message.endsWith('.') ? message : `${message}.`;
}

/** Keys that nobody reads, wherever they stand: they would be lost without a word. */
export function unread(given: unknown, read: unknown, path: PropertyKey[] = []): Issue[] {
	if (Array.isArray(given) && Array.isArray(read)) {
		return given.flatMap((one, at) => unread(one, read[at], [...path, at]));
	}
	if (!isRecord(given) || !isRecord(read)) return [];
	return Object.entries(given).flatMap(([key, value]) =>
		key in read
			? unread(value, read[key], [...path, key])
			: [{ path, message: '', code: 'unrecognized_keys', keys: [key] }],
	);
}

export function issuesOf(error: z.ZodError): Issue[] {
	return error.issues.map((issue) => ({ ...issue }));
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
	value !== null && typeof value === 'object' && !Array.isArray(value);
