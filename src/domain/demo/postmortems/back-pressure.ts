import { done, milestone, said, seen, type Written } from '../writing.ts';

/** A draft as people write it before they reread it: what the coach is for. */
export const backPressure: Written = {
	key: 'back-pressure',
	by: 'ines@orrery.example',
	coAuthors: ['mei-ling@orrery.example', 'daniel@orrery.example'],
	team: 'Dispatch',
	day: '2026-11-17',
	publishedOn: null,
	review: {
		reviewers: ['leila@orrery.example', 'callum@orrery.example'],
		note: 'Is it plain why we looked at roster and not at the queue?',
		answers: [
			{
				by: 'leila@orrery.example',
				verdict: 'more',
				sentence:
					'I can follow all of it but the pause by hand. Who decided which region goes first, and from what?',
			},
		],
	},
	content: {
		title: 'Back-pressure that pushed on nobody',
		summary:
			'Couriers waited up to 41 minutes for their next visit. The queue asked its producers to slow down, politely and in vain.',
		severity: 2,
		services: ['assignment-queue', 'roster', 'broker'],
		impact: '1.2 million assignments waited at the worst moment, the last of them for 41 minutes.',
		feltBy: 'Couriers between two visits, in all regions. Still to be counted.',
		zone: 'UTC',
		times: { started: '13:42', noticed: '13:53', declared: null, mitigated: '14:17', resolved: '15:20' },
		timeline: [
			milestone('13:42', 'Roster answers in 4 s instead of 40 ms.', 'roster'),
			seen('13:44', 'Assignment workers slow down; the queue starts to grow.', 'assignment-queue'),
			seen(
				'13:50',
				'Backlog passes 100,000 on the broker dashboard.',
				'broker',
				'flow control: requested 214 times, honoured by 0 of 38 producers',
			),
			milestone('13:53', 'Page: roster latency.', 'the on-call engineer'),
			said('14:06', 'Mei-Ling asks whether the backlog is “ours or roster’s”.', 'a dispatch engineer'),
			done('14:14', 'Producers paused by hand, one region at a time.', 'a dispatch engineer'),
			milestone('14:17', 'Backlog falls for the first time.', 'assignment-queue'),
			done('14:41', 'Roster index restored.', 'the on-call engineer'),
			milestone('15:20', 'Backlog empty, last late assignment delivered.', 'assignment-queue'),
		],
		narrative: `
At 13:42 the roster service began to answer in four seconds instead of forty milliseconds. The assignment workers wait for roster, so they slowed as well, and the queue in front of them began to grow.

The broker did what it promises and asked its producers to slow down. Mateo forgot to turn on flow control when he upgraded the client in {month 2026-09-15}, so nothing slowed, and by 14:06 there were 1.2 million assignments waiting.

We should have noticed the backlog at 13:50, when it was obviously climbing. Instead we looked at roster until 14:06, because roster is what the page was about.
`,
		factors: [],
		wentWell: '',
		wasHard: '',
		gotLucky: '',
		lessons: [],
		changes: [],
		topics: ['queues'],
	},
};
