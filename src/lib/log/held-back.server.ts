import { DAY, isoDay } from '../dates.ts';
import { now } from '../db/clock.ts';

export type Facts = Record<string, string | number | boolean | null>;

interface Held {
	level: 'warn' | 'error';
	sentence: string;
	facts: Facts;
}

type Write = (level: Held['level'], sentence: string, facts: Facts) => void;

const holder = globalThis as typeof globalThis & {
	kintsugiHeldBack?: { day: string; lines: Held[]; timer: NodeJS.Timeout | null };
};
const held = (holder.kintsugiHeldBack ??= { day: '', lines: [], timer: null });
/** More of them in a day say nothing new. */
const MOST = 200;

/** Keeps a line until its day (UTC) is over: between two lines with an hour it would have one too. */
export function holdBack(line: Held, write: Write): void {
	const today = isoDay(now(), 'UTC');
	if (held.day !== today) tellHeldBack(write);
	held.day = today;
	if (held.lines.length < MOST) held.lines.push(line);
	held.timer ??= setTimeout(() => tellHeldBack(write), DAY - (now() % DAY)).unref();
}

/** Writes them, in an order that is not the one in which they came. */
export function tellHeldBack(write: Write): void {
	if (held.timer) clearTimeout(held.timer);
	const lines = held.lines.map((line) => ({ ...line, text: JSON.stringify(line) }));
	lines.sort((a, b) => (a.text < b.text ? -1 : 1));
	for (const { level, sentence, facts } of lines) write(level, sentence, { ...facts, day: held.day });
	Object.assign(held, { day: '', lines: [], timer: null });
}
