import { paragraphs, type WrittenStory } from './telling.ts';

export const prototype: WrittenStory = {
	by: 'sofia',
	team: 'Design',
	ago: 20,
	agreed: ['maren', 'mateo'],
	told: {
		title: 'I tested the prototype with people who liked me',
		tried: paragraphs(
			'The new way to close a visit: one screen instead of four. I tested it with six people, as one should, with a script and a consent sheet and a camera on the table. All six found their way. Two said that it was the best thing we had ever made. I put that on a slide, in their handwriting.',
		),
		believed: 'That six is enough, and that I would see it if something was wrong.',
		happened: paragraphs(
			'Four of the six were Maren’s colleagues in Aarhus. I had eaten at their table in spring. The other two were our own couriers, who know that I draw these things, since I ride along with them. They were all people who have my number.',
			'We gave it to one depot in Vejle, where nobody has ever met me. On the second evening nineteen visits were not closed. They had been made; they were only open, so the next morning’s lists had them again, and two patients were visited twice before eight.',
			'I drove out. A nurse called Kirsten, who had started on Monday, showed me what she did. She washed her hands, took the phone out, saw a large green field that said *All done*, was pleased, and put the phone away. The green field was the button.',
			'I went back to my videos. At minute three of the first one, Maren’s colleague looks at the green field, puts the phone down, looks at *me*, sees something in my face, and picks it up again. In the third one it is the same. They had been reading me. I was the best part of the interface.',
		),
		criticism:
			'Mateo said, after we had watched it together: “You were not testing the screen. You were being tested, and they let you pass.”',
		learned: 'Ask someone who has no reason to be kind.',
		differently:
			'I do not sit in the room any more. One in three has never heard of us, and whoever runs the session did not draw the thing. My own favourite is tested by Mateo, who has no mercy, and I test his.',
		stillWrong:
			'I still put the nicest sentence on the first slide. People remember it, and by slide nine, where the doubt is, they have already decided.',
		topics: ['research', 'design'],
	},
	saw: 'mateo maren thu-ha amara rin diego joaquim noor',
	helped: 'mateo thu-ha rin',
	questions: [
		{
			by: 'amara',
			ago: 17,
			text: 'What does the green field say now?',
			answer: { ago: 16, text: '“Close this visit”. It is less pretty, and it is a verb.' },
		},
	],
};
