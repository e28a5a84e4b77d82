import type { Clock } from '../../import/clock.ts';
import { readStatedTime, type StatedTime } from '../../import/stated-times.ts';
import { doneBy, isName, isTimeAlone, readHeader, saidBy } from './speakers.ts';
import type { Read } from './pasted-lines.ts';

/** One message, or one line of a log, while its lines are gathered. */
interface Open {
	lines: string[];
	words: string[];
	stated: StatedTime | null;
	who: string;
	/** Its first line said only who and when: what follows is what they said. */
	headed: boolean;
}

/**
 * Chats as Slack, Teams, Mattermost, Discord and IRC clients let one copy them, and logs: a line begins
 * with its time, or a line with a name and a time stands above what was said.
 */
export function readChat(text: string, clock: Clock): Read[] {
	const lines = text.split('\n');
	const read: Read[] = [];
	let open: Open | null = null;
	const close = () => {
		if (open) read.push(finished(open, clock));
		open = null;
	};
	for (let at = 0; at < lines.length; at++) {
		const line = lines[at] ?? '';
		const next = lines.slice(at + 1, at + 3).find((one) => one.trim() !== '') ?? '';
		if (line.trim() === '') continue;
		const begun = begins(line, next, open);
		if (begun) {
			close();
			open = begun;
			// The time stands on a line of its own, below the name.
			if (begun.stated === null) {
				while ((lines[at + 1] ?? '').trim() === '') at++;
				at++;
				begun.lines.push(lines[at] ?? '');
				begun.stated = readStatedTime(bare(lines[at] ?? ''));
			}
		} else if (isDay(line)) {
			close();
			const stated = readStatedTime(bare(line));
			if (stated) clock.place(stated);
			read.push({ ...BLANK, raw: line, text: line.trim(), form: 'day' });
		} else if (open && goesOn(open, line)) {
			open.lines.push(line);
			open.words.push(line.trim());
		} else {
			close();
			read.push({ ...BLANK, raw: line, text: line.trim(), evidence: line, form: 'words' });
		}
	}
	close();
	return read;
}

const BLANK: Omit<Read, 'raw' | 'text' | 'form'> = {
	at: null,
	written: '',
	kind: 'seen',
	who: '',
	role: '',
	evidence: '',
	question: '',
};

/** Without what lists and separators put before a line. */
const bare = (line: string) =>
	line
		.trim()
		.replace(/^(?:[-•*+>]|\d{1,3}[.)])\s+/, '')
		.replace(/^[-—–=_*~\s]+/, '')
		.replace(/^\[?(?:today|yesterday|this morning|last night)(?:,| at)?\s+/i, (words) =>
			words.startsWith('[') ? '[' : '',
		);

function begins(line: string, next: string, open: Open | null): Open | null {
	const header = readHeader(line.trim());
	if (header && next !== '') {
		const stated = readStatedTime(bare(header.when));
		if (stated?.time && stated.rest.trim() === '') {
			return { lines: [line], words: [], stated, who: header.who, headed: true };
		}
	}
	if (isName(line.trim()) && isTimeAlone(bare(next))) {
		return { lines: [line], words: [], stated: null, who: line.trim(), headed: true };
	}
	const stated = readStatedTime(bare(line));
	if (!stated || (stated.time === null && stated.exact)) return null;
	if (stated.time === null && !/\?|--:--|HH:MM|xx:xx/i.test(stated.written)) return null;
	const rest = stated.rest.trim();
	if (rest === '') {
		// The same person goes on, a minute later.
		return open?.headed
			? { lines: [line], words: [], stated, who: open.who, headed: true }
			: timeOnly(line, stated);
	}
	if (isName(rest) && next !== '' && readStatedTime(bare(next)) === null && line.trim().startsWith('[')) {
		return { lines: [line], words: [], stated, who: rest, headed: true };
	}
	const { who, words } = doneBy(line.trim()) ?? saidBy(rest.replace(/^!-\s+/, ''));
	return { lines: [line], words: [words], stated, who: who || (open?.headed ? open.who : ''), headed: false };
}

const timeOnly = (line: string, stated: StatedTime): Open => ({
	lines: [line],
	words: [],
	stated,
	who: '',
	headed: true,
});

/** More of a message, or what is indented below a line of a log. */
const goesOn = (open: Open, line: string) => open.headed || open.who !== '' || /^\s/.test(line);

function isDay(line: string): boolean {
	const stated = readStatedTime(bare(line).replace(/[-—–=_*~\s]+$/, ''));
	return stated !== null && stated.date !== null && stated.time === null && stated.rest.trim() === '';
}

function finished({ lines, words, stated, who }: Open, clock: Clock): Read {
	const raw = lines.join('\n');
	const text = words.join('\n').trim();
	return {
		...BLANK,
		raw,
		at: stated === null ? null : clock.place(stated),
		written: stated?.written ?? '',
		kind: who === '' ? 'seen' : 'said',
		who,
		text: text === '' ? raw.trim() : text,
		// What somebody said is a quote, a log is a log: each of them word for word.
		evidence: who === '' ? raw : lines.map((line) => `> ${line}`).join('\n'),
		form: 'moment',
	};
}
