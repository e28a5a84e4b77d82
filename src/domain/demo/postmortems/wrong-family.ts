import { decided, done, milestone, seen, type Written } from '../writing.ts';

export const wrongFamily: Written = {
	key: 'wrong-family',
	by: 'leila@orrery.example',
	coAuthors: ['thu-ha@orrery.example'],
	team: 'Mobile',
	visibility: 'restricted',
	readers: ['freya@orrery.example', 'aroha@orrery.example', 'ines@orrery.example', 'sofia@orrery.example'],
	day: '2026-11-03',
	publishedOn: '2026-11-11',
	content: {
		title: 'A visit note that was shown to the wrong daughter',
		summary:
			'Two women with the same name and the same birthday are visited in the same town. For one evening the daughter of one could read the note about the other.',
		severity: 2,
		services: ['family-view', 'sign-in'],
		impact:
			'One note was read by one person. Both families and the data protection authority have been told.',
		feltBy: 'Two families. We do not describe them further, here or anywhere.',
		zone: 'UTC',
		times: {
			started: '17:52',
			noticed: '18:20',
			declared: '18:24',
			mitigated: '18:41',
			resolved: '2026-11-05 16:00',
		},
		timeline: [
			done(
				'16:30',
				'A relative asks at the depot for access to the family view. Her invitation is made by name and birthday.',
				'a depot coordinator',
			),
			seen(
				'16:31',
				'The search shows one match. There are two; the second is on the next page, which the screen shows on scrolling.',
				'family-view',
			),
			milestone('17:52', 'The relative signs in and reads a note. It is about another woman.', 'family-view'),
			milestone(
				'18:20',
				'She calls: “this is not my mother’s hip”. She has closed the page and asks that somebody tell the other family.',
				'the support lead',
			),
			milestone('18:24', 'Declared, with the smallest circle that could act.', 'the incident lead'),
			milestone(
				'18:41',
				'The access is withdrawn. The log shows one note, open for four minutes.',
				'a mobile engineer',
			),
			decided(
				'19:10',
				'The other family is called tonight, before anything is written to anybody.',
				'the incident lead',
			),
			done(
				'2026-11-04 10:00',
				'Notice to the authority, with what we know and what we do not.',
				'the data protection officer',
			),
			milestone(
				'2026-11-05 16:00',
				'All 2,140 accesses to the family view have been compared with a second attribute. No other is wrong.',
				'a mobile engineer',
			),
		],
		narrative: `
The invitation asks for a name and a birthday. In a country of ten million that is nearly a person. In one town, among people over eighty with four first names in fashion, it is a coincidence waiting for its afternoon.

The coordinator saw one line on her screen, with the right name and the right day. The second line was below the edge. The list has no count, and a window that shows one row looks the same as a list that has one.

We restrict this page to those who need it. What can travel without the families has been taken out and stands in the lessons; it can be quoted.
`,
		factors: [
			{
				title: 'Name and birthday were treated as an identity',
				detail: 'They were chosen for kindness: people know them by heart.',
				topics: ['Two things, one name'],
			},
			{
				title: 'The list showed one row and did not say of how many',
				detail: 'On the depot’s small screen the second match begins below the edge.',
				topics: ['Tested by those it fits'],
			},
		],
		wentWell:
			'The relative called within half an hour, and thought of the other family first. The call to them was made the same evening.',
		wasHard: 'To say “we do not know yet how many” aloud to a daughter.',
		gotLucky: 'One note, one reader, and a considerate one.',
		lessons: [
			{
				text: 'Two facts that everybody knows by heart are not an identity. Ask for one that only they can have.',
			},
			{ text: 'Every list says how many it holds, above its first row.' },
		],
		changes: [
			{
				text: 'An invitation to the family view is confirmed with a code from the person’s own folder.',
				owner: 'thu-ha@orrery.example',
				due: '2026-11-20',
				state: 'done',
				doneOn: '2026-11-16',
				lesson: 1,
				answers: [1],
			},
			{
				text: 'Search results begin with their number, on every screen.',
				owner: 'sofia@orrery.example',
				due: '2026-12-04',
				lesson: 2,
				answers: [2],
			},
		],
		topics: ['privacy', 'families'],
	},
};
