import { cpSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { createClient } from '@libsql/client/sqlite3';
import { DATABASE_FILE } from '#lib/db/open.server.ts';
import { MOVING_FOLDER } from '#domain/moving/folder.server.ts';
import { KEYS } from '#domain/pulse/round-key.server.ts';
import { KEY_FILE } from '#lib/secret-box.server.ts';
import { FILES } from '#lib/files/kept-files.server.ts';
import { freshFolder } from './database.ts';
import { freshCompany, type Company } from './people.ts';
import { startKintsugi, type Kintsugi } from './server.ts';

/** A running Kintsugi for a company, with what `fill` put into its data folder before it started. */
export async function startFilled<Filled>(
	fill: (company: Company) => Promise<Filled>,
	environment: NodeJS.ProcessEnv = {},
): Promise<{ kintsugi: Kintsugi; filled: Filled }> {
	const { folder, filled } = await filledFolder(fill);
	return { kintsugi: await startKintsugi({ ...environment, KINTSUGI_DATA: folder }), filled };
}

export async function filledFolder<Filled>(
	fill: (company: Company) => Promise<Filled>,
): Promise<{ folder: string; filled: Filled }> {
	const company = await freshCompany();
	const folder = freshFolder();
	try {
		const filled = await fill(company);
		const file = join(folder, DATABASE_FILE);
		await company.db.writer.client.execute({ sql: 'VACUUM INTO ?', args: [file] });
		for (const name of [FILES, KEY_FILE, KEYS, MOVING_FOLDER]) {
			const from = join(company.db.folder, name);
			if (existsSync(from)) cpSync(from, join(folder, name), { recursive: true });
		}
		return { folder, filled };
	} finally {
		await company.close();
	}
}

export type Rows = Record<string, unknown>[];

/** Looks into the database of a Kintsugi that runs in another process. Numbers come as text: some in the index are large. */
export class Look {
	readonly #client;

	constructor(folder: string) {
		this.#client = createClient({
			url: `file:${join(folder, DATABASE_FILE)}`,
			concurrency: 1,
			timeout: 5000,
			intMode: 'string',
		});
	}

	async rows(sql: string, args: (string | number)[] = []): Promise<Rows> {
		return (await this.#client.execute({ sql, args })).rows.map((row) => ({ ...row }));
	}

	close(): void {
		this.#client.close();
	}
}
