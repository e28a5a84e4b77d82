import { plainText } from './plain-text.ts';

/** What a section of somebody's document is for. `telling` is known, and belongs to the narrative. */
export type Role =
	| 'summary'
	| 'impact'
	| 'feltBy'
	| 'services'
	| 'severity'
	| 'timeline'
	| 'factors'
	| 'wentWell'
	| 'wasHard'
	| 'gotLucky'
	| 'lessons'
	| 'changes'
	| 'telling';

const LEARNED = 'learn(?:ed|t|ing|ings|nings)?';
const CAUSE = '(?:causes?|cause analysis|trigger(?:s|ed by)?|reasons?)';

/** The first that matches wins, so the particular stands before the general. */
const NAMES: [Role, RegExp][] = [
	[
		'gotLucky',
		/^(?:where |how |what )?(?:we |did we )?(?:got |get |were |was )?(?:luck(?:y|ily)?|fortunate)\b|^(?:what )?went lucky/,
	],
	[
		'wasHard',
		/^(?:(?:what|things?|where)(?: that| we)? )?(?:went|gone|go) (?:wrong|badly|poorly|bad|less well|not so well|not well)\b/,
	],
	[
		'wasHard',
		/^(?:(?:what|things?)(?: that)? )?(?:didn'?t|did not|hasn'?t) (?:go|work|gone|worked)(?: so| as| that| very)? ?(?:well|planned)?\b/,
	],
	[
		'wasHard',
		/^(?:what|things that) (?:could|can|should)(?: have)? (?:be(?:en)?|go(?:ne)?|done?) (?:better|improved|differently)\b/,
	],
	[
		'wasHard',
		/^(?:what|things that)? ?(?:was|were|is|made it) (?:hard|difficult|challenging)|^(?:challenges|difficulties|pain points)$/,
	],
	[
		'wasHard',
		/^(?:where|what) (?:(?:can|could|should) we (?:do|have done) (?:better|differently)|can we improve|we can improve|could we have done better)|^the (?:bad|ugly)$/,
	],
	[
		'wentWell',
		/^(?:(?:what|things?)(?: that)? )?(?:went|has gone|gone|go|worked|did go) (?:well|right|good|smoothly)\b/,
	],
	[
		'wentWell',
		/^(?:what|things) (?:did we |we )?(?:did|do) (?:well|right)|^(?:the good|positives|successes|wins)$/,
	],
	[
		'timeline',
		/^(?:(?:incident|detailed|full|event|outage|high.level|rough|short|the|complete) )*(?:timelines?|chronology|chronicle)\b|^(?:key |sequence of |order of |log of |important )?(?:events|moments)(?: log)?$|^(?:incident |event )log$/,
	],
	[
		'feltBy',
		/^(?:who (?:was|were|is|felt)|affected (?:users|customers|people|teams|parties)|(?:users|customers|teams) affected)\b/,
	],
	[
		'services',
		/^(?:(?:affected|impacted|involved) (?:services?|systems?|products?|components?)|(?:services?|systems?|products?|components?)(?: (?:affected|impacted|involved))?)$/,
	],
	[
		'impact',
		/^(?:(?:user|customer|business|service|the|external|internal|technical|overall|scope of|summary of|client|production|our) )*(?:impacts?|effects?|consequences|damage|blast radius)(?: (?:on|to|assessment|analysis|summary|and|for)\b.*)?$/,
	],
	['severity', /^(?:severity|priority)(?: level)?$/],
	[
		'summary',
		/^(?:(?:executive|incident|short|brief|outage|quick|issue|problem|the|management|high.level) )*(?:summary|overview|synopsis|abstract|tl ?;? ?dr|in short|in brief|at a glance)(?: of (?:the )?(?:incident|outage|events?|issue|problem))?$/,
	],
	[
		'factors',
		new RegExp(
			`^(?:(?:contributing|contributory|causal|root|underlying|direct|indirect|proximate|probable|likely|primary|main|secondary|possible|immediate|initial|the|technical|systemic|latent) )*(?:factors?|${CAUSE})(?: (?:analysis|and|or|of|&|for)\\b.*)?$`,
		),
	],
	[
		'factors',
		/^(?:rca|five whys|5 whys|the (?:five|5) whys|why|(?:the )?underlying (?:issues?|problems?)|what (?:caused|led to|contributed|enabled|made)\b.*|why (?:did|was|were|has|is|it|this|we)\b.*|contributing conditions|conditions)$/,
	],
	[
		'changes',
		/^(?:(?:immediate|future|next|proposed|planned|agreed|open|completed|outstanding|short.term|medium.term|long.term|post.?incident|post.?mortem|preventive|preventative|prevention|corrective|remedial|remediation|mitigation|recommended|suggested|review|follow.?up|resulting|our|the|key|and|&|further|additional) )*(?:actions?(?: items?| points?| plan| list| taken)?|action items?|follow.?ups?|next steps?|remediations?|recommendations?|to.?dos?|tasks?|action points?|improvements?|measures|work items?|tickets|prevention|preventions|corrections|countermeasures|changes)(?: (?:following|after|from|and|for|to|items?|plan|going|we|being|taken|in|steps?|list|or|&)\b.*)?$/,
	],
	[
		'changes',
		/^(?:what (?:are we|we are|will we|we will|we'?re|we'?ll|have we|we have)\b.*(?:do|doing|done|chang|next|prevent|improv).*|how (?:will|do|can|are) we prevent.*|preventing (?:recurrence|this|it|future).*|what will change|moving forward.*actions)$/,
	],
	[
		'lessons',
		new RegExp(
			`^(?:(?:key|main|the|our|most important|some) )*(?:lessons?(?: ?(?:we|we've|to be))?(?: ${LEARNED})?|learnings?|take.?aways?|what (?:we|did we|have we|was|we've) ${LEARNED}|insights|reflections?)(?: (?:from|and|of)\\b.*)?$`,
		),
	],
	[
		'telling',
		/^(?:identified|detection|detected(?: by)?|context(?:\/.*)?|background|resolution|resolved by|recovery|mitigations?|response|description|what happened|time to (?:repair|resolve|detection|detect|recovery|recover|mitigate|fix)|stats|statistics|metrics|attendees|participants|authors?|status|date|duration|start(?:ed)?|end(?:ed)?|conclusion|appendix|references|links|supporting information|how (?:did|was|we)\b.*|resolution and recovery|investigation|diagnosis|analysis|related incidents?|communication|owners?)$/,
	],
];

