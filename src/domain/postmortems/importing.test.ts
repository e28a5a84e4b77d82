import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeZip } from '#lib/files/zip.server.ts';
import { setClock } from '#lib/db/clock.ts';
import { freshCompany, type Company } from '../../../tests/support/people.ts';
import { newsSince } from '../lessons/today.server.ts';
import { broughtByUpload } from './brought.server.ts';
import { exportMarkdown } from './exporting.server.ts';
import { importDocuments, type ImportOptions } from './importing.server.ts';
import { draft, NewPostmortem, read, revise, Revision } from './postmortems.server.ts';
import { remove } from './publication.server.ts';
import { withoutIds } from './stored.server.ts';

let company: Company;
beforeEach(async () => {
	company = await freshCompany();
});
afterEach(() => company.close());

const SOURCE = `# The queue asked nobody

## Timeline

All times in UTC.

| Time | Event |
| --- | --- |
| 2026-11-10 02:14 | The backlog begins to grow (problem started) |
| 2026-11-10 02:37 | On-call is paged |

## Lessons Learned

- A default can change under us without a word.
`;
const OPEN: ImportOptions = { team: null, visibility: 'workspace', publish: true };
const file = (name: string, content: string | Uint8Array<ArrayBuffer>) => new File([content], name);

function bring(files: File[], who = company.member, options = OPEN) {
	return importDocuments(company.db, who, broughtByUpload(files), options);
}

describe('importing', () => {
	it('makes a post-mortem of a document, published for those it is meant for', async () => {
		const options = { ...OPEN, team: 'payments', visibility: 'team' as const };
		const [outcome] = await bring([file('queue.md', SOURCE)], company.member, options);
		expect(outcome).toMatchObject({ state: 'imported', number: 1 });
		const { content, sharing } = await read(company.db, company.member, 1);
		expect(content.title).toBe('The queue asked nobody');
		expect(content.timeline).toHaveLength(2);
		expect(sharing.team).toBe('payments');
		await expect(read(company.db, company.outsider, 1)).rejects.toMatchObject({ status: 404 });
	});

	it('counts from when it happened, so that it is no news of today; from now, where nobody knows when', async () => {
		const release = setClock(Date.UTC(2026, 10, 20));
		try {
			await bring([file('queue.md', SOURCE), file('undated.md', '# It was full\n\nA disk was full.')]);
		} finally {
			release();
		}
		const out = async (number: number) => (await read(company.db, company.member, number)).entry.publishedAt;
		expect(await out(1)).toBe(Date.UTC(2026, 10, 10, 2, 14));
		expect(await out(2)).toBe(Date.UTC(2026, 10, 20));
		const news = await newsSince(company.db, company.outsider, Date.UTC(2026, 10, 19));
		expect(news.count).toBe(0);
	});

	it('changes nothing the second time, under whatever name', async () => {
		await bring([file('queue.md', SOURCE)]);
		const before = await read(company.db, company.member, 1);
		const outcomes = await bring([file('renamed.markdown', SOURCE), file('queue.md', SOURCE)]);
		expect(outcomes.map(({ state }) => state)).toEqual(['unchanged', 'unchanged']);
		expect(await read(company.db, company.member, 1)).toEqual(before);
	});

	it('brings it again for somebody who cannot see the first, and after it was removed', async () => {
		const kept = { ...OPEN, publish: false };
		await bring([file('queue.md', SOURCE)], company.member, kept);
		const [theirs] = await bring([file('queue.md', SOURCE)], company.outsider, kept);
		expect(theirs).toMatchObject({ state: 'imported', number: 2 });
		await remove(company.db, company.member, 1);
		const [again] = await bring([file('queue.md', SOURCE)], company.member, kept);
		expect(again).toMatchObject({ state: 'imported', number: 3 });
	});

	it('names what cannot be read and why, and goes on with the rest', async () => {
		const zip = writeZip(
			[
				{ name: 'inside/good.md', bytes: new TextEncoder().encode(SOURCE) },
				{ name: 'inside/bad.md', bytes: new Uint8Array([0x23, 0x20, 0xff, 0xfe, 0xff]) },
			],
			Date.parse('2026-11-25'),
		);
		const outcomes = await bring([
			file('notes.pdf', '%PDF'),
			file('empty.md', '   '),
			file('large.md', 'word '.repeat(2_100_000)),
			file('all.zip', new Uint8Array(zip)),
		]);
		expect(outcomes.map(({ file: name, state }) => [name, state])).toEqual([
			['notes.pdf', 'failed'],
			['empty.md', 'failed'],
			['large.md', 'failed'],
			['inside/good.md', 'imported'],
			['inside/bad.md', 'failed'],
		]);
		for (const outcome of outcomes) {
			if (outcome.state === 'failed') expect(outcome.reason).toMatch(/^\S.{10,}\.$/);
		}
	});
});

describe('an export of ours', () => {
	async function exported() {
		const [made] = await bring([file('queue.md', SOURCE)]);
		if (made?.state !== 'imported') throw new Error('it is imported');
		return exportMarkdown(company.db, company.member, made.number);
	}

	it('changes nothing where it came from, unless somebody changed the file', async () => {
		const { name, text } = await exported();
		const [same] = await bring([file(name, text)]);
		expect(same).toMatchObject({ state: 'unchanged', number: 1 });
		const [changed] = await bring([file(name, text.replace('without a word', 'silently'))]);
		expect(changed).toMatchObject({ state: 'updated', number: 1 });
		const { content } = await read(company.db, company.member, 1);
		expect(content.lessons[0]?.text).toBe('A default can change under us silently.');
	});

	it('is not a way to change what somebody else wrote', async () => {
		const { name, text } = await exported();
		const [theirs] = await bring([file(name, text.replace('without a word', 'silently'))], company.outsider);
		expect(theirs).toMatchObject({
			state: 'failed',
			reason: expect.stringContaining('only its authors') as string,
		});
	});

	it('becomes an equal post-mortem in another workspace, with its number and address', async () => {
		const { number } = await draft(
			company.db,
			company.member,
			NewPostmortem.parse({ content: {}, sharing: {} }),
		);
		await revise(
			company.db,
			company.member,
			number,
			Revision.parse({
				content: {
					title: 'Full',
					severity: 2,
					times: { started: '2026-11-10T02:14:00Z' },
					timeline: [{ at: '2026-11-10T02:14:00Z', text: 'It broke', evidence: '> quoted\n\n`log`' }],
					factors: [{ title: 'One', topics: ['Retries amplify'] }],
					lessons: [{ text: 'Learned' }],
					changes: [
						{ text: 'Changed', lesson: 1, answers: [1], owner: 'ines@example.org', due: '2026-12-01' },
					],
				},
				sharing: { visibility: 'restricted', readers: ['ha@example.org', 'maren@example.org'] },
			}),
		);
		const { name, text } = await exportMarkdown(company.db, company.member, number);
		const there = await read(company.db, company.member, number);
		const other = await freshCompany();
		try {
			const [outcome] = await importDocuments(
				other.db,
				other.member,
				broughtByUpload([file(name, text)]),
				OPEN,
			);
			expect(outcome).toMatchObject({ state: 'imported', number });
			const here = await read(other.db, other.member, number);
			expect(withoutIds(here.content)).toEqual(withoutIds(there.content));
			expect(here.sharing).toEqual(there.sharing);
			expect(here.entry.uid).toBe(there.entry.uid);
			expect(here.entry.publishedAt).toBeNull();
			expect((await exportMarkdown(other.db, other.member, number)).text).toBe(text);
		} finally {
			await other.close();
		}
	});
});
