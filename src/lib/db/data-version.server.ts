import type { Database } from './open.server.ts';

/** Another number after everything that anybody wrote. */
export async function dataVersion({ reader, shared }: Database): Promise<number> {
	// What a connection to a server knows of its own file says nothing of the others.
	const { rows } = await reader.execute(
		shared ? 'SELECT count FROM written_count WHERE id = 1' : 'PRAGMA data_version',
	);
	return Number(rows[0]?.[0] ?? 0);
}
