import { askedIn, filled, type Facts } from './facts.ts';
import { withoutInternal } from './internal.ts';
import { PUBLIC_FACT_NAMES, type Shown } from './public-document.ts';

interface Written {
	title: string;
	body: string;
	shows: Shown;
}

/** The whole document as it goes out, in Markdown. */
export function composed(written: Written, facts: Facts, origin: string): string {
	return withoutInternal(asWritten(written, facts), origin);
}

/**
 * Made of what was written for customers and the facts it names. Nothing else of the post-mortem comes near it: no
 * comment, no file, no account of what people saw, no name.
 */
export function asWritten({ title, body, shows }: Written, facts: Facts): string {
	const known = shows.facts.filter((name) => facts[name] !== null);
	const asked = askedIn(body);
	const parts = [
		`# ${title.replace(/\s+/g, ' ').trim()}`,
		known.map((name) => `- ${PUBLIC_FACT_NAMES[name]}: ${facts[name] ?? ''}`).join('\n'),
		filled(body, facts).trim(),
		facts.changes === null || asked.known.includes('changes')
			? ''
			: `## What we are changing\n\n${facts.changes}`,
	];
	return parts.filter(Boolean).join('\n\n') + '\n';
}

/** What somebody starts from: the words of the post-mortem, to be written anew for people who were not there. */
export function prefilled(content: {
	title: string;
	summary: string;
	impact: string;
	feltBy: string;
	zone: string;
	changes: readonly { id: number; state: string }[];
}): Written & { zone: string } {
	const part = (heading: string, text: string) =>
		text.trim() === '' ? '' : `## ${heading}\n\n${text.trim()}`;
	return {
		title: content.title,
		body: [
			part('What happened', content.summary),
			part('What you may have noticed', [content.feltBy, content.impact].filter(Boolean).join('\n\n')),
		]
			.filter(Boolean)
			.join('\n\n'),
		zone: content.zone,
		shows: {
			facts: ['started', 'resolved', 'duration'],
			changes: content.changes.filter(({ state }) => state !== 'dropped').map(({ id }) => id),
		},
	};
}
