import { decided, done, milestone, said, seen, type Written } from '../writing.ts';

export const averages: Written = {
	key: 'averages',
	by: 'oksana@orrery.example',
	team: 'Data platform',
	day: '2026-06-16',
	publishedOn: '2026-07-03',
	content: {
		title: 'The dashboard that averaged the night away',
		summary:
			'The punctuality we report to municipalities stood at 97% for eleven weeks. Between three and five in the morning it was 61%, and the average of the day had room for it.',
		severity: 3,
		services: ['punctuality-report', 'warehouse'],
		impact:
			'About 2,900 night visits were late and appear in no weekly report. Four municipalities received a figure that was true and unhelpful.',
		feltBy: 'People who wait for insulin at four in the morning, and the night nurses who kept saying so.',
		zone: 'UTC',
		times: {
			started: null,
			noticed: '11:00',
			declared: '13:30',
			mitigated: null,
			resolved: '2026-06-30 15:00',
		},
		timeline: [
			decided(
				'2026-03-31 14:00',
				'Hourly figures are kept for 30 days and daily ones for ever, to save four fifths of the storage.',
				'data platform',
			),
			said(
				null,
				'Night nurses tell their depot that the list is too tight. It is noted under “mood”.',
				'night nurses',
			),
			milestone(
				'11:00',
				'Maren brings a handwritten page to the quarterly talk: eighteen nights, her own times. The dashboard disagrees with her, politely.',
				'a district nurse',
				'{day 2026-06-03}  04:10 planned 04:52 there\n{day 2026-06-04}  03:30 planned 04:05 there\n{day 2026-06-05}  04:10 planned 04:47 there',
			),
			seen(
				'12:15',
				'By the hour, for the 30 days that are left: 03:00 to 05:00 stands at 61%.',
				'a data engineer',
			),
			milestone('13:30', 'Declared, as a thing that is still going on.', 'data platform'),
			done(
				'2026-06-18 10:00',
				'The hourly figures of all eleven weeks are computed again from raw visits.',
				'a data engineer',
			),
			done(
				'2026-06-24 09:00',
				'Dispatch gives the night rounds eleven minutes more between two villages.',
				'a dispatch engineer',
			),
			milestone(
				'2026-06-30 15:00',
				'Reports sent again, with the nights in a line of their own and a letter that explains why.',
				'data platform',
			),
		],
		narrative: `
An average is a summary, and a summary is a decision about what may disappear. We took ours in {month 2026-03-31}, for reasons of storage, and did not notice that it was one.

| Hours | Visits a night and day | On time |
| --- | ---: | ---: |
| 06:00–22:00 | 9,300 | 98% |
| 22:00–03:00 | 420 | 93% |
| 03:00–05:00 | 96 | 61% |
| All | 9,816 | 97% |

There are few visits at night, so they weigh little. In this line of work they are few because only those are left that cannot wait.

Two things were pointing at it. The depot’s notes of what night nurses said were filed with what people say about the coffee. And the planner’s own estimates had been wrong since {month 2026-03-31}, when a ferry changed its hours; it learns from daily figures as well.

Maren’s page is on the wall of our room now. She had not written it to prove anything. She wanted to know whether it was only her.
`,
		factors: [
			{
				title: 'The daily average had room for the two worst hours',
				detail: 'Ninety-six visits among ten thousand move it by less than half a point.',
				topics: ['Average hides the tail'],
			},
			{
				title: 'The figure by which we judge the plan also teaches the plan',
				detail: 'The planner learned from the same daily figures and agreed with the dashboard.',
				topics: ['Circular check'],
			},
			{
				title: 'What night nurses said had nowhere to go but “mood”',
				detail: 'The depot’s form has a field for incidents and a field for mood. A tight list is neither.',
				topics: ['No way to raise it'],
			},
		],
		wentWell:
			'Nobody in the meeting defended the dashboard. Within an hour and a quarter we knew that Maren was right.',
		wasHard:
			'Most of the hourly figures were gone. Computing them again took two days that we spent guessing.',
		gotLucky: 'Raw visits are kept for a year, for the auditors. It was never meant for us.',
		lessons: [
			{
				text: 'Before you trust an average, ask who is rare in it, and whether they are rare because they matter.',
			},
			{ text: 'If people say it and the figures do not, keep both until one of them is explained.' },
		],
		changes: [
			{
				text: 'Report punctuality as the worst two hours beside the day.',
				owner: 'oksana@orrery.example',
				due: '2026-07-03',
				state: 'done',
				doneOn: '2026-06-30',
				lesson: 1,
				answers: [1],
			},
			{
				text: 'Keep hourly figures for two years, and drop something that nobody reads instead.',
				kind: 'decision',
				owner: 'kwame@orrery.example',
				due: '2026-07-10',
				state: 'done',
				doneOn: '2026-07-09',
				lesson: 1,
				answers: [1],
			},
			{
				text: 'The planner learns from single visits.',
				owner: 'rin@orrery.example',
				due: '2026-09-30',
				lesson: 1,
				answers: [2],
			},
			{
				text: 'A third field in the depot’s form: “the plan does not fit”.',
				owner: 'sofia@orrery.example',
				due: '2026-07-17',
				state: 'done',
				doneOn: '2026-07-20',
				lesson: 2,
				answers: [3],
			},
		],
		topics: ['reporting', 'nights'],
	},
};
