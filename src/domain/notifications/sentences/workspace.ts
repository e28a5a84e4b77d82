import { dayIn, rest, type Sentence } from '../sentence.ts';

/** What those who look after the workspace hear. */
export const WORKSPACE_SENTENCES = {
	/** For those who look after it, who need not be in its team. Subject: the address of its page. */
	'webhook-paused': {
		matter: 'workspace',
		says: () => 'A webhook was paused: nobody has heard it for days',
		again: true,
		place: (subject) => subject,
	},
	/** The same of a channel in a chat. */
	'chat-paused': {
		matter: 'workspace',
		says: () => 'A channel that your team tells was paused: it takes nothing any more',
		again: true,
		place: (subject) => subject,
	},
	/** For owners. Subject: when it began to fail; the letter about it tells them elsewhere. */
	'backup-failed': {
		matter: 'workspace',
		says: () => 'A backup did not work',
		ownLetter: true,
		place: () => '/admin/backups',
	},
	/** Subject: its id, and the last day on which it opens anything: `12 2026-11-27`. */
	'token-ends': {
		matter: 'workspace',
		says: (told) => `A token of yours ends on ${dayIn(rest(told.subject), told)}`,
		place: () => '/settings/tokens',
	},
} satisfies Record<string, Sentence>;
