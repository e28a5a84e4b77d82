import { Command } from 'commander';
import { findTeam } from '#domain/accounts/teams.server.ts';
import { VISIBILITIES, type Visibility } from '#domain/entries/entry.ts';
import { broughtFrom } from '#domain/postmortems/brought.server.ts';
import { importDocuments, type Outcome } from '#domain/postmortems/importing.server.ts';
import { reportOf } from '#domain/postmortems/import-report.ts';
import { actingAs } from './acting.ts';
import { EXIT, Refused, type Context } from './command.ts';
import { importAnything } from './import-anything.ts';
import { importCourseCommand } from './courses.ts';
import { importOpeningsCommand, importProjectsCommand, importStoriesCommand } from './import-entries.ts';
import { importNotesCommand } from './import-notes.ts';
import { importWorkspaceCommand } from './workspace.ts';

interface Options {
	team?: string;
	as?: string;
	visibility: Visibility;
	draft: boolean;
	json: boolean;
}

export function importCommand(context: Context, exit: (status: number) => void): Command {
	const postmortems = new Command('post-mortems')
		.description(
			'read post-mortems from Markdown files, folders and zips; the same file twice changes nothing',
		)
		.argument('<path...>', 'files (.md, .markdown, .md.erb), folders or zips')
		.option('--team <team>', 'the team they belong to, by name')
		.option('--as <address>', 'whose they are; the first owner, if left out')
		.option('--visibility <who>', `who may read them: ${VISIBILITIES.join(' or ')}`, 'workspace')
		.option('--draft', 'keep them as drafts', false)
		.option('--json', 'answer as JSON', false)
		.action(async (paths: string[], options: Options) => {
			const outcomes = await bring(context, paths, options);
			const report = reportOf(outcomes);
			if (options.json) context.out(`${JSON.stringify(report)}\n`);
			else context.out(sentences(report));
			if (report.failed.length > 0) {
				exit(report.failed.length === report.read ? EXIT.refused : EXIT.partly);
			}
		});
	return importAnything(new Command('import'), context, exit)
		.description('bring in what you have: it recognises by itself what it is, or say which')
		.addCommand(postmortems)
		.addCommand(importNotesCommand(context, exit))
		.addCommand(importCourseCommand(context))
		.addCommand(importStoriesCommand(context, exit))
		.addCommand(importProjectsCommand(context, exit))
		.addCommand(importOpeningsCommand(context, exit))
		.addCommand(importWorkspaceCommand(context, exit));
}

async function bring(context: Context, paths: string[], options: Options): Promise<Outcome[]> {
	const who = await actingAs(context, options.as);
	const team = options.team === undefined ? null : await findTeam(context.db.read, options.team);
	if (options.team !== undefined && team === null) {
		throw new Refused(`There is no team called ${options.team}. kintsugi team add makes one.`, EXIT.usage);
	}
	if (!VISIBILITIES.includes(options.visibility)) {
		throw new Refused(`Who may read them is ${VISIBILITIES.join(', ')}.`, EXIT.usage);
	}
	let count = 0;
	const outcomes = await importDocuments(
		context.db,
		who,
		broughtFrom(paths, context.cwd),
		{ team: team?.slug ?? null, visibility: options.visibility, publish: !options.draft },
		() => {
			count += 1;
			if (context.interactive) context.err(`\r${count} read`);
		},
	);
	if (context.interactive) context.err('\r');
	return outcomes;
}

function sentences(report: ReturnType<typeof reportOf>): string {
	const { read, imported, updated, unchanged, failed, entries } = report;
	const lines = entries.map(({ file, number, title }) => `PM-${number}\t${title}\t${file}`);
	const parts = [`${read} read`, `${imported} imported`];
	if (updated > 0) parts.push(`${updated} updated`);
	if (unchanged > 0) parts.push(`${unchanged} here already`);
	if (failed.length > 0) parts.push(`${failed.length} not readable`);
	return [
		...lines,
		...failed.map(({ file, reason }) => `${file}: ${reason}`),
		`${parts.join(', ')}.`,
		'',
	].join('\n');
}
