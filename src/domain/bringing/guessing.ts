import type { DocumentKind } from './found.ts';

const IN_NAME =
	/post[\s_-]?mortem|\bincidents?\b|\boutages?\b|\brca\b|root[\s_-]cause|retrospective|after[\s_-]action/i;
const PARTS =
	/^\s*(?:#{1,6}\s|\*\*|\|).{0,40}\b(?:timeline|impact|root cause|contributing factors?|what went (?:well|wrong)|lessons learned|action items|time to (?:detect|resolve)|resolution|mitigation|detection)\b/gim;
const STORY = /(?:^|\/)(?:failure[\s_-])?stor(?:y|ies)(?:\/|\b)|\bmy (?:biggest )?(?:failure|mistake)\b/i;

const KINDS: Record<string, DocumentKind | 'project' | 'opportunity' | 'course'> = {
	'post-mortem': 'postmortem',
	postmortem: 'postmortem',
	incident: 'postmortem',
	log: 'log',
	note: 'log',
	lesson: 'log',
	til: 'log',
	story: 'story',
	project: 'project',
	opening: 'opportunity',
	opportunity: 'opportunity',
	course: 'course',
};

/** What `kind: …` in the front matter of a document means; null where it means nothing here. */
export function kindSaid(said: unknown): (typeof KINDS)[string] | null {
	return typeof said === 'string'
		? (KINDS[said.trim().toLowerCase().replace(/s$/, '')] ?? KINDS[said.trim().toLowerCase()] ?? null)
		: null;
}

/** What a document most likely is, by where it lies, what it is called and the parts that it has. */
export function kindOfWords(path: string, title: string, text: string): DocumentKind {
	if (IN_NAME.test(`${path} ${title}`)) return 'postmortem';
	const parts = new Set(
		Array.from(text.slice(0, 200_000).matchAll(PARTS), ([part]) =>
			part
				.toLowerCase()
				.replace(/[^a-z ]/g, '')
				.trim(),
		),
	);
	if (parts.size >= 2) return 'postmortem';
	return STORY.test(path) || STORY.test(title) ? 'story' : 'log';
}
