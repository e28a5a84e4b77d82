import { decided, done, milestone, said, seen, type Written } from '../writing.ts';

export const duplicateReminders: Written = {
	key: 'duplicate-reminders',
	by: 'daniel@orrery.example',
	coAuthors: ['aroha@orrery.example'],
	team: 'Dispatch',
	day: '2026-10-26',
	publishedOn: '2026-11-02',
	content: {
		title: 'Forty minutes of duplicate visit reminders',
		summary:
			'A retry after a timeout is a second message unless the receiver can tell. Ours could not, until the idempotency key. 2,960 people were reminded of one visit between two and five times.',
		severity: 3,
		services: ['notifier', 'sms-gateway'],
		impact:
			'2,960 people received 7,410 reminders more than they needed. 180 called to ask whether they were to expect five nurses.',
		feltBy: 'People who are visited, most of them over seventy, on a Monday morning.',
		zone: 'UTC',
		times: { started: '07:30', noticed: '07:48', declared: '07:55', mitigated: '08:10', resolved: '08:10' },
		timeline: [
			seen(
				'07:28',
				'The text-message supplier takes 12 s to say “accepted”. It accepts all the same.',
				'sms-gateway',
			),
			milestone(
				'07:30',
				'Monday’s reminders begin. After 10 s without an answer, each is sent again.',
				'notifier',
				'attempt 3  visit 1190244  timeout after 10.0 s',
			),
			said('07:48', 'A second caller asks in the same words as the first.', 'support'),
			milestone('07:48', 'Support looks at one number: four identical messages.', 'support'),
			milestone('07:55', 'Declared.', 'the on-call engineer'),
			seen(
				'08:01',
				'Our log shows 61% of reminders as not sent. The supplier’s shows all as sent, and more than all.',
				'the on-call engineer',
			),
			decided(
				'08:06',
				'Stop sending. A reminder that is late is better than one that frightens.',
				'the on-call engineer',
			),
			milestone('08:10', 'The queue is stopped. Nobody receives a further one.', 'notifier'),
			done(
				'09:00',
				'One message to the 2,960, written by Support: “One visit, one nurse. The rest was us.”',
				'support',
			),
			done('11:20', 'The queue runs again with a timeout of 40 s.', 'a dispatch engineer'),
		],
		narrative: `
We give the supplier ten seconds. That morning it needed twelve. After ten we took the message for lost and sent it again, and two seconds later the first was accepted, and then the second.

“At least once” is what our queue promises, and we had all read it as “once”. In three years it had been once, near enough, because the supplier was quick.

> “My husband laid the table for five.” (a caller from Setúbal, laughing. Others were not laughing.)

A message cannot be taken back. So the choice at 08:06 was between people not reminded and people reminded again, and support knew which was worse: to somebody who forgets things, being told the same thing five times is not a technical matter.
`,
		factors: [
			{
				title: 'A timeout was taken for a failure',
				detail: 'It means that we do not know. We sent again as if we did, up to five times.',
				topics: ['Retries amplify'],
			},
			{
				title: 'The receiver had no way to tell a repeat from a new message',
				detail: 'Each attempt carried a number of its own.',
				topics: ['No owner for the whole path'],
			},
			{
				title: 'Ten seconds was the supplier’s worst case of three years ago',
				detail: 'It was measured once and written down as a constant.',
				topics: ['Threshold outlived its reason'],
			},
		],
		wentWell: 'The second caller was enough. The apology was written by those who had heard the calls.',
		wasHard: 'Both logs were true and they disagreed.',
		gotLucky: 'Reminders only. Cancellations take the same road on Tuesdays.',
		lessons: [
			{
				text: 'A timeout says “I do not know”. Before you send again, make sure the other side can recognise a repeat.',
			},
			{
				text: 'Some messages harm more twice than late. Decide which ones before the morning on which you have to.',
			},
		],
		changes: [
			{
				text: 'Every message carries one key through all its attempts; the supplier drops repeats.',
				owner: 'daniel@orrery.example',
				due: '2026-11-06',
				state: 'done',
				doneOn: '2026-11-04',
				link: 'https://work.orrery.example/dispatch/720',
				lesson: 1,
				answers: [2],
			},
			{
				text: 'After a timeout we ask whether it was accepted, and only then send again.',
				owner: 'daniel@orrery.example',
				due: '2026-11-13',
				state: 'done',
				doneOn: '2026-11-12',
				lesson: 1,
				answers: [1],
			},
			{
				text: 'Timeouts follow what was measured last week, and say so when they move.',
				owner: 'callum@orrery.example',
				due: '2026-12-11',
				answers: [3],
			},
			{
				text: 'Write down who can pause a queue, and for which messages late is better than twice.',
				kind: 'decision',
				owner: 'ines@orrery.example',
				due: '2026-11-23',
				lesson: 2,
			},
		],
		topics: ['notifications', 'retries'],
	},
};
