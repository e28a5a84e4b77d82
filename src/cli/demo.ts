import { Command } from 'commander';
import { addExample } from '#domain/demo/load.server.ts';
import { actingAs } from './acting.ts';
import { Refused, type Context } from './command.ts';

export function demoCommand(context: Context): Command {
	return new Command('demo')
		.description('bring the example’s teams, people and post-mortems into this workspace')
		.action(async () => {
			await actingAs(context, undefined);
			const added = await addExample(context.db);
			if (added === 0) throw new Refused('The example is here already.');
			context.out(`The example is in: ${added} post-mortems.\n`);
		});
}
