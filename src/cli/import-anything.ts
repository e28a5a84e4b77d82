import { basename, resolve } from 'node:path';
import type { Command } from 'commander';
import { findTeam } from '#domain/accounts/teams.server.ts';
import { VISIBILITIES, type Visibility } from '#domain/entries/entry.ts';
import { DOCUMENT_KINDS, type Choices, type DocumentKind } from '#domain/bringing/found.ts';
import { importing } from '#domain/bringing/importing.server.ts';
import { AT_ONCE_BYTES } from '#domain/bringing/limits.ts';
import { stage, type Brought } from '#domain/bringing/staging.server.ts';
import { startImport } from '#domain/bringing/starting.server.ts';
import { carryOn } from '#domain/moving/carrying.server.ts';
import { isUnderway } from '#domain/moving/run.ts';
import { linesOf, MOVING_JOB, runOf, type Run } from '#domain/moving/runs.server.ts';
import { isZone } from '#lib/dates.ts';
import { readFolder } from '#lib/files/folder.server.ts';
import { Unreadable } from '#lib/files/unreadable.ts';
import { runJob } from '#lib/jobs/jobs.server.ts';
import { actingAs } from './acting.ts';
import { EXIT, Refused, type Context } from './command.ts';

interface Options {
	team?: string;
	as?: string;
	kind?: string;
	zone?: string;
	visibility: Visibility;
	draft: boolean;
	dryRun: boolean;
	json: boolean;
}

/** `kintsugi import PATH…` recognises by itself what it is given. */
export function importAnything(command: Command, context: Context, exit: (status: number) => void): Command {
	return command
		.enablePositionalOptions()
		.argument('[path...]', 'pages of a wiki, Markdown, CSV or JSON: files, folders or zips')
		.option('--kind <kind>', `what documents become that do not say: ${DOCUMENT_KINDS.join(', ')}`)
		.option('--team <team>', 'the team they belong to, by name')
		.option('--as <address>', 'whose they are; the first owner, if left out')
		.option('--visibility <who>', `who may read them: ${VISIBILITIES.join(' or ')}`, 'workspace')
		.option('--zone <zone>', 'whose clock it is, where a file names none')
		.option('--draft', 'keep them as drafts', false)
		.option('--dry-run', 'say what would come of it, and write nothing', false)
		.option('--json', 'answer as JSON', false)
		.action(async (paths: string[], options: Options) => {
			if (paths.length === 0) throw new Refused(command.helpInformation(), EXIT.usage);
			await bring(context, paths, options, exit);
		});
}

async function bring(
	context: Context,
	paths: string[],
	options: Options,
	exit: (status: number) => void,
): Promise<void> {
	const { db } = context;
	const who = await actingAs(context, options.as);
	const choices = await choicesOf(context, options, who.zone);
	const staged = await stage(db, who, filesAt(paths, context));
	const { key } = await startImport(db, who, { staged, choices, dryRun: options.dryRun });
	// Inside of a running server its own job does it; otherwise nobody else is there to.
	await runJob(MOVING_JOB);
	const begun = await runOf(db.read, who, key);
	if (isUnderway(begun)) await carryOn(db, [importing], new AbortController().signal);
	const run = await runOf(db.read, who, key);
	const lines = await linesOf(db.read, run, { limit: 1_000_000 });
	if (options.json) {
		const said = lines.map(({ kind, subject, sentence, href }) => ({
			kind,
			file: subject,
			sentence,
			reference: href || null,
		}));
		context.out(
			`${JSON.stringify({ dryRun: run.dryRun, state: run.state, problem: run.problem, counts: run.counts, lines: said })}\n`,
		);
	} else context.out(sentences(run, lines));
	const { made = 0, changed = 0, skipped = 0, problem = 0 } = run.counts;
	if (run.state !== 'done') exit(EXIT.refused);
	else if (problem > 0) exit(made + changed + skipped === 0 ? EXIT.refused : EXIT.partly);
}

async function choicesOf(context: Context, options: Options, zone: string): Promise<Choices> {
	const team = options.team === undefined ? null : await findTeam(context.db.read, options.team);
	if (options.team !== undefined && team === null) {
		throw new Refused(`There is no team called ${options.team}. kintsugi team add makes one.`, EXIT.usage);
	}
	if (!VISIBILITIES.includes(options.visibility))
		throw new Refused(`Who may read them is ${VISIBILITIES.join(', ')}.`, EXIT.usage);
	const kind = options.kind ?? 'recognised';
	if (kind !== 'recognised' && !DOCUMENT_KINDS.includes(kind as DocumentKind))
		throw new Refused(`A kind is ${DOCUMENT_KINDS.join(', ')}.`, EXIT.usage);
	if (options.zone !== undefined && !isZone(options.zone))
		throw new Refused(`There is no time zone called ${options.zone}.`, EXIT.usage);
	return {
		kind: kind as Choices['kind'],
		team: team?.slug ?? null,
		visibility: options.visibility,
		publish: !options.draft,
		zone: options.zone ?? zone,
		tables: {},
	};
}

async function* filesAt(paths: readonly string[], { cwd, err }: Context): AsyncGenerator<Brought> {
	for (const path of paths) {
		const root = resolve(cwd, path);
		try {
			for await (const file of readFolder(root, () => true, AT_ONCE_BYTES)) {
				if ('reason' in file) err(`${file.reason}\n`);
				else
					yield {
						name: paths.length === 1 ? file.name : nameAmong(file.name, root),
						bytes: file.bytes,
						...(file.changedAt === undefined ? {} : { changedAt: file.changedAt }),
					};
			}
		} catch (problem) {
			if (problem instanceof Unreadable) throw new Refused(problem.message);
			throw problem;
		}
	}
}

/** Of several folders each keeps its name, so that none of their files are taken for one another. */
const nameAmong = (name: string, root: string): string =>
	name === basename(root) ? name : `${basename(root)}/${name}`;

const SAID = { made: 'new', changed: 'changed', skipped: 'left', problem: 'not taken' } as const;

function sentences(run: Run, lines: Awaited<ReturnType<typeof linesOf>>): string {
	const each = lines.map(
		({ kind, subject, sentence, href }) =>
			`${SAID[kind]}\t${run.dryRun ? '' : href}\t${subject}\t${sentence}`,
	);
	const counts = (['made', 'changed', 'skipped', 'problem'] as const).flatMap((kind) =>
		run.counts[kind] ? [`${run.counts[kind]} ${SAID[kind]}`] : [],
	);
	const sum =
		counts.length === 0
			? 'Nothing was found that could become an entry.'
			: `${counts.join(', ')}.${run.dryRun ? ' Nothing was written.' : ''}`;
	return [...each, ...(run.problem === '' ? [] : [run.problem]), sum, ''].join('\n');
}
