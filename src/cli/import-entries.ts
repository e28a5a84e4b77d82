import { Command } from 'commander';
import type { Person } from '#domain/accounts/person.ts';
import type { Outcome } from '#domain/entries/bringing-back.server.ts';
import { importOpenings } from '#domain/growth/opportunities/importing.server.ts';
import { broughtFrom } from '#domain/postmortems/brought.server.ts';
import { importProjects } from '#domain/projects/importing.server.ts';
import { importStories } from '#domain/stories/importing.server.ts';
import type { Database } from '#lib/db/open.server.ts';
import { actingAs } from './acting.ts';
import { EXIT, type Context } from './command.ts';
import { reportOf, sentences } from './import-notes.ts';

interface Brought {
	command: string;
	description: string;
	bring: (db: Database, who: Person, files: ReturnType<typeof broughtFrom>) => Promise<Outcome[]>;
}

const STORIES: Brought = {
	command: 'stories',
	description: 'bring stories back that Kintsugi wrote; the same file twice changes nothing',
	bring: importStories,
};

const PROJECTS: Brought = {
	command: 'projects',
	description:
		'bring projects back that Kintsugi wrote, as ideas that nobody is on; the same file twice changes nothing',
	bring: importProjects,
};

const OPENINGS: Brought = {
	command: 'openings',
	description:
		'bring openings back that Kintsugi wrote, to answer for them; the same file twice changes nothing',
	bring: importOpenings,
};

interface Options {
	as?: string;
	json: boolean;
}

type Exit = (status: number) => void;

export function importStoriesCommand(context: Context, exit: Exit): Command {
	return commandOf(context, STORIES, exit);
}

export function importProjectsCommand(context: Context, exit: Exit): Command {
	return commandOf(context, PROJECTS, exit);
}

export function importOpeningsCommand(context: Context, exit: Exit): Command {
	return commandOf(context, OPENINGS, exit);
}

function commandOf(context: Context, { command, description, bring }: Brought, exit: Exit): Command {
	return new Command(command)
		.description(description)
		.argument('<path...>', 'files (.md, .markdown), folders or zips')
		.option('--as <address>', 'whose they are; the first owner, if left out')
		.option('--json', 'answer as JSON', false)
		.action(async (paths: string[], { as, json }: Options) => {
			const who = await actingAs(context, as);
			const outcomes = await bring(context.db, who, broughtFrom(paths, context.cwd));
			context.out(json ? `${JSON.stringify(reportOf(outcomes))}\n` : sentences(outcomes));
			const failed = outcomes.filter(({ state }) => state === 'failed').length;
			if (failed > 0) exit(failed === outcomes.length ? EXIT.refused : EXIT.partly);
		});
}
