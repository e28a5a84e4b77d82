import type { SafeHtml } from '#lib/markdown/safe-html.ts';
import { linked } from '#lib/markdown/linked.ts';
import { reference } from '../entries/kinds.ts';
import type { Linked } from '../entries/links.server.ts';
import { REFERENCE } from '../entries/references.ts';
import type { Presented, ShownChange } from './presentation.server.ts';

/** `PM-97` becomes a link where the reader may follow it; elsewhere it stays what somebody wrote. */
export function withLinks<Shown extends Presented>(shown: Shown, to: readonly Linked[]): Shown {
	if (to.length === 0) return shown;
	const hrefs = new Map(to.map(({ kind, number, href }) => [reference(kind, number), href]));
	const leadsTo = (words: string) => hrefs.get(words.toUpperCase().replace(/[\u2010\u2011]/, '-')) ?? null;
	const of = (html: SafeHtml) => linked(html, REFERENCE, leadsTo);
	const maybe = (html: SafeHtml | null) => (html === null ? null : of(html));
	const changes = (list: ShownChange[]) => list.map((one) => ({ ...one, html: of(one.html) }));
	return {
		...shown,
		summary: maybe(shown.summary),
		impact: maybe(shown.impact),
		feltBy: maybe(shown.feltBy),
		narrative: shown.narrative && { ...shown.narrative, html: of(shown.narrative.html) },
		timeline: shown.timeline.map((one) => ({ ...one, html: maybe(one.html) })),
		factors: shown.factors.map((one) => ({ ...one, title: of(one.title), detail: maybe(one.detail) })),
		reflections: shown.reflections.map((one) => ({ ...one, html: of(one.html) })),
		lessons: shown.lessons.map((one) => ({ ...one, html: of(one.html), changes: changes(one.changes) })),
		changes: changes(shown.changes),
	};
}
