import type { Outcome } from '../../projects/board/card.ts';

export interface DemoCard {
	/** 0 is the first. */
	column: number;
	title: string;
	body?: string;
	/** Mailboxes. */
	people?: string[];
	steps?: [text: string, done: boolean][];
	labels?: string[];
	/** How many hours ago it came to its column. */
	since: number;
	learned?: string;
	outcome?: Outcome;
	/** By mailbox, and how many hours ago. */
	said?: [by: string, text: string, ago: number][];
}

/** The board of “Queue that explains itself”. */
export const QUEUE_CARDS: readonly DemoCard[] = [
	{ column: 0, title: 'Do people want a number or a sentence?', body: 'Ask three on-calls.', since: 50 },
	{
		column: 0,
		title: 'Can the client see the broker’s credit at all?',
		people: ['daniel'],
		since: 49,
		said: [
			['tomasz', 'Only over the admin port. @Daniel would a number every minute do?', 30],
			['daniel', 'Once in five would.', 29],
		],
	},
	{ column: 0, title: 'What would we show a courier, if anything?', since: 30 },
	{
		column: 0,
		title: 'Does it help at 3 a.m., or only in a demo?',
		body: 'Needs a night.',
		people: ['ines'],
		since: 28,
	},
	{
		column: 1,
		title: 'Name the slowest consumer in the alert text',
		body: 'If the page says *roster* and the backlog is ours, say both.',
		people: ['mei-ling'],
		steps: [
			['Find who is slowest', true],
			['Say it in one sentence', true],
			['Try it on last week’s alerts', false],
		],
		labels: ['alert'],
		since: 2,
	},
	{
		column: 1,
		title: 'Draw the queue as a pipe, with widths',
		body: 'Sketch in SVG, fed from last week’s metrics.',
		people: ['ines', 'tomasz'],
		labels: ['drawing'],
		since: 26,
	},
	{
		column: 2,
		title: 'Credit is not in the metrics we keep',
		body: 'We record depth every ten seconds, credit never. Asked the Edge guild.',
		people: ['daniel'],
		since: 1,
		said: [['tomasz', 'I can look at 15:00.', 0.6]],
	},
	{
		column: 3,
		title: 'Red, amber, green for queues',
		learned: 'Colour told nobody anything. Two of five on-calls could not tell our amber from our green.',
		outcome: 'put-down',
		people: ['mei-ling'],
		since: 27,
	},
	{
		column: 3,
		title: 'A sentence in the page',
		learned:
			'“1.2 M waiting because roster is slow” was understood in four seconds. The graph took nineteen.',
		outcome: 'kept',
		people: ['ines', 'mei-ling'],
		since: 4,
	},
	{
		column: 3,
		title: 'Ask the broker directly',
		learned: 'The broker knows why it is unhappy. It says so in a log that we drop at level INFO.',
		people: ['daniel'],
		since: 3,
	},
];
