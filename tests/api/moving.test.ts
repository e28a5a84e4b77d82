import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { makeToken } from '#domain/accounts/tokens.server.ts';
import type { Person } from '#domain/accounts/person.ts';
import type { Choices } from '#domain/bringing/found.ts';
import { stage } from '#domain/bringing/staging.server.ts';
import { startImport } from '#domain/bringing/starting.server.ts';
import { stop } from '#domain/moving/runs.server.ts';
import type { Database } from '#lib/db/open.server.ts';
import built from '../support/built.ts';
import { Look, startFilled } from '../support/filled.ts';
import type { Company } from '../support/people.ts';
import { discard, type Kintsugi } from '../support/server.ts';
import { Visitor, type Answer } from '../support/visitor.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 180_000 });

interface Run {
	key: string;
	state: string;
	dryRun: boolean;
	counts: Record<string, number>;
}
interface Import {
	key: string;
	found: { documents: { what: string; count: number }[]; tables: unknown[] };
	run: Run | null;
	undone: boolean;
}

let kintsugi: Kintsugi;
let owner: Visitor;
let member: Visitor;
let outsider: Visitor;
let stopped: string;

async function fill({ db, owner: own, member: one, outsider: other }: Company) {
	const token = (who: typeof own) => makeToken(db, who, { name: 'API', scopes: ['read', 'write'], days: 1 });
	const tokens = { owner: await token(own), member: await token(one), outsider: await token(other) };
	return { ...tokens, stopped: await stoppedImport(db, other) };
}

/** One that was stopped before anything of it was brought in. */
async function stoppedImport(db: Database, who: Person): Promise<string> {
	const staged = await stage(db, who, [
		{ name: 'tide.md', bytes: Buffer.from('# The tide\n\nIt came early.\n') },
	]);
	const choices: Choices = {
		...{ kind: 'log', team: null, visibility: 'workspace', publish: true, zone: 'UTC', tables: {} },
	};
	await stop(db, who, await startImport(db, who, { staged, choices, dryRun: false }));
	return staged;
}
beforeAll(async () => {
	await built();
	const started = await startFilled(fill);
	({ kintsugi } = started);
	({ stopped } = started.filled);
	owner = Visitor.program(kintsugi, started.filled.owner);
	member = Visitor.program(kintsugi, started.filled.member);
	outsider = Visitor.program(kintsugi, started.filled.outsider);
});
afterAll(() => discard(kintsugi));

const read = <Body>({ text }: Answer) => JSON.parse(text) as Body;
const AS_PROGRAM = { accept: 'application/json' };

function sendFile(who: Visitor, path: string, name: string, text: string, headers = {}) {
	const form = new FormData();
	form.append('file', new File([text], name));
	return who.upload(`/api/v1${path}`, form, { ...AS_PROGRAM, ...headers });
}

/** As a program does it: it asks again until it is over. */
async function over<Body>(who: Visitor, path: string, runOf: (body: Body) => Run | null): Promise<Body> {
	for (;;) {
		const body = read<Body>(await who.call('GET', `/api/v1${path}`));
		const state = runOf(body)?.state;
		if (state !== 'waiting' && state !== 'going') return body;
		await new Promise((resolve) => setTimeout(resolve, 50));
	}
}
const broughtIn = (who: Visitor, key: string) => over<Import>(who, `/imports/${key}`, ({ run }) => run);

const NOTE = '# The aardvark asked nobody\n\nIt was full, and nobody could see it.\n';

