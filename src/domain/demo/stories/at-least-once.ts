import type { WrittenStory } from './telling.ts';

export const atLeastOnce: WrittenStory = {
	by: 'daniel',
	team: 'Dispatch',
	ago: 4,
	postmortem: 'duplicate-reminders',
	agreed: ['aroha'],
	told: {
		title: 'How I learned what “at least once” means',
		form: 'slides',
		slides: [
			{
				title: 'I look after reminders',
				text: 'Every morning at half past seven we tell about three thousand people that a nurse is coming, and when. Most of them are over seventy. It is a small text message. I have sent eleven million of them, and I was quite sure that I knew what sending is.',
			},
			{
				title: 'Two words in a manual',
				text: 'Our queue promises delivery “at least once”. I had read this sentence perhaps fifty times. I had explained it to new people, at a whiteboard. And each time I had heard: once. As one hears “at least you tried”.',
			},
			{
				title: 'Three years of luck',
				text: 'We wait ten seconds for the supplier to say “accepted”. If nothing comes, we send it again. In three years the answer came in two seconds. So nothing was ever sent again, so I never saw what it looks like when it is.',
			},
			{
				title: 'Monday, 07:30',
				text: 'That morning the supplier took twelve seconds. It accepted everything; it was only slow to say so. After ten seconds we sent the message again. And again. My graph said: 61 per cent not sent. I thought that we had too few messages.',
			},
			{
				title: 'I nearly made it worse',
				text: 'At 07:55 I had my hand on the setting for more attempts. Five, to ten. It would have been the sensible thing, on the graph that I was looking at. What stopped me was somebody in Wellington who had looked at a telephone instead.',
			},
			{
				title: 'One number, four messages',
				text: 'Aroha had asked a caller to read aloud what she had got. She read it, and then she read it again, and Aroha said, I know that one, and the caller said: no, dear, that was the next. Then Support looked at the supplier’s list for this one number.',
			},
			{
				title: 'A grandmother in Setúbal',
				text: 'Her family calls her Dona Amélia, and she lets me tell this. She begins to forget. Her daughter had taught her: if a message comes, it means that somebody comes. Three had come. So she had put out three cups, and sat waiting for the other two until the evening.',
			},
			{
				title: 'A timeout is not a no',
				text: 'It says: I do not know. We treated it as a no, five times per person, 7,410 times in forty minutes. The machine had told the truth the whole time. “At least” was the important part, and I had read over it for three years.',
			},
			{
				title: 'What we did',
				text: 'Each reminder has a key now, and whoever gets the same key twice throws the second away. It is a column and eleven lines. I could have written them in my first month. I thought of it as tidiness, something for when there is time.',
			},
			{
				title: 'Idempotency has a face',
				text: 'I used to say the word to impress people. Now I say: three cups. When we build something that sends, somebody in the team asks how many cups. I visited Dona Amélia in November. There were two on the table, and one was for me.',
			},
		],
		learned: 'Three reminders to one grandmother: idempotency has a face.',
		differently:
			'For everything that we send, we write down what happens to a person who receives it twice, and what happens if it never comes. Then we choose which of the two we would rather explain.',
		topics: ['reminders', 'retries', 'queues'],
	},
	saw: 'aroha ines mei-ling jonah mateo callum priya sian leila yusuf amara',
	helped: 'ines jonah callum anjali',
	questions: [
		{
			by: 'anjali',
			ago: 3,
			text: 'How did you come to visit her?',
			answer: {
				ago: 2,
				text: 'Her daughter wrote to us, and not to complain: she wanted to know whether the messages would come singly now, as her mother had got used to the company. I was in Lisbon the week after. It is forty minutes by train.',
			},
		},
	],
	commitments: [
		{
			text: 'Before the new year I go through everything that leaves the house, letters too, and count the cups.',
			ago: -24,
		},
	],
};
