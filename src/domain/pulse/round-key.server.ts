import { randomBytes } from 'node:crypto';
import {
	existsSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	renameSync,
	rmSync,
	statSync,
	truncateSync,
	writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

/** In the data folder, and in no backup: what was answered in a round opens where it was answered, and only until it closes. */
export const KEYS = 'pulse';
const KEY_BYTES = 32;

const fileOf = (folder: string, round: number) => join(folder, KEYS, `${round}.key`);

/** One that was there before is gone, and with it what it opened. */
export function makeKey(folder: string, round: number): Buffer {
	mkdirSync(join(folder, KEYS), { recursive: true, mode: 0o700 });
	const key = randomBytes(KEY_BYTES);
	const incoming = join(folder, KEYS, `.${round}.key`);
	writeFileSync(incoming, key, { mode: 0o600, flush: true });
	renameSync(incoming, fileOf(folder, round));
	return key;
}

/** Null where it was lost, such as with the machine from which a backup came. */
export function readKey(folder: string, round: number): Buffer | null {
	try {
		const key = readFileSync(fileOf(folder, round));
		return key.length === KEY_BYTES ? key : null;
	} catch (problem) {
		if (problem instanceof Error && 'code' in problem && problem.code === 'ENOENT') return null;
		throw problem;
	}
}

/**
 * It opens nothing any more; written over, for whoever reads the disk. The empty file stays until all is clean that it
 * could have opened: see `forgetKey`.
 */
export function destroyKey(folder: string, round: number): void {
	const file = fileOf(folder, round);
	if (!statSync(file, { throwIfNoEntry: false })?.size) return;
	writeFileSync(file, randomBytes(KEY_BYTES), { flag: 'r+', flush: true });
	truncateSync(file);
}

export function forgetKey(folder: string, round: number): void {
	rmSync(fileOf(folder, round), { force: true });
	rmSync(join(folder, KEYS, `.${round}.key`), { force: true });
}

/** The rounds of which there are keys, or were. */
export function keysIn(folder: string): number[] {
	const there = existsSync(join(folder, KEYS)) ? readdirSync(join(folder, KEYS)) : [];
	const rounds = there.flatMap((name) => /^\.?(\d+)\.key$/.exec(name)?.[1] ?? []);
	return [...new Set(rounds.map(Number))];
}
