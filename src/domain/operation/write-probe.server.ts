import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { now } from '#lib/db/clock.ts';
import { randomName } from '#lib/db/ids.server.ts';
import type { Database } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { log } from '#lib/log/log.server.ts';
import type { Check } from './health.server.ts';

const PROBE_EVERY = 10_000;
const probes = new WeakMap<Database, { at: number; check: Promise<Check> }>();

/** Writes, and so knows. Whoever asks may be anybody: at most every ten seconds. */
export function writing(db: Database): Promise<Check> {
	const last = probes.get(db);
	if (last && Math.abs(now() - last.at) < PROBE_EVERY) return last.check;
	const check = probe(db);
	probes.set(db, { at: now(), check });
	return check;
}

async function probe(db: Database): Promise<Check> {
	// Several processes may try the same folder at the same time.
	const file = join(db.folder, `.probe-${randomName(8)}`);
	try {
		// As a commit does: bytes, to the disk. And the queue of writes moves on.
		await writeFile(file, Buffer.alloc(4096), { mode: 0o600, flush: true });
		await rm(file);
		await transact(db, () => Promise.resolve());
		return { name: 'writing', state: 'well', sentence: 'What people write is stored.' };
	} catch (problem) {
		const full = problem instanceof Error && 'code' in problem && problem.code === 'ENOSPC';
		const sentence = full
			? 'The disk is full: nothing can be stored until there is room.'
			: 'Nothing can be stored; the log of the server says why.';
		if (!full) log.problem('Nothing can be stored', problem);
		return { name: 'writing', state: 'broken', sentence, href: '/admin/storage' };
	}
}
