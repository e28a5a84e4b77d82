import { sentenceCase } from '#lib/numbers.ts';

/** Something that a tool noticed, as it told of it. */
export interface ReadSignal {
	/** UTC milliseconds. */
	at: number;
	/** The alert's own words; the first line says most of it. */
	text: string;
	/** Who told, and of what: `Alertmanager · checkout`. */
	source: string;
	/** An address that shows more; empty where there is none. */
	link: string;
	/** `firing`, `resolved`, `acknowledged`, or what the tool says. */
	status: string;
	/** The same for the same alert each time that it is told of. */
	fingerprint: string;
	/** What the tool sent of it, as JSON. */
	raw: string;
}

/** One that was found in a payload: in the first thing it tells of, or the second. */
export type FoundSignal = Omit<ReadSignal, 'raw'> & { of: number };

/** One that is stored, as far as it is shown. */
export interface Signal extends Omit<ReadSignal, 'fingerprint' | 'raw'> {
	id: number;
}

export const MOST_SIGNALS = 500;
const LONGEST = { text: 4_000, source: 120, link: 2_000, status: 40, fingerprint: 300, raw: 16_000 };

/** States in which something began; a moment that tells of one needs no word for it. */
const BEGAN = new Set(['', 'firing', 'triggered', 'alerting', 'open', 'opened']);

/** Within its limits and without characters that nobody sees. What is no web address is no link. */
export function trimmed(read: ReadSignal): ReadSignal {
	return {
		at: read.at,
		text: cut(read.text, LONGEST.text) || 'An alert without words',
		source: cut(read.source.replace(/\s+/g, ' '), LONGEST.source),
		link: isLink(read.link) ? read.link : '',
		status: cut(read.status.replace(/\s+/g, ' '), LONGEST.status),
		fingerprint: cut(read.fingerprint, LONGEST.fingerprint),
		raw: read.raw.slice(0, LONGEST.raw),
	};
}

function cut(text: string, most: number): string {
	const clean = text
		.replace(/\r\n?|\u2028|\u2029/g, '\n')
		.replace(/[^\P{Cc}\n\t]|\p{Cs}/gu, '')
		.replace(/[ \t]+$/gm, '')
		.trim();
	return clean.length > most ? `${clean.slice(0, most - 1).trimEnd()}…` : clean;
}

const isLink = (link: string) =>
	link.length <= LONGEST.link && /^https?:\/\/\S+$/.test(link) && URL.canParse(link);

/** What a moment made of it says: `Resolved: checkout answers slowly`. */
export function momentText({ status, text }: Pick<Signal, 'status' | 'text'>): string {
	const [first = ''] = text.split('\n');
	return BEGAN.has(status.toLowerCase()) ? first : `${sentenceCase(status)}: ${first}`;
}

/** Its time, state and words exactly as they came. */
function wordsOf({ at, status, source, text }: Signal): string {
	const head = [new Date(at).toISOString(), status, source && `(${source})`].filter(Boolean).join(' ');
	return `${head}\n${text}`;
}

/** What stands beside a moment made of it. */
export function evidenceOf(signal: Signal): string {
	return [signal.link, wordsOf(signal)].filter(Boolean).join('\n\n');
}

/** Whether one of these moments has its words as evidence, whatever else was written in it. */
export function isUsed(signal: Signal, moments: readonly { evidence: string }[]): boolean {
	const words = wordsOf(signal);
	return moments.some(({ evidence }) => evidence.replace(/\r\n?/g, '\n').includes(words));
}
