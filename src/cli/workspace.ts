import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { Command } from 'commander';
import { firstOwner } from '#domain/accounts/people.server.ts';
import type { Person } from '#domain/accounts/person.ts';
import { comeFirst } from '#domain/archive/coming-first.server.ts';
import { demandRepository, commit } from '#domain/archive/git.server.ts';
import { writeFolder } from '#domain/archive/folder.server.ts';
import { noteExported, startImport } from '#domain/archive/moving-workspace.server.ts';
import { isMovingKey, movingKey } from '#domain/archive/sealing.server.ts';
import { importWorkspace } from '#domain/archive/taking-in.server.ts';
import { carryOn } from '#domain/moving/carrying.server.ts';
import { isUnderway, LINE_KINDS } from '#domain/moving/run.ts';
import { linesOf, newRunKey, runOf, type Run } from '#domain/moving/runs.server.ts';
import { readSettings } from '#lib/settings.server.ts';
import { actingAs } from './acting.ts';
import { EXIT, Refused, type Context } from './command.ts';

interface Out {
	to: string;
	git: boolean;
	for?: string;
	as?: string;
	json: boolean;
}

export function exportWorkspaceCommand(context: Context): Command {
	return new Command('workspace')
		.description(
			'write the whole workspace into a folder as Markdown and JSON: only what changed since the last time',
		)
		.requiredOption('--to <folder>', 'an empty folder, or one that it was written into before')
		.option('--git', 'commit what changed, where the folder is a Git repository', false)
		.option(
			'--for <key>',
			'the moving key of the Kintsugi it goes to: what is private goes along, sealed for that one',
		)
		.option('--as <address>', 'an owner: what they may read is written open; the first owner, if left out')
		.option('--json', 'answer as JSON', false)
		.action((options: Out) => takeOut(context, options));
}

async function takeOut(context: Context, { to, git, for: key, as, json }: Out): Promise<void> {
	const { db } = context;
	if (key !== undefined && !isMovingKey(key)) {
		throw new Refused(
			'This is no moving key: kintsugi moving-key says it, at the Kintsugi it goes to.',
			EXIT.usage,
		);
	}
	const who = await actingAs(context, as);
	const folder = resolve(context.cwd, to);
	await mkdir(folder, { recursive: true });
	if (git) await demandRepository(folder);
	await noteExported(db, who, key !== undefined);
	const told = (done: number) => {
		if (context.interactive && done % 100 === 0) context.err(`\r${done} files`);
	};
	const done = await writeFolder(db, { who, sealFor: key ?? null }, folder, told);
	if (context.interactive) context.err('\r');
	const { workspace } = await readSettings(db.read);
	const message = git ? await commit(folder, workspace, done) : null;
	const { made, changed, gone, unchanged } = done;
	if (json) {
		context.out(`${JSON.stringify({ folder, made, changed, gone, unchanged, commit: message })}\n`);
		return;
	}
	const files = made.length + changed.length + gone.length;
	if (files === 0) context.out('Nothing changed.\n');
	else
		context.out(
			`${made.length} new, ${changed.length} changed, ${gone.length} gone, ${unchanged} as they were.\n`,
		);
	if (message !== null) context.out(`Committed: ${message}\n`);
}

interface In {
	dryRun: boolean;
	as?: string;
	json: boolean;
}

export function importWorkspaceCommand(context: Context, exit: (status: number) => void): Command {
	return new Command('workspace')
		.description('bring in a workspace that a Kintsugi wrote; the same one twice changes nothing')
		.argument('<path>', 'its folder or zip')
		.option('--dry-run', 'say what would be new, and what is here already, and write nothing', false)
		.option('--as <address>', 'an owner who brings it in; the first one, if left out')
		.option('--json', 'answer as JSON', false)
		.action((path: string, options: In) => bringIn(context, path, options, exit));
}

async function bringIn(
	context: Context,
	given: string,
	{ dryRun, as, json }: In,
	exit: (status: number) => void,
): Promise<void> {
	const { db } = context;
	const path = resolve(context.cwd, given);
	if (!existsSync(path)) throw new Refused(`There is nothing at ${path}.`, EXIT.usage);
	const isFirst = (await firstOwner(db.read)) === null;
	const who = isFirst && !dryRun ? await comeFirst(db, path) : await actingAs(context, as);
	const { key } = await startImport(db, who, { key: newRunKey(), path, dryRun });
	const run = await untilDone(context, who, key);
	const { counts, state, problem } = run;
	if (json) {
		const lists = await Promise.all(
			LINE_KINDS.map(async (kind) => [kind, await linesOf(db.read, run, { kind, limit: 100_000 })] as const),
		);
		const lines = Object.fromEntries(
			lists.map(([kind, list]) => [kind, list.map(({ subject, sentence }) => ({ subject, sentence }))]),
		);
		context.out(`${JSON.stringify({ state, problem, counts, ...lines })}\n`);
	} else {
		for (const { subject, sentence } of await linesOf(db.read, run, { kind: 'problem', limit: 1_000 })) {
			context.err(`${subject}: ${sentence}\n`);
		}
		const said = `${counts.made ?? 0} new, ${counts.skipped ?? 0} here already, ${counts.problem ?? 0} that could not be taken.`;
		context.out(state === 'done' ? `${dryRun ? 'It would be: ' : ''}${said}\n` : `${problem}\n`);
	}
	if (state !== 'done') exit(EXIT.refused);
	else if ((counts.problem ?? 0) > 0) exit(EXIT.partly);
}

/** The job of a running server may have taken it: then that one does it. */
async function untilDone({ db, interactive, err }: Context, who: Person, key: string): Promise<Run> {
	for (;;) {
		await carryOn(db, [importWorkspace], new AbortController().signal, key);
		const run = await runOf(db.read, who, key);
		if (!isUnderway(run)) return run;
		if (interactive) err(`\r${run.step} ${run.done} of ${run.total ?? '?'}`);
		await setTimeout(300);
	}
}

export function movingKeyCommand({ db, out }: Context): Command {
	return new Command('moving-key')
		.description(
			'say the key that what is private is sealed with, when another workspace moves here; it is no secret',
		)
		.action(() => out(`${movingKey(db.folder)}\n`));
}
