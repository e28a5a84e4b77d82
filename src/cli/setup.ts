import { Command } from 'commander';
import { NewWorkspace, setUp } from '#domain/accounts/setup.server.ts';
import { addAllShipped } from '#domain/training/shipped.server.ts';
import { actingAs } from './acting.ts';
import { given } from './given.ts';
import type { Context } from './command.ts';

interface Options {
	workspace: string;
	name: string;
	email: string;
	zone: string;
	json: boolean;
}

export function setupCommand(context: Context): Command {
	return new Command('setup')
		.description('make the workspace and its first owner')
		.requiredOption('--workspace <name>', 'what the workspace is called')
		.requiredOption('--name <name>', 'the name of its first owner')
		.requiredOption('--email <address>', 'the e-mail address they sign in with')
		.option('--zone <zone>', 'their time zone, such as Europe/Lisbon', 'UTC')
		.requiredOption('--password-stdin', 'read the password from standard input')
		.option('--json', 'answer as JSON', false)
		.action(async ({ workspace, name, email, zone, json }: Options) => {
			const password = (await context.stdin()).replace(/\r?\n$/, '');
			const id = await setUp(context.db, given(NewWorkspace, { workspace, name, email, zone, password }));
			await addAllShipped(context.db, await actingAs(context, email));
			context.out(
				json ? `${JSON.stringify({ workspace, id, email })}\n` : `${workspace} is ready for ${email}.\n`,
			);
		});
}
