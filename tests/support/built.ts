import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { takeLock } from '#lib/db/lock.server.ts';
import { built } from '../../scripts/built.js';
import { ready } from '../../scripts/ready.js';

const FOLDER = join(import.meta.dirname, '../../.svelte-kit');

/** What the tests start is always what the sources say now. Test files run side by side: one of them builds, and the others wait. */
export default async function setup(): Promise<void> {
	mkdirSync(FOLDER, { recursive: true });
	let lock = await takeLock(join(FOLDER, 'building.lock'));
	for (; lock === null; lock = await takeLock(join(FOLDER, 'building.lock'))) await wait(100);
	try {
		await built(await ready());
	} finally {
		await lock.release();
	}
}
