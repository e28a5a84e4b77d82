import { afterEach, beforeEach, expect, test } from 'vitest';
import pino from 'pino';
import { setClock } from '../db/clock.ts';
import { comingFrom } from '../whence.server.ts';
import { forReading } from './for-reading.ts';
import { endLog, log } from './log.server.ts';
import { stackLine } from './stack-line.ts';

const holder = globalThis as typeof globalThis & { kintsugiLog?: pino.Logger | undefined };
let lines: Record<string, unknown>[] = [];
beforeEach(() => {
	lines = [];
	const write = (line: string) => void lines.push(JSON.parse(line) as Record<string, unknown>);
	holder.kintsugiLog = pino({ base: null, timestamp: false }, { write });
});
afterEach(() => {
	holder.kintsugiLog = undefined;
	setClock(Date.now);
});

const asked = (untold: boolean) => ({
	address: '192.0.2.7',
	device: 'Firefox',
	request: { id: 'k3j2m4n5p6q7', untold },
});

test('what happens in a request names it, and neither where it came from nor on what', () => {
	log.info('Answered', { status: 200 });
	comingFrom(asked(false), () => log.warn('A hook was paused', { tries: 3 }));
	expect(lines).toEqual([
		{ level: 30, msg: 'Answered', status: 200 },
		{ level: 40, msg: 'A hook was paused', tries: 3, request: 'k3j2m4n5p6q7' },
	]);
});

test('what goes wrong where nobody is to be known waits until the day is over, has no request and no order', () => {
	setClock(Date.parse('2026-11-24T09:17:31Z'));
	comingFrom(asked(true), () => {
		log.info('Answered');
		log.problem('Zinc', new Error('one'));
	});
	log.info('Something else');
	setClock(Date.parse('2026-11-24T23:59:00Z'));
	comingFrom(asked(true), () => log.problem('Amber', new Error('two')));
	expect(lines.map(({ msg }) => msg)).toEqual(['Something else']);
	setClock(Date.parse('2026-11-25T00:02:00Z'));
	comingFrom(asked(true), () => log.problem('Copper', new Error('three')));
	expect(lines.slice(1).map(({ msg, day, request }) => [msg, day, request])).toEqual([
		['Amber', '2026-11-24', undefined],
		['Zinc', '2026-11-24', undefined],
	]);
	endLog();
	expect(lines.at(-1)).toMatchObject({ msg: 'Copper', day: '2026-11-25' });
	expect(lines).toHaveLength(4);
});

test('what libraries quote of what they were given is left out; names in the program stay', () => {
	const typed = 'Priya said the deploy was hers';
	const thrown = (act: () => unknown) => {
		try {
			act();
		} catch (problem) {
			return stackLine(problem);
		}
		return '';
	};
	const json = thrown(() => JSON.parse(`"${typed}`));
	expect(json).toMatch(/^SyntaxError: .*\| at /);
	expect(json).not.toContain('Priya');
	for (const text of [
		`no such column: "${typed}"`,
		`near '${typed}'`,
		`'${typed}' cannot be sent to priya@example.org`,
		`https://kintsugi.example.org/join/abc?name=Priya is no address`,
		`the token kin_abcdefghijkmnpqrstuvwxyz234567 of “${typed}”`,
	]) {
		expect(stackLine(new Error(text))).not.toMatch(/Priya|priya|kin_abc/);
	}
	const failed = new Error(`Failed query: insert … params: ${typed}`, { cause: new Error('disk I/O error') });
	expect(stackLine(failed)).toMatch(/^Error: disk I\/O error/);
	expect(stackLine(new Error(`Failed query: params: ${typed}`))).toBe('A query failed.');
	const missing: { title: string } | undefined = JSON.parse('{}').nothing;
	expect(thrown(() => missing?.title ?? (missing as unknown as { title: string }).title)).toMatch(
		/^TypeError: Cannot read properties of undefined \(reading 'title'\) \| at /,
	);
	expect(stackLine(Object.assign(new Error('nothing there'), { code: 'ENOENT' }))).toMatch(
		/^Error \[ENOENT\]/,
	);
});

test('a terminal shows an hour, a sentence and facts; where a problem was stands below it', () => {
	const line = (more: object) => JSON.stringify({ time: '2026-11-24T09:17:31.250Z', pid: 7, ...more });
	expect(forReading(line({ level: 'info', status: 200, ms: 12.5, msg: 'Answered' }))).toBe(
		'09:17:31 Answered  status=200  ms=12.5\n',
	);
	expect(forReading(line({ level: 'error', msg: 'Job mail', problem: 'Error: no | at a | at b' }))).toBe(
		'09:17:31 ERROR Job mail\n    Error: no\n    at a\n    at b\n',
	);
});
