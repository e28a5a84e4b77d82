import { decided, done, milestone, seen, type Written } from '../writing.ts';

export const backfill: Written = {
	key: 'backfill',
	by: 'oksana@orrery.example',
	coAuthors: ['kwame@orrery.example'],
	team: 'Data platform',
	visibility: 'team',
	day: '2026-10-08',
	publishedOn: '2026-10-13',
	content: {
		title: 'A backfill that was gentle on average',
		summary:
			'Recomputing two years of mileage was to take a week at a quarter of the warehouse’s strength. It took all of it for the first quarter of every hour, which is when the depots print.',
		severity: 3,
		services: ['warehouse', 'depot-reports'],
		impact:
			'Lists printed between three and nine minutes late at 06:00, 07:00 and 08:00. 22 depots began their round late.',
		feltBy: 'Depots in Europe, at the printer.',
		zone: 'UTC',
		times: { started: '05:00', noticed: '06:04', declared: '07:10', mitigated: '08:12', resolved: '08:12' },
		timeline: [
			done(
				'2026-10-07 21:00',
				'The backfill is started with a limit: 25% of the slots, per hour.',
				'a data engineer',
			),
			milestone('05:00', 'The first hour in which anybody else wants something.', 'warehouse'),
			milestone(
				'06:04',
				'A depot asks in #data whether printing is slow today. It is not slow when we look.',
				'a depot coordinator',
			),
			seen('06:20', 'The usage graph shows 25%, flat. It has one point for each hour.', 'a data engineer'),
			milestone(
				'07:10',
				'Declared at the third question, a few minutes past the hour, like the first two.',
				'a data engineer',
			),
			seen(
				'07:40',
				'By the minute: 100% until a quarter past, nothing until the next hour.',
				'a data engineer',
				'slots 06:00-06:15  400/400   06:16-06:59  0/400',
			),
			decided('07:55', 'Pause, rather than tune, with one more printing hour ahead.', 'a data engineer'),
			milestone(
				'08:12',
				'The backfill is paused by hand in the middle of its burst. It goes on at 20:00, at a quarter of every minute.',
				'a data engineer',
			),
		],
		narrative: `
The limit was meant as a share. The setting is a budget: so many slot-minutes for each hour, to be used as one likes. The scheduler likes to be done. It used the hour’s budget in the first fifteen minutes, and then waited with clean hands.

We had watched it for an hour on the evening before, on the same graph that has one point per hour, and it was as flat as could be wished.

Nights are empty and it would have passed unnoticed for the whole week but for one coincidence: depots print at the full hour. So does nearly everything that people schedule.

We keep this page to our own team for now, since the next step is a conversation with Ledger about who may use the warehouse when, and we would like to have it in person first.
`,
		factors: [
			{
				title: 'A limit per hour permits a burst at its beginning',
				detail: 'Twenty-five per cent of an hour is fifteen minutes of everything.',
				topics: ['Average hides the tail'],
			},
			{
				title: 'Everyone begins at the full hour',
				detail: 'Depots, jobs and budgets. Nobody decided it.',
				topics: ['Hidden coupling'],
			},
		],
		wentWell: 'Pausing kept all that had been computed.',
		wasHard: 'Each time somebody asked, it was over by the time we looked.',
		gotLucky: 'A report was late. The planner reads the same warehouse at half past.',
		lessons: [
			{
				text: 'A limit has a window. Within the window it is no limit, so choose one shorter than anybody’s patience.',
			},
			{ text: 'Schedule at seven past. The full hour is everybody’s.' },
		],
		changes: [
			{
				text: 'Background work is limited by the minute, and shown by the minute.',
				owner: 'oksana@orrery.example',
				due: '2026-10-23',
				state: 'done',
				doneOn: '2026-10-15',
				lesson: 1,
				answers: [1],
			},
			{
				text: 'Agree with Ledger and the depots on who uses the warehouse when.',
				kind: 'decision',
				owner: 'kwame@orrery.example',
				due: '2026-11-27',
				lesson: 2,
				answers: [2],
			},
		],
		topics: ['warehouse', 'limits'],
	},
};
