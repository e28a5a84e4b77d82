import { paragraphs, type WrittenStory } from './telling.ts';

export const database: WrittenStory = {
	by: 'freya',
	team: 'Engineering',
	ago: 190,
	agreed: ['leila'],
	told: {
		title: 'I chose the database. I chose it again.',
		tried: paragraphs(
			'In our first spring there were three of us and no customers. I chose the database in an afternoon. It kept documents, it needed no schema, and I had used it in my last company. I wanted us to be quick, and we were: the first round was planned eleven days later.',
		),
		believed:
			'That what we did not know yet was a reason for something that would take any shape. I also believed, and did not say, that a decision of mine would be taken back when it became wrong.',
		happened: paragraphs(
			'Rounds turned out to be nothing but relations: a nurse, a visit, a key to a house, a dog, a Tuesday. By the second year we had written joins by hand in fourteen places, and a report for one county ran for nine hours. It would often end with a number which nobody could explain.',
			'So I asked four people to compare three databases, openly, with criteria, and to recommend one. I was pleased with how well I did this. I wrote the criteria myself, on a flight: how quickly can we change it, how well do we know it, how much has to be rewritten. They worked for three weeks. It won, by a distance, in its new version. I signed.',
			'We had that new version for fourteen months. Then the report ran for eleven hours, and Leila came to my desk with the sheet of criteria, which she had kept.',
		),
		criticism:
			'“You asked us to weigh,” she said, “and you had built the scale.” She said it without any heat. I argued for a quarter of an hour, and while I argued I noticed that I was defending an afternoon six years ago.',
		learned:
			'Whoever made the first decision must not write the criteria for the second one. They will measure how well the new thing is the old thing.',
		differently:
			'The third time I was not in the room, and the criteria came from the four who are woken at night. I wrote down beforehand what I would choose and gave it to Noor in an envelope. It was opened afterwards, and I had been wrong again. We moved in seven months. The report takes forty seconds.',
		stillWrong:
			'I name tools in corridors. I think I am chatting. Two weeks later somebody shows me a prototype with it, and says that I had asked for it.',
		topics: ['decisions', 'databases'],
	},
	saw: 'leila kwame oksana ines thu-ha amara priya tomasz callum sofia mateo hiroshi daniel',
	helped: 'amara thu-ha leila noor ines',
	questions: [
		{
			by: 'rin',
			ago: 90,
			text: 'Is the envelope still something you do?',
			answer: {
				ago: 89,
				text: 'Yes, for anything that takes more than a month. I am wrong about half of the time, which is about what one would hope for from people who are asked last.',
			},
		},
		{
			by: 'mateo',
			ago: 15,
			text: 'What would have had to happen for you to ask in the second year already?',
		},
	],
	commitments: [
		{
			text: 'By the end of the quarter I will not have named a tool outside a meeting in which we choose one. Leila keeps count.',
			ago: -18,
		},
	],
};
