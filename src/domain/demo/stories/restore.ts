import { paragraphs, type WrittenStory } from './telling.ts';

export const restore: WrittenStory = {
	by: 'kwame',
	team: 'Data platform',
	ago: 160,
	postmortem: 'restore',
	agreed: ['oksana'],
	changed: { ago: 155 },
	told: {
		title: 'The restore that was not there',
		tried: paragraphs(
			'I had looked after our backups for three years and was proud of them. They ran at two every morning, they were encrypted, they were copied to a second region, and a green square on the wall said so. When a customer asked if we could restore one of their depots to the week before, I said *yes, of course, by lunch*.',
			'I remember the tone of my own voice. It is the tone I now listen for.',
		),
		happened: paragraphs(
			'The archive opened, the tables were there, and the newest row in every one of them was from the ninth of March the year before. The job had been copying a snapshot that was no longer being taken. It copied it perfectly, four hundred and eleven times.',
			'I sat with that number for a while before I told anybody. Eleven minutes, Oksana says; she saw me go quiet.',
		),
		learned: 'A backup is a belief. A restore is a fact. I had three years of beliefs, checked daily.',
		differently:
			'Restore something small, every week, by hand, with somebody watching. I have not missed a Thursday since.',
		topics: ['backups', 'monitoring'],
	},
	saw: 'priya leila tomasz freya ines amara mei-ling daniel hiroshi callum thu-ha oksana aroha sian rin noor',
	helped: 'oksana ines tomasz hiroshi beatriz',
	questions: [
		{
			by: 'anjali',
			ago: 60,
			text: 'What did you say to the customer, in which words?',
			answer: {
				ago: 58,
				text: '“We cannot do what I promised you at nine. I do not know yet what we can do. I call you at two, whatever I know by then.” At two I knew that their week could be put together again from the phones of their nurses. It took us nine days.',
			},
		},
		{
			by: 'beatriz',
			ago: 21,
			text: 'I know nothing about databases. What is the smallest thing that I could restore in the office?',
			answer: {
				ago: 20,
				text: 'Ring the number on the emergency sheet. If somebody picks up who knows what to do, it is restored. Otherwise it is a list.',
			},
		},
	],
	commitments: [
		{
			text: 'The Thursday restore goes on for a year, whatever the budget round says, and I tell you how often it failed.',
			ago: 12,
			report:
				'The Thursday restore has failed nine times. Each was a good Thursday: we found it, and nobody was waiting. {pm restore} is one of the nine, if you want the details with times on.',
		},
	],
};
