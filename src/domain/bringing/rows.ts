import { zoneNamed } from '../postmortems/import/zones.ts';
import { BLANK, type Content } from '../postmortems/postmortem.ts';
import { MILESTONES } from '../postmortems/times.ts';
import type { Change, ChangeState } from '../lessons/lesson.ts';
import type { Content as Note } from '../log/answer.ts';
import { Cells, Unusable, type Mapping } from './cells.ts';

export interface ReadRow<Read> {
	read: Read;
	/** E-mail addresses and names of whoever wrote it. */
	writers: string[];
	notes: string[];
}

export function readPostmortem(row: readonly string[], mapping: Mapping): ReadRow<Content> {
	const cells = new Cells(row, mapping);
	const title = oneLine(cells.text('title'));
	if (title === '') throw new Unusable('It has no title.');
	const times = Object.fromEntries(MILESTONES.map((name) => [name, cells.time(name)]));
	const moments = Object.fromEntries(
		MILESTONES.map((name) => [name, times[name]?.at ?? null]),
	) as Content['times'];
	const date =
		cells.time('date')?.day ??
		MILESTONES.map((name) => times[name]?.day).find((day) => day !== undefined) ??
		null;
	const inOrder = withoutImpossible(moments, cells.notes);
	const severity = severityOf(cells.text('severity'));
	const isUnread = severity === null && cells.text('severity') !== '';
	const kept = isUnread ? [`**Severity**: ${cells.text('severity')}`] : [];
	const narrative = [cells.text('narrative'), ...kept, cells.rest()].filter(Boolean).join('\n\n');
	const read: Content = {
		...BLANK,
		title: title.slice(0, 300),
		summary: cells.text('summary'),
		impact: cells.text('impact'),
		severity,
		services: cells.list('services'),
		topics: cells
			.list('topics')
			.map((topic) => topic.slice(0, 80))
			.slice(0, 50),
		zone: zoneNamed(mapping.zone)?.iana ?? mapping.zone,
		times: inOrder,
		date: inOrder.started === null ? date : null,
		narrative,
		factors: cells
			.items('factors')
			.map((item) => ({ title: item.slice(0, 1_000), detail: '', kind: '', topics: [] })),
		lessons: cells.items('lessons').map((text) => ({ text })),
		changes: cells.items('changes').map((text) => openChange(text)),
		wentWell: cells.text('wentWell'),
		wasHard: cells.text('wasHard'),
	};
	return { read, writers: cells.list('author'), notes: cells.notes };
}

/** What ended before it began is written down wrongly in one of them: nobody can say in which. */
function withoutImpossible(times: Content['times'], notes: string[]): Content['times'] {
	let latest = -Infinity;
	const kept = { ...times };
	for (const name of MILESTONES) {
		const at = kept[name];
		if (at === null) continue;
		if (at < latest) {
			kept[name] = null;
			notes.push('A time lies before one that has to come first, so it was left out.');
		} else latest = at;
	}
	return kept;
}

export function readNote(
	row: readonly string[],
	mapping: Mapping,
): ReadRow<Omit<Note, 'day'> & { day: string | null }> {
	const cells = new Cells(row, mapping);
	const [title, learned, body] = [oneLine(cells.text('title')), cells.text('learned'), cells.text('body')];
	const day = cells.time('day')?.day ?? null;
	const more = [body, cells.rest()].filter(Boolean).join('\n\n');
	const isNote = title !== '' || more !== '' || learned.length > 600;
	if (title === '' && learned === '') throw new Unusable('It does not say what was learned.');
	const shared = {
		next: cells.text('next').slice(0, 4_000),
		answers: [],
		status: '',
		source: oneLine(cells.text('source')).slice(0, 2_000),
		day,
		topics: cells
			.list('topics')
			.map((topic) => topic.slice(0, 80))
			.slice(0, 50),
	};
	if (!isNote)
		return {
			read: { ...shared, form: 'answer', title: '', body: '', learned },
			writers: [],
			notes: cells.notes,
		};
	const head = title || firstSentence(learned);
	const text = [learned === head ? '' : learned, more].filter(Boolean).join('\n\n');
	return {
		read: { ...shared, form: 'note', title: head.slice(0, 300), body: text, learned: '' },
		writers: [],
		notes: cells.notes,
	};
}

export interface RowOfChange {
	change: Change;
	/** What it follows from: a reference such as `PM-12`, or a title; empty where the row does not say. */
	incident: string;
}

export function readChange(row: readonly string[], mapping: Mapping): ReadRow<RowOfChange> {
	const cells = new Cells(row, mapping);
	const text = cells.text('text');
	if (text === '') throw new Unusable('It does not say what changes.');
	const state = stateOf(cells.text('state'));
	const doneOn = cells.time('doneOn')?.day ?? null;
	const link = oneLine(cells.text('link')).slice(0, 2_000);
	const reason = oneLine(cells.text('reason')).slice(0, 2_000);
	// Lists show the words of a change as they were typed.
	const whole = [text, cells.text('detail'), cells.rest((name) => name)];
	const change: Change = {
		...openChange(whole.filter(Boolean).join('\n\n').slice(0, 20_000)),
		owner: oneLine(cells.text('owner')).slice(0, 200),
		due: cells.time('due')?.day ?? null,
		state,
		doneOn: state === 'done' ? doneOn : null,
		reason: state === 'dropped' ? reason || cells.text('state') : '',
		link,
	};
	return { read: { change, incident: oneLine(cells.text('incident')) }, writers: [], notes: cells.notes };
}

const DONE = /^(?:done|closed?|completed?|resolved|fixed|finished|shipped|yes|true|x|✓|✔)$/i;
const DROPPED =
	/^(?:dropped|cancell?ed|wo[n’']?n?[’']?t (?:do|fix)|wontfix|rejected|declined|abandoned|obsolete|duplicate|not planned)$/i;

function stateOf(said: string): ChangeState {
	if (DONE.test(said.trim())) return 'done';
	return DROPPED.test(said.trim()) ? 'dropped' : 'open';
}

const LEVELS: [RegExp, 1 | 2 | 3 | 4][] = [
	[/\b(?:critical|blocker|highest|urgent|catastrophic)\b/i, 1],
	[/\b(?:major|high|severe)\b/i, 2],
	[/\b(?:moderate|medium|normal)\b/i, 3],
	[/\b(?:minor|low|lowest|trivial)\b/i, 4],
];

/** `SEV2`, `P1`, `S-3`, `2 - High`, or a word. P0 is as severe as it gets. */
export function severityOf(said: string): 1 | 2 | 3 | 4 | null {
	const [, digit] = /^\s*(?:sev(?:erity)?|p(?:rio(?:rity)?)?|s)?[\s-]*([0-5])\b/i.exec(said) ?? [];
	if (digit !== undefined) return Math.min(4, Math.max(1, Number(digit))) as 1 | 2 | 3 | 4;
	return LEVELS.find(([pattern]) => pattern.test(said))?.[1] ?? null;
}

export function openChange(text: string): Content['changes'][number] {
	return {
		...{ text: text.slice(0, 20_000), kind: 'action', type: null, endState: '', owner: '', due: null },
		...{ state: 'open', reason: '', doneOn: null, link: '', lesson: null, answers: [] },
	};
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

function firstSentence(text: string): string {
	const [first = text] = /^.{1,280}?[.!?](?=\s|$)/.exec(oneLine(text)) ?? [];
	return first.length <= 300 ? first : `${first.slice(0, 299)}…`;
}
