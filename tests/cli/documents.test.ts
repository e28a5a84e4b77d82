import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { startSession } from '#domain/accounts/sessions.server.ts';
import { withListedFiles } from '#domain/entries/listed-files.ts';
import { writeDocument as writeOpening } from '#domain/growth/opportunities/document.ts';
import { BLANK as BLANK_OPENING } from '#domain/growth/opportunities/opportunity.ts';
import { writeDocument } from '#domain/projects/document.ts';
import { BLANK } from '#domain/projects/project.ts';
import built from '../support/built.ts';
import { freshFolder } from '../support/database.ts';
import { filledFolder } from '../support/filled.ts';
import { EMAILS } from '../support/people.ts';
import { startKintsugi } from '../support/server.ts';
import { Visitor } from '../support/visitor.ts';
import { kintsugi, program } from './cli.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 180_000 });

let data: string;
let session: string;
const desk = freshFolder();
const cli = (...words: string[]) => kintsugi({ data, cwd: desk }, ...words);

beforeAll(async () => {
	await built();
	({ folder: data, filled: session } = await filledFolder(({ db, owner }) =>
		startSession(db, owner.id, 'A browser'),
	));
	for (const [name, text] of Object.entries(files)) {
		mkdirSync(join(desk, name, '..'), { recursive: true });
		writeFileSync(join(desk, name), text);
	}
});
afterAll(() => {
	rmSync(data, { recursive: true });
	rmSync(desk, { recursive: true });
});

const QUEUE = `# The queue asked nobody

## Timeline

All times in UTC.

| Time | Event |
| --- | --- |
| 2026-11-10 02:14 | The backlog begins to grow (problem started) |
| 2026-11-10 02:37 | On-call is paged |

## Lessons Learned

- A default can change under us without a wombat.

## Action items

- [ ] Watch the depth
`;
const files: Record<string, string | Uint8Array> = {
	'queue.md': QUEUE,
	'folder/certificate.md': '# The certificate that renewed itself\n\nIt did.\n',
	'folder/deeper/disk.md': '# A disk with an opinion\n\nFull.\n',
	'more.zip': zipSync({ 'clock.md': new TextEncoder().encode('# The hour that came twice\n\nTwice.\n') }),
	'broken.md': Buffer.from('2320ff fe'.replace(' ', ''), 'hex'),
	'broken.zip': 'no zip at all',
};

interface Report {
	read: number;
	imported: number;
	updated: number;
	unchanged: number;
	failed: { file: string; reason: string }[];
	entries: Record<string, unknown>[];
}
async function bring(...words: string[]): Promise<{ code: number | null; report: Report }> {
	const { code, out, err } = await cli('import', 'post-mortems', ...words, '--json');
	expect(err).toBe('');
	return { code, report: JSON.parse(out) as Report };
}

describe('import', () => {
	test('a file: everything it says of it', async () => {
		const { code, report } = await bring('queue.md', '--team', 'Payments');
		expect(code).toBe(0);
		expect(report).toEqual({
			read: 1,
			imported: 1,
			updated: 0,
			unchanged: 0,
			failed: [],
			entries: [
				{
					file: 'queue.md',
					number: 1,
					title: 'The queue asked nobody',
					started: '2026-11-10T02:14:00.000Z',
					noticed: null,
					declared: null,
					mitigated: null,
					resolved: null,
					timelineEvents: 2,
					factors: 0,
					lessons: 1,
					changes: 1,
					notes: expect.any(Array) as unknown[],
				},
			],
		});
	});

	test('the same again changes nothing', async () => {
		const { code, report } = await bring('queue.md');
		expect(code).toBe(0);
		expect(report).toMatchObject({ read: 1, imported: 0, unchanged: 1, failed: [] });
	});

	test('folders and zips, with what is broken named: 3', async () => {
		const { code, report } = await bring('folder', 'more.zip', 'broken.md', 'broken.zip', 'not-there.md');
		expect(code).toBe(3);
		expect(report).toMatchObject({ read: 6, imported: 3, unchanged: 0 });
		expect(report.entries.map(({ title }) => title)).toEqual([
			'The certificate that renewed itself',
			'A disk with an opinion',
			'The hour that came twice',
		]);
		expect(report.failed.map(({ file }) => file)).toEqual(['broken.md', 'broken.zip', 'not-there.md']);
		for (const { reason } of report.failed) expect(reason).toMatch(/^\S[^\n]+\.$/);
	});

	test('nothing but what cannot be read: 1', async () => {
		const { code, report } = await bring('not-there.md');
		expect(code).toBe(1);
		expect(report).toMatchObject({ read: 1, imported: 0, entries: [] });
		mkdirSync(join(desk, 'empty'));
		expect((await bring('empty')).report.failed).toHaveLength(1);
	});

	test('in words, for people', async () => {
		const words = ['import', 'post-mortems', 'queue.md', 'broken.md'];
		const { code, out, err } = await program({ data, cwd: desk }, ...words);
		expect({ code, err }).toEqual({ code: 3, err: '' });
		expect(out).toMatch(
			/^PM-1\tThe queue asked nobody\tqueue\.md\nbroken\.md: .+\n2 read, 0 imported, 1 here already, 1 not readable\.\n$/,
		);
	});

	test.each([
		[['--team', 'nobody'], /no team called nobody/],
		[['--visibility', 'nobody'], /workspace/],
	])('%j is not understood: 2', async (words, sentence) => {
		const { code, out, err } = await cli('import', 'post-mortems', 'queue.md', ...words);
		expect({ code, out }).toEqual({ code: 2, out: '' });
		expect(err).toMatch(sentence);
	});
});

