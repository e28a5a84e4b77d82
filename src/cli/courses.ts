import { mkdirSync, writeFileSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { Command } from 'commander';
import { publishCourse } from '#domain/training/courses.server.ts';
import { exportCourse } from '#domain/training/exporting.server.ts';
import { courseInFolder, courseInZip, importCourse } from '#domain/training/importing.server.ts';
import { refusalIn } from '#lib/errors.ts';
import type { FoundFile } from '#lib/files/found.ts';
import { Unreadable } from '#lib/files/unreadable.ts';
import { actingAs } from './acting.ts';
import { EXIT, Refused, type Context } from './command.ts';

interface Bringing {
	as?: string;
	publish: boolean;
	json: boolean;
}

export function importCourseCommand(context: Context): Command {
	return new Command('course')
		.description('read a course from its folder of Markdown, or a zip of it; it comes as a draft')
		.argument('<path>', 'a folder with a course.md in it, or a zip')
		.option('--as <address>', 'whose it is; the first owner, if left out')
		.option('--publish', 'show it to everybody at once', false)
		.option('--json', 'answer as JSON', false)
		.action(async (path: string, { as, publish, json }: Bringing) => {
			const who = await actingAs(context, as);
			const made = await kindly(async () => {
				const files = await filesAt(resolve(context.cwd, path));
				const found = await importCourse(context.db, who, files);
				if (publish) await publishCourse(context.db, who, found.number);
				return found;
			});
			context.out(
				json
					? `${JSON.stringify({ ...made, published: publish })}\n`
					: `T-${made.number}, ${made.title}${publish ? '' : ', a draft'}.\n`,
			);
		});
}

export function exportCourseCommand(context: Context): Command {
	return new Command('course')
		.description('write a course as a folder of Markdown that imports again')
		.argument('<number>', 'which, such as 3')
		.requiredOption('--to <folder>', 'a folder for its files')
		.option('--as <address>', 'who looks; the first owner, if left out')
		.option('--json', 'answer as JSON', false)
		.action(async (text: string, { to, as, json }: { to: string; as?: string; json: boolean }) => {
			const number = Number(/^(?:T-)?(\d+)$/i.exec(text)?.[1]);
			if (!Number.isSafeInteger(number)) throw new Refused(`${text} is no number of a course.`, EXIT.usage);
			const who = await actingAs(context, as);
			const files = await kindly(() => exportCourse(context.db, who, number));
			const folder = resolve(context.cwd, to);
			for (const { name, bytes } of files) {
				mkdirSync(dirname(join(folder, name)), { recursive: true });
				writeFileSync(join(folder, name), bytes);
			}
			context.out(
				json
					? `${JSON.stringify({ folder, files: files.map(({ name }) => name) })}\n`
					: `${files.length} files written to ${folder}.\n`,
			);
		});
}

async function filesAt(path: string): Promise<FoundFile[]> {
	const found = await stat(path).catch(() => null);
	if (found?.isFile()) return courseInZip(await readFile(path));
	return courseInFolder(path);
}

/** What is wrong with the files is told, line for line. */
async function kindly<Result>(act: () => Promise<Result>): Promise<Result> {
	try {
		return await act();
	} catch (problem) {
		if (problem instanceof Unreadable) throw new Refused(problem.message);
		const refusal = refusalIn(problem);
		if (refusal === null) throw problem;
		throw new Refused(Object.values(refusal.fields).join('\n') || refusal.sentence);
	}
}
