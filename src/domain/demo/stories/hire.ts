import { paragraphs, type WrittenStory } from './telling.ts';

export const hire: WrittenStory = {
	by: 'noor',
	team: 'People and learning',
	ago: 85,
	told: {
		title: 'The hire I rushed, and the team that paid',
		tried: paragraphs(
			'A team of ours had been without a lead for five months. I leave out which one and when, and the person I am going to speak of has read every word and changed four. I am grateful to them for that.',
			'The team was tired. Each week somebody asked me how it was going, and each week I said that we were talking to people. I wanted to bring them something. In the sixth month there was a candidate with the right words and a free calendar. I cut the last two conversations, the one with the team and the one about how somebody deals with being wrong, because each would have cost a week. We had an answer in four days. I announced it with a little drum roll.',
		),
		believed:
			'That an empty chair was the worst thing for this team. It was visible, and it was mine to fill. And I believed that I can tell, after an hour with somebody. I have done this for sixteen years.',
		happened: paragraphs(
			'The person was able, and had come from a place where a lead decides. The team had spent five months deciding for itself, had become rather good at it, and nobody had told the new lead, since the conversation in which this would have come up was one of the two that I had cut.',
			'For three weeks everyone was polite. Then the on-call plan was redrawn over a weekend, and on Monday four people learned from a calendar that they worked on Christmas Eve. There had been a reason. There was always one. By the third month two of them had asked me for another team, and the lead had asked me, in a room with the door closed, what they were doing wrong.',
			'I said: give it time. I said it to both sides for two more months, because the alternative was to say that I had been in a hurry.',
			'The lead resigned in the seventh month, and was relieved. One of the four had left by then. The team then chose somebody from its midst, in an afternoon, and told me who it was.',
		),
		criticism:
			'The one who left wrote to me: “You fixed your problem.” I have it on a card. And the lead, when we spoke last autumn: “You never asked me what I do when I am wrong. I would have said that I had never had to.”',
		learned:
			'An empty chair is a cost that everybody sees, so it gets filled. The cost of the wrong person in it is paid by others, a little each day, where nobody looks.',
		differently:
			'The conversation with the team cannot be cut by me any more; the team holds the date. And after six weeks I ask both sides, apart from each other, one question whose answer I write down in front of them: *knowing what you know, would you do it again?*',
		stillWrong:
			'I still say “give it time” when I mean “I do not want to know yet”. Beatriz raises an eyebrow when she hears it. It helps for about a day.',
		topics: ['hiring', 'decisions'],
	},
	saw: 'freya amara leila thu-ha aroha beatriz sian',
	helped: 'freya thu-ha leila',
	questions: [
		{
			by: 'thu-ha',
			ago: 50,
			text: 'Has anyone ever answered no, after the six weeks?',
			answer: {
				ago: 48,
				text: 'Once, and from both sides, in nearly the same words. We parted in the seventh week, with a dinner. It was the cheapest mistake I have made in this job.',
			},
		},
		{ by: 'callum', ago: 44, text: 'Was it us?', declined: 43 },
	],
	commitments: [
		{
			text: 'For the next three leads we hire I write here whether the team’s conversation took place, and on which day.',
			ago: -40,
		},
	],
};