describe('export', () => {
	test('one, on standard output, as Markdown and as JSON', async () => {
		const markdown = await cli('export', 'post-mortems', 'PM-1');
		expect(markdown).toMatchObject({ code: 0, err: '' });
		expect(markdown.out).toMatch(/^---\nkintsugi: post-mortem\/1\n[^]*wombat/);
		const json = await cli('export', 'post-mortems', '1', '--format', 'json');
		expect(JSON.parse(json.out)).toMatchObject({ number: 1, content: { title: 'The queue asked nobody' } });
		expect(await cli('export', 'post-mortems', '99')).toMatchObject({ code: 1, out: '' });
		expect(await cli('export', 'post-mortems', 'one')).toMatchObject({ code: 2, out: '' });
		expect(await cli('export', 'post-mortems')).toMatchObject({ code: 2, out: '' });
		const hidden = await cli('export', 'post-mortems', '1', '--as', EMAILS.outsider);
		expect(hidden).toMatchObject({ code: 0 });
	});

	test('all, to a folder; brought elsewhere they are the same', async () => {
		const { code, out } = await cli('export', 'post-mortems', '--to', 'out', '--json');
		expect(code).toBe(0);
		const { files: names } = JSON.parse(out) as { files: string[] };
		expect(readdirSync(join(desk, 'out')).sort()).toEqual(names.sort());
		expect(names).toHaveLength(4);

		const { folder } = await filledFolder(() => Promise.resolve());
		const elsewhere = (...words: string[]) => kintsugi({ data: folder, cwd: desk }, ...words);
		const came = await elsewhere('import', 'post-mortems', 'out', '--json');
		expect(JSON.parse(came.out)).toMatchObject({ read: 4, imported: 4, failed: [] });
		expect((await elsewhere('export', 'post-mortems', '--to', 'again')).code).toBe(0);
		for (const name of names) {
			const [first, again] = ['out', 'again'].map((dir) => readFileSync(join(desk, dir, name), 'utf8'));
			expect(again, name).toBe(first);
		}
		rmSync(folder, { recursive: true });
	});
});

