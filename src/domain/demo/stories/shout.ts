import { paragraphs, type WrittenStory } from './telling.ts';

export const shout: WrittenStory = {
	by: 'callum',
	team: 'Edge',
	ago: 110,
	agreed: ['hiroshi'],
	told: {
		title: 'Just shout, we don’t bite',
		form: 'free',
		body: paragraphs(
			'I wrote our welcome message. If you joined Edge in the last three years you have read it: where things are, who to follow about on your first day, and at the bottom, in my own hand so to speak, *stuck on anything? Just shout, we don’t bite* I thought it was the best line in it.',
			'Last winter somebody joined us, whom I will call R. She has read this, and would like it told. R was good. You could see it from her questions in the interview. In her first week she asked me two things, in her second none, and I remember thinking: quick study. In her third week I looked over her shoulder by accident and saw that she was copying log files by hand, one by one, off a host, through a web page.',
			'Her certificate for the tunnel had never worked. It had not worked for **eleven working days**. She had found a way round it, which took her about half of each day, and had done her actual work in the evenings so that it would look normal.',
			'I said, far too loudly, “why didn’t you just shout?”',
			'She thought about that longer than I liked. Then she said that she had opened the channel every morning. That there were sixty people in it. That they made jokes in it which she had to look up. That in the place she came from, one does not put a question to sixty people before one has tried everything, and she was never sure that she had tried everything. That she had once got as far as typing it, and then Tomasz and I had begun to talk about football in there, and it seemed a bad moment.',
			'I told this to Hiroshi as a story about how shy some people are. He heard me out. “I waited for two days, in my first month,” he said. “With the same certificate. I had been an engineer for nineteen years.” He had not told anyone either.',
			'So that is three years, one sentence, and nobody knows how many people. I had written something friendly, and taken it for help. For me it cost nothing to shout; I had been shouting in that channel since it was made. I had measured the height of the step from the top of it.',
			'R left us in spring, for good reasons of her own, and we write to each other. The certificate was a two-minute fix.',
		),
		learned:
			'An invitation that costs courage is not one. If people have to come to you with it, those who need it most come last.',
		differently:
			'I go and ask. For the first two weeks, at eleven and at four: “What are you on, and what is in the way?” And I say what I am stuck on first, since I always am on something.',
		topics: ['newcomers', 'how we work'],
	},
	saw: 'hiroshi rin anjali mei-ling mateo diego noor beatriz oksana sian thu-ha leila',
	helped: 'amara noor tomasz leila',
	questions: [
		{
			by: 'diego',
			ago: 70,
			text: 'Do you not get on people’s nerves, at eleven and at four?',
			answer: {
				ago: 69,
				text: 'A bit, by the second week, and they tell me so. I take that as the sign that I can stop.',
			},
		},
		{ by: 'jonah', ago: 9, text: 'What is in the message now, where the line was?' },
	],
};