/** Sub-headings that only sort what stands beneath them. */
const SORTING =
	/^(?:(?:process|documentation|technical|technological|code|configuration|monitoring|alerting|communication|operational|organi[sz]ational|tooling|short.term|medium.term|mid.term|long.term|immediate|other|general|preventive|corrective|detective|mitigat(?:ive|ion)|further|and|&|cultural|infrastructure) ?)+(?:improvements?|actions?(?: items?)?|changes|tasks?|fixes|items?|work|goals|measures)?$/;

function bare(heading: string): string {
	return plainText(heading)
		.replace(/[’‘]/g, "'")
		.replace(/\([^()]*\)|\[[^[\]]*\]/g, ' ')
		.toLowerCase()
		.replace(/^[^a-z0-9]*(?:(?:\d{1,2}|[ivx]{1,4}|[a-h])[.)]\s+)?[^a-z0-9]*/, '')
		.replace(/[\s:.!?…*_-]+$/, '')
		.replace(/\s+/g, ' ')
		.slice(0, 120);
}

export function roleOf(heading: string): Role | null {
	const words = bare(heading);
	return NAMES.find(([, name]) => name.test(words))?.[0] ?? null;
}

/** "Process improvements" beneath "Action items" says nothing that its items do not. */
export function onlySorts(heading: string): boolean {
	return SORTING.test(bare(heading)) && bare(heading) === plainText(heading).toLowerCase();
}