describe('backup and restore', () => {
	const numbers = async () => {
		const { out } = await cli('export', 'post-mortems', '--to', 'check', '--json');
		return (JSON.parse(out) as { files: string[] }).files.length;
	};

	test('while no server runs', async () => {
		const made = await cli('backup', 'kept.db', '--json');
		expect(made).toMatchObject({ code: 0, err: '' });
		expect((JSON.parse(made.out) as { bytes: number }).bytes).toBeGreaterThan(10_000);
		writeFileSync(join(desk, 'late.md'), '# Came later\n\nLater.\n');
		await bring('late.md');
		expect(await numbers()).toBe(5);
		const back = await cli('restore', 'kept.db');
		expect(back).toMatchObject({
			code: 0,
			err: '',
			out: expect.stringMatching(/before-restore-.*\.db\.\n$/) as string,
		});
		expect(await numbers()).toBe(4);
	});

	test.each([['not-there.db'], ['queue.md']])('%s is no backup: 1, and nothing is changed', async (file) => {
		const refused = await cli('restore', file);
		expect(refused).toEqual({
			code: 1,
			out: '',
			err: expect.stringMatching(/Nothing was changed\.\n$/) as string,
		});
		expect(await numbers()).toBe(4);
	});

	test('while a server runs: through it, and who asks meanwhile is told to wait', async () => {
		const server = await startKintsugi({ KINTSUGI_DATA: data });
		try {
			const browser = Visitor.browser(server, session);
			expect(await cli('backup', 'live.db')).toMatchObject({ code: 0, err: '' });
			await bring('late.md');
			expect((await browser.ask('/postmortems/5')).status).toBe(200);
			const statuses = new Map<number, number>();
			let restoring = true;
			const asking = Array.from({ length: 8 }, async () => {
				while (restoring) {
					const { status } = await browser.ask('/postmortems');
					statuses.set(status, (statuses.get(status) ?? 0) + 1);
				}
			});
			const back = await program({ data, cwd: desk }, 'restore', 'live.db');
			restoring = false;
			await Promise.all(asking);
			expect(back).toMatchObject({ code: 0, err: '' });
			// The pause is short, and not everybody meets it; nobody meets anything else.
			expect([...statuses.keys()].filter((status) => status !== 200 && status !== 503)).toEqual([]);
			expect(statuses.get(200)).toBeGreaterThan(8);
			expect((await browser.ask('/postmortems/5')).status).toBe(404);
			expect((await browser.ask('/postmortems/1')).status).toBe(200);
			expect((await cli('import', 'post-mortems', 'late.md')).code).toBe(0);
			expect((await browser.ask('/postmortems/5')).status).toBe(200);
		} finally {
			await server.stop();
		}
	});
});

test('the example comes in once', async () => {
	expect(await cli('demo')).toMatchObject({
		code: 0,
		out: expect.stringMatching(/^The example is in: \d+/) as string,
	});
	expect(await cli('demo')).toEqual({ code: 1, out: '', err: 'The example is here already.\n' });
	expect((await cli('export', 'post-mortems', '--to', 'example')).code).toBe(0);
	const [picture = 'none'] = readdirSync(join(desk, 'example', 'files'));
	const leading = readdirSync(join(desk, 'example')).filter(
		(name) =>
			name.endsWith('.md') &&
			readFileSync(join(desk, 'example', name), 'utf8').includes(`](files/${picture})`),
	);
	expect(leading).toHaveLength(1);
});

test('notes come in from a folder, and what was logged goes out as files that change nothing when they come back', async () => {
	mkdirSync(join(desk, 'notes/sql'), { recursive: true });
	writeFileSync(join(desk, 'notes/sql/select.md'), '# Select without a table\n\n`SELECT 1`\n');
	const first = await cli('import', 'notes', 'notes', '--private', '--json');
	const { imported, entries } = JSON.parse(first.out) as Report;
	expect(imported).toBe(1);
	const number = String(entries[0]?.number);
	const out = await cli('export', 'log', number, '--to', 'out-of-log', '--json');
	const name = `LOG-${number}-select-without-a-table.md`;
	expect(JSON.parse(out.out)).toMatchObject({ files: [name] });
	expect(readFileSync(join(desk, 'out-of-log', name), 'utf8')).toContain('visibility: restricted');
	const again = await cli('import', 'notes', 'notes', 'out-of-log');
	expect(again.out).toBe('2 read, 0 imported, 2 here already.\n');
});

test('a course comes from its folder and goes out as the same folder', async () => {
	mkdirSync(join(desk, 'second-story/01-all'), { recursive: true });
	writeFileSync(
		join(desk, 'second-story/course.md'),
		'---\ntitle: The second story\nmodules:\n  all: All of it\n---\n',
	);
	const lesson = '---\ntitle: The first\nminutes: 5\n---\n\nIt is short.\n';
	writeFileSync(join(desk, 'second-story/01-all/01-first.md'), lesson);
	const made = await cli('import', 'course', 'second-story', '--json');
	const { number } = JSON.parse(made.out) as { number: number };
	expect(JSON.parse(made.out)).toMatchObject({ title: 'The second story', published: false });
	await cli('export', 'course', String(number), '--to', 'out-of-course');
	expect(readFileSync(join(desk, 'out-of-course/01-all/01-first.md'), 'utf8')).toBe(lesson);
	writeFileSync(join(desk, 'second-story/01-all/01-first.md'), '---\ntitel: The first\n---\n');
	const refused = await cli('import', 'course', 'second-story');
	expect(refused.code).not.toBe(0);
	expect(refused.err).toContain('01-all/01-first.md, line 2: “titel” is not known here.');
});

