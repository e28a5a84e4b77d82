import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { ROOT, Stop, runQuietly } from './run.js';

const SOURCES = [
	'src',
	'static',
	'package.json',
	'package-lock.json',
	'svelte.config.js',
	'tsconfig.json',
	'vite.config.ts',
];
/** What the present build was made from. */
const STAMP = join(ROOT, 'build', 'built-from');

/**
 * Sees to it that `build` is made from the sources as they are now.
 * @param {import('./ready.js').Ready} ready
 */
export async function built({ env }) {
	const sources = fingerprint();
	if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === sources) return;
	const worked = await runQuietly('Building Kintsugi', 'vite', ['build', '--logLevel', 'warn'], {
		env: { ...env, NODE_ENV: 'production' },
		shell: process.platform === 'win32',
	});
	if (!worked) throw new Stop('Kintsugi could not be built; the reason is above.');
	writeFileSync(STAMP, sources);
}

/** One value for the content of all sources: a checkout changes the times of files, and not what is in them. */
function fingerprint() {
	const hash = createHash('sha256');
	for (const file of SOURCES.flatMap((source) => filesIn(join(ROOT, source)))) {
		hash.update(`${file}\0`).update(readFileSync(file)).update('\0');
	}
	return hash.digest('hex');
}

/**
 * @param {string} path
 * @returns {string[]}
 */
function filesIn(path) {
	const found = statSync(path, { throwIfNoEntry: false });
	if (!found) return [];
	if (found.isFile()) return path.endsWith('.test.ts') ? [] : [path];
	return readdirSync(path)
		.sort()
		.flatMap((name) => filesIn(join(path, name)));
}
