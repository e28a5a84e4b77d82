import { paragraphs, type WrittenStory } from './telling.ts';

export const refund: WrittenStory = {
	by: 'yusuf',
	team: 'Billing',
	ago: 8,
	agreed: ['aroha'],
	told: {
		title: 'We refunded everybody twice, and were thanked',
		tried: paragraphs(
			'In October we owed 212 families a small refund, for visits that had been billed at the holiday rate. I prepared the list, and for once I prepared it well: checked by two, tried on five, with a letter that a human could read. I pressed the button on a Wednesday at four and saw it go through.',
		),
		believed: 'That I had pressed it once. I had.',
		happened: paragraphs(
			'The bank’s page did not answer for a minute, and then said that the session had ended and I should sign in again. I signed in, the list was there with the word *open* beside it, and I pressed the button. I was careful. I looked for a trace of the first try and there was none, as the bank shows payments in the evening.',
			'So it was in the evening that I saw 424.',
			'It was not a fortune: about nine thousand euros. It would have been possible to say nothing. The letter says one amount, the statement two lines, and experience tells that four people of ten do not look. I thought about that for longer than I am proud of. I had a sentence ready about not wanting to bother them.',
			'Then I walked over to Aroha’s desk, or what is a desk to me, which is a call to Wellington at what was six in the morning there. She was already up. She listened and asked only: “When will they find it?” I said: some of them tomorrow. “Then you write tonight.”',
			'We wrote six sentences. That they had been paid twice, that it was ours, that the second payment would be taken back on the Friday after next unless they told us that it was a bad time, and a telephone number which I would answer.',
			'Seventy-one people called. I had a list of answers ready, for the angry ones. There were two. The others wanted to say thank you. One man told me about his bank for twenty minutes. A daughter wrote that it was the first letter from a company in which she had found a subject and a verb.',
		),
		criticism:
			'From our own auditor, in a friendly way: “You sent this without asking anyone.” She is right as well. It could have become public in the wrong order, and I was lucky that it was night in most places.',
		learned: 'Say it before they find it. The apology cost less than the refund.',
		differently:
			'There is a letter in the drawer, with blanks, which Aroha, the auditor and I have agreed on. It can go out within the hour. And the button asks the bank, and not the page, whether something has been paid.',
		stillWrong:
			'I still have the sentence about not wanting to bother people. It is a good sentence. It comes to me whenever somebody else would be served by the truth and I would not.',
		topics: ['invoices', 'customers'],
	},
	saw: 'aroha sian leila priya daniel amara ines noor freya maren',
	helped: 'aroha leila sian',
	questions: [
		{
			by: 'sian',
			ago: 6,
			text: 'Could we have the letter for the night desk as well? Ours would need other blanks.',
			answer: { ago: 5, text: 'It is yours. Aroha has made one with “tonight” in it.' },
		},
		{ by: 'daniel', ago: 2, text: 'What were the six sentences?' },
	],
	commitments: [
		{
			text: 'The letter is tried once a quarter, with a made-up mistake, and we take the time until it could leave the house.',
			ago: -30,
		},
	],
};
