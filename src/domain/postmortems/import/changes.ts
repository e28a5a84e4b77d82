import type { Tokens } from 'marked';
import type { Change } from '../postmortem.ts';
import { plainText } from './plain-text.ts';
import { findDay, isoOf, readStatedTime } from './stated-times.ts';

const BOX = /^\[([ xX])\]\s+/;
const STRUCK = /^~~([^~]+)~~/;
const DONE =
	/[(_*[](?:already |now |was |all )?(?:[Dd]one|[Cc]ompleted?|[Ff]inished|[Ff]ixed|[Ii]mplemented|[Cc]losed)\b|^(?:\*\*)?(?:[Dd]one|[Cc]ompleted)(?:\*\*)?\s*[:–—-]|\bDONE\b|\bCOMPLETED\b|[✅☑✔]|\b(?:has|have) (?:already )?been (?:done|completed|implemented)\b|(?:[–—-]|\.)\s+[Dd]one\.?$/;
const DROPPED = /\b(?:won'?t ?(?:do|fix)|dropped|abandoned|cancell?ed|rejected|obsolete)\b/i;
const OPEN = /^(?:open|to ?do|new|pending|not started|no)\.?$/i;
const OWNER = /\b(?:owners?|assignees?|assigned to|responsible|DRI)\s*[:=]\s*\**\s*([^,;:|()[\]*\n]{1,80})/i;
const HANDLE = /(?:^|[\s(])@([A-Za-z0-9][A-Za-z0-9._-]{0,38})(?![\w/@.-]*[/@])/;
const DUE = /\b(?:due(?: date| by| on)?|deadline|eta|target(?: date)?|by)\s*[:=]?\s*\**\s*(?=\d|[A-Z])/gi;
const LINKS =
	/\]\(\s*<?(https?:\/\/[^\s<>()]*(?:\([^\s<>()]*\)[^\s<>()]*)*)>?|<(https?:\/\/[^<>\s]+)>|(https?:\/\/[^\s<>()[\]"'`]+)/g;
const WORK =
	/\/(?:issues|pull|pulls|merge_requests|browse|work_items|cards?|tickets?)\/|jira|linear\.app|trello/i;

/** One line of "action items", with what it says about its owner, its day, its state and its link. */
export function readChange(text: string, group: string, year: number | null): Change {
	const box = BOX.exec(text);
	const unboxed = text.replace(BOX, '');
	const struck = STRUCK.exec(unboxed);
	const words = struck ? unboxed.replace(STRUCK, '$1') : unboxed;
	const done =
		box?.[1] === 'x' || box?.[1] === 'X' || struck !== null || DONE.test(words) || DONE.test(group);
	const mark = done ? DONE.exec(words) : null;
	return {
		text: group === '' ? words : `${group}: ${words}`,
		kind: /^(?:we )?(?:have )?(?:decided|decision|agreed)\b/i.test(plainText(words)) ? 'decision' : 'action',
		type: null,
		endState: '',
		owner: ownerIn(words),
		due: dueIn(words, year),
		state: done ? 'done' : 'open',
		reason: '',
		doneOn: mark ? findDay(words.slice(mark.index, mark.index + 60)) : null,
		link: linkIn(words) || linkIn(group),
		lesson: null,
		answers: [],
	};
}

function ownerIn(text: string): string {
	const stated = OWNER.exec(text)?.[1] ?? HANDLE.exec(text)?.[1] ?? '';
	return stated.replace(/[\s.–—-]+$/, '').replace(/^@/, '');
}

function dueIn(text: string, year: number | null): string | null {
	for (const { index, 0: lead } of text.slice(0, 4_000).matchAll(DUE)) {
		const stated = readStatedTime(text.slice(index + lead.length, index + lead.length + 60));
		const day = stated?.date && isoOf(stated.date, year);
		if (day) return day;
	}
	return null;
}

/** Where the work lives: an issue before any other address. */
function linkIn(text: string): string {
	const links = [...text.slice(0, 20_000).matchAll(LINKS)].map((match) =>
		(match[1] ?? match[2] ?? match[3] ?? '').replace(/[.,;:]+$/, ''),
	);
	const short = links.filter((link) => link.length <= 2_000);
	return short.find((link) => WORK.test(link)) ?? short[0] ?? '';
}

const COLUMNS = {
	text: /^(?:action|items?|task|what|description|title|improvement|recommendation|to-?do|change|measure|follow)/i,
	owner: /^(?:owner|who|assign|responsible|dri\b|lead\b|person|team)/i,
	due: /^(?:due|deadline|eta|when|target|by\b|date)/i,
	state: /^(?:status|state|done|progress|completed?)\b/i,
	link: /^(?:links?|tickets?|issues?|jira|bugs?|prs?\b|tracking|url|reference|id\b)/i,
};

/** A table of actions; null where none of its columns says what is to be done. */
export function readChangeTable(table: Tokens.Table, group: string, year: number | null): Change[] | null {
	const heads = table.header.map(({ text }) => plainText(text));
	const named = (name: RegExp, not: number[] = []) =>
		heads.findIndex((head, index) => name.test(head) && !not.includes(index));
	const text = named(COLUMNS.text);
	if (text < 0) return null;
	const columns = {
		owner: named(COLUMNS.owner, [text]),
		due: named(COLUMNS.due, [text]),
		state: named(COLUMNS.state, [text]),
		link: named(COLUMNS.link, [text]),
	};
	const rows = table.rows.map((row) => row.map((cell) => cell.text.trim()));
	if (rows.some((row) => (row[text] ?? '') === '' || row.join('').length > 15_000)) return null;
	return rows.map((row) => readRow(row, heads, text, columns, group, year));
}

function readRow(
	row: string[],
	heads: string[],
	text: number,
	columns: { owner: number; due: number; state: number; link: number },
	group: string,
	year: number | null,
): Change {
	const cell = (index: number) => plainText(row[index] ?? '');
	const stated = cell(columns.due);
	const date = stated === '' ? null : (readStatedTime(stated)?.date ?? null);
	const due = date && isoOf(date, year);
	const link = linkIn(row[columns.link] ?? '');
	const state = cell(columns.state);
	const done = /^(?:done|completed?|closed|finished|fixed|yes|resolved|x|✅|✔|☑)/i.test(state);
	const dropped = !done && DROPPED.test(state);
	const owner = cell(columns.owner).slice(0, 200);
	const said = [
		text,
		...(owner === cell(columns.owner) ? [columns.owner] : []),
		...(due ? [columns.due] : []),
		...(done || dropped || OPEN.test(state) ? [columns.state] : []),
		...(link !== '' && plainText(row[columns.link] ?? '') === link ? [columns.link] : []),
	];
	const more = row.flatMap((words, index) =>
		words === '' || said.includes(index) ? [] : [`${heads[index] ?? ''}: ${words}`],
	);
	const change = readChange([row[text] ?? '', ...more].join('\n\n'), group, year);
	return {
		...change,
		owner: owner || change.owner,
		due: due ?? change.due,
		state: done ? 'done' : dropped ? 'dropped' : change.state,
		reason: dropped ? state.slice(0, 2_000) : '',
		link: link || change.link,
	};
}
