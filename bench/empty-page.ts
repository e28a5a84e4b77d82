import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { FOLDER } from './fill.ts';

export const EMPTY = join(FOLDER, 'empty', 'handler.js');

/** The framework's own empty page, to hold ours against. */
export async function buildEmptyPage(): Promise<void> {
	if (existsSync(EMPTY)) return;
	const before = process.cwd();
	process.chdir('bench/empty');
	try {
		await build({ logLevel: 'error' });
	} finally {
		process.chdir(before);
	}
}
