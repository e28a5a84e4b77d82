import { decided, milestone, said, seen, type Written } from '../writing.ts';

export const islandHoliday: Written = {
	key: 'island-holiday',
	by: 'ines@orrery.example',
	coAuthors: ['joaquim@orrery.example'],
	team: 'Dispatch',
	day: '2026-07-08',
	publishedOn: '2026-07-13',
	content: {
		title: 'The holiday that one island keeps',
		summary:
			'On a Wednesday that is a holiday on one island and nowhere else, our plan sent eleven nurses to work on a ferry that did not sail. The person who used to know was on holiday too.',
		severity: 3,
		services: ['calendar', 'route-planner'],
		impact:
			'23 people were visited between three and five hours late. Two were seen by a neighbour who is a retired nurse.',
		feltBy: 'Everybody on the north-side list, and eleven nurses at a closed ticket window.',
		zone: 'Atlantic/Madeira',
		times: { started: '07:00', noticed: '07:05', declared: '07:40', mitigated: '10:20', resolved: '12:30' },
		timeline: [
			seen(
				'2026-07-01 08:00',
				'The plan for the week is made. Wednesday looks like a Wednesday.',
				'route-planner',
			),
			milestone('07:00', 'The ferry does not sail. The next one is at ten.', 'the ferry company'),
			milestone(
				'07:05',
				'Eleven nurses meet at the window and call the depot. The depot is closed: it is a holiday.',
				'the nurses',
			),
			said(
				'07:25',
				'One of them has Joaquim’s own number, and calls him on the other side of the island.',
				'a nurse',
			),
			milestone(
				'07:40',
				'Joaquim declares it by telephone, from a beach. “Call the 23, start with the four diabetics.”',
				'the planner of rounds',
			),
			decided(
				'08:10',
				'Nobody is driven round by the mountain road in fog. The four urgent visits go to colleagues in the north who are free, and willing.',
				'the planner of rounds',
			),
			milestone('10:20', 'The ten o’clock ferry arrives. All remaining visits begin.', 'the nurses'),
			milestone('12:30', 'The last of the 23 has been seen.', 'the depot'),
		],
		narrative: `
Our calendar knows the holidays of nine countries and of every region in them. It takes them from a public list. The list is good. It does not go down to one island’s own day, which is voted on by the island each year and printed on the back of the ferry timetable.

Until this year that did not matter, because Joaquim put it in. Nobody had asked him to, and he did not think of it as a rule: he planned the week, saw the Wednesday, and changed it. This year he did what we had been asking him to do for some time, and took two weeks off in a row.

His stand-in followed the notes he left. They are very good notes. They list what is unusual in those two weeks, and a holiday that comes every year is not unusual to the person who has it every year.

Since then we have asked in every depot: *what do you change in the plan each week without thinking?* The list has 41 lines so far. Six of them are ferries.
`,
		factors: [
			{
				title: 'The rule lived in one person’s hands',
				detail: 'He corrected the plan as he made it, and the correction left no trace.',
				topics: ['Knowledge in one head'],
			},
			{
				title: 'The calendar had no place for a day that is only local',
				detail:
					'A holiday belongs to a country or a region. There was no field for an island or for a ferry.',
				topics: ['No place in the form'],
			},
			{
				title: 'The depot’s number is not answered on holidays',
				detail: 'And the central number opens at eight.',
				topics: ['No way to raise it'],
			},
		],
		wentWell: 'Nobody took the mountain road. Colleagues in the north said yes in four minutes.',
		wasHard: 'To call a man on a beach. He would like it known that he was glad to be called.',
		gotLucky: 'One nurse had his number from a birthday party.',
		lessons: [
			{
				text: 'Watch an expert do it once and write down what they correct without noticing. That is the part the notes leave out.',
			},
			{
				text: 'A stand-in week is a test of what only one person knows. Plan it, and expect to find something.',
			},
		],
		changes: [
			{
				text: 'A depot keeps its own days and sailings; the planner reads them.',
				owner: 'jonah@orrery.example',
				due: '2026-08-21',
				state: 'done',
				doneOn: '2026-08-19',
				lesson: 1,
				answers: [2],
			},
			{
				text: 'Ask each depot what they change without thinking, and put it where the planner can read it.',
				owner: 'joaquim@orrery.example',
				due: '2026-10-30',

				lesson: 1,
				answers: [1],
			},
			{
				text: 'A closed depot’s number rings at the night desk.',
				owner: 'aroha@orrery.example',
				due: '2026-07-17',
				state: 'done',
				doneOn: '2026-07-14',
				lesson: 2,
				answers: [3],
			},
		],
		topics: ['planning', 'hand-overs'],
	},
};
