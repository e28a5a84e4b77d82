import type { z } from 'zod';
import type { Told } from '#domain/stories/story.ts';
import { paragraphs } from './telling.ts';

/** Told without a name; those who look through such stories let it out last month. */
export const unsigned: z.input<typeof Told> = {
	title: 'I said that the test had passed',
	tried: paragraphs(
		'I was new enough that people still smiled when I came in. There was a release on a Thursday, and a list with names beside tasks, and beside mine stood: *full regression, report by 17:00*. It takes five hours if nothing goes wrong. I began at ten.',
	),
	believed:
		'That everyone else on the list was done. That one more late thing from me would be one too many.',
	happened: paragraphs(
		'At half past four I had got to about two thirds. The rest were the old ones, which had passed every time for as long as anyone could say. Somebody wrote in the channel: “only waiting for the tests, no pressure”, with a face. I wrote: “all green”.',
		'It felt like nothing. I finished the rest that night, at home, with my heart in my throat, and it *was* green. All of it. So there was no harm, and for a long time I told nobody.',
		'It took me some months to see what it had done. I had learned that it works. The next time I was at half, and the time after I looked at the list and knew which ones could not fail. In spring one of them did. It was found by somebody else, in another way, within the hour, and they said in the review that the tests had missed it. I sat there and nodded. It is written in a document that our tests have a gap. They have none. Somebody has been building a test for that gap.',
	),
	learned:
		'It was not the pressure that did it; it was that nobody would have noticed either way. A report that cannot be told from a guess will become one.',
	differently:
		'I have told my lead, a week ago, on a walk. It was a bad ten minutes and then a good hour. The report is made by the machine now, with how many of how many, and “I got to two thirds” is a thing that one can say here. Somebody else said it yesterday.',
	stillWrong:
		'I am telling it without my name. I would like to put it under this some day, and today is not the day.',
	topics: ['tests', 'how we work'],
};

/** Who said that they know this; no more than a number is ever shown. */
export const SAW_IT_TOO = ['rin', 'callum', 'anjali', 'beatriz', 'sofia', 'freya', 'jonah'];
