interface Asking {
	/** By mailbox: who asks, and who answers. */
	by: string;
	to: string;
	/** By its title. */
	opening: string;
	words: string;
	/** Days ago. */
	askedAgo: number;
}

export const QUESTIONS: readonly (Asking & { answer: string; answeredAgo: number })[] = [
	{
		...{ by: 'callum', to: 'noor', opening: 'An hour a month with Noor, on facilitating' },
		words: 'I have never led a review, only written them. Is that too early?',
		askedAgo: 5,
		answer: 'It is the best moment. Bring one that you wrote, and we take it from there.',
		answeredAgo: 4,
	},
];

export const APPLICATIONS: readonly (Asking & {
	/** Days until it is to be answered; negative where that is over. */
	answerIn: number;
	no?: { reason: string; ago: number };
})[] = [
	{
		...{ by: 'callum', to: 'noor', opening: 'An hour a month with Noor, on facilitating' },
		words:
			'I would bring the review of the night of the retries. People went quiet when I asked the first question.',
		...{ askedAgo: 3, answerIn: 11 },
	},
	{
		...{ by: 'sian', to: 'tomasz', opening: 'A single way to say “slow down”' },
		words: 'The night desk hears of every slow answer first. I would like to see where it comes from.',
		...{ askedAgo: 2, answerIn: 12 },
		no: {
			reason:
				'Five hours a week beside your nights is more than anybody should promise. The next part begins in March, and I would like to ask you first.',
			ago: 1,
		},
	},
];
