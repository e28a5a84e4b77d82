import { Command } from 'commander';
import { changeLead, changeMembership } from '#domain/accounts/members.server.ts';
import { findPerson } from '#domain/accounts/people.server.ts';
import { addTeam, findTeam, NewTeam, type Team } from '#domain/accounts/teams.server.ts';
import { note } from '#domain/audit/audit.server.ts';
import { teamsWithMembers } from '#domain/entries/acquaintances.server.ts';
import { foreseeMerge, mergeTeams, removeTeam } from '#domain/stewardship/merging.server.ts';
import { foreseeMove, moveTeam } from '#domain/stewardship/moving.server.ts';
import { inWords } from '#domain/stewardship/reach.ts';
import { transact } from '#lib/db/transact.server.ts';
import { actingAs } from './acting.ts';
import { given } from './given.ts';
import { EXIT, Refused, type Context } from './command.ts';

export function teamCommand(context: Context): Command {
	return new Command('team')
		.description('the teams of the workspace')
		.addCommand(add(context))
		.addCommand(list(context))
		.addCommand(member(context, 'join', 'somebody comes into a team', true))
		.addCommand(member(context, 'leave', 'somebody goes out of a team', false))
		.addCommand(lead(context))
		.addCommand(move(context))
		.addCommand(merge(context))
		.addCommand(remove(context));
}

async function named(context: Context, name: string): Promise<Team> {
	const found = await findTeam(context.db.read, name);
	if (!found) throw new Refused(`There is no team called ${name}.`, EXIT.usage);
	return found;
}

async function addressed(context: Context, email: string): Promise<number> {
	const found = await findPerson(context.db.read, email);
	if (!found) throw new Refused(`Nobody here has the e-mail address ${email}.`, EXIT.usage);
	return found.id;
}

function add(context: Context): Command {
	return new Command('add')
		.description('make a team, with nobody in it yet')
		.argument('<name>', 'what it is called')
		.option('--parent <team>', 'the team it is part of, by name')
		.action(async (name: string, { parent }: { parent?: string }) => {
			const who = await actingAs(context, undefined);
			const parentId = parent === undefined ? null : (await named(context, parent)).id;
			const input = given(NewTeam, { name, parentId });
			await transact(context.db, async (tx) => {
				const { slug } = await addTeam(tx, input);
				await note(tx, who, { act: 'team-made', subject: { kind: 'team', id: slug } });
			});
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

function member(context: Context, verb: string, description: string, to: boolean): Command {
	return new Command(verb)
		.description(description)
		.argument('<team>', 'the team, by name')
		.requiredOption('--email <address>', 'who')
		.action(async (team: string, { email }: { email: string }) => {
			const { slug, name } = await named(context, team);
			const input = { slug, personId: await addressed(context, email), member: to };
			await changeMembership(context.db, await actingAs(context, undefined), input);
			context.out(`${email} is ${to ? 'in' : 'not in'} ${name} now.\n`);
		});
}

function lead(context: Context): Command {
	return new Command('lead')
		.description('somebody in a team leads it')
		.argument('<team>', 'the team, by name')
		.requiredOption('--email <address>', 'who')
		.option('--no-longer', 'they lead it no longer')
		.action(async (team: string, { email, longer }: { email: string; longer: boolean }) => {
			const { slug, name } = await named(context, team);
			const input = { slug, personId: await addressed(context, email), leads: longer };
			await changeLead(context.db, await actingAs(context, undefined), input);
			context.out(`${email} ${longer ? 'leads' : 'does not lead'} ${name} now.\n`);
		});
}

interface Sure {
	yes: boolean;
}

/** Says what changes for readers; does it where `--yes` stands with it. */
function sure(context: Context, words: readonly string[], { yes }: Sure): boolean {
	for (const sentence of words) context.out(`${sentence}\n`);
	if (!yes) context.out('Nothing was changed. Add --yes to do it.\n');
	return yes;
}

function move(context: Context): Command {
	return new Command('move')
		.description('make a team part of another one, or of none; says who reads what then')
		.argument('<team>', 'the team, by name')
		.option('--into <team>', 'what it becomes part of; nothing larger without it')
		.option('--yes', 'do it', false)
		.action(async (team: string, options: Sure & { into?: string }) => {
			const who = await actingAs(context, undefined);
			const { slug, name } = await named(context, team);
			const into = options.into === undefined ? null : await named(context, options.into);
			const input = { slug, parentId: into?.id ?? null };
			const words = (await foreseeMove(context.db, who, input)).flatMap(inWords);
			if (!sure(context, words, options)) return;
			await moveTeam(context.db, who, input);
			context.out(`${name} is part of ${into?.name ?? 'nothing larger'} now.\n`);
		});
}

function merge(context: Context): Command {
	return new Command('merge')
		.description('make a team and another one the same; says who reads what then')
		.argument('<team>', 'the team that goes, by name')
		.requiredOption('--into <team>', 'the team that stays')
		.option('--yes', 'do it', false)
		.action(async (team: string, options: Sure & { into: string }) => {
			const who = await actingAs(context, undefined);
			const { slug, name } = await named(context, team);
			const into = await named(context, options.into);
			const input = { slug, into: into.id };
			const words = (await foreseeMerge(context.db, who, input)).flatMap(inWords);
			if (!sure(context, words, options)) return;
			await mergeTeams(context.db, who, input);
			context.out(`${name} is part of ${into.name} now.\n`);
		});
}

function remove(context: Context): Command {
	return new Command('remove')
		.description('remove a team that nothing and nobody belongs to')
		.argument('<team>', 'the team, by name')
		.action(async (team: string) => {
			const { slug, name } = await named(context, team);
			await removeTeam(context.db, await actingAs(context, undefined), slug);
			context.out(`${name} is no team any more.\n`);
		});
}
