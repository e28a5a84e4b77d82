import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { withItsFiles, type ExportedEntry } from '#domain/entries/taking-out.server.ts';
import type { Context } from './command.ts';

/** What was taken out, and its files in a folder beside it. */
export async function writeOut({ db }: Context, folder: string, exported: ExportedEntry): Promise<void> {
	for await (const { name, bytes } of withItsFiles(db, exported)) {
		mkdirSync(dirname(join(folder, name)), { recursive: true });
		writeFileSync(join(folder, name), bytes);
	}
}
