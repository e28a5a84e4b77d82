import * as z from 'zod';

const Line = z.looseObject({
	level: z.string(),
	time: z.string(),
	msg: z.string(),
	pid: z.number().optional(),
});

/** A line of the log as somebody before a terminal reads it. */
export function forReading(line: string): string {
	const { level, time, msg, pid: _, problem, ...facts } = Line.parse(JSON.parse(line));
	const word = level === 'info' ? '' : `${level.toUpperCase()} `;
	const rest = Object.entries(facts).map(([name, value]) => `${name}=${String(value)}`);
	const where = typeof problem === 'string' ? `\n    ${problem.replaceAll(' | ', '\n    ')}` : '';
	return `${time.slice(11, 19)} ${word}${[msg, ...rest].join('  ')}${where}\n`;
}
