import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { makeToken } from '#domain/accounts/tokens.server.ts';
import built from '../support/built.ts';
import { freshFolder } from '../support/database.ts';
import { filledFolder } from '../support/filled.ts';
import { READY } from '../support/server.ts';
import { Visitor } from '../support/visitor.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 180_000 });

/** A disk of its own, of 24 MB, that only the server and what it starts sees; Linux gives one to anybody. */
const OWN_DISK = ['--user', '--map-root-user', '--mount'];
const MOUNT = 'mount -t tmpfs -o size=24m none "$KINTSUGI_DATA"';
const possible =
	spawnSync('unshare', [...OWN_DISK, 'sh', '-c', MOUNT], {
		env: { ...process.env, KINTSUGI_DATA: import.meta.dirname },
	}).status === 0;

let folder: string;
let server: ChildProcess | undefined;
let token: string;
let program: Visitor;

beforeAll(async () => {
	if (!possible) return;
	await built();
	const filled = await filledFolder(({ db, member }) =>
		makeToken(db, member, { name: 'API', scopes: ['read', 'write'], days: 1 }),
	);
	token = filled.filled;
	folder = freshFolder();
	server = spawn(
		'unshare',
		[...OWN_DISK, 'sh', '-c', `${MOUNT} && cp -a "$FROM/." "$KINTSUGI_DATA" && exec node scripts/serve.js`],
		{
			env: { ...process.env, NODE_ENV: 'production', PORT: '0', FROM: filled.folder, KINTSUGI_DATA: folder },
			stdio: ['ignore', 'pipe', 'inherit'],
		},
	);
	const url = await new Promise<string>((resolve, reject) => {
		let said = '';
		server?.once('exit', () => reject(new Error(`The server did not start: ${said}`)));
		server?.stdout?.on('data', (chunk: Buffer) => {
			said += chunk.toString();
			const ready = READY.exec(said)?.[1];
			if (ready) resolve(ready);
		});
	});
	rmSync(filled.folder, { recursive: true });
	program = Visitor.program({ url }, token);
});

afterAll(async () => {
	if (!server) return;
	const ended = once(server, 'exit');
	server.kill('SIGTERM');
	await ended;
	rmSync(folder, { recursive: true, force: true });
});

/** Its disk, seen from here. */
const filler = () => join(`/proc/${server?.pid}/root`, folder, 'filler');

function fill(): void {
	for (let bytes = 1 << 20; bytes >= 1024; bytes = bytes >> 1) {
		try {
			for (;;) writeFileSync(filler(), Buffer.alloc(bytes), { flag: 'a' });
		} catch {
			// No room for so much; half of it may have.
		}
	}
}

const write = (title: string) =>
	program.call('POST', '/api/v1/postmortems', {
		content: { title, narrative: 'What happened, in so many words. '.repeat(3000) },
	});
const numbers = async () => {
	const { status, text } = await program.call('GET', '/api/v1/postmortems?limit=100');
	expect(status).toBe(200);
	return (JSON.parse(text) as { items: { title: string }[] }).items.map(({ title }) => title);
};

test.skipIf(!possible)(
	'a full disk: saving is refused with a sentence, reading goes on, saving resumes',
	async () => {
		expect((await write('Before')).status).toBe(201);
		fill();
		// What is in the log already has room there; what is more has none.
		let refused = await write('Squeezed in');
		const stored = ['Before'];
		for (let k = 0; refused.status === 201 && k < 50; k++) {
			stored.push(k === 0 ? 'Squeezed in' : `Squeezed in ${k}`);
			refused = await write(`Squeezed in ${k + 1}`);
		}
		expect(refused.status).toBe(507);
		expect(refused.text).toContain('The disk is full, so this could not be saved.');
		expect((await numbers()).sort()).toEqual(stored.sort());
		expect((await program.call('GET', '/healthz')).status).toBe(200);
		expect((await program.call('GET', '/readyz')).status).toBe(503);
		expect((await program.call('GET', '/api/v1/search?q=words')).status).toBe(200);

		rmSync(filler());
		expect((await write('After')).status).toBe(201);
		expect((await numbers()).sort()).toEqual([...stored, 'After'].sort());
	},
);
