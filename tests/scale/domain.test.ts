import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sqld } from '../support/sqld.ts';

const ROOT = join(import.meta.dirname, '../..');

/**
 * What stores, reads, searches, sends and writes together: the same tests as elsewhere, with the same expectations. Any
 * other runs so as well: `KINTSUGI_TEST_DATABASE=server vitest run src/domain/…`, save those that look into the file.
 */
const TESTS = [
	'src/domain/jobs/jobs.test.ts',
	'src/domain/lessons/turning.test.ts',
	'src/domain/log/log.test.ts',
	'src/domain/postmortems/live/live.test.ts',
	'src/domain/postmortems/postmortems.test.ts',
	'src/domain/search/search.test.ts',
];

test.skipIf(sqld() === null)(
	'the domain does on a database server what it does in a file',
	{ timeout: 240_000 },
	async () => {
		const vitest = join(ROOT, 'node_modules/vitest/vitest.mjs');
		const inherited = Object.entries(process.env).filter(([name]) => !/^VITEST|^NODE_OPTIONS/.test(name));
		const child = spawn(process.execPath, [vitest, 'run', '--reporter=dot', '--maxWorkers=2', ...TESTS], {
			cwd: ROOT,
			env: { ...Object.fromEntries(inherited), KINTSUGI_TEST_DATABASE: 'server' },
		});
		let said = '';
		for (const stream of [child.stdout, child.stderr])
			stream.on('data', (part: Buffer) => (said += part.toString()));
		const [code] = (await once(child, 'close')) as [number | null];
		expect(code, said).toBe(0);
	},
);
