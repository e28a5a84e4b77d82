import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { freshCompany, type Company } from '../../../tests/support/people.ts';
import { setClock } from '#lib/db/clock.ts';
import { transact } from '#lib/db/transact.server.ts';
import { DAY } from '#lib/dates.ts';
import { writeZip } from '#lib/files/zip.server.ts';
import type { Person } from '../accounts/person.ts';
import { attach, attachmentsOf } from '../entries/attachments.server.ts';
import { withItsFiles } from '../entries/taking-out.server.ts';
import { markRemoved } from '../entries/standing.server.ts';
import { exportJson } from '../log/exporting.server.ts';
import { read as readNote, revise as reviseNote } from '../log/log.server.ts';
import { carryOn } from '../moving/carrying.server.ts';
import { linesOf, runOf, type Run } from '../moving/runs.server.ts';
import { exportJson as exportPostmortem } from '../postmortems/exporting.server.ts';
import { read } from '../postmortems/postmortems.server.ts';
import {
	exportJson as exportProjectJson,
	exportMarkdown as exportProject,
} from '../projects/exporting.server.ts';
import { NewProject } from '../projects/pitching.ts';
import { pitch, read as readProject, revise as reviseProject } from '../projects/projects.server.ts';
import type { Choices } from './found.ts';
import { importing } from './importing.server.ts';
import { stage } from './staging.server.ts';
import { startImport, startUndoing } from './starting.server.ts';
import { undoing } from './undoing.server.ts';

const AT = Date.UTC(2026, 10, 26, 10);
const DOT = Buffer.from(
	'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
	'base64',
);

let company: Company;
let release: () => void;
beforeEach(async () => {
	company = await freshCompany(AT - DAY);
	release = setClock(AT);
});
afterEach(async () => {
	release();
	await company.close();
});

const CHOICES: Choices = {
	kind: 'recognised',
	team: null,
	visibility: 'workspace',
	publish: true,
	zone: 'Europe/Lisbon',
	tables: {},
};

const bytes = (text: string | Uint8Array) =>
	typeof text === 'string' ? new TextEncoder().encode(text) : text;

async function bring(
	files: Record<string, string | Uint8Array>,
	more: Partial<Choices> & { dryRun?: boolean; who?: Person } = {},
) {
	const { dryRun = false, who = company.member, ...choices } = more;
	const brought = Object.entries(files).map(([name, content]) => ({ name, bytes: bytes(content) }));
	const staged = await stage(company.db, who, brought);
	const run = await startImport(company.db, who, { staged, choices: { ...CHOICES, ...choices }, dryRun });
	return { ...(await carried(who, run)), staged };
}

async function carried(who: Person, run: Run) {
	await carryOn(company.db, [importing, undoing], new AbortController().signal);
	const after = await runOf(company.db.read, who, run.key);
	const lines = await linesOf(company.db.read, after, { limit: 100_000 });
	return {
		run: after,
		lines: lines.map(({ kind, subject, href, sentence }) => ({ kind, subject, href, sentence })),
	};
}

const short = (lines: { kind: string; subject: string; href: string }[]) =>
	lines.map(({ kind, subject, href }) => `${kind} ${subject} ${href}`.trim());

const confluence = (title: string, main: string) =>
	`<html><head><title>Ops : ${title}</title></head><body><ol id="breadcrumbs"><li><a href="index.html">Ops</a></li></ol><h1 id="title-heading"><span id="title-text">Ops : ${title}</span></h1><div id="content" class="view"><div class="page-metadata">Created by <span class="author">Kari Nord</span> on Mar 05, 2024</div><div id="main-content" class="wiki-content">${main}</div></div></body></html>`;

const SPACE = {
	'Ops/index.html':
		'<html><body><h2>Available Pages:</h2><ul><li><a href="Outage_1.html">Outage</a></li></ul></body></html>',
	'Ops/Outage-of-the-mail_1.html': confluence(
		'Outage of the mail',
		'<h2>Impact</h2><p>Nobody got mail.</p><h2>Timeline</h2><p>See <a href="Queues_2.html">queues</a> and <img src="attachments/1/depth.png" alt="depth">.</p>',
	),
	'Ops/Queues_2.html': confluence(
		'Queues',
		'<p>Queues need an owner, see <a href="Outage-of-the-mail_1.html">the outage</a>.</p>',
	),
	'Ops/attachments/1/depth.png': DOT,
};

