import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshCompany, type Company } from '../../../tests/support/people.ts';
import { NewEntry } from './answer.ts';
import { exportMarkdown } from './exporting.server.ts';
import { importNotes } from './importing.server.ts';
import { logIt, read } from './log.server.ts';
import { readNoteFile } from './note-file.ts';

describe('a file that is a note', () => {
	it.each([
		['a heading', '# ack --bar\n\nTry it.\n', 'ack --bar', 'Try it.\n'],
		['its first line', 'Try `ack`.\n\nMore.\n', 'Try ack.', 'Try `ack`.\n\nMore.\n'],
		['front matter', '---\ntitle: Ack\n---\n\nTry it.\n', 'Ack', 'Try it.\n'],
		['its name', '---\ndate: 2020-02-01\n---\n', 'bar', ''],
	])('takes its title from %s', (_, text, title, body) => {
		expect(readNoteFile('tools/ack/bar.md', text)).toMatchObject({ title, body, topics: ['ack'] });
	});

	it('takes its day, topics and source from front matter, and keeps what it does not know', () => {
		const text =
			'---\ndate: 2020-02-01T10:00:00Z\ntags: [sql, Ack]\nurl: https://example.org\nmood: odd\n---\n# One\n\nTwo\n';
		const read = readNoteFile('bar.md', text);
		expect(read).toMatchObject({
			title: 'One',
			day: '2020-02-01',
			topics: ['sql', 'Ack'],
			source: 'https://example.org',
		});
		expect(read?.body).toContain('mood: odd');
		expect(readNoteFile('bar.md', '---\ndate: 2020-02-31\n---\n# One\n')?.day).toBeNull();
		expect(readNoteFile('bar.md', ' \n')).toBeNull();
	});
});

describe('notes that are brought', () => {
	let company: Company;
	beforeAll(async () => {
		company = await freshCompany();
	});
	afterAll(() => company.close());
	const bring = (name: string, text: string, more: object = {}) =>
		importNotes(company.db, company.member, [{ name, bytes: new TextEncoder().encode(text), ...more }], {
			team: null,
			visibility: 'restricted',
		});

	it('are of the day they were written, and nobody else’s where that is asked for', async () => {
		const [one] = await bring('sql/select.md', '# Select\n\n`SELECT 1`\n', {
			changedAt: Date.UTC(2019, 4, 1, 12),
		});
		if (one?.state !== 'imported') throw new Error('It is imported.');
		const { entry, content } = await read(company.db, company.member, one.number);
		expect(content).toMatchObject({ day: '2019-05-01', topics: ['sql'], learned: 'Select' });
		expect(entry.publishedAt).toBe(Date.UTC(2019, 4, 1, 12));
		await expect(read(company.db, company.owner, one.number)).rejects.toMatchObject({ status: 404 });
	});

	it('are told where they cannot be read', async () => {
		const [empty] = await bring('empty.md', '');
		expect(empty).toMatchObject({ state: 'failed', reason: 'There is nothing in “empty.md”.' });
		const [binary] = await bring('binary.md', 'a\0b');
		expect(binary?.state).toBe('failed');
	});

	it('come back as they were exported: answers, drafts and all', async () => {
		const given = NewEntry.parse({
			learned: '# not a heading\nbut *two* lines',
			next: 'Try it: on Monday',
			answers: [{ question: 'What surprised you?', answer: 'That it works' }],
			status: 'Well',
			source: 'PM-1',
			topics: ['Queues'],
			draft: true,
		});
		const { number } = await logIt(company.db, company.member, given);
		const before = await read(company.db, company.member, number);
		const { name, text } = await exportMarkdown(company.db, company.member, number);
		const [same] = await bring(name, text);
		expect(same).toMatchObject({ state: 'unchanged', number });
		const [changed] = await bring(name, text.replace('on Monday', 'on Friday'));
		expect(changed).toMatchObject({ state: 'updated', number });
		const after = await read(company.db, company.member, number);
		expect(after.content.next).toBe('Try it: on Friday');
		expect(after.content.learned).toBe(before.content.learned);
		expect(after.content.changes[0]?.id).toBe(before.content.changes[0]?.id);
	});
});
