import { Command } from 'commander';
import { findTeam } from '#domain/accounts/teams.server.ts';
import type { Outcome } from '#domain/entries/bringing-back.server.ts';
import { importNotes } from '#domain/log/importing.server.ts';
import { broughtFrom } from '#domain/postmortems/brought.server.ts';
import { actingAs } from './acting.ts';
import { EXIT, Refused, type Context } from './command.ts';

interface Options {
	team?: string;
	as?: string;
	private: boolean;
	json: boolean;
}

export function importNotesCommand(context: Context, exit: (status: number) => void): Command {
	return new Command('notes')
		.description('read notes from Markdown files, folders and zips; the same file twice changes nothing')
		.argument('<path...>', 'files (.md, .markdown), folders or zips')
		.option('--team <team>', 'the team they belong to, by name')
		.option('--as <address>', 'whose they are; the first owner, if left out')
		.option('--private', 'nobody else reads them', false)
		.option('--json', 'answer as JSON', false)
		.action(async (paths: string[], options: Options) => {
			const outcomes = await bring(context, paths, options);
			context.out(options.json ? `${JSON.stringify(reportOf(outcomes))}\n` : sentences(outcomes));
			const failed = outcomes.filter(({ state }) => state === 'failed').length;
			if (failed > 0) exit(failed === outcomes.length ? EXIT.refused : EXIT.partly);
		});
}

async function bring(context: Context, paths: string[], options: Options): Promise<Outcome[]> {
	const who = await actingAs(context, options.as);
	const team = options.team === undefined ? null : await findTeam(context.db.read, options.team);
	if (options.team !== undefined && team === null) {
		throw new Refused(`There is no team called ${options.team}. kintsugi team add makes one.`, EXIT.usage);
	}
	let count = 0;
	const outcomes = await importNotes(
		context.db,
		who,
		broughtFrom(paths, context.cwd),
		{ team: team?.slug ?? null, visibility: options.private ? 'restricted' : 'workspace' },
		() => {
			count += 1;
			if (context.interactive) context.err(`\r${count} read`);
		},
	);
	if (context.interactive) context.err('\r');
	return outcomes;
}

const failures = (outcomes: readonly Outcome[]) =>
	outcomes.flatMap((one) => (one.state === 'failed' ? [{ file: one.file, reason: one.reason }] : []));

/** What is to be said of those that came, such as files that did not come with them. */
const remarks = (outcomes: readonly Outcome[]) =>
	outcomes.flatMap((one) =>
		one.state === 'failed' ? [] : one.notes.map((note) => ({ file: one.file, note })),
	);

function counts(outcomes: readonly Outcome[]) {
	const of = (state: Outcome['state']) => outcomes.filter((one) => one.state === state).length;
	return {
		read: outcomes.length,
		imported: of('imported'),
		updated: of('updated'),
		unchanged: of('unchanged'),
	};
}

export function reportOf(outcomes: readonly Outcome[]) {
	const entries = outcomes.flatMap((one) =>
		one.state === 'failed' ? [] : [{ file: one.file, number: one.number, title: one.title }],
	);
	return { ...counts(outcomes), failed: failures(outcomes), notes: remarks(outcomes), entries };
}

export function sentences(outcomes: readonly Outcome[]): string {
	const { read, imported, updated, unchanged } = counts(outcomes);
	const failed = failures(outcomes);
	const parts = [`${read} read`, `${imported} imported`];
	if (updated > 0) parts.push(`${updated} updated`);
	if (unchanged > 0) parts.push(`${unchanged} here already`);
	if (failed.length > 0) parts.push(`${failed.length} not readable`);
	const said = [
		...failed.map(({ file, reason }) => `${file}: ${reason}`),
		...remarks(outcomes).map(({ file, note }) => `${file}: ${note}`),
	];
	return [...said, `${parts.join(', ')}.`, ''].join('\n');
}
