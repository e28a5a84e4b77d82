import { decided, done, milestone, said, seen, type Written } from '../writing.ts';

export const training: Written = {
	key: 'training',
	by: 'noor@orrery.example',
	coAuthors: ['maren@orrery.example'],
	team: 'People and learning',
	day: '2026-08-20',
	publishedOn: '2026-09-15',
	content: {
		title: 'The training that 94% finished and the right people never saw',
		summary:
			'A course on the new insulin pens reached nearly everyone with a company mailbox. The 212 people who carry the pens do not have one.',
		severity: 3,
		services: ['training'],
		impact:
			'212 nurses and couriers worked for five weeks with the old instructions. Three pens were stored too cold and replaced.',
		feltBy: 'Field staff in four municipalities, who learned of a course by being asked about it.',
		zone: 'Europe/Copenhagen',
		times: {
			started: '2026-07-16 09:00',
			noticed: '2026-08-20 10:15',
			declared: '2026-08-20 11:00',
			mitigated: '2026-08-21 06:30',
			resolved: '2026-09-11 15:00',
		},
		timeline: [
			milestone(
				'2026-07-16 09:00',
				'Invitations go out to “all staff”, 431 addresses.',
				'people and learning',
			),
			seen(
				'2026-07-31 12:00',
				'“Completed: 94%” is shown at the monthly meeting. There is applause.',
				'the course',
			),
			said(
				'2026-08-12 07:10',
				'A courier asks at the depot why the box says 2 to 8 degrees when his card says cool. The depot asks the pharmacy, and the pharmacy replaces the pen.',
				'a courier',
			),
			milestone(
				'2026-08-20 10:15',
				'In a talk about something else Maren says “which course?”.',
				'a district nurse',
			),
			seen(
				'2026-08-20 10:40',
				'Of 431 addresses, none belongs to a visiting nurse or a courier. They sign in with a badge number.',
				'people and learning',
			),
			milestone(
				'2026-08-20 11:00',
				'Written up as an incident, the first of this team.',
				'people and learning',
			),
			decided(
				'2026-08-20 14:00',
				'No catch-up course. One card with the three facts that matter, in every box, by tomorrow.',
				'a district nurse',
			),
			milestone(
				'2026-08-21 06:30',
				'The card is in the boxes of all four municipalities when the morning round is packed.',
				'the depots',
			),
			done(
				'2026-09-04 13:00',
				'The course is shown at shift change, in nine minutes, with a pen to hold.',
				'people and learning',
			),
			milestone(
				'2026-09-11 15:00',
				'198 of 212 have held a pen. The other 14 are on leave and known by name to their depots.',
				'the depots',
			),
		],
		narrative: `
“All staff” is a mailing list. It was complete in the days when everyone had a desk. Each person in the course tool comes from that list, and so do the 100% of which 94 were reached. We had asked the tool how many of the people it knew had finished. It answered that.

The course itself was good. It takes 35 minutes, wants headphones and a screen, and ends with a quiz. Maren read it with us and asked where she was to sit.

| | Office | In the field |
| --- | --- | --- |
| Signs in with | mailbox | badge number |
| Has a screen for 35 minutes | yes | no |
| Touches an insulin pen | never | daily |
| Invited | 431 | 0 |

The meeting at which we showed the 94% was on a video call at noon. Nobody there was from the field, for the reason in the second row.
`,
		factors: [
			{
				title: 'The list of people came from the tool that was to reach them',
				detail: 'Whoever it did not know was neither invited nor missing.',
				topics: ['Circular check', 'Absence looks like health'],
			},
			{
				title: 'The course was made for a desk',
				detail: 'Its length, its sound and its quiz fit those who made and tried it.',
				topics: ['Tested by those it fits'],
			},
			{
				title: 'The courier’s question was answered three times and asked nobody',
				detail: 'Courier, depot and pharmacy each did their part. It went sideways and never up.',
				topics: ['Each report alone'],
			},
		],
		wentWell: 'From “which course?” to a card in every box took twenty hours.',
		wasHard: 'We had been applauded for it.',
		gotLucky: 'Too cold is the harmless direction.',
		lessons: [
			{ text: 'Count from the people who need it, not from the list you happened to send it to.' },
			{ text: 'Make a training where it will be used, with the thing in the hand. The rest is a film.' },
		],
		changes: [
			{
				text: 'The number we show is “of those who touch it”, counted by the depots.',
				kind: 'decision',
				owner: 'noor@orrery.example',
				due: '2026-09-15',
				state: 'done',
				doneOn: '2026-09-14',
				lesson: 1,
				answers: [1],
			},
			{
				text: 'Badge numbers can sign in to courses, on the depot’s screen and on the phone.',
				owner: 'thu-ha@orrery.example',
				due: '2026-12-11',
				lesson: 1,
				answers: [1],
			},
			{
				text: 'Each course for the field is tried at one shift change before it goes out.',
				owner: 'maren@orrery.example',
				due: '2026-10-15',
				state: 'done',
				doneOn: '2026-10-09',
				lesson: 2,
				answers: [2],
			},
			{
				text: 'Depots pass on one question a week that they could answer themselves.',
				owner: 'aroha@orrery.example',
				due: '2026-11-30',
				answers: [3],
			},
		],
		topics: ['training', 'field work'],
	},
};
