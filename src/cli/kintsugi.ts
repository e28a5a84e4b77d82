import { text } from 'node:stream/consumers';
import { environment } from '#lib/environment.server.ts';
import { commandLine } from './command-line.ts';

const terminal = {
	cwd: process.env.INIT_CWD ?? process.cwd(),
	interactive: process.stderr.isTTY,
	out: (words: string) => process.stdout.write(words),
	err: (words: string) => process.stderr.write(words),
	stdin: () => text(process.stdin),
};

process.exitCode = await commandLine(process.argv.slice(2), terminal, environment);
