import { rmSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import built from '../support/built.ts';
import { discard, startKintsugi, type Kintsugi } from '../support/server.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

const NAME = `gone-${process.pid}.js`;
const FILE = `build/client/_app/immutable/${NAME}`;
let kintsugi: Kintsugi;
beforeAll(async () => {
	await built();
	writeFileSync(FILE, 'export {};');
	kintsugi = await startKintsugi();
});
afterAll(async () => {
	rmSync(FILE, { force: true });
	await discard(kintsugi);
});

test('a file that was there when it began and is gone is not found, and everything else goes on', async () => {
	const ask = () => fetch(`${kintsugi.url}/_app/immutable/${NAME}`);
	expect((await ask()).status).toBe(200);
	rmSync(FILE);
	expect((await ask()).status).toBe(404);
	expect((await fetch(`${kintsugi.url}/healthz`)).status).toBe(200);
	expect((await fetch(`${kintsugi.url}/_app/%2e%2e/%2e%2e/handler.js`)).status).toBe(404);
});
