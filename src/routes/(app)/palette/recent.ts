import type { Visit } from './choices.ts';

const KEPT = 5;
const keyOf = (personId: number) => `recent:${personId}`;

/** Where somebody was last, in this browser; each person's own, should they share it. */
export function recentOf(personId: number): Visit[] {
	try {
		const kept: unknown = JSON.parse(localStorage.getItem(keyOf(personId)) ?? '[]');
		return Array.isArray(kept) ? kept.filter(isVisit).slice(0, KEPT) : [];
	} catch {
		return [];
	}
}

/** An entry, a lesson, a person, a team or a topic that was opened; lists and forms are places anyway. */
export function remember(personId: number, { href, title }: Visit): void {
	if (!/^\/(postmortems|log|lessons|changes|people)\/\d+$|^\/(teams|topics|log\/teams)\/[^/]+$/.test(href))
		return;
	const others = recentOf(personId).filter((visit) => visit.href !== href);
	try {
		localStorage.setItem(keyOf(personId), JSON.stringify([{ href, title }, ...others].slice(0, KEPT)));
	} catch {
		// A browser that keeps nothing has no recent places.
	}
}

/** On the way out: the next one at this browser is not told what was open. */
export function forgetRecent(personId: number): void {
	try {
		localStorage.removeItem(keyOf(personId));
	} catch {
		// A browser that keeps nothing has nothing to forget.
	}
}

function isVisit(value: unknown): value is Visit {
	if (typeof value !== 'object' || value === null || !('href' in value && 'title' in value)) return false;
	return typeof value.href === 'string' && value.href.startsWith('/') && typeof value.title === 'string';
}