describe('a space of a wiki', () => {
	test('becomes entries that lead to each other, with their pictures', async () => {
		const { run, lines } = await bring({
			'Ops.zip': writeZip(
				Object.entries(SPACE).map(([name, content]) => ({ name, bytes: bytes(content) })),
				AT,
			),
		});
		expect(run).toMatchObject({ state: 'done', problem: '', counts: { made: 2, skipped: 1 } });
		expect(short(lines)).toEqual([
			'skipped Ops/index.html',
			'made Ops/Outage-of-the-mail_1.html PM-1',
			'made Ops/Queues_2.html LOG-1',
		]);
		expect(lines[1]?.sentence).toBe(
			'“Outage of the mail”, 5 Mar 2024. It is a page of Confluence. It says that it was written by Kari Nord. It does not say when it happened, so the day of the document counts.',
		);
		const { content, entry } = await read(company.db, company.outsider, 1);
		expect(content.impact + content.narrative).toMatch(
			/Nobody got mail\.[\s\S]*\[queues\]\(\/log\/1\) and !\[depth\]\(\/files\/[a-z2-9]{26}-1x1\.png\)/,
		);
		expect(new Date(entry.publishedAt ?? 0).toISOString()).toMatch(/^2024-03-0[45]/);
		const note = await readNote(company.db, company.outsider, 1);
		expect(note.content).toMatchObject({
			title: 'Queues',
			day: '2024-03-05',
			body: 'Queues need an owner, see [the outage](/postmortems/1).',
		});
	});

	test('the same again changes nothing', async () => {
		await bring(SPACE);
		const { run, lines } = await bring(SPACE);
		expect(run.counts).toEqual({ skipped: 3 });
		expect(short(lines).slice(1)).toEqual([
			'skipped Ops/Outage-of-the-mail_1.html PM-1',
			'skipped Ops/Queues_2.html LOG-1',
		]);
	});

	test('what would come of it is said, and nothing is written', async () => {
		const dry = await bring(SPACE, { dryRun: true });
		expect(dry.run.counts).toEqual({ made: 2, skipped: 1 });
		await expect(read(company.db, company.member, 1)).rejects.toThrow();
		const run = await startImport(company.db, company.member, {
			staged: dry.staged,
			choices: CHOICES,
			dryRun: false,
		});
		const real = await carried(company.member, run);
		expect(short(real.lines)).toEqual(short(dry.lines));
	});

	test('is taken away as a whole, but for what somebody touched, and comes back when it is brought again', async () => {
		const first = await bring({ ...SPACE, 'Ops/Third.md': '# Third\n\nA note.\n' });
		await reviseNote(company.db, company.member, 1, { body: 'Mine by now.' });
		release();
		release = setClock(AT + DAY);
		await reviseNote(company.db, company.member, 1, { body: 'Mine by now, and longer.' });
		const undone = await carried(company.member, await startUndoing(company.db, company.member, first.run));
		expect(short(undone.lines)).toEqual([
			'changed Ops/Outage-of-the-mail_1.html',
			'skipped Ops/Queues_2.html LOG-1',
			'changed Ops/Third.md',
		]);
		await expect(read(company.db, company.member, 1)).rejects.toThrow();
		const again = await bring({ ...SPACE, 'Ops/Third.md': '# Third\n\nA note.\n' });
		expect(again.run.counts).toEqual({ made: 2, skipped: 2 });
		expect((await readNote(company.db, company.member, 2)).content.title).toBe('Third');
	});
});

