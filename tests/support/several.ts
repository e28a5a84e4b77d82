import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Database } from '#lib/db/open.server.ts';
import { openServer } from '#lib/db/server/opening.server.ts';
import { startBalancer, type Balancer } from './balancer.ts';
import { freshFolder, MIGRATIONS } from './database.ts';
import { everybodyIn, settle, type Company } from './people.ts';
import { discard, startKintsugi, type Kintsugi } from './server.ts';
import { startDatabaseServer, type DatabaseServer } from './sqld.ts';

/** Several processes on one database server, and what stands before them. */
export interface Several<Filled> {
	server: DatabaseServer;
	processes: Kintsugi[];
	balancer: Balancer;
	filled: Filled;
	/** The test's own way to what they share. */
	db: Database;
	close: () => Promise<void>;
}

export type Filling = Omit<Company, 'close' | 'db'> & { db: Database };

/**
 * @param fill what is there before the first of them starts
 * @param copies how many of them read from a copy of their own
 */
export async function startSeveral<Filled>(
	many: number,
	fill: (company: Filling) => Promise<Filled>,
	{ environment = {}, copies = 0 }: { environment?: NodeJS.ProcessEnv; copies?: number } = {},
): Promise<Several<Filled>> {
	const server = await startDatabaseServer();
	const folder = freshFolder();
	const db = await openServer(
		{ url: server.url, token: null, address: 'http://127.0.0.1:1' },
		folder,
		MIGRATIONS,
	);
	await settle(db);
	const filled = await fill({ db, ...(await everybodyIn(db)) });
	const processes = await Promise.all(
		Array.from({ length: many }, (_, place) =>
			startKintsugi({
				...{ ...environment, KINTSUGI_DATA: folder, KINTSUGI_DATABASE_URL: server.url },
				...(place < copies && { KINTSUGI_REPLICA: join(folder, `copy-${place}`) }),
			}),
		),
	);
	const balancer = await startBalancer(processes.map(({ url }) => url));
	return {
		...{ server, processes, balancer, filled, db },
		async close() {
			await balancer.close();
			await Promise.all(processes.map(discard));
			await db.close();
			await server.discard();
			await rm(folder, { recursive: true, force: true });
		},
	};
}
