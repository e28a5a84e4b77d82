import { plainText } from '#lib/markdown/render.server.ts';
import type { Content } from './postmortem.ts';

/** What a search finds a post-mortem by: its title above its lessons and changes, those above the rest. */
export function searchedBy(content: Content, at: number) {
	const parts = [
		content.summary,
		content.impact,
		content.feltBy,
		content.services.join(' '),
		content.narrative,
		...content.timeline.map(({ text, evidence }) => `${text} ${evidence}`),
		...content.factors.map(({ title, detail }) => `${title}\n${detail}`),
		content.wentWell,
		content.wasHard,
		content.gotLucky,
	];
	return {
		title: content.title,
		lessons: [...content.lessons, ...content.changes].map(({ text }) => plainText(text)).join('\n'),
		body: parts.filter(Boolean).map(plainText).join('\n'),
		topics: [...content.topics, ...content.factors.flatMap(({ topics }) => topics)],
		severity: content.severity,
		at,
	};
}
