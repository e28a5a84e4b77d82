import { spawn } from 'node:child_process';
import { conflict } from '#lib/errors.ts';
import { KINDS, type Kind } from '../entries/kinds.ts';
import type { Differences } from './folder.server.ts';
import { FOLDERS } from './layout.ts';

const ADDRESS = 'kintsugi@localhost';

/** Commits what became of the folder, and nothing else that lies in it. @returns what it says; null where nothing changed */
export async function commit(folder: string, workspace: string, done: Differences): Promise<string | null> {
	const names = [...done.made, ...done.changed, ...done.gone];
	if (names.length === 0) return null;
	const message = inWords(done);
	const list = names.join('\0');
	const paths = ['--pathspec-from-file=-', '--pathspec-file-nul'];
	await git(folder, ['add', '--all', '--force', ...paths], list);
	const named = ['-c', `user.name=${workspace}`, '-c', `user.email=${ADDRESS}`, '-c', 'commit.gpgSign=false'];
	await git(folder, [...named, 'commit', '--quiet', '--no-verify', '-m', message, '--only', ...paths], list);
	return message;
}

export async function isRepository(folder: string): Promise<boolean> {
	return git(folder, ['rev-parse', '--is-inside-work-tree'], '').then(
		(said) => said.trim() === 'true',
		() => false,
	);
}

/** “3 post-mortems changed, 1 new lesson” */
export function inWords({ made, changed, gone, newLessons }: Differences): string {
	const of = (names: readonly string[], kind: Kind) =>
		names.filter((name) => name.startsWith(`${FOLDERS[kind]}/`) && name.endsWith('.json')).length;
	const parts = (Object.keys(FOLDERS) as Kind[]).flatMap((kind) => {
		const { one } = KINDS[kind];
		const many = one.endsWith('y') ? `${one.slice(0, -1)}ies` : `${one}s`;
		return [
			said(of(made, kind), (n) => `${n} new ${n === 1 ? one : many}`),
			said(of(changed, kind), (n) => `${n} ${n === 1 ? one : many} changed`),
			said(of(gone, kind), (n) => `${n} ${n === 1 ? one : many} gone`),
		];
	});
	const words = [...parts, said(newLessons, (n) => `${n} new ${n === 1 ? 'lesson' : 'lessons'}`)].filter(
		Boolean,
	);
	return words.length === 0 ? 'What the workspace has apart from entries changed' : words.join(', ');
}

const said = (n: number, words: (n: number) => string) => (n === 0 ? '' : words(n));

function git(folder: string, args: readonly string[], input: string): Promise<string> {
	return new Promise((resolve, reject) => {
		const child = spawn('git', ['-c', 'core.quotePath=false', '-C', folder, ...args], {
			stdio: ['pipe', 'pipe', 'pipe'],
		});
		let out = '';
		let err = '';
		child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
		child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
		child.on('error', () => reject(new Error('Git is not here.')));
		child.on('close', (code) =>
			code === 0 ? resolve(out) : reject(new Error(err.trim() || `git ended with ${code}`)),
		);
		child.stdin.on('error', () => undefined);
		child.stdin.end(input);
	});
}

export async function demandRepository(folder: string): Promise<void> {
	if (!(await isRepository(folder))) {
		conflict('This folder is no Git repository, or Git is not here: git init makes it one.');
	}
}
