import { describe, expect, it } from 'vitest';
import { coach } from './coach.ts';
import { keep } from './kept.ts';

const rulesIn = (text: string, asked: Parameters<typeof coach>[1] = {}) =>
	coach(text, asked).map(({ rule }) => rule);
const wordsIn = (text: string, asked: Parameters<typeof coach>[1] = {}) =>
	coach(text, asked).map(({ start, end }) => text.slice(start, end));

const BLAME = 'The engineer forgot to close the port.';

describe('what is read', () => {
	it.each([
		['a paragraph', BLAME],
		['a list', `- first\n  - ${BLAME}`],
		['a numbered list', `1. ${BLAME}`],
		['a task', `- [ ] ${BLAME}`],
		['a table', `| time | what |\n|---|---|\n| 02:14 | ${BLAME} |`],
		['a line that goes on', 'The engineer\nforgot to close the port.'],
		['windows line ends', `First.\r\n\r\n${BLAME}\r\n`],
		['emphasis', '**The engineer** _forgot_ to close the port.'],
		['the words of a link', `[${BLAME}](https://example.org/forgot)`],
	])('%s', (_what, text) => {
		expect(rulesIn(text)).toEqual(['memory']);
		expect(wordsIn(text)[0]).toContain('forgot');
	});

	it.each([
		['fenced code', `\`\`\`\n${BLAME}\n\`\`\``],
		['fenced code in a list', `- x\n  ~~~\n  ${BLAME}\n  ~~~`],
		['indented code', `Text.\n\n    ${BLAME}`],
		['inline code', `The log said \`${BLAME}\` twice.`],
		['a block quote', `> ${BLAME}`],
		['a block quote that goes on', `> It was late.\n${BLAME}`],
		['quoted words', `The chat says "${BLAME}" at that point.`],
		['curly quotes', `The chat says “${BLAME}” at that point.`],
		['a comment', `<!-- ${BLAME} -->`],
		['front matter', `---\ntitle: ${BLAME}\n---\n`],
		['the target of a link', '[log](https://example.org/human-error "human error")'],
		['a bare address', 'See https://example.org/human-error/in-hindsight for it.'],
		['a heading', `## ${BLAME}`],
		['a question', 'What could the engineer have checked?'],
	])('not %s', (_what, text) => {
		expect(coach(text)).toEqual([]);
	});
});

describe('sentences', () => {
	it.each([
		'We saw this e.g. in the cache. Nobody checked the log.',
		'The rollout of v1.2.3 began at 02.14. Nobody checked the log.',
		'See https://example.org/a.b. Nobody checked the log.',
		'The file `a.b` was read. Nobody checked the log.',
	])('end where they end: %s', (text) => {
		expect(wordsIn(text)).toEqual(['Nobody checked']);
	});
});

describe('sections', () => {
	it('vague words matter in actions only', () => {
		expect(rulesIn('## Actions\n\n- Improve monitoring')).toEqual(['vague-action']);
		expect(rulesIn('## Impact\n\n- Improve monitoring')).toEqual([]);
		expect(rulesIn('## Timeline\n\n- 10:00 Investigate the memory leak')).toEqual([]);
	});

	it('a bold label serves as a heading', () => {
		expect(rulesIn('**Review actions**:\n\n- Improve monitoring')).toEqual(['vague-action']);
		expect(rulesIn('- **Timeline**:\n  - 10:00 Investigate the memory leak')).toEqual([]);
	});

	it('a heading further out counts where the nearest says nothing', () => {
		expect(rulesIn('# Action items\n\n## Storage\n\n- Improve monitoring')).toEqual(['vague-action']);
	});

	it('what a participant did stands in a timeline without remark', () => {
		const participants = ['Ana Silva'];
		expect(rulesIn('## Timeline\n\n- 10:02 Ana restarts the node', { participants })).toEqual([]);
	});

	it('the public version owns up without being asked about it', () => {
		const text = 'We should have tested the restore.';
		expect(rulesIn(text)).toEqual(['counterfactual']);
		expect(rulesIn(text, { context: { version: 'public' } })).toEqual([]);
		expect(rulesIn('The engineer should have tested it.', { context: { version: 'public' } })).toEqual([
			'counterfactual',
		]);
	});

	it('the single cause is mentioned once', () => {
		const text = '# Root cause\n\nThe root cause was a full disk.\n\nThe root cause was found late.';
		expect(rulesIn(text)).toEqual(['single-cause']);
	});
});