test('projects go in and come out equal, and the same file again changes nothing', async () => {
	const needs = [{ name: 'Plain language', weight: 'must' as const, teaches: true, count: 2 }];
	const name = 'abcdefghijkmnpqrstuvwxyz23.csv';
	const document = writeDocument({
		...{ uid: 'abcdefghijkmnpqrstuv', number: 907, publishedAt: Date.parse('2026-11-19T09:00Z') },
		...{ state: 'idea', ending: null, season: null, people: [] },
		sharing: { team: null, visibility: 'workspace', readers: [], authors: [] },
		content: { ...BLANK, title: 'Queue that explains itself', about: 'In *ten* seconds.', needs },
		...{ lessons: ['Words beat colours.'], changes: [] },
	});
	const written = withListedFiles(document, [{ name, fileName: 'times.csv' }]);
	writeFileSync(join(desk, 'P-907.md'), written);
	mkdirSync(join(desk, 'files'));
	writeFileSync(join(desk, 'files', name), 'a,b');
	const brought = async () => {
		const { code, out } = await cli('import', 'projects', 'P-907.md', '--json');
		return { code, ...(JSON.parse(out) as Report) };
	};
	expect(await brought()).toMatchObject({ code: 0, imported: 1, entries: [{ number: 907 }] });
	expect((await cli('export', 'projects', 'P-907')).out).toBe(written);
	expect((await cli('export', 'projects', '--to', 'taken', '--json')).out).toContain('P-907-queue-that');
	expect(readFileSync(join(desk, 'taken', 'P-907-queue-that-explains-itself.md'), 'utf8')).toBe(written);
	expect(readFileSync(join(desk, 'taken/files', name), 'utf8')).toBe('a,b');
	expect(await brought()).toMatchObject({ code: 0, imported: 0, unchanged: 1 });
	writeFileSync(join(desk, 'notes.md'), '# Some notes');
	const { code, err, out } = await cli('import', 'projects', 'notes.md');
	expect(code).not.toBe(0);
	expect(out + err).toContain('It is no project that Kintsugi wrote.');
});

test('openings come in with whoever brings them to answer, go out equal, and the same file again changes nothing', async () => {
	const skills = [{ name: 'Facilitation', weight: 'must' as const, teaches: true }];
	const told = (contact: string | null, authors: string[]) =>
		writeOpening({
			...{ uid: 'abcdefghijkmnpqrstuw', number: 908, publishedAt: Date.parse('2026-11-19T09:00Z') },
			...{ state: 'filled', outcome: 'Two nights, and no cake.', contact },
			sharing: { team: null, visibility: 'workspace', readers: [], authors },
			content: { ...BLANK_OPENING, title: 'Two nights on call', details: 'In *ten* seconds.', skills },
		});
	writeFileSync(join(desk, 'O-908.md'), told('Somebody who is not here', []));
	const brought = async (file: string) => {
		const { code, out } = await cli('import', 'openings', file, '--as', EMAILS.member, '--json');
		return { code, ...(JSON.parse(out) as Report) };
	};
	expect(await brought('O-908.md')).toMatchObject({ code: 0, imported: 1, entries: [{ number: 908 }] });
	const { out: taken } = await cli('export', 'openings', 'O-908');
	expect(taken).toBe(told('Inês Carvalho', []));
	const listed = await cli(
		'export',
		'openings',
		'--mine',
		'--as',
		EMAILS.member,
		'--to',
		'openings',
		'--json',
	);
	const name = 'O-908-two-nights-on-call.md';
	expect(JSON.parse(listed.out)).toMatchObject({ files: [name] });
	expect(readFileSync(join(desk, 'openings', name), 'utf8')).toBe(taken);
	expect(await brought(`openings/${name}`)).toMatchObject({ code: 0, imported: 0, unchanged: 1 });
	expect((await cli('export', 'openings', '--mine', '--to', 'none', '--json')).out).toContain('"files":[]');
	const one = await cli('export', 'openings', '908', '--format', 'json');
	expect(JSON.parse(one.out)).toMatchObject({ state: 'filled', content: { title: 'Two nights on call' } });
	writeFileSync(join(desk, 'no-opening.md'), '# Some notes');
	const { code, err, out } = await cli('import', 'openings', 'no-opening.md');
	expect(code).not.toBe(0);
	expect(out + err).toContain('It is no opening that Kintsugi wrote.');
});
