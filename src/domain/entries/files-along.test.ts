import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Database } from '#lib/db/open.server.ts';
import type { Brought, FoundFile } from '#lib/files/found.ts';
import { keptFiles, pathOfFile } from '#lib/files/kept-files.server.ts';
import { writeZip } from '#lib/files/zip.server.ts';
import { freshCompany, type Company } from '../../../tests/support/people.ts';
import type { Person } from '../accounts/person.ts';
import * as openings from '../growth/opportunities/exporting.server.ts';
import { importOpenings } from '../growth/opportunities/importing.server.ts';
import { post, read as readOpening } from '../growth/opportunities/opportunities.server.ts';
import { NewOpportunity, OpportunityRevision } from '../growth/opportunities/posting.ts';
import { revise as reviseOpening } from '../growth/opportunities/revising.server.ts';
import { NewEntry, Revision as LogRevision } from '../log/answer.ts';
import * as log from '../log/exporting.server.ts';
import { importNotes } from '../log/importing.server.ts';
import { logIt, read as readLogged, revise as reviseLogged } from '../log/log.server.ts';
import { broughtByUpload } from '../postmortems/brought.server.ts';
import * as projects from '../projects/exporting.server.ts';
import { importProjects } from '../projects/importing.server.ts';
import { NewProject, Revision as ProjectRevision } from '../projects/pitching.ts';
import { pitch, read as readProject, revise as reviseProject } from '../projects/projects.server.ts';
import * as stories from '../stories/exporting.server.ts';
import { importStories } from '../stories/importing.server.ts';
import { publish } from '../stories/publication.server.ts';
import { begin, read as readStory, revise as reviseStory } from '../stories/stories.server.ts';
import { NewStory, Revision as StoryRevision } from '../stories/telling.ts';
import { attach, attachmentsOf } from './attachments.server.ts';
import type { Outcome } from './bringing-back.server.ts';
import type { Kind } from './kinds.ts';
import { withItsFiles, type ExportedEntry, type Taking } from './taking-out.server.ts';

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

type Take = (db: Database, who: Person, number: number, taking?: Taking) => Promise<ExportedEntry>;

interface OfKind {
	kind: Kind;
	make: (db: Database, who: Person) => Promise<{ number: number }>;
	write: (db: Database, who: Person, number: number, text: string) => Promise<unknown>;
	text: (db: Database, who: Person, number: number) => Promise<string>;
	markdown: Take;
	json: Take;
	bring: (db: Database, who: Person, files: AsyncIterable<Brought>) => Promise<Outcome[]>;
}

const KINDS: OfKind[] = [
	{
		kind: 'log',
		make: (db, who) =>
			logIt(db, who, NewEntry.parse({ form: 'note', title: 'The disk', body: 'It filled.' })),
		write: (db, who, number, body) => reviseLogged(db, who, number, LogRevision.parse({ body })),
		text: async (db, who, number) => (await readLogged(db, who, number)).content.body,
		markdown: log.exportMarkdown,
		json: log.exportJson,
		bring: (db, who, files) => importNotes(db, who, files, { team: null, visibility: 'workspace' }),
	},
	{
		kind: 'story',
		make: async (db, who) => {
			const made = await begin(db, who, NewStory.parse({ title: 'The disk', form: 'free', learned: 'Much' }));
			await publish(db, who, made.number);
			return made;
		},
		write: (db, who, number, body) => reviseStory(db, who, number, StoryRevision.parse({ body })),
		text: async (db, who, number) => (await readStory(db, who, number)).content.body,
		markdown: stories.exportMarkdown,
		json: stories.exportJson,
		bring: importStories,
	},
	{
		kind: 'project',
		make: (db, who) => pitch(db, who, NewProject.parse({ title: 'The disk', joins: true })),
		write: (db, who, number, about) => reviseProject(db, who, number, ProjectRevision.parse({ about })),
		text: async (db, who, number) => (await readProject(db, who, number)).content.about,
		markdown: projects.exportMarkdown,
		json: projects.exportJson,
		bring: importProjects,
	},
	{
		kind: 'opportunity',
		make: (db, who) =>
			post(db, who, NewOpportunity.parse({ title: 'The disk', form: 'project', pitch: 'A week.' })),
		write: (db, who, number, details) =>
			reviseOpening(db, who, number, OpportunityRevision.parse({ details })),
		text: async (db, who, number) => (await readOpening(db, who, number)).content.details,
		markdown: openings.exportMarkdown,
		json: openings.exportJson,
		bring: importOpenings,
	},
];

