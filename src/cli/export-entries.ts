import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { Command } from 'commander';
import type { Person } from '#domain/accounts/person.ts';
import { KINDS, type Kind } from '#domain/entries/kinds.ts';
import { noteExport, type ExportedEntry, type Taking } from '#domain/entries/taking-out.server.ts';
import * as openings from '#domain/growth/opportunities/exporting.server.ts';
import { allNumbers as allOpenings } from '#domain/growth/opportunities/listing.server.ts';
import * as log from '#domain/log/exporting.server.ts';
import { allNumbers as allOfLog } from '#domain/log/listing.server.ts';
import * as projects from '#domain/projects/exporting.server.ts';
import { allNumbers as allProjects } from '#domain/projects/listing.server.ts';
import * as stories from '#domain/stories/exporting.server.ts';
import { allNumbers as allStories } from '#domain/stories/listing.server.ts';
import type { Database } from '#lib/db/open.server.ts';
import { actingAs } from './acting.ts';
import { EXIT, Refused, type Context } from './command.ts';
import { writeOut } from './writing-out.ts';

type Write = (db: Database, who: Person, number: number, taking: Taking) => Promise<ExportedEntry>;

interface Taken {
	kind: Kind;
	command: string;
	description: string;
	formats: Record<string, Write>;
	all: (db: Database, who: Person, which: { mine: boolean }) => Promise<number[]>;
}

const LOG: Taken = {
	kind: 'log',
	command: 'log',
	description: 'write what was logged, notes too, as Markdown that imports again, or as JSON',
	formats: { markdown: log.exportMarkdown, json: log.exportJson },
	all: allOfLog,
};

const STORIES: Taken = {
	kind: 'story',
	command: 'stories',
	description: 'write stories as Markdown that imports again, or as JSON',
	formats: { markdown: stories.exportMarkdown, json: stories.exportJson },
	all: allStories,
};

const PROJECTS: Taken = {
	kind: 'project',
	command: 'projects',
	description: 'write projects as Markdown that imports again, or as JSON',
	formats: { markdown: projects.exportMarkdown, json: projects.exportJson },
	all: allProjects,
};

const OPENINGS: Taken = {
	kind: 'opportunity',
	command: 'openings',
	description: 'write openings as Markdown that imports again, or as JSON; nobody who asked for one is in it',
	formats: { markdown: openings.exportMarkdown, json: openings.exportJson },
	all: allOpenings,
};

interface Options {
	format: string;
	to?: string;
	as?: string;
	mine: boolean;
	json: boolean;
}

export function exportLogCommand(context: Context): Command {
	return commandOf(context, LOG);
}

export function exportStoriesCommand(context: Context): Command {
	return commandOf(context, STORIES);
}

export function exportProjectsCommand(context: Context): Command {
	return commandOf(context, PROJECTS);
}

export function exportOpeningsCommand(context: Context): Command {
	return commandOf(context, OPENINGS);
}

function commandOf(context: Context, taken: Taken): Command {
	const { command, description, formats } = taken;
	return new Command(command)
		.description(description)
		.argument('[number...]', 'which, such as 12; all, if left out')
		.option('--format <format>', Object.keys(formats).join(' or '), 'markdown')
		.option('--to <folder>', 'a folder for the files; one alone is printed, if left out')
		.option('--as <address>', 'who looks; the first owner, if left out')
		.option('--mine', 'only what they wrote themselves', false)
		.option('--json', 'answer as JSON', false)
		.action((numbers: string[], options: Options) => take(context, taken, numbers, options));
}

async function take(
	context: Context,
	{ kind, formats, all }: Taken,
	numbers: string[],
	{ format, to, as, mine, json }: Options,
): Promise<void> {
	const write = formats[format];
	if (!write) throw new Refused(`A format is ${Object.keys(formats).join(' or ')}.`, EXIT.usage);
	const who = await actingAs(context, as);
	const wanted =
		numbers.length > 0 ? numbers.map((text) => numberOf(kind, text)) : await all(context.db, who, { mine });
	if (to === undefined && wanted.length !== 1) {
		throw new Refused('Say which folder the files go to: --to FOLDER.', EXIT.usage);
	}
	const folder = to === undefined ? null : resolve(context.cwd, to);
	if (folder !== null) mkdirSync(folder, { recursive: true });
	const names: string[] = [];
	for (const number of wanted) {
		const exported = await write(context.db, who, number, { beside: folder !== null });
		if (folder === null) context.out(exported.text);
		else await writeOut(context, folder, exported);
		names.push(exported.name);
	}
	if (numbers.length === 0) await noteExport(context.db, who, names.length);
	if (folder === null) return;
	context.out(
		json ? `${JSON.stringify({ folder, files: names })}\n` : `${names.length} written to ${folder}.\n`,
	);
}

function numberOf(kind: Kind, text: string): number {
	const { prefix, one } = KINDS[kind];
	const number = Number(new RegExp(`^(?:${prefix}-)?(\\d+)$`, 'i').exec(text)?.[1]);
	if (!Number.isSafeInteger(number)) throw new Refused(`${text} is no number of a ${one}.`, EXIT.usage);
	return number;
}
