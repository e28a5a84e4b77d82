import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { keptFiles, pathOfFile } from '#lib/files/kept-files.server.ts';
import type { FoundFile } from '#lib/files/found.ts';
import { writeZip } from '#lib/files/zip.server.ts';
import { freshFolder } from '../../../tests/support/database.ts';
import { freshCompany, type Company } from '../../../tests/support/people.ts';
import { attach, attachmentsOf, type Attachment } from '../entries/attachments.server.ts';
import { broughtByUpload, broughtFrom } from './brought.server.ts';
import { carry } from './carrying.server.ts';
import { exportAll, exportJson, exportMarkdown } from './exporting.server.ts';
import { importDocuments, type ImportOptions } from './importing.server.ts';
import { draft, NewPostmortem, read, revise, Revision } from './postmortems.server.ts';
import { remove } from './publication.server.ts';

let company: Company;
let elsewhere: Company;
beforeEach(async () => {
	company = await freshCompany();
	elsewhere = await freshCompany();
});
afterEach(async () => {
	await company.close();
	await elsewhere.close();
});

const OPEN: ImportOptions = { team: null, visibility: 'workspace', publish: true };
const text = (words: string) => new TextEncoder().encode(words);
const red = () =>
	sharp({ create: { width: 8, height: 6, channels: 3, background: 'red' } })
		.png()
		.toBuffer();
const at = (number: number) => ({ kind: 'postmortem', number }) as const;

/** A post-mortem that shows a picture, leads to a log, and has a file that no text shows. */
async function write(): Promise<{ number: number; graph: Attachment; log: Attachment; spare: Attachment }> {
	const { db, member } = company;
	const input = NewPostmortem.parse({ content: { title: 'The disk' } });
	const { number } = await draft(db, member, input, { publish: true });
	const add = (fileName: string, bytes: Uint8Array) => attach(db, member, at(number), { fileName, bytes });
	const graph = await add('The graph.png', await red());
	const log = await add('pod.log', text('out of memory'));
	const spare = await add('spare.csv', text('a,b'));
	const content = {
		narrative: `It filled.\n\n![Free space](/files/${graph.name} "It falls")\n\nhttps://kintsugi.example/files/${graph.name}`,
		timeline: [{ at: null, text: `See [the log](/files/${log.name}).`, evidence: `/files/${log.name}` }],
	};
	await revise(db, member, number, Revision.parse({ content }));
	return { number, graph, log, spare };
}

async function taken(): Promise<FoundFile[]> {
	return Array.fromAsync(exportAll(company.db, company.member));
}
const zipped = (files: FoundFile[]) => [
	new File([writeZip(files, 1_700_000_000_000) as Uint8Array<ArrayBuffer>], 'all.zip'),
];
const bring = ({ db, member }: Company, files: File[]) =>
	importDocuments(db, member, broughtByUpload(files), OPEN);
const bytesIn = ({ db }: Company, name: string) => readFileSync(pathOfFile(db.folder, name));

