import type { RoundKind } from '../../pulse/opening.ts';

/** How many of the people of the example gave which score to a sentence: `[3, 8]` are eight threes. Higher is better. */
export type Given = readonly (readonly [score: number, many: number])[];

export interface DemoRound {
	kind: RoundKind;
	/** How many days ago its last day was. */
	closed: number;
	/** By the sentences that it asks, in their order. */
	given: readonly Given[];
	/** By mailbox: those who passed this one over. */
	without: readonly string[];
	/** What people wrote, each by somebody else. */
	wrote: readonly string[];
}

const DAYS_OPEN = 14;
export const openedBefore = (closed: number) => closed + DAYS_OPEN;

const SPRING: DemoRound = {
	...{ kind: 'full', closed: 217, without: ['beatriz', 'rin'] },
	given: [
		[
			[2, 11],
			[3, 13],
			[4, 2],
		],
		[
			[3, 8],
			[4, 16],
			[5, 2],
		],
		[
			[4, 18],
			[5, 8],
		],
		[
			[3, 4],
			[4, 18],
			[5, 4],
		],
		[
			[4, 13],
			[5, 13],
		],
		[
			[2, 3],
			[3, 12],
			[4, 11],
		],
		[
			[2, 4],
			[3, 10],
			[4, 8],
			[5, 4],
		],
	],
	wrote: [],
};

const SUMMER: DemoRound = {
	...{ kind: 'short', closed: 119, without: ['hiroshi', 'joaquim'] },
	given: [
		[
			[3, 4],
			[4, 18],
			[5, 4],
		],
		[
			[3, 6],
			[4, 16],
			[5, 4],
		],
		[
			[4, 17],
			[5, 9],
		],
	],
	wrote: [],
};

const AUTUMN: DemoRound = {
	...{ kind: 'full', closed: 35, without: ['diego', 'sian'] },
	given: [
		[
			[4, 7],
			[5, 19],
		],
		[
			[3, 4],
			[4, 14],
			[5, 8],
		],
		[
			[4, 17],
			[5, 9],
		],
		[
			[3, 2],
			[4, 15],
			[5, 9],
		],
		[
			[2, 3],
			[3, 15],
			[4, 8],
		],
		[
			[3, 8],
			[4, 16],
			[5, 2],
		],
		[
			[2, 4],
			[3, 8],
			[4, 9],
			[5, 5],
		],
	],
	wrote: [
		'Since reviews have a facilitator I have not heard “who” once. “What did it look like” is a better question.',
		'When the two who knew the ledger left, I lost the people I used to ask. I do not know yet whom to ask now.',
		'Asking in the big channel feels like interrupting two hundred people. A smaller place would do.',
		'I said in the open that I had run the wrong command. Somebody thanked me for it. That was new.',
		'The night desk asks the day desk, and the day desk is asleep.',
		'More things are tried here than a year ago. Fewer of them are told when they did not work.',
		'I am good at drawing what others explain, and nobody knows.',
		'It helps when whoever leads says first what they do not know.',
		'Help comes at once when I ask. It is the asking that takes me an afternoon.',
	],
};

/** The three that have closed, the first one first. */
export const DEMO_ROUNDS: readonly DemoRound[] = [SPRING, SUMMER, AUTUMN];

/** Who has answered the one that is open. Whoever looks around as somebody else is asked. */
export const ANSWERED = [
	'mei-ling',
	'daniel',
	'jonah',
	'tomasz',
	'leila',
	'thu-ha',
	'oksana',
	'aroha',
	'yusuf',
];

/** You said, we do: by whom, of which round and sentence, and the words of the change that came of it. */
export const REPLIES = [
	{
		...{ by: 'freya', round: 0, item: 'edmondson-1.1', team: null },
		words:
			'Whoever stops something in doubt is thanked, and nobody asks them why. Reviews begin with what it looked like from there, and somebody who was not part of it leads them.',
		change: 'Any on-call may stop a load test from the chat, wherever it runs.',
	},
	{
		...{ by: 'noor', round: 2, item: 'edmondson-5.1', team: null },
		words:
			'Two hours a week, on Tuesday and Thursday, somebody from each team sits down to be asked. Whoever comes brings a question, however small.',
		change:
			'A working group on retries, with somebody from each team on the path, owns the time a look-up may take in all.',
	},
	{
		...{ by: 'amara', round: 2, item: 'edmondson-5.1', team: 'Dispatch' },
		words: 'The day desk hands over with “We are waiting for …”, so that the night begins with whom to ask.',
		change: 'The hand-over form begins with “We are waiting for …”, and the day desk reads it back aloud.',
	},
] as const;
