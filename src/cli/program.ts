import { Command, CommanderError } from 'commander';
import { comingFrom } from '#lib/whence.server.ts';
import { isHttpError } from '@sveltejs/kit';
import { EXIT, Refused, type Context } from './command.ts';

type Exit = (status: number) => void;

/** Each brings what it needs when it is called; the help of all of them brings everything. */
const COMMANDS: Record<string, (context: Context, exit: Exit) => Promise<Command>> = {
	setup: async (context) => (await import('./setup.ts')).setupCommand(context),
	user: async (context) => (await import('./user.ts')).userCommand(context),
	'sign-in': async (context) => (await import('./sign-in.ts')).signInCommand(context),
	team: async (context) => (await import('./team.ts')).teamCommand(context),
	token: async (context, exit) => (await import('./token.ts')).tokenCommand(context, exit),
	import: async (context, exit) => (await import('./import.ts')).importCommand(context, exit),
	export: async (context, exit) => (await import('./export.ts')).exportCommand(context, exit),
	coach: async (context) => (await import('./coach.ts')).coachCommand(context),
	'moving-key': async (context) => (await import('./workspace.ts')).movingKeyCommand(context),
	backup: async (context) => (await import('./backup.ts')).backupCommand(context),
	restore: async (context) => (await import('./backup.ts')).restoreCommand(context),
	maintenance: async (context) => (await import('./maintenance.ts')).maintenanceCommand(context),
	unmask: async (context, exit) => (await import('./unmask.ts')).unmaskCommand(context, exit),
	demo: async (context) => (await import('./demo.ts')).demoCommand(context),
};

/**
 * Runs one command.
 * @param argv the words after the program's name
 * @returns the exit code; see `EXIT`
 */
export async function run(argv: readonly string[], context: Context): Promise<number> {
	let code: number = EXIT.done;
	const exit = (status: number) => (code = status);
	try {
		const asked = await program(argv, context, exit);
		const parse = () => asked.parseAsync([...argv], { from: 'user' });
		await comingFrom({ address: 'command line', device: '' }, parse);
		return code;
	} catch (problem) {
		if (problem instanceof CommanderError) return problem.exitCode === 0 ? EXIT.done : EXIT.usage;
		if (problem instanceof Refused) {
			context.err(`${problem.message}\n`);
			return problem.exitCode;
		}
		if (!isHttpError(problem)) throw problem;
		const sentences = Object.values(problem.body.fields ?? { all: problem.body.message });
		context.err(`${sentences.join('\n')}\n`);
		return EXIT.refused;
	}
}

async function program(argv: readonly string[], context: Context, exit: Exit): Promise<Command> {
	const program = new Command('kintsugi')
		// What stands after the name of a command is for that command, all the way down.
		.enablePositionalOptions()
		.description('A workspace for teams that learn from failure.')
		.addHelpText(
			'after',
			'\nWorks while the server runs and when it does not. KINTSUGI_DATA names the data folder (./data).' +
				'\nExit codes: 0 done, 1 refused, 2 not understood, 3 partly done, 4 the data folder cannot be used.',
		);
	const named = Object.entries(COMMANDS).filter(([name]) => name === argv[0]);
	for (const [, command] of named.length > 0 ? named : Object.entries(COMMANDS)) {
		program.addCommand(await command(context, exit));
	}
	return quiet(program, context);
}

/** Neither prints nor exits by itself, nor does any command inside it. */
function quiet(command: Command, context: Context): Command {
	command.exitOverride().configureOutput({ writeOut: context.out, writeErr: context.err });
	for (const inner of command.commands) quiet(inner, context);
	return command;
}
