import type { Environment } from '../environment.server.ts';
import { openDatabase, type Database } from './open.server.ts';

/** The database that the environment names: on a server, or in a file of the data folder. */
export async function openFor({
	server,
	data,
	migrations,
}: Pick<Environment, 'server' | 'data' | 'migrations'>): Promise<Database> {
	if (server === null) return openDatabase(data, migrations);
	const { openServer } = await import('./server/opening.server.ts');
	return openServer(server, data, migrations);
}
