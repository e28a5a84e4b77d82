import { decided, done, milestone, said, seen, type Written } from '../writing.ts';

export const photos: Written = {
	key: 'photos',
	by: 'sofia@orrery.example',
	coAuthors: ['thu-ha@orrery.example'],
	team: 'Mobile',
	day: '2026-07-28',
	publishedOn: '2026-08-04',
	content: {
		title: 'Nine hundred photographs that only their makers could open',
		summary:
			'A phone update changed the format in which cameras save. For six days we stored proof-of-visit photos faithfully and could show them to nobody.',
		severity: 3,
		services: ['proof-of-visit', 'courier-app'],
		impact: '912 photos showed as a grey square in dispatch offices. All could be converted.',
		feltBy:
			'Dispatch offices that settle questions with a photo, and couriers who were asked to go back and take it again: 17 did.',
		zone: 'UTC',
		times: {
			started: '2026-07-22 06:00',
			noticed: '2026-07-28 13:10',
			declared: '2026-07-28 13:40',
			mitigated: '2026-07-28 15:20',
			resolved: '2026-07-29 09:00',
		},
		timeline: [
			milestone(
				'2026-07-22 06:00',
				'The first phones update in the night and save photos in a newer format.',
				'the phones',
			),
			seen(
				'2026-07-22 06:40',
				'Uploads succeed. We check size and checksum, and both are right.',
				'proof-of-visit',
				'stored 2.1 MB image/heic sha256 ok',
			),
			said(
				'2026-07-24 11:00',
				'An office asks a courier to take a photo again. He does, on the same phone.',
				'a dispatch office',
			),
			seen(
				'2026-07-27 16:30',
				'Grey squares reach one in eight. The page loads a little faster.',
				'proof-of-visit',
			),
			milestone(
				'2026-07-28 13:10',
				'Sofía sits beside a dispatcher for a study of something else, and sees her scroll past a row of squares. “Oh, those. They come later.”',
				'a designer',
			),
			milestone('2026-07-28 13:40', 'Declared as SEV 3, in the corridor.', 'the mobile lead'),
			decided(
				'2026-07-28 14:05',
				'Convert on our side and keep the original: it is evidence and not ours to replace.',
				'the mobile lead',
			),
			milestone('2026-07-28 15:20', 'New photos are converted as they arrive.', 'a mobile engineer'),
			done(
				'2026-07-29 08:10',
				'All 912 are converted. Offices are told, and so are the 17.',
				'a mobile engineer',
			),
			milestone(
				'2026-07-29 09:00',
				'Two offices confirm that every square is a picture.',
				'the support lead',
			),
		],
		narrative: `
We promise that a photo is stored as it was taken, and it was. The store accepts any file up to ten megabytes, because a store that rejects evidence would be worse than one that keeps too much. The page that shows it asks the browser, and most office browsers have no eyes for this format.

The failure had nothing to announce it. A picture that cannot be drawn is drawn as a grey square, the same as one that is still loading. Our graph of page speed improved.

Dispatchers had an explanation that fitted: in the mountains, photos arrive hours later, and until then they are grey. It had always been true. It was true of fewer and fewer squares that week.

What found it was somebody sitting next to somebody. Sofía had come to ask about colours.
`,
		factors: [
			{
				title: 'A phone update changed the camera’s format',
				detail: 'The setting is called “high efficiency” and was on after the update.',
				topics: ['Default changed quietly'],
			},
			{
				title: 'We check that a photo arrived, not that anybody can see it',
				detail: 'Size, checksum and type were all as sent.',
				topics: ['Sent is not received'],
			},
			{
				title: '“Not yet” and “never” look the same',
				detail: 'One grey square serves for loading, for waiting and for not being able to.',
				topics: ['Two things, one name'],
			},
		],
		wentWell: 'The originals were untouched, so that every picture could be saved.',
		wasHard: 'Everybody who might have reported it had a good reason not to.',
		gotLucky: 'The study of colours was planned for {month 2026-09-15}.',
		lessons: [
			{ text: 'Stored is not shown. Check the last step, on the machine of the person who needs it.' },
			{ text: 'Give “not yet” and “never” two different faces.' },
			{ text: 'Sit beside somebody for an hour, with no question in mind.' },
		],
		changes: [
			{
				text: 'Convert what browsers cannot draw, and keep the original beside it.',
				owner: 'mateo@orrery.example',
				due: '2026-07-31',
				state: 'done',
				doneOn: '2026-07-29',
				lesson: 1,
				answers: [1, 2],
			},
			{
				text: 'Three drawings: on its way, cannot be shown, not sent.',
				owner: 'sofia@orrery.example',
				due: '2026-08-14',
				state: 'done',
				doneOn: '2026-08-11',
				lesson: 2,
				answers: [3],
			},
			{
				text: 'Everyone in Mobile spends one morning a quarter beside a dispatcher.',
				kind: 'decision',
				owner: 'thu-ha@orrery.example',
				due: '2026-09-30',
				state: 'done',
				doneOn: '2026-09-24',
				lesson: 3,
			},
		],
		topics: ['photos', 'dependencies'],
	},
};
