import type { Named } from './mentions.server.ts';

/** What became of a form that was sent without leaving the page. */
export type Sent =
	| { kind: 'done'; /** The id of the note on the page. */ note: string }
	| { kind: 'refused'; sentence: string }
	| { kind: 'signed-out' }
	| { kind: 'away' };

/** How the discussion reaches the server; the page that shows it says how. */
export interface Sending {
	/** Where the forms lead: `/postmortems/25/discussion`. */
	href: string;
	send: (action: string, data: FormData) => Promise<Sent>;
	/** People who may be mentioned, whose names begin like that. */
	people: (typed: string) => Promise<Named[]>;
}

export function sentenceOf(sent: Sent): string {
	switch (sent.kind) {
		case 'done':
			return '';
		case 'refused':
			return sent.sentence;
		case 'signed-out':
			return 'You were signed out in the meantime. What you wrote is kept here.';
		case 'away':
			return 'Offline. What you wrote is kept here until you are back.';
	}
}
