import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Command } from 'commander';
import { exportJson, exportMarkdown, noteExport } from '#domain/log/exporting.server.ts';
import { allNumbers } from '#domain/log/listing.server.ts';
import { actingAs } from './acting.ts';
import { EXIT, Refused, type Context } from './command.ts';

const FORMATS = { markdown: exportMarkdown, json: exportJson } as const;

interface Options {
	format: string;
	to?: string;
	as?: string;
	mine: boolean;
	json: boolean;
}

export function exportLogCommand(context: Context): Command {
	return new Command('log')
		.description('write what was logged, notes too, as Markdown that imports again, or as JSON')
		.argument('[number...]', 'which, such as 12; all, if left out')
		.option('--format <format>', Object.keys(FORMATS).join(' or '), 'markdown')
		.option('--to <folder>', 'a folder for the files; one alone is printed, if left out')
		.option('--as <address>', 'who looks; the first owner, if left out')
		.option('--mine', 'only what they wrote themselves', false)
		.option('--json', 'answer as JSON', false)
		.action((numbers: string[], options: Options) => take(context, numbers, options));
}

async function take(
	context: Context,
	numbers: string[],
	{ format, to, as, mine, json }: Options,
): Promise<void> {
	const write = FORMATS[format as keyof typeof FORMATS] as (typeof FORMATS)['json'] | undefined;
	if (!write) throw new Refused(`A format is ${Object.keys(FORMATS).join(' or ')}.`, EXIT.usage);
	const who = await actingAs(context, as);
	const wanted = numbers.length > 0 ? numbers.map(numberOf) : await allNumbers(context.db, who, { mine });
	if (to === undefined && wanted.length !== 1) {
		throw new Refused('Say which folder the files go to: --to FOLDER.', EXIT.usage);
	}
	const folder = to === undefined ? null : resolve(context.cwd, to);
	if (folder !== null) mkdirSync(folder, { recursive: true });
	const names: string[] = [];
	for (const number of wanted) {
		const { name, text } = await write(context.db, who, number);
		if (folder === null) context.out(text);
		else writeFileSync(join(folder, name), text);
		names.push(name);
	}
	if (numbers.length === 0) await noteExport(context.db, who, names.length);
	if (folder === null) return;
	context.out(
		json ? `${JSON.stringify({ folder, files: names })}\n` : `${names.length} written to ${folder}.\n`,
	);
}

function numberOf(text: string): number {
	const number = Number(/^(?:LOG-)?(\d+)$/i.exec(text)?.[1]);
	if (!Number.isSafeInteger(number)) throw new Refused(`${text} is no number of the log.`, EXIT.usage);
	return number;
}
