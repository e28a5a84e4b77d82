import { Command } from 'commander';
import { addTeam, findTeam, NewTeam, teamsWithMembers } from '#domain/accounts/teams.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { actingAs } from './acting.ts';
import { given } from './given.ts';
import { EXIT, Refused, type Context } from './command.ts';

export function teamCommand(context: Context): Command {
	return new Command('team')
		.description('the teams of the workspace')
		.addCommand(add(context))
		.addCommand(list(context));
}

function add(context: Context): Command {
	return new Command('add')
		.description('make a team, with nobody in it yet')
		.argument('<name>', 'what it is called')
		.option('--parent <team>', 'the team it is part of, by name')
		.action(async (name: string, { parent }: { parent?: string }) => {
			await actingAs(context, undefined);
			const above = parent === undefined ? null : await findTeam(context.db.read, parent);
			if (parent !== undefined && above === null) {
				throw new Refused(`There is no team called ${parent}.`, EXIT.usage);
			}
			const input = given(NewTeam, { name, parentId: above?.id ?? null });
			await transact(context.db, (tx) => addTeam(tx, input));
			context.out(`${input.name} is a team now.\n`);
		});
}

function list(context: Context): Command {
	return new Command('list')
		.description('which teams there are')
		.option('--json', 'answer as JSON', false)
		.action(async ({ json }: { json: boolean }) => {
			const teams = await teamsWithMembers(context.db, await actingAs(context, undefined));
			const rows = teams.map(({ name, slug, members }) => ({ name, slug, members }));
			if (json) context.out(`${JSON.stringify(rows)}\n`);
			else for (const row of rows) context.out(`${row.slug}\t${row.name}\t${row.members}\n`);
		});
}