describe('an export', () => {
	test('has its files beside it, and leads to them there', async () => {
		const { number, graph, log, spare } = await write();
		const files = await taken();
		const [document, ...rest] = files;
		expect(rest.map(({ name }) => name)).toEqual([graph, log, spare].map(({ name }) => `files/${name}`));
		for (const { name, bytes } of rest) expect(bytes).toEqual(bytesIn(company, name.slice('files/'.length)));
		const words = new TextDecoder().decode(document?.bytes);
		expect(words).toContain(`![Free space](files/${graph.name} "It falls")`);
		expect(words).toContain(`https://kintsugi.example/files/${graph.name}`);
		expect(words).toContain(`files:\n  - file: ${graph.name}\n    name: The graph.png\n`);
		const alone = await exportMarkdown(company.db, company.member, number);
		expect(alone.text).toContain(`![Free space](/files/${graph.name} "It falls")`);
		const json = await exportJson(company.db, company.member, number, { beside: true });
		expect(JSON.parse(json.text)).toMatchObject({
			files: [{ name: graph.name, fileName: 'The graph.png', type: 'image/png' }, {}, {}],
			content: { timeline: [{ evidence: `files/${log.name}` }] },
		});
	});

	test('comes back equal elsewhere: the same text, names and files; and the second time changes nothing', async () => {
		const { graph, log, spare } = await write();
		const files = await taken();
		const [outcome] = await bring(elsewhere, zipped(files));
		expect(outcome).toMatchObject({ state: 'imported', number: 1, recognised: { notes: [] } });
		const again = await Array.fromAsync(exportAll(elsewhere.db, elsewhere.member));
		const asText = (all: FoundFile[]) =>
			all.map(({ name, bytes }) => [name, Buffer.from(bytes).toString('latin1')]);
		expect(asText(again).slice(0, 1)).toEqual(asText(files).slice(0, 1));
		expect(again.map(({ name }) => name)).toEqual(files.map(({ name }) => name));
		expect(bytesIn(elsewhere, log.name)).toEqual(bytesIn(company, log.name));
		const listed = await attachmentsOf(elsewhere.db.read, elsewhere.member, at(1));
		expect(listed.map(({ name, fileName }) => ({ name, fileName }))).toEqual(
			[graph, log, spare].map(({ name, fileName }) => ({ name, fileName })),
		);
		expect((await bring(elsewhere, zipped(files)))[0]).toMatchObject({ state: 'unchanged' });
		expect((await bring(company, zipped(files)))[0]).toMatchObject({ state: 'unchanged' });
		expect(await keptFiles(elsewhere.db.folder)).toHaveLength(3);
	});

	test('comes back where it was removed, under names of its own', async () => {
		const { number, graph } = await write();
		const files = await taken();
		await remove(company.db, company.member, number);
		expect((await bring(company, zipped(files)))[0]).toMatchObject({ state: 'imported', number: 2 });
		const { content } = await read(company.db, company.member, 2);
		const listed = await attachmentsOf(company.db.read, company.member, at(2));
		expect(listed.map(({ fileName }) => fileName).sort()).toEqual(['The graph.png', 'pod.log', 'spare.csv']);
		const copy = listed.find(({ fileName }) => fileName === graph.fileName);
		expect(copy?.name).not.toBe(graph.name);
		expect(content.narrative).toContain(`![Free space](/files/${copy?.name ?? ''} "It falls")`);
		expect(copy?.usedIn).toEqual(['narrative']);
	});

	test('brings nothing in that would not be taken from a person', async () => {
		const { graph, log } = await write();
		const files = await taken();
		const svg = text('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
		const changed = files.flatMap((file) => {
			if (file.name.endsWith(log.name)) return [];
			return [file.name.endsWith(graph.name) ? { ...file, bytes: svg } : file];
		});
		const [outcome] = await bring(elsewhere, zipped(changed));
		expect(outcome).toMatchObject({ state: 'imported' });
		const { notes } = (outcome as { recognised: { notes: string[] } }).recognised;
		expect(notes).toEqual([
			expect.stringMatching(/^“The graph.png” is an SVG/),
			expect.stringMatching(/^“pod.log” did not come with it/),
		]);
		const listed = await attachmentsOf(elsewhere.db.read, elsewhere.member, at(1));
		expect(listed.map(({ fileName }) => fileName)).toEqual(['spare.csv']);
		expect(await keptFiles(elsewhere.db.folder)).toHaveLength(1);
	});

	test('adds what was missing the first time', async () => {
		const { log } = await write();
		const files = await taken();
		await bring(elsewhere, zipped(files.filter(({ name }) => !name.endsWith(log.name))));
		const { db, member } = elsewhere;
		// Somebody wrote another title into the file, so it is not the very same text.
		const edited = files.map((file) =>
			file.name.endsWith('.md')
				? {
						...file,
						bytes: text(new TextDecoder().decode(file.bytes).replace('title: The disk', 'title: That disk')),
					}
				: file,
		);
		expect((await bring(elsewhere, zipped(edited)))[0]).toMatchObject({ state: 'updated' });
		expect(await attachmentsOf(db.read, member, at(1))).toHaveLength(3);
	});
});

describe('a document from anywhere', () => {
	const DOCUMENT = `# The queue asked nobody

It was full: ![Depth of the queue](../img/the%20graph.png "At night"), and [the log](pod.log). See also
[another](other.md), ![theirs](https://example.org/x.png), [a secret](../../secret.txt) and ![none](nowhere.png).

![by reference][depth]

[depth]: <../img/the%20graph.png>
`;

	test('comes with the pictures and files it leads to, each once', async () => {
		const files = [
			{ name: 'notes/a/queue.md', bytes: text(DOCUMENT) },
			{ name: 'notes/img/the graph.png', bytes: new Uint8Array(await red()) },
			{ name: 'notes/a/pod.log', bytes: text('full') },
			{ name: 'notes/a/unrelated.png', bytes: new Uint8Array(await red()) },
		];
		const { db, member } = company;
		expect(carry(await Array.fromAsync(broughtByUpload(zipped(files))))).toBeNull();
		expect((await bring(company, zipped(files)))[0]).toMatchObject({ state: 'imported' });
		const listed = await attachmentsOf(db.read, member, at(1));
		expect(listed.map(({ fileName }) => fileName).sort()).toEqual(['pod.log', 'the graph.png']);
		const graph = listed.find(({ width }) => width !== null)?.name ?? '';
		const { content } = await read(db, member, 1);
		const words = JSON.stringify(content);
		expect(words).toContain(`![Depth of the queue](/files/${graph} `);
		expect(words).toContain(`[the log](/files/${listed.find(({ width }) => width === null)?.name ?? ''})`);
		for (const left of ['(other.md)', '(https://example.org/x.png)', '(nowhere.png)', '(../../secret.txt)']) {
			expect(words).toContain(left);
		}
		expect(await keptFiles(db.folder)).toHaveLength(2);
		expect((await bring(company, zipped(files)))[0]).toMatchObject({ state: 'unchanged' });
		expect(await keptFiles(db.folder)).toHaveLength(2);
	});

	test('reads nothing outside its folder, by whatever way', async () => {
		const outside = freshFolder();
		writeFileSync(join(outside, 'secret.txt'), 'zqsecret');
		const folder = join(outside, 'inside');
		mkdirSync(folder);
		symlinkSync(join(outside, 'secret.txt'), join(folder, 'link.txt'));
		symlinkSync(outside, join(folder, 'folder'));
		writeFileSync(join(folder, 'near.txt'), 'near');
		const ways = [
			'../secret.txt',
			'link.txt',
			'folder/secret.txt',
			'a/../../secret.txt',
			'%2e%2e/secret.txt',
			'near.txt',
		];
		const words = ways.map((way) => `[x](${way})`).join('\n\n');
		writeFileSync(join(folder, 'a.md'), `# A title\n\n${words}\n`);
		const { db, member } = company;
		await importDocuments(db, member, broughtFrom([folder, join(folder, 'a.md')], '/'), OPEN);
		const listed = await attachmentsOf(db.read, member, at(1));
		expect(listed.map(({ fileName }) => fileName)).toEqual(['near.txt']);
	});
});
