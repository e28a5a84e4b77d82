import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migratedFolder } from '../support/database.ts';
import { kintsugi } from './cli.ts';

let data: string;
beforeAll(async () => {
	data = await migratedFolder();
});
afterAll(() => rmSync(data, { recursive: true }));

describe('unmask', () => {
	it('says what it tried, with how much, and that nothing was found', async () => {
		const { code, out, err } = await kintsugi({ data }, 'unmask', '--organisations', '12');
		expect({ code, err }).toEqual({ code: 0, err: '' });
		expect(out).toMatch(/^Adding and subtracting groups +0 rounds, 0 rows +unmasked: 0$/m);
		expect(out).toMatch(/12 organisations of chance, \d+ rounds, \d+ cuts, \d+ rows +unmasked: 0$/m);
		expect(out).toMatch(/\nNothing found\.\n$/);
	});

	it('ends with 1 where something is found, and names the place', async () => {
		mkdirSync(join(data, 'pulse'), { recursive: true });
		writeFileSync(join(data, 'pulse', '7.key'), Buffer.alloc(32, 9));
		const { code, out } = await kintsugi({ data }, 'unmask', '--json');
		expect(code).toBe(1);
		expect(JSON.parse(out)).toMatchObject({
			found: 1,
			files: [{ file: join('pulse', '7.key'), what: 'the key of a round that is over' }],
		});
	});

	it('takes a whole number of organisations', async () => {
		expect((await kintsugi({ data }, 'unmask', '--organisations', 'many')).code).toBe(2);
	});
});
