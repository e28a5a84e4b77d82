import pino, { type DestinationStream, type Logger } from 'pino';
import { environment, type LogLevel } from '../environment.server.ts';
import { whence } from '../whence.server.ts';
import { forReading } from './for-reading.ts';
import { holdBack, tellHeldBack, type Facts } from './held-back.server.ts';
import { stackLine } from './stack-line.ts';

type Said = Exclude<LogLevel, 'silent'>;

// The server's scripts and the app are two bundles with one log.
const holder = globalThis as typeof globalThis & {
	kintsugiLog?: Logger;
	kintsugiLogFlush?: () => void;
	kintsugiLogTimer?: NodeJS.Timeout | null;
};
/** Bytes that wait for one another. */
const TOGETHER = 4096;

/**
 * The one log. A line has a sentence and facts that are names of ours, numbers and ids of requests: nothing that
 * anybody typed, is called, or is sent to. What happens in a request that is told to nobody is held back until its
 * day is over, and then has no hour.
 */
export const log = {
	debug: (sentence: string, facts: Facts = {}) => say('debug', sentence, facts),
	info: (sentence: string, facts: Facts = {}) => say('info', sentence, facts),
	warn: (sentence: string, facts: Facts = {}) => say('warn', sentence, facts),
	/** @param problem what was thrown: where, and what of its words is ours */
	problem: (sentence: string, problem: unknown, facts: Facts = {}) =>
		say('error', sentence, { ...facts, problem: stackLine(problem) }),
};

/**
 * Lines of a server: JSON on the standard output for programs, words for whoever sits before it. Those of answers go
 * out together, a tenth of a second late at the most: one write for each would take longer than many an answer.
 */
export function startLog(level: LogLevel, isRead: boolean): void {
	const to = pino.destination({ dest: 1, sync: true, minLength: isRead ? 0 : TOGETHER });
	holder.kintsugiLog = logTo(level, isRead, to);
	holder.kintsugiLogFlush = () => to.flushSync();
	process.on('exit', flush);
}

/** Writes what was held back, as the program ends. */
export function endLog(): void {
	tellHeldBack(write);
	flush();
}

function flush(): void {
	if (holder.kintsugiLogTimer) clearTimeout(holder.kintsugiLogTimer);
	holder.kintsugiLogTimer = null;
	holder.kintsugiLogFlush?.();
}

function say(level: Said, sentence: string, facts: Facts): void {
	const request = whence().request;
	if (request?.untold) {
		if (level === 'error' || level === 'warn') holdBack({ level, sentence, facts }, write);
	} else {
		write(level, sentence, request ? { ...facts, request: request.id } : facts);
	}
}

function write(level: Said, sentence: string, facts: Facts): void {
	(holder.kintsugiLog ??= beside())[level](facts, sentence);
	if (level === 'info' && 'route' in facts) holder.kintsugiLogTimer ??= setTimeout(flush, 100).unref();
	else flush();
}

/** Of commands and tests: their standard output is for what they answer. */
function beside(): Logger {
	return logTo(environment().log, true, pino.destination({ dest: 2, sync: true }));
}

function logTo(level: LogLevel, isRead: boolean, to: DestinationStream): Logger {
	const stream = isRead ? { write: (line: string) => to.write(forReading(line)) } : to;
	return pino(
		{
			level,
			base: { pid: process.pid },
			timestamp: pino.stdTimeFunctions.isoTime,
			formatters: { level: (label) => ({ level: label }) },
		},
		stream,
	);
}
