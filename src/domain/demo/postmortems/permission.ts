import { decided, done, milestone, said, seen, type Written } from '../writing.ts';

export const permission: Written = {
	key: 'permission',
	by: 'thu-ha@orrery.example',
	coAuthors: ['daniel@orrery.example'],
	team: 'Mobile',
	day: '2026-09-25',
	publishedOn: '2026-10-02',
	content: {
		title: 'A question asked at sixty kilometres an hour',
		summary:
			'A new version of the app asked couriers whether it might notify them. It asked in the middle of a drive, and a third of them made it go away by the nearest button, which was No.',
		severity: 2,
		services: ['courier-app', 'notifier'],
		impact:
			'31% of couriers received no urgent change for up to nine days. 48 changed visits were learned of at the door.',
		feltBy:
			'Couriers, who were blamed at doors, and people who had called to say that they were in hospital.',
		zone: 'UTC',
		times: {
			started: '2026-09-16 04:00',
			noticed: '09:15',
			declared: '09:30',
			mitigated: '12:10',
			resolved: '2026-10-01 17:00',
		},
		timeline: [
			milestone(
				'2026-09-16 04:00',
				'Version 6.24 begins to arrive. It asks for permission when the first message comes in.',
				'courier-app',
			),
			seen(
				'2026-09-16 09:00',
				'The notifier reports 99.8% delivered. It means: accepted by the phone maker’s service.',
				'notifier',
				'delivered=18204 failed=37',
			),
			said(
				'2026-09-21 14:00',
				'A courier is told at a door that “the office knows since noon”. He apologises.',
				'a courier',
			),
			milestone('09:15', 'A depot counts six such doors since Monday and calls.', 'a depot coordinator'),
			milestone('09:30', 'Declared. Nothing is failing.', 'the mobile lead'),
			seen('10:20', 'On 31% of phones the permission is off. Before 6.24 it was 2%.', 'a mobile engineer'),
			decided(
				'10:45',
				'Urgent changes go out by text message as well, to everyone, until this is settled.',
				'the incident lead',
			),
			milestone(
				'12:10',
				'The first text messages arrive. Depots read out changes at the counter meanwhile.',
				'notifier',
			),
			done(
				'2026-09-28 18:00',
				'Version 6.24.2 asks at the depot, standing still, with a sentence on what for.',
				'a mobile engineer',
			),
			milestone(
				'2026-10-01 17:00',
				'Permission is on for 97%. Text messages end, except for those who prefer them: nineteen do.',
				'the mobile lead',
			),
		],
		narrative: `
The phone makers want an app to ask before it notifies, and to ask when the person can see why. We read that as: when the first message arrives. In our office that is a fine moment. A courier’s first message of the day arrives at about twenty past eight, on the ring road.

What the screen showed was a dialog over the map with two buttons. The lower one is nearer to the thumb.

> “It was in front of my turning.” (a courier, asked why)

None of our figures moved. *Delivered* is the word our supplier uses for “taken over by the phone maker”. Whether the phone shows it is known to the phone. The app has known it all along and had never been asked to tell us.

Forty-eight people stood at a door with the wrong parcel, or at a door behind which nobody was. All of them said sorry, for us.
`,
		factors: [
			{
				title: 'The question came at the first message, which is at the wheel',
				detail: 'It was designed and tested sitting down.',
				topics: ['Tested by those it fits'],
			},
			{
				title: '“Delivered” means handed over, and we read it as seen',
				detail: 'The notifier counts what it sends. The app’s own knowledge reached nobody.',
				topics: ['Sent is not received'],
			},
			{
				title: 'At the door, the courier is the one who can be asked',
				detail: 'Each case was settled there, with an apology. It took nine days until somebody counted.',
				topics: ['Each report alone'],
			},
		],
		wentWell:
			'A depot counted. Text messages were on within three hours, for everyone, without asking what they cost.',
		wasHard: 'For the first hour there was no graph that agreed with the depot.',
		gotLucky: 'None of the 48 changes was a dose.',
		lessons: [
			{
				text: 'Ask for something when the person can stop and think. The right moment on your desk may be a bend in theirs.',
			},
			{ text: 'A message counts when it was seen. If only the far end knows that, ask the far end.' },
		],
		changes: [
			{
				text: 'The app asks nothing while the phone is moving faster than a walk.',
				owner: 'mateo@orrery.example',
				due: '2026-10-02',
				state: 'done',
				doneOn: '2026-09-28',
				lesson: 1,
				answers: [1],
			},
			{
				text: 'Phones report whether an urgent change was shown; the depot sees the names of those who have not got it.',
				owner: 'daniel@orrery.example',
				due: '2026-10-30',
				state: 'done',
				doneOn: '2026-11-03',
				lesson: 2,
				answers: [2],
			},
			{
				text: '“I was not told” becomes a button at the door, one tap, with no reason to give.',
				owner: 'sofia@orrery.example',
				due: '2026-12-04',
				lesson: 2,
				answers: [3],
			},
		],
		topics: ['notifications', 'field work'],
	},
};
