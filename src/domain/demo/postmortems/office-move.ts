import { decided, done, milestone, said, seen, type Written } from '../writing.ts';

export const officeMove: Written = {
	key: 'office-move',
	by: 'beatriz@orrery.example',
	coAuthors: ['callum@orrery.example'],
	team: 'People and learning',
	day: '2026-07-03',
	publishedOn: '2026-07-09',
	content: {
		title: 'The office moved on Friday; the lift knew on Tuesday',
		summary:
			'We moved 38 desks to the fourth floor in one afternoon. On Monday the lift did not stop there for anybody without a key, and a colleague who uses a wheelchair worked from the lobby until noon.',
		severity: 4,
		services: ['office'],
		impact: 'One colleague kept from her desk for three hours. Eleven meetings moved. One plant lost.',
		feltBy: 'Everybody in Lisbon a little, and one person a lot.',
		zone: 'Europe/Lisbon',
		times: {
			started: '2026-07-06 08:40',
			noticed: '2026-07-06 08:40',
			declared: null,
			mitigated: '2026-07-06 11:50',
			resolved: '2026-07-07 14:00',
		},
		timeline: [
			done(
				'14:00',
				'The move begins. All 38 desks are up by seven, and the network works at the first try.',
				'the movers',
			),
			seen(
				'18:55',
				'The lift stops at four with the movers’ key in it, as it has all afternoon.',
				'the movers',
			),
			done('19:10', 'The movers give the key back to the landlord and go home.', 'the movers'),
			milestone(
				'2026-07-06 08:40',
				'The lift passes the fourth floor. A colleague who cannot take the stairs is in it, twice.',
				'a colleague',
			),
			said(
				'2026-07-06 08:55',
				'She asks in #lisbon whether anyone else’s lift is shy. Most read it as a joke, and reply in kind.',
				'a colleague',
			),
			decided(
				'2026-07-06 09:30',
				'The morning meeting is brought down to the lobby, all nine of us.',
				'the office team',
			),
			milestone(
				'2026-07-06 11:50',
				'The landlord’s caretaker sets the lift to stop by hand, and stays beside it until six.',
				'the caretaker',
			),
			milestone(
				'2026-07-07 14:00',
				'The lift company has opened the fourth floor for everybody. She rides first.',
				'the lift company',
			),
		],
		narrative: `
The floor was empty for two years before us, and the landlord had locked it out of the lift. That is in the lease, on a page about insurance. We read the lease for money and for fire, by two different people, and both were careful.

We did test the lift. It was the best-tested thing of the day: sixty journeys with desks in it. Every one of them was made with the movers’ key in the panel.

What stays with us is the forty minutes in which a serious message was answered with jokes. It was worded lightly, because she has had to ask for lifts before and has learned to ask lightly. The rest of us took the stairs, and our picture of the morning had no lift in it.
`,
		factors: [
			{
				title: 'The rehearsal had a key in it that the real morning did not',
				detail: 'Sixty journeys worked, all under a condition that nobody saw as one.',
				topics: ['Rehearsed somewhere else'],
			},
			{
				title: 'The plan was walked through by people who take the stairs',
				detail: 'Nobody who depends on the lift was asked to try it before the move was called done.',
				topics: ['Tested by those it fits'],
			},
			{
				title: 'A light question was read as a light matter',
				detail: 'There was no other channel for “I cannot get in” than the one for everything.',
				topics: ['No way to raise it'],
			},
		],
		wentWell: 'The network, which everybody had worried about. The caretaker, who gave up his day.',
		wasHard: 'To understand the message. It took the third person to walk down and look.',
		gotLucky: 'It was a lift and not the fire alarm, which was on the same page of the lease.',
		lessons: [
			{ text: 'Test with the people for whom it has to work, without the key that makes it work for you.' },
			{ text: 'People who ask often have learned to ask lightly. Answer what was asked before how.' },
		],
		changes: [
			{
				text: 'A room counts as moved when those who need it most have come in by themselves.',
				kind: 'decision',
				owner: 'beatriz@orrery.example',
				due: '2026-07-17',
				state: 'done',
				doneOn: '2026-07-10',
				lesson: 1,
				answers: [1, 2],
			},
			{
				text: 'One number for “I cannot get in”, answered from seven, on every door.',
				owner: 'beatriz@orrery.example',
				due: '2026-07-17',
				state: 'done',
				doneOn: '2026-07-15',
				lesson: 2,
				answers: [3],
			},
			{
				text: 'A checklist for office moves.',
				owner: 'beatriz@orrery.example',
				state: 'dropped',
				reason:
					'We began one. It had 90 lines and would not have had the lift on it. The decision above does more.',
			},
		],
		topics: ['office', 'accessibility'],
	},
};
