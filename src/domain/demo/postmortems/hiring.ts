import { done, milestone, said, seen, type Written } from '../writing.ts';

export const hiring: Written = {
	key: 'hiring',
	by: 'noor@orrery.example',
	coAuthors: ['leila@orrery.example'],
	team: 'People and learning',
	day: '2026-06-10',
	publishedOn: '2026-06-17',
	content: {
		title: 'Two candidates we lost between two calendars',
		summary:
			'Two people who had said yes in conversation waited nineteen days for a letter that each of us thought the other had sent. Both took another offer, and one was kind enough to tell us why.',
		severity: 3,
		services: ['hiring'],
		impact: 'Two places in Ledger stayed empty for a further quarter.',
		feltBy: 'Two candidates, to whom we have apologised, and a team of four that had planned as six.',
		zone: 'Europe/Amsterdam',
		times: {
			started: null,
			noticed: '2026-06-10 09:20',
			declared: null,
			mitigated: null,
			resolved: '2026-06-12 11:00',
		},
		timeline: [
			seen(
				'2026-05-22 16:00',
				'Last interview. All five interviewers say yes the same afternoon. The letter is next, and is nobody’s step.',
				'the interviewers',
			),
			said(
				'2026-05-26 10:00',
				'“The letters go out this week”, in a meeting of which there are no notes.',
				'the hiring lead',
			),
			done('2026-05-29 14:30', 'The cards of both candidates are moved to “Offer”.', 'the coordinator'),
			seen(
				'2026-06-01 09:00',
				'The hiring lead’s holiday begins. The board shows two cards in “Offer”, and reads as done.',
				'the board',
			),
			said(
				'2026-06-05 17:40',
				'One candidate asks by e-mail how it stands. The mail goes to a calendar invitation’s reply address, which nobody reads.',
				'a candidate',
			),
			milestone(
				'2026-06-10 09:20',
				'The first candidate writes that she has signed elsewhere, and what the silence was like.',
				'a candidate',
			),
			done('2026-06-10 09:50', 'The second candidate is called. He signed on Monday.', 'the coordinator'),
			milestone(
				'2026-06-12 11:00',
				'Both have had a call and an apology. One has offered to talk us through it, and does.',
				'the hiring lead',
			),
		],
		narrative: `
We are proud of how we interview. Five conversations in one week, an answer the same day, and questions that people have told us they enjoyed. All of it is written down, step by step, with a name beside each step. The list ends with the last conversation.

After it comes the letter. Until this year one person did both, and there was no gap to write down. When the work was shared between a lead and a coordinator, each took the steps that were on the list. The letter was not on the list.

The board had a column called *Offer*. To the coordinator it meant “decided, to be sent”. To the lead, looking from a train on the first day of her holiday, it meant “sent”.

What the candidate told us is the part we would like everybody to read: she did not mind the wait. She minded that it began right after the warmest week she had had with any company, so that she took it for a change of heart and was ashamed to ask twice.
`,
		factors: [
			{
				title: 'The list of steps ended one step early',
				detail: 'It was complete for as long as one person did everything that came after it.',
				topics: ['Knowledge in one head'],
			},
			{
				title: 'One column meant “to be sent” and “sent”',
				detail: 'Both readings are sensible. Each of us had used the board for a year without the other’s.',
				topics: ['Two things, one name'],
			},
			{
				title: 'A quiet board looked like a finished one',
				detail: 'Nothing on it changes when a candidate waits.',
				topics: ['Absence looks like health'],
			},
			{
				title: 'The candidate’s question went to an address that nobody reads',
				detail: 'It is the reply address of every invitation we send.',
				topics: ['No way to raise it'],
			},
		],
		wentWell: 'The interviews. Both candidates said they would apply again, and one has sent us a friend.',
		wasHard: 'To read the candidate’s mail aloud in the review without defending ourselves in between.',
		gotLucky: 'She wrote. Most people in her place do not, and we would still be wondering about the market.',
		lessons: [
			{ text: 'When work is shared between two people, look at the step after the last one on the list.' },
			{
				text: 'Silence is read by whoever waits, and they read it as an answer. Say when the next word will come.',
			},
		],
		changes: [
			{
				text: 'At the end of the last conversation the candidate hears a date, and it goes into both calendars.',
				kind: 'decision',
				owner: 'noor@orrery.example',
				due: '2026-06-19',
				state: 'done',
				doneOn: '2026-06-18',
				lesson: 2,
				answers: [1, 3],
			},
			{
				text: 'Two columns instead of one: “Letter to write” and “Letter sent, on …”.',
				owner: 'noor@orrery.example',
				due: '2026-06-19',
				state: 'done',
				doneOn: '2026-06-15',
				lesson: 1,
				answers: [2],
			},
			{
				text: 'Replies to invitations reach the person who leads the hiring.',
				owner: 'beatriz@orrery.example',
				due: '2026-07-03',
				state: 'done',
				doneOn: '2026-07-01',
				lesson: 2,
				answers: [4],
			},
		],
		topics: ['hiring', 'hand-overs'],
	},
};
