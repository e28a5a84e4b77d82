import { listPeople } from '#domain/entries/acquaintances.server.ts';
import { findWhoLeft, reactivate } from '#domain/accounts/leaving.server.ts';
import { erase } from '#domain/stewardship/erasure.server.ts';
import { deactivate } from '#domain/stewardship/leaving.server.ts';
import { Command } from 'commander';
import { changeRole } from '#domain/accounts/people.server.ts';
import { ROLES, type Role } from '#domain/accounts/person.ts';
import { removeSecondFactorsAtTheMachine } from '#domain/accounts/second-factors/removal.server.ts';
import { addUser, NewUser, setPassword } from '#domain/accounts/users.server.ts';
import { listTeams } from '#domain/accounts/teams.server.ts';
import { actingAs } from './acting.ts';
import { given } from './given.ts';
import { EXIT, Refused, type Context } from './command.ts';

interface Named {
	email: string;
}
interface Added extends Named {
	name: string;
	role: Role;
	zone: string;
	team: string[];
}

export function userCommand(context: Context): Command {
	return new Command('user')
		.description('the people of the workspace')
		.addCommand(add(context))
		.addCommand(list(context))
		.addCommand(role(context))
		.addCommand(password(context))
		.addCommand(twoSteps(context))
		.addCommand(leave(context))
		.addCommand(comeBack(context))
		.addCommand(eraseCommand(context));
}

function add(context: Context): Command {
	return new Command('add')
		.description('add somebody with a password')
		.requiredOption('--name <name>', 'their name')
		.requiredOption('--email <address>', 'their e-mail address')
		.option('--role <role>', ROLES.join(', '), 'member')
		.option('--zone <zone>', 'their time zone', 'UTC')
		.option('--team <team...>', 'teams they are in, by name', [])
		.requiredOption('--password-stdin', 'read the password from standard input')
		.action(async ({ name, email, role, zone, team }: Added) => {
			const password = await passwordFrom(context);
			const input = given(NewUser, { name, email, role, zone, password, teams: team });
			await addUser(context.db, await actingAs(context, undefined), input);
			context.out(`${name} can sign in as ${input.email}.\n`);
		});
}

function list(context: Context): Command {
	return new Command('list')
		.description('who is here')
		.option('--json', 'answer as JSON', false)
		.action(async ({ json }: { json: boolean }) => {
			const people = await listPeople(context.db, await actingAs(context, undefined));
			const all = await listTeams(context.db.read);
			const rows = people.map(({ name, email, role, teams }) => ({
				name,
				email,
				role,
				teams: all.filter(({ id }) => teams.includes(id)).map((team) => team.name),
			}));
			if (json) context.out(`${JSON.stringify(rows)}\n`);
			else
				for (const row of rows)
					context.out(`${row.email}\t${row.role}\t${row.name}\t${row.teams.join(', ')}\n`);
		});
}

function role(context: Context): Command {
	return new Command('role')
		.description('change what somebody may do')
		.requiredOption('--email <address>', 'whose role')
		.requiredOption('--role <role>', ROLES.join(', '))
		.action(async ({ email, role }: Named & { role: Role }) => {
			const person = await actingAs(context, email);
			const input = given(NewUser.pick({ role: true }), { role });
			await changeRole(context.db, await actingAs(context, undefined), { personId: person.id, ...input });
			context.out(`${email} is ${input.role} now.\n`);
		});
}

function password(context: Context): Command {
	return new Command('password')
		.description('give somebody a new password and end their sessions')
		.requiredOption('--email <address>', 'whose password')
		.requiredOption('--password-stdin', 'read the password from standard input')
		.action(async ({ email }: Named) => {
			const person = await actingAs(context, email);
			const input = given(NewUser.pick({ password: true }), { password: await passwordFrom(context) });
			await setPassword(context.db, person, input.password);
			context.out(`${email} has a new password, and is signed out everywhere.\n`);
		});
}

function twoSteps(context: Context): Command {
	return new Command('two-steps')
		.description(
			'take away the second steps of somebody who has lost them: their password alone opens their account',
		)
		.requiredOption('--email <address>', 'whose')
		.requiredOption('--off', 'yes, take them away')
		.action(async ({ email }: Named) => {
			const person = await actingAs(context, email);
			await removeSecondFactorsAtTheMachine(context.db, person.id);
			context.out(`${email} signs in with the password alone now.\n`);
		});
}

function leave(context: Context): Command {
	return new Command('deactivate')
		.description('somebody leaves: what they wrote stays, their sessions and tokens end')
		.requiredOption('--email <address>', 'who leaves')
		.action(async ({ email }: Named) => {
			const person = await actingAs(context, email);
			await deactivate(context.db, await actingAs(context, undefined), { personId: person.id });
			context.out(`${email} cannot sign in any more.\n`);
		});
}

function comeBack(context: Context): Command {
	return new Command('reactivate')
		.description('somebody who left is back, with the role and the teams they had')
		.requiredOption('--email <address>', 'who is back')
		.action(async ({ email }: Named) => {
			const { id } = await whoLeft(context, email);
			await reactivate(context.db, await actingAs(context, undefined), { personId: id });
			context.out(`${email} can sign in again.\n`);
		});
}

function eraseCommand(context: Context): Command {
	return new Command('erase')
		.description('erase somebody who has left; it cannot be undone')
		.requiredOption('--email <address>', 'who is erased')
		.requiredOption('--name <name>', 'their name, to confirm')
		.action(async ({ email, name }: Named & { name: string }) => {
			const { id } = await whoLeft(context, email);
			await erase(context.db, await actingAs(context, undefined), { personId: id, confirmed: name });
			context.out('They are someone who has left, and nothing more.\n');
		});
}

async function whoLeft(context: Context, email: string): Promise<{ id: number }> {
	const found = await findWhoLeft(context.db.read, email);
	if (!found) throw new Refused(`Nobody who left has the e-mail address ${email}.`, EXIT.usage);
	return found;
}

async function passwordFrom(context: Context): Promise<string> {
	return (await context.stdin()).replace(/\r?\n$/, '');
}
