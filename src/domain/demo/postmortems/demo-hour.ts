import { decided, done, milestone, said, seen, type Written } from '../writing.ts';

export const demoHour: Written = {
	key: 'demo-hour',
	by: 'mateo@orrery.example',
	coAuthors: ['sofia@orrery.example'],
	team: 'Mobile',
	day: '2026-09-18',
	publishedOn: '2026-09-22',
	content: {
		title: 'Five minutes of demo, four of them a spinner',
		summary:
			'At the end of hack days we showed an app that works without a network. It did not start, because the room had one.',
		severity: 4,
		services: ['show-and-tell'],
		impact: 'Four minutes of silence before 46 colleagues. The project was adopted all the same.',
		feltBy: 'Two people on a stage. And, on reflection, everyone who signs in at a hospital.',
		zone: 'Europe/Lisbon',
		times: {
			started: '15:20',
			noticed: '15:20',
			declared: null,
			mitigated: '15:24',
			resolved: '2026-09-21 11:30',
		},
		timeline: [
			done('12:30', 'Rehearsed three times in flight mode. It is quick and pretty.', 'the presenters'),
			decided(
				'15:05',
				'Flight mode is left off, so that the phone can be shown on the wall.',
				'the presenters',
			),
			milestone(
				'15:20',
				'The phone joins the guest network. The app sees a network, asks us a question, and waits for the answer.',
				'courier-app',
			),
			seen(
				'15:21',
				'The guest network shows its welcome page to whoever asks for anything. The app takes the page for a slow answer.',
				'the guest network',
			),
			said('15:23', 'From the third row: “That is how it looks at the hospital”.', 'a district nurse'),
			milestone(
				'15:24',
				'Flight mode on. The app starts in under a second, for the last minute of five.',
				'the presenters',
			),
			said(
				'15:31',
				'Maren lists seven places on her round with a welcome page. She had taken it for her phone.',
				'a district nurse',
			),
			milestone(
				'2026-09-21 11:30',
				'A branch in which the app tells a network from a welcome page. It is 40 lines.',
				'a mobile engineer',
			),
		],
		narrative: `
Offline is easy to rehearse. One presses a button and it is offline. The world has a third state, in which everything is connected and nothing arrives: hotel lobbies, trains, and most hospitals, where somebody first has to accept the rules of a house.

Our app knows two. With a network it asks the server before it opens, for up to four minutes, because in a village with a weak signal four minutes are worth waiting for. Without one it opens at once with what it has.

So the best place to be was nowhere, and the second best was well connected. We had built for both. The nurse in the third row works mostly in the third.

In the minutes on the stage we were sure that it was the worst demo of the year. By half past three it was the most useful: it is the only one that found out something about the product. It has since been adopted as a project, under the name *Third state*.
`,
		factors: [
			{
				title: 'We rehearsed in flight mode, and performed on Wi-Fi',
				detail: 'Leaving it off was a small decision, made in the corridor for the sake of the projector.',
				topics: ['Rehearsed somewhere else'],
			},
			{
				title: 'The app believes any network that answers',
				detail: 'A welcome page is an answer. It has the right status and the wrong content.',
				topics: ['Sent is not received'],
			},
			{
				title: 'Those who meet the third state had taken it for their own phones',
				detail: 'Seven places on one round, and no report in two years.',
				topics: ['Each report alone'],
			},
		],
		wentWell: 'Nobody laughed at it, and somebody laughed with it.',
		wasHard: 'Standing there.',
		gotLucky: 'Maren was in the room. She had come for the cake.',
		lessons: [
			{
				text: 'Between online and offline lies “connected, and nothing arrives”. Build for it: most of our users live there.',
			},
			{ text: 'A demo that breaks is still a demo, if somebody in the room recognises it.' },
		],
		changes: [
			{
				text: 'Open with what is there after two seconds, and keep asking behind it.',
				owner: 'mateo@orrery.example',
				due: '2026-11-13',
				state: 'done',
				doneOn: '2026-11-12',
				link: 'https://work.orrery.example/mobile/318',
				lesson: 1,
				answers: [1, 2],
			},
			{
				text: 'Ask in ten depots: what do you think is wrong with your phone?',
				owner: 'sofia@orrery.example',
				due: '2026-11-27',
				lesson: 1,
				answers: [3],
			},
		],
		topics: ['hack week', 'offline'],
	},
};
