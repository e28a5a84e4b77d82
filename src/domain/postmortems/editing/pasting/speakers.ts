import { readStatedTime } from '../../import/stated-times.ts';

const HANDLE = /^@?[\p{L}][\p{L}\p{M}\p{N}_.’'-]*$/u;
const CAPITAL = /^(?:\p{Lu}|\p{Lo})[\p{L}\p{M}\p{N}_.’'-]*$/u;
const PARTICLE = /^(?:de|da|do|dos|van|von|der|den|di|la|le|el|al|bin|of)$/;
/** What chats put behind a name: "APP", "(she/her)". */
const BADGE = /\s+(?:\([^()]{1,30}\)|APP|BOT|\[bot\]|BOTTAG)$/i;
/** Words that stand before a colon and are nobody. */
const NOBODY =
	/^(?:trace|debug|info|notice|warn(?:ing)?|err(?:or)?|crit(?:ical)?|fatal|alert|panic|https?|note|update|edit|re|fwd?|ps|todo|status|impact|summary)$/i;

/** One word, or up to five that begin as names do. */
export function isName(words: string): boolean {
	const name = words.replace(BADGE, '');
	if (name === '' || name.length > 50 || NOBODY.test(name)) return false;
	const parts = name.split(/\s+/);
	if (parts.length === 1) return HANDLE.test(name);
	return (
		parts.length <= 5 &&
		CAPITAL.test(parts[0] ?? '') &&
		parts.slice(1).every((part) => CAPITAL.test(part) || PARTICLE.test(part))
	);
}

const WHEN =
	/^(.{1,60}?)[\s,·|—–-]+[[(]?((?:(?:today|yesterday|(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?),?\s+(?:at\s+)?|[\d/.-]{6,10},?\s+(?:at\s+)?|\p{L}{3,9}\.? \d{1,2}(?:st|nd|rd|th)?,?(?: \d{4},?)?\s+(?:at\s+)?)?\d{1,2}:\d{2}(?::\d{2})?(?:\s?[ap]\.?m\.?)?)[\])]?$/iu;

/** `Aroha Ngata  10:42 AM`, `Aroha — Today at 10:42`, `Aroha Ngata [10:42]`: who, and when. */
export function readHeader(line: string): { who: string; when: string } | null {
	if (line.length > 120) return null;
	const [, before = '', when = ''] = WHEN.exec(line) ?? [];
	const who = before.replace(/[\s,·|—–-]+$/, '');
	return when !== '' && isName(who) ? { who, when } : null;
}

export function isTimeAlone(line: string): boolean {
	const stated = readStatedTime(line);
	return stated !== null && stated.time !== null && stated.rest.trim() === '';
}

const SAYS = [/^<[@+~&% ]?([^<>\s]{1,40})>\s+(.+)$/su, /^([^:|>]{1,50}?)\s?[:|>]\s+(.+)$/su];

/** Who said it, where that stands before the words: `<aroha> is it us?`, `Aroha Ngata: is it us?` */
export function saidBy(rest: string): { who: string; words: string } {
	for (const pattern of SAYS) {
		const [, who = '', words = ''] = pattern.exec(rest) ?? [];
		if (isName(who)) return { who, words };
	}
	return { who: '', words: rest };
}

/** `10:44 * callum looks at the gateways`: what somebody did, as chats in a terminal put it. */
export function doneBy(line: string): { who: string; words: string } | null {
	const [, words, who] = /^[[(]?[\d:]+[\])]?\s+\*\s+((\S{1,40})\s.+)$/su.exec(line) ?? [];
	return words !== undefined && who !== undefined && isName(who) ? { who, words } : null;
}
