import { decided, done, milestone, seen, type Written } from '../writing.ts';

export const cannedAnswer: Written = {
	key: 'canned-answer',
	by: 'aroha@orrery.example',
	coAuthors: ['sian@orrery.example'],
	team: 'Support',
	day: '2026-10-02',
	publishedOn: '2026-10-08',
	content: {
		title: 'An answer that was true until {month 2026-06-15}',
		summary:
			'Whoever wrote to us about a missed visit received a kind and complete answer with a telephone number in it. The number had been given back to the telephone company in {month 2026-06-15}.',
		severity: 3,
		services: ['support desk', 'answers'],
		impact:
			'143 people were sent to a number that nobody answered, until a carpenter did. 19 visits were never made up for.',
		feltBy: 'Families of people we visit, and a carpenter in Coimbra.',
		zone: 'Europe/Lisbon',
		times: {
			started: '2026-06-15 00:00',
			noticed: '10:05',
			declared: '10:30',
			mitigated: '10:45',
			resolved: '2026-10-07 17:00',
		},
		timeline: [
			milestone(
				'2026-06-15 00:00',
				'The rebooking line ends; rebooking moves to the depots. 31 texts are changed. One is a saved answer, and is not among them.',
				'the change plan',
			),
			seen(
				'2026-07-02 09:00',
				'The saved answer is used for the twentieth time since. Its rating is 4.8 of 5: people rate it before they call.',
				'answers',
			),
			done(
				'2026-09-10 16:00',
				'The telephone company gives the number to somebody else. Until now it was silent.',
				'the telephone company',
			),
			milestone(
				'10:05',
				'A carpenter calls. He has a list of eleven names and what each of them needs.',
				'a carpenter',
			),
			milestone(
				'10:30',
				'Declared by Aroha at {clock 10:30 Pacific/Auckland}, from home.',
				'the support lead',
			),
			milestone(
				'10:45',
				'The answer is taken out of the tool. For an hour people write their own, and they are good.',
				'support',
			),
			seen(
				'14:00',
				'Of 212 saved answers, 57 hold a number, a price or an hour. 14 are out of date.',
				'support',
			),
			decided(
				'16:00',
				'Each of the 143 is called, starting with the carpenter’s eleven.',
				'the support lead',
			),
			milestone(
				'2026-10-07 17:00',
				'138 reached. Nineteen visits that were never made up for are offered again. The carpenter has a cake.',
				'support',
			),
		],
		narrative: `
A saved answer is a sentence that somebody got right once. Ours are loved: they are polite, they are quick, and a new colleague can help on the first day. They belong to everyone. Each can be changed by any of us, which in practice means that we improve the wording and leave the facts to whoever knows.

When the line was closed, there was a plan with 31 places in which its number stood: letters, stickers, the website, the voice at the depot. It was made by searching. Saved answers live in the support tool, and nobody’s search reaches into it.

For three months the number was silent, and silence on a telephone sounds like a busy office. Then a carpenter got it. He wrote down names, because, as he said, some of them were crying and he could at least do that.

The rating stayed high throughout. We ask for it on the same page as the answer, before anybody has had time to find out.
`,
		factors: [
			{
				title: 'Facts are copied into sentences, and nobody owns the sentence',
				detail: 'A number stood in 32 places. Thirty-one were in a list.',
				topics: ['No owner for the whole path'],
			},
			{
				title: 'The rating is asked before the answer can be tried',
				detail: 'It measures politeness, and was read as help.',
				topics: ['Sent is not received'],
			},
			{
				title: 'A dead line made no sound here',
				detail: 'People who could not get through concluded that we were busy, and gave up.',
				topics: ['Absence looks like health'],
			},
		],
		wentWell:
			'We believed the carpenter at once. Each call to the 143 began with what had happened, before the apology.',
		wasHard: 'Nineteen of the calls. We took turns.',
		gotLucky: 'A patient man with a pencil.',
		lessons: [
			{
				text: 'A fact in a saved sentence goes on being said after it has ended. Keep the fact in one place and let the sentence fetch it.',
			},
			{ text: 'Ask whether it helped a day later, when they know.' },
		],
		changes: [
			{
				text: 'Numbers, prices and hours in saved answers come from one list, with a person beside each.',
				owner: 'sian@orrery.example',
				due: '2026-10-30',
				state: 'done',
				doneOn: '2026-11-06',
				lesson: 1,
				answers: [1],
			},
			{
				text: 'The rating is asked by text message, the day after.',
				owner: 'aroha@orrery.example',
				due: '2026-11-20',
				lesson: 2,
				answers: [2],
			},
			{
				text: 'Numbers that we give up are kept for a year, with a voice that says where to go.',
				kind: 'decision',
				owner: 'beatriz@orrery.example',
				due: '2026-10-23',
				state: 'done',
				doneOn: '2026-10-19',
				lesson: 1,
				answers: [3],
			},
		],
		topics: ['support', 'words'],
	},
};
