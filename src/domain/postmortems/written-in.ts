import type { Content } from './postmortem.ts';

/** Everything that somebody wrote in a post-mortem, as it was written. */
export function writtenIn(content: Content): string[] {
	return [
		content.title,
		content.summary,
		content.impact,
		content.feltBy,
		content.narrative,
		...content.timeline.flatMap(({ text, evidence }) => [text, evidence]),
		...content.factors.flatMap(({ title, detail }) => [title, detail]),
		content.wentWell,
		content.wasHard,
		content.gotLucky,
		...content.lessons.map(({ text }) => text),
		...content.changes.flatMap(({ text, reason, link }) => [text, reason, link]),
	].filter((text) => text !== '');
}
