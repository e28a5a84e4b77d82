import { createClient } from '@libsql/client/sqlite3';

export interface Lock {
	release(): Promise<void>;
}

/**
 * Holds a file for as long as this process lives. The lock is an open write transaction on an empty
 * database, so the operating system gives it back whatever way the process ends; a file with a
 * process number in it would outlive a crash.
 * @returns null when another process holds it
 */
export async function takeLock(file: string): Promise<Lock | null> {
	const client = createClient({ url: `file:${file}`, concurrency: 1, timeout: 0 });
	try {
		const held = await client.transaction('write');
		return {
			async release() {
				await held.rollback();
				client.close();
			},
		};
	} catch {
		client.close();
		return null;
	}
}
