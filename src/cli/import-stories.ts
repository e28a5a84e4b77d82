import { Command } from 'commander';
import { broughtFrom } from '#domain/postmortems/brought.server.ts';
import { importStories } from '#domain/stories/importing.server.ts';
import { actingAs } from './acting.ts';
import { EXIT, type Context } from './command.ts';
import { reportOf, sentences } from './import-notes.ts';

interface Options {
	as?: string;
	json: boolean;
}

export function importStoriesCommand(context: Context, exit: (status: number) => void): Command {
	return new Command('stories')
		.description('bring stories back that Kintsugi wrote; the same file twice changes nothing')
		.argument('<path...>', 'files (.md, .markdown), folders or zips')
		.option('--as <address>', 'whose they are; the first owner, if left out')
		.option('--json', 'answer as JSON', false)
		.action(async (paths: string[], { as, json }: Options) => {
			const who = await actingAs(context, as);
			const outcomes = await importStories(context.db, who, broughtFrom(paths, context.cwd));
			context.out(json ? `${JSON.stringify(reportOf(outcomes))}\n` : sentences(outcomes));
			const failed = outcomes.filter(({ state }) => state === 'failed').length;
			if (failed > 0) exit(failed === outcomes.length ? EXIT.refused : EXIT.partly);
		});
}
