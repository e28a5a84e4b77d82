import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { Command } from 'commander';
import { noteExport } from '#domain/entries/taking-out.server.ts';
import { exportJson, exportMarkdown } from '#domain/postmortems/exporting.server.ts';
import { allNumbers } from '#domain/postmortems/listing.server.ts';
import { actingAs } from './acting.ts';
import { EXIT, Refused, type Context } from './command.ts';
import { exportCourseCommand } from './courses.ts';
import {
	exportLogCommand,
	exportOpeningsCommand,
	exportProjectsCommand,
	exportStoriesCommand,
} from './export-entries.ts';

import { exportWorkspaceCommand } from './workspace.ts';
import { writeOut } from './writing-out.ts';

const FORMATS = { markdown: exportMarkdown, json: exportJson } as const;

interface Options {
	format: string;
	to?: string;
	as?: string;
	json: boolean;
}

export function exportCommand(context: Context, _exit: (status: number) => void): Command {
	const postmortems = new Command('post-mortems')
		.description('write post-mortems as Markdown that imports again, or as JSON')
		.argument('[number...]', 'which, such as 142; all, if left out')
		.option('--format <format>', Object.keys(FORMATS).join(' or '), 'markdown')
		.option('--to <folder>', 'a folder for the files; one alone is printed, if left out')
		.option('--as <address>', 'who looks; the first owner, if left out')
		.option('--json', 'answer as JSON', false)
		.action((numbers: string[], options: Options) => take(context, numbers, options));
	return new Command('export')
		.description('take documents out')
		.addCommand(postmortems)
		.addCommand(exportLogCommand(context))
		.addCommand(exportCourseCommand(context))
		.addCommand(exportStoriesCommand(context))
		.addCommand(exportProjectsCommand(context))
		.addCommand(exportOpeningsCommand(context))
		.addCommand(exportWorkspaceCommand(context));
}

async function take(context: Context, numbers: string[], { format, to, as, json }: Options): Promise<void> {
	const write = FORMATS[format as keyof typeof FORMATS] as (typeof FORMATS)['json'] | undefined;
	if (!write) throw new Refused(`A format is ${Object.keys(FORMATS).join(' or ')}.`, EXIT.usage);
	const who = await actingAs(context, as);
	const wanted = numbers.length > 0 ? numbers.map(numberOf) : await allNumbers(context.db, who);
	if (to === undefined && wanted.length !== 1) {
		throw new Refused('Say which folder the files go to: --to FOLDER.', EXIT.usage);
	}
	const folder = to === undefined ? null : resolve(context.cwd, to);
	if (folder !== null) mkdirSync(folder, { recursive: true });
	const names: string[] = [];
	for (const number of wanted) {
		const file = await write(context.db, who, number, { beside: folder !== null });
		if (folder === null) context.out(file.text);
		else await writeOut(context, folder, file);
		names.push(file.name);
	}
	if (numbers.length === 0) await noteExport(context.db, who, names.length);
	if (folder === null) return;
	context.out(
		json ? `${JSON.stringify({ folder, files: names })}\n` : `${names.length} written to ${folder}.\n`,
	);
}

function numberOf(text: string): number {
	const number = Number(/^(?:PM-)?(\d+)$/i.exec(text)?.[1]);
	if (!Number.isSafeInteger(number)) throw new Refused(`${text} is no number of a post-mortem.`, EXIT.usage);
	return number;
}
