import type { EventKind, TimelineEvent } from '../postmortem.ts';
import type { Milestone } from '../times.ts';
import type { Clock } from './clock.ts';
import type { StatedTime } from './stated-times.ts';

/** A timeline event, and the milestone that its line names in so many words. */
export interface Told extends TimelineEvent {
	milestone: Milestone | null;
}

export const MOST_EVENTS = 2_000;
export const LONGEST_TEXT = 20_000;
/** Adds an event for a stated time. @returns false where there is no room, so that the words stay in the narrative */
export function tell(
	told: Told[],
	clock: Clock,
	stated: StatedTime | null,
	text: string,
	more: { role?: string; evidence?: string; milestone?: Milestone | null } = {},
): boolean {
	const words = text.trim() === '' ? (stated?.written ?? '') : text.trim();
	const { role = '', milestone = null } = more;
	if (words === '' || words.length > LONGEST_TEXT || told.length >= MOST_EVENTS) return false;
	const at = stated ? clock.place(stated) : null;
	const asWritten =
		stated && words !== stated.written && (at === null || !stated.exact) && /\d/.test(stated.written);
	const evidence = [asWritten ? `Time as written: ${stated.written}` : '', more.evidence ?? '']
		.filter((part) => part !== '')
		.join('\n\n');
	if (evidence.length > LONGEST_TEXT) return false;
	told.push({
		at,
		kind: milestone ? 'milestone' : kindOf(words),
		text: words,
		role,
		evidence,
		question: '',
		milestone,
	});
	return true;
}

const KINDS: [EventKind, RegExp][] = [
	['decided', /\bdeci(?:ded?|sion|de)\b/i],
	[
		'said',
		/\b(?:asked|asks|notif(?:y|ied|ies)|post(?:ed)? (?:to|on|in)|e-?mail(?:ed)?|mail sent|announced?|communicat\w+|contacted|told|status ?page)\b/i,
	],
	[
		'done',
		/\b(?:deploy(?:ed|s)?|restart(?:ed|s)?|revert(?:ed|s)?|roll(?:ed|s|ing)? back|rollback|delet(?:ed|es?)|scal(?:ed|ing) (?:up|down|to)|appl(?:ied|ies|y)|merged|released|upgraded|removed|added|fixed|patched|created|cordon(?:ed)?|terminated|triggered|disabled|enabled|re-?ran)\b/i,
	],
];

function kindOf(text: string): EventKind {
	return KINDS.find(([, words]) => words.test(text.slice(0, 400)))?.[0] ?? 'seen';
}
