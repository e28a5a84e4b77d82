import { decided, done, milestone, seen, type Written } from '../writing.ts';

export const handOver: Written = {
	key: 'hand-over',
	by: 'sian@orrery.example',
	coAuthors: ['aroha@orrery.example', 'maren@orrery.example'],
	team: 'Support',
	day: '2026-07-21',
	publishedOn: '2026-07-28',
	content: {
		title: 'The hand-over note that said all quiet',
		summary:
			'A nurse did not check in after her last night visit. The night desk was watching for her, the day desk did not know, and for 2 h 10 min nobody was. She was asleep in her car with a flat battery in her phone, and well.',
		severity: 2,
		services: ['night desk', 'check-in'],
		impact: 'One colleague unaccounted for during 2 h 10 min. Nobody was hurt.',
		feltBy: 'A night nurse in the north, her partner, and two desks.',
		zone: 'Europe/London',
		times: { started: '06:10', noticed: '08:20', declared: '08:24', mitigated: '08:51', resolved: '09:05' },
		timeline: [
			seen('05:35', 'The last visit ends. A check-in is expected within half an hour.', 'check-in'),
			done(
				'06:05',
				'The check-in is late. The desk calls, reaches the mailbox, and sets itself a reminder for 06:20.',
				'the night desk',
			),
			milestone(
				'06:10',
				'Shift change, ten minutes early because of a training. The note says: “Open incidents: none. All quiet.”',
				'the night desk',
				'Open incidents: 0\nAnything else: –',
			),
			seen('06:20', 'The reminder appears on a screen that is being switched off.', 'the night desk'),
			seen(
				'07:30',
				'The board shows 41 nurses checked in and none overdue. Night shifts leave the board at seven.',
				'the day desk',
			),
			milestone('08:20', 'Her partner calls and asks whether the round ran long.', 'the day desk'),
			milestone('08:24', 'Declared. The night desk is called at home and answers at once.', 'the day desk'),
			decided(
				'08:27',
				'The nearest colleague drives to the last address, and the police are told where and since when.',
				'the day lead',
			),
			milestone(
				'08:51',
				'She is found two streets from the last visit, asleep in the driver’s seat.',
				'a colleague',
			),
			milestone(
				'09:05',
				'She has spoken to her partner and to the desk. She is driven home.',
				'the day lead',
			),
		],
		narrative: `
The note is made by a form. The form asks for open incidents, and there was none: a check-in that is five minutes late is not an incident, it is a Tuesday. The rule says to call at half an hour, again at 45 minutes, and to declare at an hour. At ten past six she was five minutes past the first call.

So the person on the night desk had one thing in mind and nothing that the form wanted. He said it aloud, too, in the doorway: “one still to come in up north”. The day desk heard it. With six people arriving and two kettles on, it was heard as *will come in*.

The board removes the night shift at seven, so that the day begins tidy. Somebody who had not come in by then was not overdue. She was gone.

We have talked about this with everyone who was there, including the nurse, who chose what is told here. She had a long night, sat down for five minutes, and slept for three hours. She asks that nothing be built which would have woken her for those five minutes. That is in the changes.
`,
		factors: [
			{
				title: 'The form had a place for incidents and none for things we are waiting for',
				detail: 'What was on the mind of the desk was smaller than an incident and larger than nothing.',
				topics: ['No place in the form'],
			},
			{
				title: 'At seven, somebody overdue became somebody absent',
				detail: 'The board shows who is there and who is late. It forgot the night shift whole.',
				topics: ['Absence looks like health'],
			},
			{
				title: 'The reminder belonged to a screen, and the screen went home',
				detail: 'It was set in the calendar of the desk’s own session.',
				topics: ['Knowledge in one head'],
			},
		],
		wentWell:
			'Declared four minutes after a phone call from outside. The night desk answered at once and knew the address by heart.',
		wasHard:
			'A full hour of the wait fell into the busiest one of the day. Everybody was doing something right.',
		gotLucky: 'A mild night, a quiet street, and a partner who knew that 08:20 is late.',
		lessons: [
			{ text: 'A hand-over needs a place for what has not happened yet. Ask: what are you waiting for?' },
			{
				text: 'Tidying a list at a fixed hour hides exactly those who did not finish. Let each row leave when it is done.',
			},
		],
		changes: [
			{
				text: 'The hand-over form begins with “We are waiting for …”, and the day desk reads it back aloud.',
				owner: 'sian@orrery.example',
				due: '2026-07-31',
				state: 'done',
				doneOn: '2026-07-27',
				lesson: 1,
				answers: [1],
			},
			{
				text: 'A shift leaves the board when its last person has checked in.',
				owner: 'mateo@orrery.example',
				due: '2026-08-14',
				state: 'done',
				doneOn: '2026-08-12',
				lesson: 2,
				answers: [2],
			},
			{
				text: 'Reminders belong to the desk and show on whoever sits there.',
				owner: 'aroha@orrery.example',
				due: '2026-08-28',
				state: 'done',
				doneOn: '2026-09-02',
				lesson: 1,
				answers: [3],
			},
			{
				text: 'Track the phones of night nurses between visits.',
				kind: 'decision',
				owner: 'freya@orrery.example',
				state: 'dropped',
				reason:
					'The nurses were asked first, and said no: a pause in the car is theirs. The desk calls somebody nearby instead.',
			},
		],
		topics: ['hand-overs', 'nights', 'safety'],
	},
};