/** One that shows a picture and has a file that no text shows, as its files leave. */
async function taken({ kind, make, write, markdown }: OfKind) {
	const { db, member } = company;
	const { number } = await make(db, member);
	const bytes = await sharp({ create: { width: 8, height: 6, channels: 3, background: 'red' } })
		.png()
		.toBuffer();
	const graph = await attach(db, member, { kind, number }, { fileName: 'The graph.png', bytes });
	const spare = await attach(db, member, { kind, number }, { fileName: 'a.csv', bytes: Buffer.from('a,b') });
	await write(db, member, number, `It filled.\n\n![Free space](/files/${graph.name} "It falls")`);
	const exported = await markdown(db, member, number, { beside: true });
	const files = await Array.fromAsync(withItsFiles(db, exported));
	return { number, graph, spare, exported, files };
}

const upload = (files: FoundFile[]) =>
	broughtByUpload([new File([writeZip(files, 1_700_000_000_000) as Uint8Array<ArrayBuffer>], 'all.zip')]);
const bytesIn = ({ db }: Company, name: string) => readFileSync(pathOfFile(db.folder, name));

describe.each(KINDS)('a $kind', (one) => {
	test('leaves with its files beside it, leads to them there, and comes back equal elsewhere', async () => {
		const { db, member, outsider } = company;
		const { number, graph, spare, exported, files } = await taken(one);
		expect(files.map(({ name }) => name)).toEqual([
			exported.name,
			`files/${graph.name}`,
			`files/${spare.name}`,
		]);
		expect(exported.text).toContain(`![Free space](files/${graph.name} "It falls")`);
		expect(exported.text).toContain(`  - file: ${spare.name}\n    name: a.csv\n`);
		const alone = await one.markdown(db, outsider, number);
		expect(alone.text).toContain(`![Free space](/files/${graph.name} "It falls")`);
		const { text } = await one.json(db, outsider, number, { beside: true });
		expect(text).toContain(`![Free space](files/${graph.name} `);
		expect(JSON.parse(text)).toMatchObject({ files: [{ name: graph.name, type: 'image/png' }, {}] });

		const there = elsewhere.member;
		const bring = (some: FoundFile[]) => one.bring(elsewhere.db, there, upload(some));
		const [first] = await bring(files.filter(({ name }) => !name.endsWith(spare.name)));
		expect(first).toMatchObject({
			state: 'imported',
			notes: ['“a.csv” did not come with it: its place is empty.'],
		});
		const made = first?.state === 'imported' ? first.number : 0;
		expect(await bring(files)).toMatchObject([{ state: 'updated', number: made, notes: [] }]);
		expect(await bring(files)).toMatchObject([{ state: 'unchanged', number: made, notes: [] }]);
		const listed = await attachmentsOf(elsewhere.db.read, there, { kind: one.kind, number: made });
		expect(listed.map(({ name, fileName }) => [name, fileName])).toEqual([
			[graph.name, 'The graph.png'],
			[spare.name, 'a.csv'],
		]);
		expect(bytesIn(elsewhere, spare.name)).toEqual(bytesIn(company, spare.name));
		expect(await one.text(elsewhere.db, there, made)).toBe(await one.text(db, member, number));
		expect(await keptFiles(elsewhere.db.folder)).toHaveLength(2);

		// Whoever cannot change it brings nothing into it, and leaves nothing behind.
		const another = `${spare.name.startsWith('a') ? 'b' : 'a'}${spare.name.slice(1)}`;
		const more = exported.text.replace(/^files:$/m, `files:\n  - file: ${another}\n    name: more.csv`);
		const added = [
			{ name: exported.name, bytes: Buffer.from(more) },
			{ name: `files/${another}`, bytes: Buffer.from('c,d') },
		];
		expect(await one.bring(db, outsider, upload(added))).toMatchObject([{ state: 'failed' }]);
		expect(await keptFiles(db.folder)).toHaveLength(2);
	});

	test('brings no file that would not be taken from a person, and what is no document of ours none at all', async () => {
		const { graph, spare, exported, files } = await taken(one);
		const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
		const changed = files.map((file) => (file.name.endsWith(graph.name) ? { ...file, bytes: svg } : file));
		const [outcome] = await one.bring(elsewhere.db, elsewhere.member, upload(changed));
		expect(outcome).toMatchObject({ state: 'imported' });
		expect(outcome?.state === 'failed' ? [] : outcome?.notes).toEqual([
			expect.stringMatching(/^“The graph.png” is an SVG/),
		]);
		expect(await keptFiles(elsewhere.db.folder)).toEqual([spare.name]);
		const broken = files.map((file) =>
			file.name === exported.name
				? { ...file, bytes: Buffer.from(exported.text.replace(/^uid: .*$/m, 'uid: no')) }
				: file,
		);
		const before = await keptFiles(company.db.folder);
		await one.bring(company.db, company.member, upload(broken));
		expect(await keptFiles(company.db.folder)).toEqual(before);
	});
});
