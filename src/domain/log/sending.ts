import type { FieldErrors } from '#lib/errors.ts';

/** What became of what was sent without leaving the page. */
export type Sent =
	| { kind: 'logged'; /** Where it stands now: `/log/teams/dispatch#lesson-318`. */ href: string }
	/** It is kept in the browser, and sent as soon as it can be. */
	| { kind: 'kept' }
	| { kind: 'refused'; message: string | null; errors: FieldErrors }
	| { kind: 'signed-out' }
	| { kind: 'away' };

/** How the composer reaches the server; the page that it stands on says how. */
export type Send = (address: string, data: FormData) => Promise<Sent>;

export function sentenceOf(sent: Sent): string | null {
	switch (sent.kind) {
		case 'logged':
			return null;
		case 'kept':
			return 'Offline. It is kept here, and sent when you are back.';
		case 'refused':
			return sent.message;
		case 'signed-out':
			return 'You were signed out in the meantime. What you wrote is kept here.';
		case 'away':
			return 'Offline. What you wrote is kept here until you are back.';
	}
}

/** The lesson that was just logged, by the address that came back: its seam draws itself once. */
export function lessonIn(href: string): number | null {
	const [, id] = /#lesson-(\d+)$/.exec(href) ?? [];
	return id === undefined ? null : Number(id);
}
