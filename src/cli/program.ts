import { Command, CommanderError } from 'commander';
import { comingFrom } from '#lib/whence.server.ts';
import { isHttpError } from '@sveltejs/kit';
import { backupCommand, restoreCommand } from './backup.ts';
import { coachCommand } from './coach.ts';
import { EXIT, Refused, type Context } from './command.ts';
import { demoCommand } from './demo.ts';
import { exportCommand } from './export.ts';
import { importCommand } from './import.ts';
import { setupCommand } from './setup.ts';
import { teamCommand } from './team.ts';
import { tokenCommand } from './token.ts';
import { userCommand } from './user.ts';

/**
 * Runs one command.
 * @param argv the words after the program's name
 * @returns the exit code; see `EXIT`
 */
export async function run(argv: readonly string[], context: Context): Promise<number> {
	let code: number = EXIT.done;
	const exit = (status: number) => (code = status);
	try {
		const parse = () => program(context, exit).parseAsync([...argv], { from: 'user' });
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

function program(context: Context, exit: (status: number) => void): Command {
	const program = new Command('kintsugi')
		.description('A workspace for teams that learn from failure.')
		.addHelpText(
			'after',
			'\nWorks while the server runs and when it does not. KINTSUGI_DATA names the data folder (./data).' +
				'\nExit codes: 0 done, 1 refused, 2 not understood, 3 partly done, 4 the data folder cannot be used.',
		);
	for (const command of [
		setupCommand(context),
		userCommand(context),
		teamCommand(context),
		tokenCommand(context, exit),
		importCommand(context, exit),
		exportCommand(context, exit),
		coachCommand(context),
		backupCommand(context),
		restoreCommand(context),
		demoCommand(context),
	]) {
		program.addCommand(command);
	}
	return quiet(program, context);
}

/** Neither prints nor exits by itself, nor does any command inside it. */
function quiet(command: Command, context: Context): Command {
	command.exitOverride().configureOutput({ writeOut: context.out, writeErr: context.err });
	for (const inner of command.commands) quiet(inner, context);
	return command;
}
