import { paragraphs, type WrittenStory } from './telling.ts';

export const drop: WrittenStory = {
	by: 'leila',
	team: 'Ledger',
	ago: 60,
	agreed: ['yusuf', 'priya'],
	changed: { ago: 50 },
	told: {
		title: 'A very small DROP',
		tried: paragraphs(
			'I like to tidy. On the twelfth of the month I looked at our indexes, sorted by how often each is used, and at the bottom there was one with a zero. It had been zero for as long as the statistics went back, which was thirty days. It was large, it slowed each write by a little, and its name was a date from before my time.',
			'I asked in the team who knew it. Nobody did. I wrote a migration with one line in it. Priya approved it, with a thumb. I would have done the same.',
		),
		believed: 'That thirty days is a long time, and that a zero is a fact.',
		happened: paragraphs(
			'Nothing. That is what I remember of it: writes got eight per cent quicker, I made a small graph and put it into the channel, and there were hearts.',
			'On the last working day of that month Yusuf started the invoice run, as he has on every last working day for seven years. It takes twenty minutes. He went for a coffee, came back, and went for another. At six it had done two per cent. At that rate it would have been ready in the second week of the next month, and with the whole table locked.',
			'The statistics had been reset on the first, after an upgrade. My thirty days began one day after the only day on which that index is ever used.',
			'We built it again over night, with the phones of two customers ringing. The invoices went out at eleven, a day late, for the first time since there have been any.',
		),
		criticism:
			'Yusuf was not angry, and I would have preferred it. He said: “You asked who knew it. You asked the people who write it. I am who reads it.”',
		learned:
			'“Unused” means unused since somebody began to count. Ask for the longest rhythm of the business before you believe a zero: some things happen once a month, and a few once a year.',
		differently:
			'What we want to drop is hidden first and stays so for thirteen months; databases can do this with an index, and bringing it back takes a second. And the question goes to those who use it. We now have a list of things that happen once a year. It is four pages long.',
		stillWrong:
			'I still like to tidy. When I find something at the bottom of a list I feel a small joy, and the joy is quicker than the list.',
		topics: ['databases', 'invoices'],
	},
	saw: 'priya yusuf kwame oksana callum mei-ling rin tomasz',
	helped: 'kwame oksana tomasz jonah',
	questions: [
		{
			by: 'kwame',
			ago: 40,
			text: 'Would you let us have the four pages? We have a disk that has not been read since May.',
			answer: {
				ago: 40,
				text: 'They are in the handbook of Ledger, under “Once a year”. Please add your own. The best one so far came from the auditor’s assistant.',
			},
		},
	],
	commitments: [
		{
			text: 'By the end of the next quarter, everything on the four pages has an owner who is not in Ledger.',
			ago: 5,
			report:
				'Thirty-one of thirty-eight have one. For the seven others nobody can say what would happen if they stopped. We will know in June, and we will be standing next to it.',
		},
	],
};
