import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test, vi } from 'vitest';
import built from '../support/built.ts';

// A machine that is busy with other tests takes its time to start a program.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });
beforeAll(built);

/** Runs a program until it ends, or until it says `until`; then it is asked to end. */
async function outcome(program: string, args: string[], environment: NodeJS.ProcessEnv, until?: RegExp) {
	const child = spawn(program, args, {
		env: { ...process.env, ...environment },
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	let output = '';
	let problems = '';
	child.stdout.on('data', (chunk: Buffer) => {
		output += chunk.toString();
		if (until?.test(output)) child.kill('SIGTERM');
	});
	child.stderr.on('data', (chunk: Buffer) => (problems += chunk.toString()));
	await once(child, 'close');
	return { code: child.exitCode, output, problems };
}

test('npm start: a second start does nothing but serve, says where, and ends well with its npm', async () => {
	const data = await mkdtemp(join(tmpdir(), 'kintsugi-command-'));
	const environment = { KINTSUGI_DATA: data, PORT: '0' };
	const started = await outcome('npm', ['--silent', 'start'], environment, /ready/);
	expect(started).toEqual({
		code: 0,
		output: expect.stringMatching(/^(\{"level":"info",.*\}\n){3}$/) as string,
		problems: '',
	});
	expect(started.output).toMatch(/"msg":"Kintsugi is ready: http:\/\/localhost:\d+"/);
	await rm(data, { recursive: true, force: true });
});

test('an argument that nobody knows is named', async () => {
	const { code, problems } = await outcome(process.execPath, ['scripts/start.js', '--prot'], {});
	expect(code).toBe(1);
	expect(problems).toMatch(/^npm start does not know --prot.*\.\n$/);
});

test.each(['start', 'dev', 'test', 'kintsugi', 'serve'])(
	'%s: an old Node gets one sentence',
	async (script) => {
		const old = `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '18.20.8' } })`;
		const args = ['--import', `data:text/javascript,${encodeURIComponent(old)}`, `scripts/${script}.js`];
		const { code, output, problems } = await outcome(process.execPath, args, {});
		expect({ code, output }).toEqual({ code: 1, output: '' });
		expect(problems).toMatch(
			/^Kintsugi needs Node 20 or newer to start, and this is Node 18\.20\.8: .*\.\n$/,
		);
	},
);
