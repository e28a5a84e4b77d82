import { paragraphs, type WrittenStory } from './telling.ts';

export const inventedCustomer: WrittenStory = {
	by: 'amara',
	team: 'Dispatch',
	ago: 140,
	agreed: ['joaquim'],
	changed: { ago: 120 },
	told: {
		title: 'Six months building for a customer we invented',
		tried: paragraphs(
			'Her name was Grete. She was fifty-two, she planned the rounds of forty nurses in a county with lakes, and she had a poster on our wall. We had made her out of nine interviews and a good deal of affection. When we could not agree on something, somebody would look at the poster and ask what Grete would want.',
			'For Grete we built a board on which one could drag visits from one nurse to another and see, in colour, what it did to everybody’s day. Six people, from January to June. It is still the prettiest thing I have had a part in.',
		),
		believed: 'That we knew her. We had a file on her of thirty pages.',
		happened: paragraphs(
			'In the last week of June I took it to Funchal, to show it to Joaquim, who does in life what Grete did on the wall. He watched me drag three visits, and said that it was very beautiful. Then his telephone rang, and it went on ringing for most of two hours.',
			'I sat next to him. He planned forty rounds with a receiver between chin and shoulder, on paper, and asked things that no board knows: whether the lift in that house works again, who does not go to whom since Easter, which of two sisters opens the door. In two hours he looked at a screen six times, each time for a phone number.',
			'When it was quiet he turned to the board and tried to be kind. “Where do I put that Fátima does not do stairs this month?” he asked. There was no such place. Grete had never needed it.',
			'Of forty depots, three use the board. One of them for wall display.',
		),
		criticism:
			'Joaquim said at the airport: “You have made a lovely tool for somebody who has time.” And one of my own team, back home: “We asked Grete because she never said no.”',
		learned:
			'A person we made up never contradicts us. Sit next to a real one, for a day in which things go wrong, before the first line is written.',
		differently:
			'Nothing of more than two weeks begins in Dispatch before two of us have spent a day beside somebody whom it is for. They bring back what surprised them, and not what people said they wanted.',
		stillWrong:
			'I choose the nice depots to visit. The ones that are angry with us would teach me more, and there is always a reason why it does not suit this month.',
		topics: ['research', 'planning'],
	},
	saw: 'sofia thu-ha noor ines rin mei-ling aroha maren joaquim yusuf freya mateo',
	helped: 'sofia rin thu-ha diego',
	questions: [
		{
			by: 'sofia',
			ago: 100,
			text: 'Did you keep the poster?',
			answer: {
				ago: 99,
				text: 'It hangs in my kitchen. I am fond of her. She was a good colleague; she was only never at work.',
			},
		},
	],
	commitments: [
		{
			text: 'I spend a day at a depot that has complained about us twice this year.',
			ago: 25,
			report:
				'I was in Setúbal, at the depot of the five nurses. They were polite until lunch. After lunch I filled eleven pages. The first line says: “You change the colours and we think that something is wrong with a patient.”',
		},
		{ text: 'A second one, and this time I let them choose the day.', ago: -22 },
	],
};
