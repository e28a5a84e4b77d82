import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { readEnvironment } from '#lib/environment.server.ts';
import { commandLine } from '../../src/cli/command-line.ts';

const ROOT = join(import.meta.dirname, '../..');

export interface Ran {
	code: number | null;
	/** Standard output, which holds the answer and nothing else. */
	out: string;
	err: string;
}

interface Given {
	data: string;
	stdin?: string;
	cwd?: string;
}

/** Runs a command as its program does, without a process of its own: most of the time of one is its start. */
export async function kintsugi({ data, stdin = '', cwd = ROOT }: Given, ...words: string[]): Promise<Ran> {
	const ran: Ran = { code: null, out: '', err: '' };
	const terminal = {
		cwd,
		interactive: false,
		out: (text: string) => (ran.out += text),
		err: (text: string) => (ran.err += text),
		stdin: () => Promise.resolve(stdin),
	};
	ran.code = await commandLine(words, terminal, () => readEnvironment({ KINTSUGI_DATA: data }, ROOT));
	return ran;
}

/** Runs the command line as a program, the way `npm run kintsugi` does. */
export function program({ data, stdin, cwd = ROOT }: Given, ...words: string[]): Promise<Ran> {
	const args = ['--disable-warning=ExperimentalWarning', 'src/cli/kintsugi.ts', ...words];
	return runProgram(process.execPath, args, {
		data,
		cwd: ROOT,
		from: cwd,
		...(stdin === undefined ? {} : { stdin }),
	});
}

/** The same through npm, from wherever somebody is. */
export function throughNpm({ data, cwd = ROOT }: Given, ...words: string[]): Promise<Ran> {
	const args = ['--silent', '--prefix', ROOT, 'run', 'kintsugi', '--', ...words];
	return runProgram('npm', args, { data, cwd, from: undefined });
}

interface Running {
	data: string;
	cwd: string;
	/** What npm tells of where the person is. */
	from: string | undefined;
	stdin?: string;
}

async function runProgram(
	program: string,
	args: string[],
	{ data, cwd, from, stdin }: Running,
): Promise<Ran> {
	const { INIT_CWD: _, NODE_OPTIONS: __, ...env } = process.env;
	const child = spawn(program, args, {
		cwd,
		env: { ...env, KINTSUGI_DATA: data, ...(from === undefined ? {} : { INIT_CWD: from }) },
		stdio: ['pipe', 'pipe', 'pipe'],
	});
	const ran: Ran = { code: null, out: '', err: '' };
	child.stdout.on('data', (chunk: Buffer) => (ran.out += chunk.toString()));
	child.stderr.on('data', (chunk: Buffer) => (ran.err += chunk.toString()));
	// A command that asks for nothing may be gone before it is given something.
	child.stdin.on('error', () => undefined);
	child.stdin.end(stdin ?? '');
	await once(child, 'close');
	return { ...ran, code: child.exitCode };
}
