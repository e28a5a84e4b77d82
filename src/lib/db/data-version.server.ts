import type { Database } from './open.server.ts';

/** Another number after everything that anybody wrote. */
export async function dataVersion({ reader }: Database): Promise<number> {
	const { rows } = await reader.execute('PRAGMA data_version');
	return Number(rows[0]?.[0]);
}
