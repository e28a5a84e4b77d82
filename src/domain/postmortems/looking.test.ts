import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeZip } from '#lib/files/zip.server.ts';
import { freshCompany, type Company } from '../../../tests/support/people.ts';
import type { Brought } from '#lib/files/found.ts';
import { broughtByUpload } from './brought.server.ts';
import { carry, takeUp } from './carrying.server.ts';
import { exportMarkdown } from './exporting.server.ts';
import { importDocuments } from './importing.server.ts';
import { twice, type LookedDocument } from './looked.ts';
import { lookAt } from './looking.server.ts';
import { allNumbers } from './listing.server.ts';

let company: Company;
beforeEach(async () => {
	company = await freshCompany();
});
afterEach(() => company.close());

const SOURCE = `# The queue asked nobody

Severity: SEV 2

## Timeline

All times in UTC.

| Time | Event |
| --- | --- |
| 2026-11-10 02:14 | The backlog begins to grow (problem started) |
| 2026-11-10 02:37 | On-call is paged |

## Lessons Learned

- A default can change under us without a word.
`;
const OPEN = { team: null, visibility: 'workspace', publish: true } as const;
const file = (name: string, content: string | Uint8Array<ArrayBuffer>) => new File([content], name);
const bytes = (text: string) => new TextEncoder().encode(text);

function zip(name: string, inside: string, text: string): File {
	const packed = writeZip([{ name: inside, bytes: bytes(text) }], Date.parse('2026-11-25'));
	return file(name, new Uint8Array(packed));
}

const look = (files: File[], who = company.member) => lookAt(company.db, who, broughtByUpload(files));
const bring = (files: File[], who = company.member) =>
	importDocuments(company.db, who, broughtByUpload(files), OPEN);

async function lookAtDocument(source: File, who = company.member): Promise<LookedDocument> {
	const [looked] = await look([source], who);
	if (!looked || looked.state === 'refused') throw new Error('it is read');
	return looked;
}

describe('looking at documents', () => {
	it('says what was recognised, and keeps nothing', async () => {
		expect(await lookAtDocument(file('queue.md', SOURCE))).toMatchObject({
			file: 'queue.md',
			state: 'new',
			title: 'The queue asked nobody',
			severity: 2,
			happenedAt: Date.parse('2026-11-10T02:14Z'),
			events: 2,
			lessons: 1,
			keepsItsOwn: false,
		});
		expect(await allNumbers(company.db, company.member)).toEqual([]);
	});

	it('knows what is here already, as far as the person may see it', async () => {
		await importDocuments(company.db, company.member, broughtByUpload([file('queue.md', SOURCE)]), {
			...OPEN,
			publish: false,
		});
		expect(await lookAtDocument(file('again.md', SOURCE))).toMatchObject({ state: 'unchanged', number: 1 });
		expect(await lookAtDocument(file('again.md', SOURCE), company.outsider)).toMatchObject({ state: 'new' });
	});

	it('foresees what the import then does with an export of ours', async () => {
		await bring([file('queue.md', SOURCE)]);
		const { name, text } = await exportMarkdown(company.db, company.member, 1);
		const changed = file(name, text.replace('without a word', 'silently'));
		expect(await lookAtDocument(file(name, text))).toMatchObject({ state: 'unchanged', number: 1 });
		expect(await lookAtDocument(changed)).toMatchObject({ state: 'updated', number: 1, keepsItsOwn: true });
		const [theirs] = await look([changed], company.outsider);
		expect(theirs).toMatchObject({ state: 'refused', reason: expect.stringContaining('authors') as string });
	});

	it('finds the same text twice among what is brought', async () => {
		const looked = await look([file('a.md', SOURCE), file('b.md', SOURCE), file('c.md', `${SOURCE}\nMore.`)]);
		expect([...twice(looked)]).toEqual([['b.md', 'a.md']]);
	});

	it('passes over what lies beside the documents of a folder, and says so of what was chosen by itself', async () => {
		const looked = await look([
			file('notes/.git/config', 'x'),
			file('notes/.hidden.md', SOURCE),
			file('notes/graph.png', 'x'),
			file('notes/queue.md', SOURCE),
			file('graph.png', 'x'),
		]);
		expect(looked.map(({ file: name, state }) => [name, state])).toEqual([
			['notes/queue.md', 'new'],
			['graph.png', 'refused'],
		]);
	});

	it.each<[string, () => File, RegExp]>([
		['10 MB of Markdown', () => file('large.md', 'word '.repeat(2_000_000)), /large\.md” is 10 MB.*1 MB/],
		[
			'invalid UTF-8',
			() => file('bad.md', new Uint8Array([0x23, 0x20, 0xff, 0xfe])),
			/UTF-8 text \(line 1\)/,
		],
		['nothing', () => file('empty.md', ''), /empty/],
		['no zip', () => file('all.zip', 'PK nothing of the kind'), /not a zip/],
		['a zip bomb', () => zip('bomb.zip', 'bomb.md', 'a'.repeat(900_000)), /times its packed size/],
		['a path that climbs', () => zip('up.zip', '../../up.md', SOURCE), /climbs out/],
	])('names %s and says why it is not read', async (_, bad, sentence) => {
		const [refused, good] = await look([bad(), file('queue.md', SOURCE)]);
		expect(refused).toMatchObject({ state: 'refused', reason: expect.stringMatching(sentence) as string });
		expect(good).toMatchObject({ state: 'new' });
	});
});

describe('what a form carries from looking to importing', () => {
	const brought: Brought[] = [
		{ name: 'a/queue.md', bytes: bytes(SOURCE) },
		{ name: 'odd.md', bytes: new Uint8Array([0, 255, 254, 128, 13, 10, 13]) },
		{ name: 'refused.md', reason: 'It was not read.' },
	];

	it('comes back byte for byte', () => {
		expect(takeUp(carry(brought) ?? '')).toEqual(brought.slice(0, 2));
	});

	it('is not more than a page can hold', () => {
		const random = crypto.getRandomValues(new Uint8Array(65_536));
		const many = Array.from({ length: 20 }, (_, n) => ({ name: `${n}.md`, bytes: random.map((b) => b ^ n) }));
		expect(carry(many)).toBeNull();
	});

	it.each(['', 'nonsense', Buffer.from('nonsense').toString('base64')])(
		'is refused when it is “%s”',
		(text) => {
			expect(() => takeUp(text)).toThrow(expect.objectContaining({ status: 422 }) as Error);
		},
	);
});
