import { done, milestone, said, seen, type Written } from '../writing.ts';

/** A draft that has got as far as its lessons. */
export const pastReminders: Written = {
	key: 'past-reminders',
	by: 'daniel@orrery.example',
	coAuthors: ['ines@orrery.example'],
	team: 'Dispatch',
	day: '2026-11-13',
	publishedOn: null,
	content: {
		title: 'Reminders that arrived in the past',
		summary:
			'For one morning, people in two municipalities were reminded of visits that had already taken place. The reminders were right about everything but the tense.',
		severity: 4,
		services: ['notifier'],
		impact: '388 reminders for visits of the day before.',
		feltBy: 'People in two municipalities. 26 called.',
		zone: 'UTC',
		times: { started: '06:00', noticed: '08:35', declared: null, mitigated: '09:10', resolved: null },
		timeline: [
			done(
				'2026-11-12 15:30',
				'The queue for two municipalities is paused for a change of supplier.',
				'a dispatch engineer',
			),
			done(
				'2026-11-12 19:50',
				'The change is postponed. The queue stays paused, since nothing in the plan takes it up again.',
				'a dispatch engineer',
			),
			milestone(
				'06:00',
				'A nightly job starts all queues. The waiting reminders go out, oldest first.',
				'notifier',
			),
			said('07:40', 'First caller: “she was here yesterday, is she coming again?”', 'support'),
			milestone('08:35', 'Support counts the eleventh such call and asks in #dispatch.', 'support'),
			seen(
				'08:50',
				'The oldest waiting reminder is 14 hours old. Nothing on a reminder says until when it makes sense.',
				'a dispatch engineer',
			),
			milestone(
				'09:10',
				'Reminders whose visit has begun are dropped from the queue.',
				'a dispatch engineer',
			),
		],
		narrative: `
Pausing a queue is a good tool, and since the duplicate reminders in {month 2026-10-26} we reach for it sooner. On Thursday we paused two for a change of supplier that was then put off to another week.

A paused queue keeps what it holds. It does not ask whether anyone still wants it. At six in the morning a job from another time, written so that no queue is ever left standing after a restart, started them both.

*Still to write: who knew about that job. I did not, and I own the queue.*
`,
		factors: [
			{
				title: 'A message does not know until when it makes sense',
				detail: 'It has a time before which it is not to be sent, and none after.',
				topics: ['Time is hard'],
			},
			{
				title: 'Two tools act on the same queue, and neither knows of the other',
				detail: '',
				topics: ['Hidden coupling'],
			},
		],
		wentWell: '',
		wasHard: '',
		gotLucky: 'Reminders, again, and not cancellations.',
		lessons: [{ text: 'Give every message a time after which it is better not sent.' }],
		changes: [
			{
				text: 'A reminder ends when its visit begins.',
				owner: 'daniel@orrery.example',
				due: '2026-11-27',
				lesson: 1,
				answers: [1],
			},
		],
		topics: ['notifications', 'queues'],
	},
};
