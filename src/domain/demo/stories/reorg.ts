import { paragraphs, type WrittenStory } from './telling.ts';

export const reorg: WrittenStory = {
	by: 'freya',
	team: 'Engineering',
	ago: 14,
	agreed: ['amara', 'thu-ha'],
	told: {
		title: 'The reorg I announced on a Friday',
		tried: paragraphs(
			'We were going to move eleven people from two teams into one, so that what a nurse sees and what a planner sees would be built in the same room. I had worked on it for seven weeks with Amara and Thu Hà, and it was a good plan. It still is; most of you work in it.',
			'I wanted it to be known before a weekend, so that people could take it in, in peace. I wrote four paragraphs, careful ones, and sent them on a Friday at 15:40. Then I took a train.',
		),
		believed:
			'That a weekend is a quiet place to think. For me it was one: I had had seven weeks, and I knew how it ended.',
		happened: paragraphs(
			'My text said that Mobile and a part of Dispatch would “come together under one roof”. It did not say who. The list was to follow on Monday, since two of the eleven were on leave and I wished to tell them first, which I thought was considerate.',
			'In Taipei, where it was already night, somebody read “one roof” and understood that an office would be closed. Somebody else knew somebody at a company where “come together” had meant that a third of them went. By Saturday at noon there was a group chat with forty people. By the evening it had a spreadsheet with names in it, ordered by how expensive one was. A person who was not affected at all called her landlord.',
			'The train had no network, and then I was at my sister’s, and was proud of not looking. I read it on Sunday at nine. There were sixty-two messages, and the last one said: “She isn’t answering because it is true.”',
		),
		criticism: paragraphs(
			'Thu Hà rang me, and did not say hello. “You told them that something will happen, and went. What did you think they would do with it?” I said that the facts were all harmless. “They did not have the facts,” she said. “They had you being careful.”',
		),
		learned:
			'People fill a silent weekend with the worst version. What is left out of a message is written by whoever is most afraid.',
		differently:
			'Bad news and big news go out on a Tuesday morning, with all names in it, after everyone concerned has heard it from a person; and I stay in the channel until the evening. If the list is not ready, then neither is the message.',
		stillWrong:
			'I take long sentences for care. When I notice that a paragraph of mine is very balanced, I try to ask what it is that I do not want to say. I notice it about one time in three.',
		topics: ['how we work', 'leading'],
	},
	saw: 'amara thu-ha mei-ling mateo noor leila aroha sofia rin anjali tomasz callum ines beatriz sian',
	helped: 'amara leila noor aroha',
	questions: [
		{
			by: 'mei-ling',
			ago: 12,
			text: 'I was one of the forty. What would you have liked us to do on that Saturday?',
			answer: {
				ago: 11,
				text: 'Ring me. And I know what that asks of somebody on a Saturday night, in a second language, to a person who has just gone silent. So I would have liked me to be there. The number of my sister’s kitchen is in my profile now.',
			},
		},
	],
	commitments: [
		{
			text: 'In the next reorganisation, everyone concerned hears it from a person first. I publish how many did, and how many did not.',
			ago: -60,
		},
	],
};
