import type { z } from 'zod';
import type { HonestEnding } from '../../projects/endings/ending.ts';

/** How a project of the example ended. */
export interface WrittenEnding {
	title: string;
	/** The mailbox of whoever said so. */
	by: string;
	ending: z.input<typeof HonestEnding>;
	/** What changes because of it is made. */
	done?: boolean;
	/** What its people answered later, in the order of the questions. */
	became: readonly string[];
}

export const ENDINGS: readonly WrittenEnding[] = [
	{
		title: 'A prototype with real names in it',
		by: 'sofia',
		ending: {
			how: 'adopted',
			byWhom: 'Design',
			wondered: 'Do people say something else when the street on the screen is their own?',
			tried:
				'The same eleven screens twice: with “Test User”, and with the street of whoever sat in front of it.',
			know: 'Nine of ten corrected the second one within a minute. Nobody corrected the first.',
			lessons: [
				{
					text: 'A prototype with real customer names in it gets honest feedback. The same one with “Test User” gets compliments.',
					differently: 'Design reviews use yesterday’s real data.',
				},
			],
		},
		done: true,
		became: [
			'Two reviews were held with it. Both took longer, and both changed the design.',
			'It is how we review now.',
		],
	},
	{
		title: 'Red, amber, green for queues',
		by: 'tomasz',
		ending: {
			how: 'stopped',
			wondered: 'Does a colour tell somebody on call what to do about a queue?',
			tried:
				'A lamp in three offices for four days, and a sheet of paper beside each to write down what people did.',
			know: 'The lamp was amber for most of Tuesday. People looked at it, and then opened the same three dashboards as before.',
			openQuestions: 'Which words would they read first?\nDoes it matter who wrote them?',
			lessons: [
				{
					text: 'A colour says that something is the matter and never what. At night, people want the sentence.',
				},
				{ text: 'A lamp that is amber all day is furniture by Wednesday.' },
			],
		},
		became: ['The lamps are in a drawer. The question is not: it comes back as words.'],
	},
	{
		title: 'Route planner on paper',
		by: 'diego',
		ending: {
			how: 'parked',
			byWhom: 'Anybody in Field operations',
			wondered: 'What would a day of deliveries look like if the network were away all day?',
			tried: 'Printed routes for two vans, and a phone call at noon.',
			know: 'Both vans came back on time. The calls took longer than the planning.',
			openQuestions: 'Who answers the phone on a day when everybody calls?\nHow old may a printed route be?',
			lessons: [
				{
					text: 'What a van needs for a day without network fits on one sheet, if it is printed before six.',
					differently: 'The depot prints one sheet for each van while storms are announced.',
				},
			],
		},
		became: [],
	},
	{
		title: 'Refunds in one press',
		by: 'leila',
		ending: {
			how: 'shipped',
			byWhom: 'Billing',
			wondered: 'Which of the three forms does anybody read?',
			tried: 'One button for refunds below twenty euros, for four people on the desk.',
			know: 'One form was read, by the auditors, once a year. A line in the ledger says the same.',
			lessons: [
				{
					text: 'Ask who reads a form before you make it shorter: two of ours had no reader left.',
					differently: 'Every form on the desk says who reads it.',
				},
			],
		},
		done: true,
		became: ['Everybody on the desk has the button.', 'Still used, about forty times a week.'],
	},
];
