import { decided, done, milestone, said, seen, type Written } from '../writing.ts';

export const clockChange: Written = {
	key: 'clock-change',
	by: 'amara@orrery.example',
	coAuthors: ['mei-ling@orrery.example'],
	team: 'Dispatch',
	day: '2026-10-25',
	clocksBack: true,
	publishedOn: '2026-10-30',
	content: {
		title: 'The route planner’s clock went back an hour, twice',
		summary:
			'On the night with twenty-five hours, routes that began after two ended before they started. Each retry re-read the clock, so the second try asked for a route that had already ended.',
		severity: 3,
		services: ['route-planner'],
		impact:
			'46 night lists in Sweden and Denmark were empty for up to 52 minutes. 31 visits were late, none by more than an hour.',
		feltBy: 'Night nurses who began after two, and nobody who began before.',
		zone: 'UTC',
		times: { started: '01:00', noticed: '01:02', declared: '01:22', mitigated: '01:52', resolved: '02:20' },
		timeline: [
			milestone('01:00', 'In Stockholm it is three o’clock, and then it is two again.', 'the clock'),
			milestone(
				'01:02',
				'Page: planner throughput low. It is Sunday, {clock 01:02 Africa/Lagos} in Lagos.',
				'the on-call engineer',
			),
			said(
				'01:11',
				'Support: some night lists are empty. Not all, and nobody knows which.',
				'the night desk',
			),
			milestone(
				'01:22',
				'Declared. The planner looks healthy: it answers, quickly, that there is nothing to plan.',
				'the on-call engineer',
			),
			said(
				'01:31',
				'Aroha: “Night nurses in Malmö say their list is empty. Only the ones who started after two.”',
				'the support lead',
			),
			seen(
				'01:34',
				'A log line that makes no sense at first reading.',
				'the on-call engineer',
				'01:33:58 planner  WARN route 88412 ends before it starts\nstarts 02:40  ends 02:10  tz Europe/Stockholm\n01:33:58 planner  retry 2 of 5',
			),
			done(
				'01:36',
				'The planner is restarted. For four minutes it looks better, since a planner that has just begun has no failures yet.',
				'the on-call engineer',
			),
			seen(
				'01:44',
				'One route read by hand: half an hour of work, from 02:40 to 02:10. Both are right, on two sides of the hour.',
				'the second responder',
			),
			decided(
				'01:48',
				'Retries off, so that nothing more is thrown away. Lists are made from last night’s, which had the same visits.',
				'the second responder',
			),
			milestone(
				'01:52',
				'Last night’s lists are on all phones, with a sentence at the top that says so.',
				'a dispatch engineer',
			),
			milestone(
				'02:20',
				'The hour is over in every zone we plan for. Routes end after they start.',
				'route-planner',
			),
		],
		narrative: `
A route has a start, and an end that is computed from it. Both are kept as clock times in the zone of the depot. For 364 nights a year that is enough, and one can read it aloud.

On the night on which the clock goes back there are two times called 02:10. A round that begins at 02:40 and lasts half an hour ends at the second one. As text it ends before it starts, and the planner, which rightly refuses to plan such a thing, refused.

~~~
start   02:40  (summer time)      = 00:40 UTC
end     02:10  (standard time)    = 01:10 UTC
text    02:40 – 02:10             = refused
~~~

A refusal is tried again, up to five times. Each retry begins from the current time, which had gone back as well. So the second try asked for a route within an hour that, by the planner’s reckoning, was over. It is the second going back of the title: the first was the clock’s, and this one was ours. After five tries the list was stored empty, as finished work.

Amara restarted the planner at 01:36 and tells it herself: “I wanted to do something. Restarting is doing something.” She asked us to keep that in, and we are glad of it, because it is what the night looks like from inside.

What turned it was the word *after*, in a message from somebody who had asked one nurse one more question.
`,
		factors: [
			{
				title: 'Routes are kept as clock times, and one hour has two of each',
				detail: 'The zone is stored beside them. It cannot tell the first 02:10 from the second.',
				topics: ['Time is hard'],
			},
			{
				title: 'Each retry asked the clock again',
				detail: 'What was tried the second time was another question than the first.',
				topics: ['Retries amplify'],
			},
			{
				title: 'An empty list was stored as a finished one',
				detail: 'To the planner, giving up and having nothing to do are the same row.',
				topics: ['Absence looks like health'],
			},
		],
		wentWell:
			'The support desk asked what the empty lists had in common. Last night’s lists were an idea of thirty seconds, and good enough.',
		wasHard: 'A planner that answers quickly looks well. It took 42 minutes until somebody read one route.',
		gotLucky: 'It is the quietest hour of the week, and the nurses knew their Sunday by heart.',
		lessons: [
			{ text: 'Keep moments as moments. A clock time is for reading aloud.' },
			{
				text: 'A retry repeats the question. Fix what was asked, the time included, before the first attempt.',
			},
			{ text: 'When a machine says that all is well, read one case by hand.' },
		],
		changes: [
			{
				text: 'A planning request carries its time, and all attempts use that one.',
				owner: 'mei-ling@orrery.example',
				due: '2026-11-06',
				state: 'done',
				doneOn: '2026-11-02',
				lesson: 2,
				answers: [2],
			},
			{
				text: 'A list for which planning gave up is marked so, and pages.',
				owner: 'amara@orrery.example',
				due: '2026-11-13',
				state: 'done',
				doneOn: '2026-11-11',
				lesson: 3,
				answers: [3],
			},
			{
				text: 'Routes are stored in UTC, with the depot’s zone for showing.',
				owner: 'rin@orrery.example',
				due: '2027-02-26',
				link: 'https://work.orrery.example/dispatch/712',
				lesson: 1,
				answers: [1],
			},
		],
		topics: ['time', 'retries', 'nights'],
	},
};
