import type { SafeHtml } from '#lib/markdown/safe-html.ts';
import type { Presented, ShownChange } from './presentation.server.ts';

/** The same post-mortem with every rendered text in it changed. */
export function everyHtml<Shown extends Presented>(shown: Shown, of: (html: SafeHtml) => SafeHtml): Shown {
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
