import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Command } from 'commander';
import { z } from 'zod';
import { coach, type Finding } from '#domain/coach/coach.ts';
import { Context as TextContext } from '#domain/coach/answer.ts';
import { EXIT, Refused, type Context } from './command.ts';

interface Options {
	participants?: string;
	jsonl: boolean;
	json: boolean;
}

interface Read {
	file: string;
	text: string;
	findings: Finding[];
}

/** Needs files or standard input and nothing else: no workspace, no database. */
export function coachCommand(context: Pick<Context, 'cwd' | 'out' | 'stdin'>): Command {
	return new Command('coach')
		.description('read Markdown and ask about words that hide what could be learned; advice, never a gate')
		.argument('[file...]', 'Markdown files; - is standard input')
		.option('--participants <names>', 'people of the incident, with commas between: "Ana (deployer), Bo"')
		.option(
			'--jsonl',
			'read {id, text, context} a line from standard input, write {id, findings} a line',
			false,
		)
		.option('--json', 'answer as JSON', false)
		.action(async (files: string[], options: Options) => {
			const participants = namesIn(options.participants);
			if (options.jsonl) {
				context.out(jsonLines(await context.stdin(), participants));
				return;
			}
			if (files.length === 0) throw new Refused('Name a file, or - for standard input.', EXIT.usage);
			const read: Read[] = [];
			for (const file of files) {
				const text = file === '-' ? await context.stdin() : contentOf(context.cwd, file);
				read.push({ file, text, findings: coach(text, { participants }) });
			}
			if (options.json) context.out(json(read));
			else context.out(read.map(sentences).join(''));
		});
}

function namesIn(given = ''): string[] {
	return given
		.split(',')
		.map((name) => name.trim())
		.filter((name) => name !== '');
}

function contentOf(cwd: string, file: string): string {
	try {
		return readFileSync(resolve(cwd, file), 'utf8');
	} catch {
		throw new Refused(`${file} cannot be read.`);
	}
}

const Line = z.object({
	id: z.union([z.string(), z.number()]),
	text: z.string(),
	context: TextContext.nullish(),
});

function jsonLines(input: string, participants: string[]): string {
	return input
		.split('\n')
		.map((line, k) => (line.trim() === '' ? '' : answerTo(line, k + 1, participants)))
		.join('');
}

function answerTo(line: string, number: number, participants: string[]): string {
	const parsed = Line.safeParse(readJson(line, number));
	if (!parsed.success) throw new Refused(`Line ${number} is not {id, text, context}.`, EXIT.usage);
	const { id, text, context } = parsed.data;
	return `${JSON.stringify({ id, findings: coach(text, { context: context ?? {}, participants }) })}\n`;
}

function readJson(line: string, number: number): unknown {
	try {
		return JSON.parse(line);
	} catch {
		throw new Refused(`Line ${number} is not JSON.`, EXIT.usage);
	}
}

function json(read: readonly Read[]): string {
	const documents = read.map(({ file, findings }) => ({ file, findings }));
	return `${JSON.stringify(documents.length === 1 ? documents[0] : documents, null, '\t')}\n`;
}

function sentences({ file, text, findings }: Read): string {
	if (findings.length === 0) return `${file}: nothing to ask about.\n`;
	return findings.map((finding) => sentence(file, text, finding)).join('');
}

function sentence(file: string, text: string, { rule, severity, start, end, message, suggestion }: Finding) {
	const before = text.slice(0, start).split('\n');
	const place = `${file}:${before.length}:${(before.at(-1) ?? '').length + 1}`;
	const words = text.slice(start, end).replace(/\s+/g, ' ');
	const offer = suggestion === null ? '' : `\n  Perhaps: ${suggestion}`;
	return `${place}  ${severity}  ${rule}\n  “${words}”\n  ${message}${offer}\n\n`;
}
