import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { run } from '../../src/cli/program.ts';

const cwd = mkdtempSync(join(tmpdir(), 'kintsugi-coach-'));
afterAll(() => rmSync(cwd, { recursive: true }));
writeFileSync(join(cwd, 'a.md'), '# Outage\n\nAna never checked the disk.\n');
writeFileSync(join(cwd, 'b.md'), 'The disk was full.\n');

/** Runs where there is no database: touching it would throw. */
async function ask(argv: string[], stdin = '') {
	let [out, err] = ['', ''];
	const exit = await run(['coach', ...argv], {
		get db(): never {
			throw new Error('The coach asked for a database.');
		},
		replaceDatabase: () => Promise.reject(new Error('The coach asked for a database.')),
		cwd,
		out: (words) => (out += words),
		err: (words) => (err += words),
		stdin: () => Promise.resolve(stdin),
		interactive: false,
	});
	return { exit, out, err };
}

describe('coach FILE…', () => {
	it('says where, what and why, and that nothing was found', async () => {
		const { exit, out } = await ask(['a.md', 'b.md', '--participants', 'Ana Silva (deployer), Bo']);
		expect(exit).toBe(0);
		expect(out).toContain('a.md:3:1  high  named-fault\n  “Ana”\n');
		expect(out).toContain('  Perhaps: The deployer\n');
		expect(out).toContain('a.md:3:5  high  negative-of-action\n  “never checked”\n');
		expect(out).toContain('b.md: nothing to ask about.\n');
	});

	it('answers as JSON', async () => {
		const { out } = await ask(['a.md', 'b.md', '--json']);
		expect(JSON.parse(out)).toEqual([
			{ file: 'a.md', findings: [] },
			{ file: 'b.md', findings: [] },
		]);
		const alone = await ask(['-', '--json', '--participants', 'Ana'], 'Ana never checked the disk.');
		expect(JSON.parse(alone.out)).toMatchObject({
			file: '-',
			findings: [{ rule: 'named-fault' }, { start: 4, end: 17 }],
		});
	});

	it('refuses what it cannot read, with a sentence', async () => {
		expect(await ask(['c.md'])).toEqual({ exit: 1, out: '', err: 'c.md cannot be read.\n' });
		expect(await ask([])).toMatchObject({ exit: 2, err: 'Name a file, or - for standard input.\n' });
	});
});

describe('coach --jsonl', () => {
	it('answers each line with a line', async () => {
		const lines = [
			{
				id: 'one',
				text: 'Nobody checked the disk.',
				context: { section: 'Summary', kind: 'paragraph', trail: ['Summary'], participants: [] },
			},
			{ id: 2, text: 'Improve monitoring.', context: { section: 'Actions' } },
			{ id: 'three', text: 'The disk was full.' },
			{
				id: 'four',
				text: 'Human error.',
				context: { section: null, kind: 'quote', trail: null, participants: null },
			},
		];
		const { exit, out } = await ask(
			['--jsonl'],
			`${lines.map((line) => JSON.stringify(line)).join('\n')}\n\n`,
		);
		expect(exit).toBe(0);
		const answers = out
			.trim()
			.split('\n')
			.map((line) => JSON.parse(line) as { id: unknown; findings: { rule: string }[] });
		expect(answers.map(({ id, findings }) => [id, ...findings.map(({ rule }) => rule)])).toEqual([
			['one', 'negative-of-action'],
			[2, 'vague-action'],
			['three'],
			['four'],
		]);
		expect(Object.keys(answers[0]?.findings[0] ?? {}).sort()).toEqual([
			'end',
			'message',
			'rule',
			'severity',
			'start',
			'suggestion',
		]);
	});

	it('names the line that it cannot read', async () => {
		expect(await ask(['--jsonl'], '{"id":1,"text":"x"}\nnot json\n')).toMatchObject({
			exit: 2,
			err: 'Line 2 is not JSON.\n',
		});
		expect(await ask(['--jsonl'], '{"id":1}')).toMatchObject({
			exit: 2,
			err: 'Line 1 is not {id, text, context}.\n',
		});
	});

	it('leaves nothing behind', () => {
		expect(readdirSync(cwd).sort()).toEqual(['a.md', 'b.md']);
	});
});
