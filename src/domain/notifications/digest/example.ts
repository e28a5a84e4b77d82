import { DAY } from '#lib/dates.ts';
import type { Digest } from './letter.server.ts';

const UNTIL = Date.parse('2026-11-20T14:00Z');

const entry = (title: string): Digest['teams'][number]['lessons'][number]['entry'] => ({
	kind: 'postmortem',
	number: 25,
	title,
	publishedAt: UNTIL,
});

/** A letter of what was learned, with people and things that are made up. */
export const EXAMPLE: Digest = {
	to: 'ines@example.org',
	zone: 'UTC',
	workspace: 'Northwind',
	from: UNTIL - 7 * DAY,
	until: UNTIL,
	teams: [
		{
			name: 'Payments',
			lessons: [
				{
					id: 318,
					text: 'A certificate that renews itself still needs somebody who is told when it does not.',
					entry: entry('The certificate that nobody owned'),
					authors: [{ name: 'Mei-Ling Chen' }],
					changes: [{ text: 'The on-call is told 30 days ahead', words: 'Done on Tuesday' }],
				},
				{
					id: 321,
					text: 'Asking the queue how old its oldest message is says more than how long it is.',
					entry: { ...entry(''), kind: 'log' },
					authors: [{ name: 'Kwame Mensah' }],
					changes: [],
				},
			],
		},
	],
	more: 0,
	again: {
		heading: 'A year ago this week',
		lesson: {
			id: 97,
			text: 'A failover that nobody has practised takes as long as finding out how it works.',
			entry: entry('Forty minutes of reading the runbook'),
			authors: [{ name: 'Tomasz Wrona' }],
			changes: [],
		},
		since: 'Since then: every quarter ends with a drill. It held.',
	},
	waiting: 'Waiting for you: [two things in your inbox](/inbox).',
};