describe('an import', () => {
	test('is sent, tried, brought in, found, and taken away again', async () => {
		const sent = await sendFile(member, '/imports', 'queue.md', NOTE);
		expect(sent.status).toBe(201);
		const { key, found, run } = read<Import>(sent);
		expect(sent.headers.location).toBe(`/api/v1/imports/${key}`);
		expect(found.documents).toEqual([{ what: expect.any(String) as string, count: 1 }]);
		expect(run).toBeNull();
		const more = await sendFile(member, `/imports/${key}/files`, 'other.md', '# Another one\n\nOf it.\n');
		expect(read<Import>(more).found.documents[0]?.count).toBe(2);

		const chosen = { kind: 'postmortem', zone: 'UTC' };
		expect((await member.call('POST', `/api/v1/imports/${key}/run`, chosen)).status).toBe(200);
		expect((await broughtIn(member, key)).run).toMatchObject({ state: 'done', dryRun: true });
		expect(read<{ items: [] }>(await member.call('GET', '/api/v1/imports')).items).toEqual([]);

		const real = { ...chosen, dryRun: false };
		expect((await member.call('POST', `/api/v1/imports/${key}/run`, real)).status).toBe(200);
		expect((await broughtIn(member, key)).run).toMatchObject({ state: 'done', counts: { made: 2 } });
		const again = await member.call('POST', `/api/v1/imports/${key}/run`, real);
		expect([again.status, read<{ detail: string }>(again).detail]).toEqual([409, 'It is here already.']);
		const path = `/api/v1/imports/${key}/lines?limit=1`;
		const first = read<{ items: { reference: string }[]; next: string }>(await member.call('GET', path));
		const second = await member.call('GET', `${path}&cursor=${first.next}`);
		const lines = [...first.items, ...read<typeof first>(second).items];
		expect(lines.map(({ reference }) => reference)).toEqual(['PM-1', 'PM-2']);
		expect(read<{ next: null }>(second).next).toBeNull();

		expect((await member.call('POST', `/api/v1/imports/${key}/undoing`)).status).toBe(200);
		expect(await broughtIn(member, key)).toMatchObject({ undone: true, run: { state: 'done' } });
		const gone = await member.call('GET', '/api/v1/postmortems/1');
		expect(gone.status).toBe(404);
	});

	test('is nobody else’s, and sent twice with one key it is one', async () => {
		const key = { 'idempotency-key': 'import-of-the-night' };
		const one = read<Import>(await sendFile(member, '/imports', 'queue.md', NOTE, key));
		const again = await sendFile(member, '/imports', 'queue.md', NOTE, key);
		expect([read<Import>(again).key, again.headers['idempotency-replayed']]).toEqual([one.key, 'true']);
		for (const [method, rest] of [
			['GET', ''],
			['GET', '/lines'],
			['DELETE', '/run'],
			['POST', '/run/again'],
			['POST', '/undoing'],
		] as const) {
			const path = `/api/v1/imports/${one.key}${rest}`;
			expect((await outsider.call(method, path)).status, `${method} ${rest}`).toBe(404);
		}
		expect((await member.call('POST', `/api/v1/imports/${one.key}/run/again`)).status).toBe(404);
	});

	test('that was stopped goes on', async () => {
		expect((await broughtIn(outsider, stopped)).run).toMatchObject({ state: 'stopped', counts: {} });
		const path = `/api/v1/imports/${stopped}/run`;
		expect((await outsider.call('DELETE', path)).status).toBe(409);
		expect((await outsider.call('POST', `${path}/again`)).status).toBe(200);
		expect((await broughtIn(outsider, stopped)).run).toMatchObject({ state: 'done', counts: { made: 1 } });
	});

	test('that is an empty form is refused at its field', async () => {
		const refused = await member.upload('/api/v1/imports', new FormData(), AS_PROGRAM);
		expect([refused.status, read<{ errors: object }>(refused).errors]).toEqual([
			422,
			{ file: expect.stringContaining('named file') as string },
		]);
	});
});

