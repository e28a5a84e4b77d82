import { namedDay } from '#lib/dates.ts';
import type { Matter } from './channels.ts';

export interface Told {
	/** The name of who did it. */
	by: string;
	/** `PM‑25`; empty where it is about no entry. */
	entry: string;
	/** The name of the team that it is about; empty where there is none. */
	team: string;
	subject: string;
	now: number;
}

export interface Sentence {
	says: (told: Told) => string;
	/** What people choose by whether, and how, they hear of it. */
	matter: Matter;
	/** It is about this very hour: it goes out as it is told, and not a little later. */
	now?: boolean;
	/** A letter of its own tells of it, so that this one is in no other. */
	ownLetter?: boolean;
	/** Nobody waits for it: it stays in the inbox, and reaches for nobody. */
	inboxOnly?: boolean;
	/** Happening once more makes the same line new again, instead of a second line. */
	again?: boolean;
	/**
	 * Where on the page of the entry or the team it leads, or below it: the rest of the address, with its `#` or `/`.
	 * The whole address where it is about neither.
	 */
	place?: (subject: string) => string;
	/** Where it leads that is about a team and not on its page: the whole address, made of the team's own and the subject. */
	page?: (slug: string, subject: string) => string;
	/** A page of its own, which is not below that of the entry. */
	address?: (subject: string) => string;
}

/** A named day of a subject that holds it, such as “Fri 27 Nov” of `2026-11-27`. */
export const dayIn = (day: string, { now }: Told): string =>
	namedDay(Date.parse(`${day}T12:00Z`), 'UTC', now);

/** `101` of `101 2026-11-27`. */
export const first = (subject: string): string => subject.split(' ', 1)[0] ?? '';
/** `2026-11-27` of `101 2026-11-27`. */
export const rest = (subject: string): string => subject.slice(first(subject).length + 1);