describe('a table', () => {
	const CSV = [
		'Title;Severity;Started;Resolved;Lessons learned;Assignee;Reported by',
		'"Mail stood still";SEV2;4.3.2026 09:12;4.3.2026 11:00;"- Queues need an owner\n- Alerts too";Kari;x',
		'"Search; gone";Low;05.03.2026 10:00;05.03.2026 09:00;;;',
		';P1;;;;;',
	].join('\r\n');

	test('of incidents becomes post-mortems; what has no place stays in the text', async () => {
		const { lines } = await bring({ 'incidents.csv': CSV });
		expect(short(lines)).toEqual([
			'made incidents.csv, row 2 PM-1',
			'made incidents.csv, row 3 PM-2',
			'problem incidents.csv, row 4',
		]);
		const { content } = await read(company.db, company.member, 1);
		expect(content).toMatchObject({
			title: 'Mail stood still',
			severity: 2,
			zone: 'Europe/Lisbon',
			narrative: '**Assignee**: Kari\n\n**Reported by**: x',
		});
		expect(new Date(content.times.started ?? 0).toISOString()).toBe('2026-03-04T09:12:00.000Z');
		expect(content.lessons.map(({ text }) => text)).toEqual(['Queues need an owner', 'Alerts too']);
		expect(lines[1]?.sentence).toContain('A time lies before one that has to come first');
	});

	test.each([
		['UTF-16', Buffer.from(`\uFEFF${CSV}`, 'utf16le')],
		['a mark of UTF-8', Buffer.from(`\uFEFF${CSV}`)],
		['Windows-1252', Buffer.from(CSV.replace('stood', 'st\u00f6\u00f6d'), 'latin1')],
	])('is read in %s', async (_, content) => {
		await bring({ 'incidents.csv': content });
		expect((await read(company.db, company.member, 1)).content.title).toMatch(/^Mail st(?:oo|öö)d still$/);
	});

	test('whose days can be read in two ways waits to be told how', async () => {
		const table = 'Title,Date,Impact\nMail,03/04/2026,much\n';
		const { lines } = await bring({ 'a.csv': table });
		expect(lines).toMatchObject([
			{
				kind: 'problem',
				sentence: '“03/04/2026” can be read in two ways. Say whether the day or the month comes first.',
			},
		]);
		await bring(
			{ 'a.csv': table },
			{
				tables: {
					'a.csv': { kind: 'postmortem', columns: ['title', 'date', 'impact'], order: 'month-first' },
				},
			},
		);
		expect((await read(company.db, company.member, 1)).content).toMatchObject({
			date: '2026-03-04',
			impact: 'much',
		});
	});

	test('of lessons becomes log entries of their days', async () => {
		await bring({ 'til.tsv': 'Learned\tDate\tTags\nRetries amplify.\t2026-03-04\tqueues, mail\n' });
		const { content, entry } = await readNote(company.db, company.member, 1);
		expect(content).toMatchObject({
			form: 'answer',
			learned: 'Retries amplify.',
			day: '2026-03-04',
			topics: ['queues', 'mail'],
		});
		expect(entry.publishedAt).toBe(Date.UTC(2026, 2, 4, 12));
	});

	test('of changes hangs them from the post-mortems that they name', async () => {
		await bring({ 'a.md': '# Outage of the mail\n\nNobody got mail.\n' });
		const table =
			'Summary,Parent,Assignee,Due date,Status,Issue key,Seen by\nAlert on depth,PM-1,kari@example.org,2026-12-01,Done,OPS-1,\nName an owner,outage of the mail,,,Open,OPS-2,Bo\nWarm it,Cold cache,,,Cancelled,OPS-3,\n';
		const { lines } = await bring({ 'issues.csv': table });
		expect(short(lines)).toEqual([
			'changed issues.csv, row 2 PM-1',
			'changed issues.csv, row 3 PM-1',
			'made issues.csv, row 4 PM-2',
		]);
		const { content } = await read(company.db, company.member, 1);
		expect(content.changes).toMatchObject([
			{ text: 'Alert on depth', due: '2026-12-01', state: 'done', link: 'OPS-1', owner: 'kari@example.org' },
			{ text: 'Name an owner\n\nSeen by: Bo', state: 'open', link: 'OPS-2' },
		]);
		expect((await bring({ 'issues.csv': table })).run.counts).toEqual({ skipped: 3 });
	});

	test('of many rows is read to its end, batch by batch', async () => {
		const rows = Array.from({ length: 260 }, (_, at) => `Lesson number ${at},2026-03-04`);
		const { run } = await bring({ 'many.csv': ['Lesson,Date', ...rows].join('\n') });
		expect(run).toMatchObject({ state: 'done', done: 260, counts: { made: 260 } });
	});
});

describe('JSON', () => {
	test('of ours comes back', async () => {
		await bring({
			'a.md': '# Outage of the mail\n\n## Impact\n\nNobody got mail.\n',
			'b.md': '# A note\n\nSmall.\n',
		});
		const files = [
			await exportPostmortem(company.db, company.member, 1),
			await exportJson(company.db, company.member, 1),
		];
		await transact(company.db, async (tx) => {
			const { entry } = await read(company.db, company.member, 1);
			await markRemoved(tx, company.member, entry.id);
		});
		const { lines } = await bring(
			{ [files[0]?.name ?? '']: files[0]?.text ?? '', [files[1]?.name ?? '']: files[1]?.text ?? '' },
			{ who: company.outsider },
		);
		expect(lines.map(({ kind }) => kind).sort()).toEqual(['made', 'skipped']);
	});

	test('of others is a table by the names of its fields', async () => {
		const answer = {
			total: 1,
			issues: [{ title: 'Mail', fields: { severity: 'high' }, labels: [{ name: 'queues' }], impact: 'much' }],
		};
		await bring({ 'answer.json': JSON.stringify(answer) });
		expect((await read(company.db, company.member, 1)).content).toMatchObject({
			title: 'Mail',
			impact: 'much',
			topics: ['queues'],
			narrative: '**fields.severity**: high',
		});
		const { run } = await bring({ 'lines.jsonl': '{"learned":"One."}\n{"learned":"Two."}\n' });
		expect(run.counts).toEqual({ made: 2 });
	});
});

