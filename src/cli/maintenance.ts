import { Command } from 'commander';
import { beginMaintenance, endMaintenance, Maintenance } from '#domain/operation/maintenance.server.ts';
import { readSettings } from '#lib/settings.server.ts';
import { actingAs } from './acting.ts';
import type { Context } from './command.ts';
import { given } from './given.ts';

export function maintenanceCommand(context: Context): Command {
	return new Command('maintenance')
		.description('a time in which everybody reads and only owners write')
		.addCommand(
			new Command('on')
				.description('begin it')
				.argument('<sentence>', 'what people are told, such as "We move to a new machine until 14:00 UTC."')
				.action(async (sentence: string) => {
					const owner = await actingAs(context, undefined);
					await beginMaintenance(context.db, owner, given(Maintenance, { sentence }));
					context.out('Only owners write now.\n');
				}),
		)
		.addCommand(
			new Command('off').description('end it').action(async () => {
				await endMaintenance(context.db, await actingAs(context, undefined));
				context.out('Everybody writes again.\n');
			}),
		)
		.addCommand(
			new Command('status').description('whether there is one, and what people are told').action(async () => {
				const { maintenance } = await readSettings(context.db.read);
				context.out(maintenance ? `on\t${maintenance.sentence}\n` : 'off\n');
			}),
		);
}
