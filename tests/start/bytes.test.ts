import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, expect, test, vi } from 'vitest';
import built from '../support/built.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

const CLIENT = resolve('build/client/_app/immutable');
const NAMES = resolve('.svelte-kit/generated/client-optimized/nodes');
const IMPORTS = /(?:from|import)\s*["'`](\.{1,2}\/[^"'`]+\.js)["'`]/g;
/** What the layouts and pages of a post-mortem that somebody reads are, and what every page brings for when one fails. */
const READING = [
	...['src/routes/+layout.svelte', 'src/routes/+error.svelte', 'src/routes/(app)/+layout.svelte'],
	'src/routes/(app)/postmortems/[id=number]/+page.svelte',
];
const MOST = 90_000;
const MOST_REQUESTS = 12;

beforeAll(() => built());

/** Each script that a browser loads by itself for these, with its bytes. */
function scriptsOf(components: readonly string[]): Map<string, number> {
	const nodes = readdirSync(NAMES).filter((file) => {
		const named = readFileSync(join(NAMES, file), 'utf8');
		return components.some((component) => named.includes(`/${component}"`));
	});
	const scripts = ['entry', 'nodes'].flatMap((folder) =>
		readdirSync(join(CLIENT, folder))
			.filter(
				(file) => file.endsWith('.js') && (folder === 'entry' || nodes.includes(`${file.split('.')[0]}.js`)),
			)
			.map((file) => join(CLIENT, folder, file)),
	);
	const found = new Map<string, number>();
	for (const script of scripts) {
		const text = readFileSync(script, 'utf8');
		found.set(script, gzipSync(text, { level: 9 }).length);
		for (const [, to = ''] of text.matchAll(IMPORTS)) {
			const next = join(dirname(script), to);
			if (!scripts.includes(next)) scripts.push(next);
		}
	}
	return found;
}

test('a post-mortem that is read loads 90 kB of JavaScript at most, in few requests', () => {
	const scripts = scriptsOf(READING);
	const sum = [...scripts.values()].reduce((all, bytes) => all + bytes, 0);
	const largest = [...scripts]
		.sort(([, one], [, other]) => other - one)
		.map(([script, bytes]) => `${(bytes / 1000).toFixed(1)} kB ${script.slice(CLIENT.length + 1)}`);
	expect(nodesIn(scripts)).toBe(READING.length);
	expect(
		sum,
		`${sum} bytes; which module is in which: src/building/few-files.ts\n${largest.join('\n')}`,
	).toBeLessThan(MOST);
	expect(scripts.size, largest.join('\n')).toBeLessThanOrEqual(MOST_REQUESTS);
});

const nodesIn = (scripts: Map<string, number>) =>
	[...scripts.keys()].filter((script) => script.includes('/nodes/')).length;