describe('participants', () => {
	it.each(['Ana Silva', 'ana', '@ana', 'Ana'])('%s is found as Ana', (name) => {
		const findings = coach('Ana forgot to close the port.', { participants: [name] });
		expect(findings.map(({ rule }) => rule).sort()).toEqual(['memory', 'named-fault']);
	});

	it('takes the role where it is known', () => {
		const [finding] = coach('Ana never checked the disk.', { participants: ['Ana Silva (deployer)'] });
		expect(finding).toMatchObject({ rule: 'named-fault', suggestion: 'The deployer', start: 0, end: 3 });
	});

	it('leaves programs alone that are called like people', () => {
		expect(coach('Jenkins did not check the branch.', { participants: ['Ana'] })).toEqual([]);
	});
});

describe('programs that are called like people', () => {
	it.each([
		'The identity provider failed to tell the gateway about the change.',
		'IPv6 support broke the build.',
		'The query planner did not consider the index.',
		'One cluster member failed to acknowledge the write.',
		'The transaction coordinator failed to notify the shard.',
		'The traffic shift caused the outage.',
		'Memory management caused the crash.',
		'The event dispatcher ignored the message.',
		'They failed to reload the config.',
		'They caused the queue to grow.',
		'The secrets manager did not respond.',
		'The etcd operator caused the restart.',
	])('%s', (sentence) => {
		expect(coach(sentence)).toEqual([]);
	});

	it.each([
		'The operators failed to tell the gateway team.',
		'A team member ignored the warning.',
		'The night shift caused the outage.',
		'Support failed to tell the customers.',
		'The hosting provider failed to tell us.',
	])('but not: %s', (sentence) => {
		expect(coach(sentence)).toHaveLength(1);
	});
});

describe('other wordings', () => {
	it.each([
		['Just restart the service.', 'Restart the service.', 'What happened'],
		['Obviously, the disk was full.', 'The disk was full.', 'What happened'],
		['The root cause was a full disk.', 'One contributing factor was a full disk.', 'What happened'],
		['The engineer accidentally deleted it.', 'The engineer deleted it.', 'What happened'],
		['In hindsight, the limit was too low.', 'We have since learned that the limit was too low.', 'Impact'],
		['The queue was full!!', 'The queue was full.', 'Impact'],
	])('%s → %s', (before, after, section) => {
		const [finding] = coach(before, { context: { section } });
		expect(finding?.suggestion).toEqual(expect.any(String));
		const { start = 0, end = 0, suggestion } = finding ?? {};
		const mended = before.slice(0, start) + (suggestion ?? '') + before.slice(end);
		expect(mended).toBe(after);
		expect(coach(mended, { context: { section } })).toEqual([]);
	});
});

describe('keep mine', () => {
	const text = 'The engineer forgot the port.\n\nThe engineer forgot the key.';

	it('is for one sentence', () => {
		const [first] = coach(text);
		expect(first).toBeDefined();
		if (!first) return;
		const kept = [keep(text, first, 'Her own words.')];
		expect(coach(text, { kept })).toHaveLength(1);
		expect(coach(`Before.\n\n${text}`, { kept })).toHaveLength(1);
	});

	it('is for the workspace', () => {
		expect(coach(text, { kept: [{ words: 'FORGOT', reason: 'A word of ours.' }] })).toEqual([]);
		expect(
			coach(text, { kept: [{ words: 'forgot', rule: 'hindsight', reason: 'Another rule.' }] }),
		).toHaveLength(2);
		expect(coach(text, { kept: [{ words: ' ', reason: 'Nothing.' }] })).toHaveLength(2);
	});
});
