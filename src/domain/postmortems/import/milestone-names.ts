import type { Milestone } from '../times.ts';
import { firstSentence } from './plain-text.ts';

/** What a line is called that gives a milestone: "First detected", "Team aware", "Repaired". */
const LABELS: [Milestone, RegExp][] = [
	[
		'started',
		/^(?:(?:incident|fault|problem|outage|issue|impact|disruption|time|failure)s? )*(?:start(?:s|ed)?|began|begins?|beginning|occur(?:s|red)?|onset|introduced)(?: (?:time|date|at|of (?:the )?(?:incident|outage|impact)))*$/,
	],
	[
		'noticed',
		/^(?:(?:incident|fault|problem|outage|issue|team|time|first|when) )*(?:detect(?:ed|ion)|notic(?:ed|ing)|aware|alert(?:ed)?|discover(?:ed|y)|identified|reported)(?: (?:time|date|at|by|of (?:the )?(?:incident|outage)))*$/,
	],
	[
		'declared',
		/^(?:(?:incident|outage|major incident|time) )*(?:declared|declaration|acknowledged|escalated)(?: (?:time|at|incident|an incident))*$/,
	],
	[
		'mitigated',
		/^(?:(?:incident|fault|problem|outage|issue|service|time|impact) )*(?:repair(?:ed)?|mitigat(?:ed|ion)|restored|stabili[sz]ed|recovered|contained)(?: (?:time|at|declared))*$/,
	],
	[
		'resolved',
		/^(?:(?:incident|fault|problem|outage|issue|service|time|impact|all) )*(?:resol(?:ved|ution)|end(?:s|ed)?|closed|over|fixed|clear)(?: (?:time|date|at|declared|of (?:the )?(?:incident|outage|impact)))*$/,
	],
];

export function milestoneNamed(label: string): Milestone | null {
	const words = label
		.toLowerCase()
		.replace(/\([^()]*\)/g, ' ')
		.replace(/[^a-z ]+/g, ' ')
		.replace(/\s+/g, ' ')
		.trim();
	return LABELS.find(([, name]) => name.test(words))?.[0] ?? null;
}

const THING = '(?:incident|outage|problem|issue|fault|disruption|degradation|failure)s?';
const STATES: [Milestone, RegExp][] = [
	[
		'started',
		new RegExp(
			`\\b${THING} (?:(?:is|was|has|first|actually) )*(?:start(?:s|ed)?|begins?|began|occurs|occurred)\\b|\\bstart of (?:the )?${THING}\\b`,
			'i',
		),
	],
	[
		'noticed',
		new RegExp(
			`\\b(?:first|initially) (?:detected|noticed|observed|reported|discovered|alerted?)\\b|\\b${THING} (?:(?:is|was|were|first) )*(?:detected|noticed|discovered)\\b|^\\W*detection\\W|\\bteam (?:is |was )?(?:alerted|notified|aware)\\b|\\bfirst (?:alert|report)\\b|\\bbecame aware\\b`,
			'i',
		),
	],
	[
		'declared',
		/\b(?:incident|outage) (?:(?:is|was|officially) )*declared\b(?!\s+(?:as )?(?:resolved|over|closed|mitigated))|\bdeclared? (?:an?|the) (?:\w+ ){0,2}incident\b/i,
	],
	[
		'mitigated',
		/\bincident (?:is |was )?(?:repaired|mitigated)\b|^\W*(?:recovery|mitigation|repaired|mitigated)(?:\W|$)|\b(?:issue|problem|outage|impact) (?:is |was )?mitigated\b/i,
	],
	[
		'resolved',
		new RegExp(
			`\\b${THING} (?:(?:is|was|has been|been|fully|now|declared|marked|as|repaired|and|permanently|successfully) )*(?:resolved|closed|fixed|over|ends?|ended|(?:goes|went|gone) away)\\b|\\(resolved\\)|^\\W*resolved(?:\\W|$)|\\b(?:service|everything|functionality)s? (?:(?:is|was|has been|fully|now) )*(?:restored|recovered|operational|back to normal)\\b|\\ball systems (?:verified )?operational\\b|\\bback to normal\\b|\\bfully (?:restored|recovered)\\b|\\bfull service restored\\b|\\bincident declared (?:as )?(?:resolved|over|closed)\\b`,
			'i',
		),
	],
];

/** The milestones that an event's own words state, however they name it: "Incident repaired and resolved". */
export function milestonesIn(text: string): Milestone[] {
	const words = text.slice(0, 400);
	const first = firstSentence(words);
	if (/\bnot (?:yet )?(?:declared|resolved|fixed|mitigated)\b/i.test(words)) return [];
	return STATES.filter(([name, state]) => state.test(name === 'started' ? first : words)).map(
		([name]) => name,
	);
}

export const SOUNDS_NOTICED =
	/\b(?:alert|alarm|report|detect|discover|notice|noticed|aware|informed|identif|notif|page[dr]\b|told us)/i;
export const SOUNDS_OVER =
	/\b(?:resolv|restor|fix\b|fixed|recover|back (?:to|in|operation|online)|healthy|working (?:as|again|normally|correctly|properly|fine)|(?:now|verified|confirmed|all|is|are) working|fix works|operational|resume|solved|repaired|replaced|reattached|correct\w* again|completed\b)/i;
export const SOUNDS_BROKEN =
	/\b(?:problem started|expire|fail|caus|break|broke|crash|down\b|outage|error|no nodes|unavailable|503|404)/i;