test.each(['md', 'json'])(
	'what a Kintsugi wrote as %s comes with the files beside it, once',
	async (format) => {
		const there = await freshCompany(AT - DAY);
		const { number } = await pitch(there.db, there.member, NewProject.parse({ title: 'The disk' }));
		const given = { fileName: 'graph.png', bytes: DOT };
		const { name } = await attach(there.db, there.member, { kind: 'project', number }, given);
		await reviseProject(there.db, there.member, number, { about: `![It falls](/files/${name})` });
		const take = format === 'md' ? exportProject : exportProjectJson;
		const exported = await take(there.db, there.member, number, { beside: true });
		const files = await Array.fromAsync(withItsFiles(there.db, exported));
		await there.close();
		const brought = Object.fromEntries(files.map((file) => [`taken/${file.name}`, file.bytes]));
		const { lines } = await bring(brought);
		expect(lines).toMatchObject([{ kind: 'made', href: `P-${number}`, sentence: '“The disk”.' }]);
		const { db, member } = company;
		const { content } = await readProject(db, member, number);
		expect(content.about).toBe(`![It falls](/files/${name})`);
		const listed = () => attachmentsOf(db.read, member, { kind: 'project', number });
		expect((await listed()).map((one) => [one.name, one.fileName])).toEqual([[name, 'graph.png']]);
		expect((await bring(brought)).lines).toMatchObject([{ kind: 'skipped' }]);
		expect(await listed()).toHaveLength(1);
	},
);

test('a folder of notes: kinds by front matter, links between them, folders as topics', async () => {
	const { lines } = await bring({
		'Vault/Caches/Warm them.md':
			'---\ntags: [redis]\ndate: 2026-03-01\n---\n# Warm them\n\nAs in [[The cold one]]. #latency\n',
		'Vault/Caches/The cold one.md':
			'---\nkind: post-mortem\ndate: 2026-02-01\n---\n# The cold one\n\nIt was cold, ![[graph.png]].\n',
		'Vault/My own/Told.md': '---\nkind: story\n---\n# What I broke\n\nAll of it.\n',
		'Vault/files/graph.png': DOT,
		'Vault/.obsidian/app.json': '{}',
		'Vault/empty.md': '  \n',
	});
	expect(short(lines)).toEqual([
		'made Vault/Caches/The cold one.md PM-1',
		'made Vault/Caches/Warm them.md LOG-1',
		'skipped Vault/empty.md',
		'made Vault/My own/Told.md S-1',
	]);
	const { content } = await readNote(company.db, company.member, 1);
	expect(content).toMatchObject({
		title: 'Warm them',
		day: '2026-03-01',
		topics: ['Caches', 'redis', 'latency'],
		body: 'As in [The cold one](/postmortems/1). #latency\n',
	});
});

test('guests bring nothing, files of others are nobody’s, and a path leads nowhere else', async () => {
	const guest: Person = { ...company.outsider, role: 'guest' };
	await expect(stage(company.db, guest, [])).rejects.toThrow();
	const staged = await stage(company.db, company.member, [{ name: '../../evil.md', bytes: bytes('# x') }]);
	await expect(
		startImport(company.db, company.outsider, { staged, choices: CHOICES, dryRun: true }),
	).rejects.toThrow();
	const { run } = await carried(
		company.member,
		await startImport(company.db, company.member, { staged, choices: CHOICES, dryRun: false }),
	);
	expect(run.counts).toEqual({});
});

test('a run that ended in the middle goes on where it was, and nothing is there twice or left out', async () => {
	const rows = Array.from(
		{ length: 60 },
		(_, at) => `Lesson number ${at},${at % 7 === 3 ? '03/04/2026' : '2026-03-04'}`,
	);
	const staged = await stage(company.db, company.member, [
		{ name: 'a.csv', bytes: bytes(['Lesson,Date', ...rows].join('\n')) },
		{ name: 'b.md', bytes: bytes('# Last\n\nOne.\n') },
	]);
	const run = await startImport(company.db, company.member, { staged, choices: CHOICES, dryRun: false });
	const ending = new AbortController();
	let batches = 0;
	// The page is a batch, and the first rows of the table are the next.
	const twice = {
		...importing,
		batch: async (...[db, one, stopping]: Parameters<typeof importing.batch>) => {
			batches += 1;
			if (batches === 2) ending.abort();
			return importing.batch(db, one, stopping);
		},
	};
	await carryOn(company.db, [twice], ending.signal);
	expect(await runOf(company.db.read, company.member, run.key)).toMatchObject({ state: 'going', done: 26 });
	const { run: after, lines } = await carried(company.member, run);
	expect(after).toMatchObject({ state: 'done', done: 61, counts: { made: 52, problem: 9 } });
	expect(new Set(lines.map(({ subject }) => subject)).size).toBe(61);
});
