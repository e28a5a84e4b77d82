import { existsSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { takeLock } from '#lib/db/lock.server.ts';
import type { Context } from '../../src/cli/command.ts';
import { run } from '../../src/cli/program.ts';
import built from '../support/built.ts';
import { freshFolder } from '../support/database.ts';
import { startKintsugi } from '../support/server.ts';
import { Visitor } from '../support/visitor.ts';
import { kintsugi, program, throughNpm } from './cli.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 180_000 });

const PASSWORD = 'kettle orbit meadow lantern';
const data = freshFolder();
const cli = (...words: string[]) => kintsugi({ data }, ...words);
const typing = (stdin: string, ...words: string[]) => kintsugi({ data, stdin }, ...words);
beforeAll(built);
afterAll(() => rmSync(data, { recursive: true }));

const SENTENCE = /^[^\n]+\.\n$/;
const setup = (email: string) =>
	[
		'setup',
		'--workspace',
		'Northwind',
		'--name',
		'Maren Holt',
		'--email',
		email,
		'--password-stdin',
	] as const;

describe('setup', () => {
	test('what makes no sense is said in a sentence, and nothing is made', async () => {
		const bad = await typing(PASSWORD, ...setup('maren'));
		expect(bad).toEqual({ code: 2, out: '', err: 'email: That does not look like an e-mail address.\n' });
		const short = await typing('short', ...setup('maren@example.org'));
		expect(short).toEqual({ code: 2, out: '', err: expect.stringMatching(/^password: .*15/) as string });
		const common = await typing('passwordpassword', ...setup('maren@example.org'));
		expect(common).toEqual({ code: 1, out: '', err: expect.stringMatching(/guessed early/) as string });
		const early = await cli('user', 'list');
		expect(early).toEqual({
			code: 1,
			out: '',
			err: expect.stringMatching(/set this workspace up/) as string,
		});
	});

	test('works once', async () => {
		const done = await program({ data, stdin: `${PASSWORD}\n` }, ...setup('maren@example.org'));
		expect(done).toEqual({ code: 0, out: 'Northwind is ready for maren@example.org.\n', err: '' });
		const twice = await program({ data, stdin: PASSWORD }, ...setup('again@example.org'));
		expect(twice).toEqual({ code: 1, out: '', err: expect.stringMatching(SENTENCE) as string });
	});
});

describe('passwords', () => {
	test('are switched on from here, and off only where an owner comes in another way', async () => {
		const off = await cli('sign-in', 'passwords', 'off');
		expect(off).toEqual({ code: 1, out: '', err: expect.stringMatching(/open the door/) as string });
		const on = await cli('sign-in', 'passwords', 'on');
		expect(on).toEqual({ code: 0, out: 'People can sign in with a password.\n', err: '' });
		expect((await cli('sign-in', 'passwords', 'perhaps')).code).toBe(2);
	});
});

describe('people', () => {
	const add = (email: string, ...more: string[]) =>
		typing(PASSWORD, 'user', 'add', '--name', 'Inês Carvalho', '--email', email, '--password-stdin', ...more);
	const list = async () => {
		const { out } = await cli('user', 'list', '--json');
		return (JSON.parse(out) as { email: string; role: string }[]).map(
			({ email, role }) => `${email} ${role}`,
		);
	};

	test('are added, listed, given another role, and leave', async () => {
		expect(await add('ines@example.org')).toMatchObject({ code: 0, err: '' });
		expect(await add('ines@example.org')).toMatchObject({ code: 1, out: '' });
		expect(await add('x@example.org', '--role', 'king')).toMatchObject({ code: 2, out: '' });
		expect(await add('x@example.org', '--team', 'nobody')).toMatchObject({ code: 1, out: '' });
		expect(await list()).toEqual(['ines@example.org member', 'maren@example.org owner']);
		expect(await cli('user', 'role', '--email', 'ines@example.org', '--role', 'admin')).toMatchObject({
			code: 0,
		});
		expect((await cli('user', 'list')).out).toContain('ines@example.org\tadmin\tInês Carvalho\t\n');
		const password = ['user', 'password', '--email', 'ines@example.org', '--password-stdin'];
		expect(await typing('harvest window copper ladder', ...password)).toMatchObject({ code: 0, err: '' });
		expect(await cli('user', 'deactivate', '--email', 'ines@example.org')).toMatchObject({
			code: 0,
			err: '',
		});
		expect(await list()).toEqual(['maren@example.org owner']);
		const away = ['--email', 'ines@example.org'];
		expect(await cli('user', 'reactivate', ...away)).toMatchObject({ code: 0, err: '' });
		expect(await cli('user', 'erase', ...away, '--name', 'Inês Carvalho')).toMatchObject({ code: 2 });
		expect(await cli('user', 'deactivate', ...away)).toMatchObject({ code: 0 });
		expect(await cli('user', 'erase', ...away, '--name', 'Ines')).toMatchObject({ code: 1, out: '' });
		expect(await cli('user', 'erase', ...away, '--name', 'Inês Carvalho')).toMatchObject({ code: 0 });
		const last = await cli('user', 'deactivate', '--email', 'maren@example.org');
		expect(last).toEqual({ code: 1, out: '', err: expect.stringMatching(/at least one owner/) as string });
		const nobody = await cli('user', 'role', '--email', 'no@example.org', '--role', 'admin');
		expect(nobody).toEqual({ code: 1, out: '', err: 'Nobody here has the e-mail address no@example.org.\n' });
	});
});

test('teams are made one inside the other, listed, moved, merged and removed', async () => {
	expect(await cli('team', 'add', 'Engineering')).toMatchObject({ code: 0, err: '' });
	expect(await cli('team', 'add', 'Edge', '--parent', 'engineering')).toMatchObject({ code: 0, err: '' });
	expect(await cli('team', 'add', 'edge')).toEqual({
		code: 1,
		out: '',
		err: 'There is a team of that name already.\n',
	});
	expect(await cli('team', 'add', 'Lost', '--parent', 'nobody')).toMatchObject({ code: 2, out: '' });
	expect((await cli('team', 'list')).out).toBe('edge\tEdge\t0\nengineering\tEngineering\t0\n');
	expect(await cli('team', 'join', 'edge', '--email', 'maren@example.org')).toMatchObject({ code: 0 });
	expect(await cli('team', 'lead', 'edge', '--email', 'maren@example.org')).toMatchObject({ code: 0 });
	expect((await cli('team', 'move', 'edge')).out).toContain('Nothing was changed. Add --yes to do it.');
	expect(await cli('team', 'move', 'edge', '--yes')).toMatchObject({ code: 0 });
	expect(await cli('team', 'remove', 'edge')).toMatchObject({ code: 1, out: '' });
	expect(await cli('team', 'merge', 'edge', '--into', 'engineering', '--yes')).toMatchObject({ code: 0 });
	expect((await cli('team', 'list')).out).toBe('engineering\tEngineering\t1\n');
	const out = ['team', 'leave', 'edge', '--email', 'maren@example.org'];
	expect(await cli(...out), 'the old name leads on').toMatchObject({ code: 0, err: '' });
	expect(await cli('team', 'remove', 'engineering')).toMatchObject({ code: 0, err: '' });
});

test('a token is printed alone, and opens the API for what it may; a new password signs in', async () => {
	const make = (...more: string[]) => cli('token', 'create', '--email', 'maren@example.org', ...more);
	const read = await make();
	expect(read).toEqual({ code: 0, out: expect.stringMatching(/^kin_[a-z0-9]{38}\n$/) as string, err: '' });
	expect(await make('--scopes', 'everything')).toMatchObject({ code: 2, out: '' });
	expect(await make('--days', 'many')).toMatchObject({ code: 2, out: '' });

	const server = await startKintsugi({ KINTSUGI_DATA: data });
	try {
		// The command goes through the server that is running now.
		const asked = ['token', 'create', '--email', 'maren@example.org', '--scopes', 'read,write', '--json'];
		const write = await program({ data }, ...asked);
		expect(write).toMatchObject({ code: 0, err: '' });
		const { token } = JSON.parse(write.out) as { token: string };
		const post = { content: { title: 'From a program' } };
		const status = async (one: string) =>
			(await Visitor.program(server, one).call('POST', '/api/v1/postmortems', post)).status;
		expect(await status(token)).toBe(201);
		expect(await status(read.out.trim())).toBe(403);
		const changed = await program(
			{ data, stdin: 'harvest window copper ladder' },
			'user',
			'password',
			'--email',
			'maren@example.org',
			'--password-stdin',
		);
		expect(changed).toMatchObject({ code: 0, err: '' });
		const form = { email: 'maren@example.org', password: 'harvest window copper ladder' };
		expect((await Visitor.stranger(server).send('/sign-in?/signIn', form)).status).toBe(303);
	} finally {
		await server.stop();
	}
});

describe('help', () => {
	const commands = [
		[],
		['setup'],
		['user'],
		['user', 'add'],
		['user', 'list'],
		['user', 'role'],
		['user', 'password'],
		['user', 'deactivate'],
		['team', 'add'],
		['token'],
		['token', 'create'],
		['import'],
		['import', 'post-mortems'],
		['export'],
		['export', 'post-mortems'],
		['backup'],
		['restore'],
		['demo'],
	];

	test.each(commands)('is there: %s %s', async (...words) => {
		let out = '';
		const context = { out: (text: string) => (out += text) } as unknown as Context;
		expect(await run([...words, '--help'], context)).toBe(0);
		expect(out).toMatch(new RegExp(`^Usage: ${['kintsugi', ...words].join(' ')} `));
	});

	test('needs no data folder, and makes none', async () => {
		const folder = join(data, 'not-there');
		const { code, out, err } = await program({ data: folder }, 'user', 'add', '--help');
		expect({ code, err }).toEqual({ code: 0, err: '' });
		expect(out).toMatch(/^Usage: kintsugi user add /);
		expect(existsSync(folder)).toBe(false);
	});

	test.each([[['frobnicate']], [['user', 'frobnicate']], [['backup']], [['setup', '--frob']]])(
		'%j is not understood: 2, and nothing on standard output',
		async (words) => {
			const { code, out, err } = await cli(...words);
			expect({ code, out }).toEqual({ code: 2, out: '' });
			expect(err).toMatch(/^error: /);
		},
	);

	test('what is not understood ends the program with 2', async () => {
		const { code, out, err } = await program({ data }, 'frobnicate');
		expect({ code, out }).toEqual({ code: 2, out: '' });
		expect(err).toMatch(/^error: /);
	});
});

test('a data folder that something else holds: 4, and one sentence', async () => {
	const lock = await takeLock(join(data, 'kintsugi.lock'));
	const held = await program({ data }, 'user', 'list');
	await lock?.release();
	expect(held).toEqual({
		code: 4,
		out: '',
		err: `Another Kintsugi is already using the data folder ${data}.\n`,
	});
	expect((await cli('user', 'list')).code).toBe(0);
});

test('through npm, from another folder', async () => {
	const { code, out } = await throughNpm({ data, cwd: tmpdir() }, 'user', 'list');
	expect({ code, out }).toEqual({ code: 0, out: 'maren@example.org\towner\tMaren Holt\t\n' });
});