describe('an archive of the workspace', () => {
	test('is made, watched and fetched by owners, and by nobody else', async () => {
		expect((await member.call('POST', '/api/v1/exports')).status).toBe(403);
		const begun = await owner.call('POST', '/api/v1/exports');
		expect(begun.status).toBe(201);
		const path = begun.headers.location?.replace('/api/v1', '') ?? '';
		expect(await over<Run>(owner, path, (run) => run)).toMatchObject({ state: 'done', dryRun: false });
		expect((await owner.call('GET', `/api/v1${path}/lines`)).status).toBe(200);
		const archive = await owner.call('POST', `/api/v1${path}/archive.zip`);
		expect(archive.status).toBe(200);
		expect(archive.headers['content-type']).toBe('application/zip');
		expect(archive.bytes.subarray(0, 2).toString()).toBe('PK');
		expect((await member.call('POST', `/api/v1${path}/archive.zip`)).status).toBe(403);
		const listed = read<{ items: Run[] }>(await owner.call('GET', '/api/v1/exports'));
		expect(listed.items.map(({ key }) => path.endsWith(key))).toEqual([true]);
		expect((await owner.call('DELETE', `/api/v1${path}`)).status).toBe(409);
	});

	test('comes in after it was looked ahead of, by owners, and tells what became of each thing', async () => {
		const begun = await owner.call('POST', '/api/v1/exports');
		const { key } = await over<Run>(owner, `/exports/${read<Run>(begun).key}`, (run) => run);
		const zip = await owner.call('POST', `/api/v1/exports/${key}/archive.zip`);
		const sending = (who: Visitor) => {
			const form = new FormData();
			form.append('file', new File([new Uint8Array(zip.bytes)], 'workspace.zip'));
			return who.upload('/api/v1/archives', form, AS_PROGRAM);
		};
		expect((await sending(member)).status).toBe(403);
		const sent = await sending(owner);
		expect(sent.status).toBe(201);
		const at = sent.headers.location?.replace('/api/v1', '') ?? '';
		const looked = await over<Run>(owner, at, (run) => run);
		expect(looked).toMatchObject({
			state: 'done',
			dryRun: true,
			counts: { skipped: expect.any(Number) as number },
		});
		const lines = await owner.call('GET', `/api/v1${at}/lines?kind=skipped&limit=1`);
		expect(read<{ items: object[] }>(lines).items).toMatchObject([{ kind: 'skipped' }]);
		expect((await member.call('POST', `/api/v1${at}/run`)).status).toBe(403);
		const run = await owner.call('POST', `/api/v1${at}/run`);
		expect(run.status).toBe(201);
		const there = run.headers.location?.replace('/api/v1', '') ?? '';
		expect(there).not.toBe(at);
		expect(await over<Run>(owner, there, (one) => one)).toMatchObject({ state: 'done', dryRun: false });
		expect((await owner.call('POST', `/api/v1${at}/run`)).status).toBe(409);
		for (const [method, rest] of [
			['DELETE', ''],
			['POST', '/again'],
		] as const) {
			expect((await owner.call(method, `/api/v1${there}${rest}`)).status, method).toBe(409);
		}
		const listed = read<{ items: Run[] }>(await owner.call('GET', '/api/v1/archives'));
		expect(listed.items.map((one) => one.dryRun)).toEqual([false, true]);
		expect((await owner.call('GET', `/api/v1/archives/${key}`)).status).toBe(404);
	});

	test('that is none is told so by its run', async () => {
		const sent = await sendFile(owner, '/archives', 'workspace.zip', 'No zip');
		const at = sent.headers.location?.replace('/api/v1', '') ?? '';
		const { state, problem } = await over<Run & { problem: string }>(owner, at, (run) => run);
		expect([state, problem === '']).toEqual(['failed', false]);
		expect((await owner.call('POST', `/api/v1${at}/again`)).status).toBe(200);
		expect((await over<Run>(owner, at, (run) => run)).state).toBe('failed');
	});

	test('holds nothing that is private, whatever key a program sends along', async () => {
		const key = `kintsugi-${'a'.repeat(40)}`;
		const begun = await owner.call('POST', '/api/v1/exports', { key });
		expect(begun.status).toBe(201);
		const look = new Look(kintsugi.folder);
		const asked = await look.rows('SELECT asked FROM moving_run ORDER BY id DESC LIMIT 1');
		expect(JSON.parse(String(asked[0]?.asked))).toEqual({ key: null });
	});
});

describe('a list as CSV', () => {
	test('of skills makes them known, of people asks each of them, and is told by the line where it is wrong', async () => {
		const skills = 'name,aliases\nReading tide tables,Tides\n';
		expect((await sendFile(member, '/growth/skills/known', 'skills.csv', skills)).status).toBe(403);
		expect(read(await sendFile(owner, '/growth/skills/known', 'skills.csv', skills))).toEqual({ brought: 1 });
		expect(read(await sendFile(owner, '/growth/skills/known', 'skills.csv', skills))).toEqual({ brought: 0 });
		const people =
			'email,skill,level\nines@example.org,Tides,confident\nnobody@example.org,Tides,confident\n';
		expect((await sendFile(member, '/growth/skills/proposed', 'people.csv', people)).status).toBe(403);
		expect(read(await sendFile(owner, '/growth/skills/proposed', 'people.csv', people))).toEqual({
			people: 1,
			skills: 1,
			unknown: ['nobody@example.org'],
		});
		for (const list of ['known', 'proposed']) {
			const refused = await sendFile(owner, `/growth/skills/${list}`, 'list.csv', 'level\nconfident\n');
			expect([refused.status, read<{ errors: object }>(refused).errors], list).toEqual([
				422,
				{ file: expect.stringMatching(/./) as string },
			]);
		}
	});
});
