import { statSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { Command } from 'commander';
import { note } from '#domain/audit/audit.server.ts';
import { backUp, backupProblem } from '#lib/db/backup.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { environment } from '#lib/environment.server.ts';
import { Unstartable } from '#lib/errors.ts';
import { Refused, type Context } from './command.ts';

export function backupCommand(context: Context): Command {
	return new Command('backup')
		.description(
			'write a checked copy of the database and all attached files to one file, while everybody goes on working',
		)
		.argument('<file>', 'where to; a file of that name is replaced')
		.option('--json', 'answer as JSON', false)
		.action(async (name: string, { json }: { json: boolean }) => {
			const file = resolve(context.cwd, name);
			const { files } = await refusing(() => backUp(context.db, file, environment().migrations));
			const { size } = statSync(file);
			await transact(context.db, (tx) =>
				note(tx, null, { act: 'backed-up', details: { bytes: size, files } }),
			);
			context.out(
				json
					? `${JSON.stringify({ file, bytes: size, files })}\n`
					: `${file}: ${megabytes(size)}, with ${files === 1 ? '1 attached file' : `${files} attached files`}, checked.\n`,
			);
		});
}

export function restoreCommand(context: Context): Command {
	return new Command('restore')
		.description('put a backup in the place of the database; what is there now is kept beside it')
		.argument('<file>', 'a file that backup wrote')
		.option('--json', 'answer as JSON', false)
		.action(async (name: string, { json }: { json: boolean }) => {
			const file = resolve(context.cwd, name);
			const problem = await backupProblem(file, environment().migrations);
			if (problem !== null) throw new Refused(`${problem} Nothing was changed.`);
			const { restorePoint } = await refusing(() => context.replaceDatabase(file));
			await transact(context.db, (tx) =>
				note(tx, null, { act: 'restored', details: { from: basename(file) } }),
			);
			context.out(
				json
					? `${JSON.stringify({ restored: file, restorePoint })}\n`
					: `Restored from ${file}. What was there before is kept in ${restorePoint}.\n`,
			);
		});
}

async function refusing<T>(work: () => Promise<T>): Promise<T> {
	try {
		return await work();
	} catch (problem) {
		if (problem instanceof Unstartable) throw new Refused(problem.message);
		if (problem instanceof Error && 'syscall' in problem) throw new Refused(problem.message);
		throw problem;
	}
}

function megabytes(bytes: number): string {
	return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
