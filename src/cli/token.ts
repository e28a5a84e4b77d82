import { Command } from 'commander';
import { makeToken, NewToken, tokenState } from '#domain/accounts/tokens.server.ts';
import type { TokenScope } from '#domain/accounts/person.ts';
import { actingAs } from './acting.ts';
import { given } from './given.ts';
import { EXIT, type Context } from './command.ts';

interface Options {
	email: string;
	scopes: string;
	name: string;
	days: string;
	json: boolean;
}

export function tokenCommand(context: Context, exit: (status: number) => void): Command {
	const create = new Command('create')
		.description('make a token for the API and print it, alone, this once')
		.requiredOption('--email <address>', 'whose token it is')
		.option('--scopes <list>', 'what it may do: read, or read,write', 'read')
		.option('--name <name>', 'what it is for', 'Command line')
		.option('--days <number>', 'how long it is valid; 0 until it is revoked', '90')
		.option('--json', 'answer as JSON', false)
		.action(async ({ email, scopes, name, days, json }: Options) => {
			const person = await actingAs(context, email);
			const wanted = scopes.split(',').map((scope) => scope.trim()) as TokenScope[];
			const input = given(NewToken, { name, scopes: wanted, days: days === '0' ? null : days });
			const token = await makeToken(context.db, person, input);
			context.out(json ? `${JSON.stringify({ token, scopes: wanted })}\n` : `${token}\n`);
		});
	return new Command('token')
		.description('tokens for the API')
		.addCommand(create)
		.addCommand(checkCommand(context, exit));
}

const STATES = {
	live: 'It is a token, and it opens this workspace: revoke it.',
	over: 'It has the shape of a token, and opens nothing here.',
	'no token': 'It is no token of a Kintsugi.',
} as const;

/** Read from the standard input: what stands on a command line is seen by everybody on the machine. */
function checkCommand(context: Context, exit: (status: number) => void): Command {
	return new Command('check')
		.description('tell whether what comes in on the standard input is a token, and opens anything')
		.option('--json', 'answer as JSON', false)
		.action(async ({ json }: { json: boolean }) => {
			const state = await tokenState(context.db, (await context.stdin()).trim());
			context.out(json ? `${JSON.stringify({ state })}\n` : `${STATES[state]}\n`);
			if (state !== 'live') exit(EXIT.refused);
		});
}
