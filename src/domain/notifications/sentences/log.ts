import { dayIn, type Sentence } from '../sentence.ts';

const toComposer = (team: string, day: string) => `/log/new?${new URLSearchParams({ team, day }).toString()}`;

/** A team that asks itself what it learned. */
export const LOG_SENTENCES = {
	/** A team asks itself. Subject: the day that is asked about, `2026-11-19`. */
	'log-asked': {
		matter: 'log',
		says: (told) => `${told.team} asks what you learned, for ${dayIn(told.subject, told)}`,
		now: true,
		ownLetter: true,
		page: toComposer,
	},
	/** For those of whom nobody waits for something. Subject: the same. */
	'log-open': {
		matter: 'log',
		says: (told) =>
			`${told.team} is open for what you learned, should you like to, for ${dayIn(told.subject, told)}`,
		inboxOnly: true,
		page: toComposer,
	},
} satisfies Record<string, Sentence>;
