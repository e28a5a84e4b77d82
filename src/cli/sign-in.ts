import { Argument, Command } from 'commander';
import { allowPasswords } from '#domain/accounts/providers/passwords-allowed.server.ts';
import { actingAs } from './acting.ts';
import type { Context } from './command.ts';

export function signInCommand(context: Context): Command {
	return new Command('sign-in').description('how people sign in').addCommand(passwords(context));
}

function passwords(context: Context): Command {
	return new Command('passwords')
		.description('whether people sign in with passwords: the way back in where a provider is gone')
		.addArgument(new Argument('<on-or-off>', 'on or off').choices(['on', 'off']))
		.action(async (wanted: 'on' | 'off') => {
			await allowPasswords(context.db, await actingAs(context, undefined), { allowed: wanted === 'on' });
			context.out(
				wanted === 'on' ? 'People can sign in with a password.\n' : 'Nobody signs in with a password.\n',
			);
		});
}
