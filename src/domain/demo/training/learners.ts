import type { Confidence } from '#domain/training/enrolment.ts';

/** The titles of the courses that come with Kintsugi, as the example's people take them. */
const GROWTH = 'Growth mindset at work';
const WRITING = 'Writing a blameless post-mortem';
const FACILITATING = 'Facilitating a review';

export interface Learner {
	/** A mailbox. */
	by: string;
	course: string;
	/** Working days since they began, and since they went through the last lesson. */
	began: number;
	latest: number;
	/** How many lessons they have gone through; all, where it is left out. */
	lessons?: number;
	/** What they chose at the question that opens the second story, from 0, and how sure they were. */
	secondStory?: [chosen: number, sure: Confidence];
}

export const SECOND_STORY = 'opens-the-second';

export const LEARNERS: readonly Learner[] = [
	{ by: 'ines', course: WRITING, began: 4, latest: 1, lessons: 2 },
	{ by: 'thu-ha', course: WRITING, began: 6, latest: 0, secondStory: [1, 2] },
	{ by: 'aroha', course: WRITING, began: 38, latest: 36, secondStory: [1, 3] },
	{ by: 'anjali', course: WRITING, began: 30, latest: 24, secondStory: [0, 3] },
	{ by: 'daniel', course: WRITING, began: 22, latest: 19, secondStory: [2, 3] },
	{ by: 'priya', course: WRITING, began: 20, latest: 15, secondStory: [1, 2] },
	{ by: 'callum', course: WRITING, began: 12, latest: 10, secondStory: [0, 2] },
	{ by: 'mateo', course: WRITING, began: 5, latest: 2, lessons: 3, secondStory: [1, 1] },
	{ by: 'sofia', course: WRITING, began: 3, latest: 1, lessons: 1 },
	{ by: 'amara', course: FACILITATING, began: 45, latest: 43 },
	{ by: 'noor', course: FACILITATING, began: 44, latest: 42 },
	{ by: 'leila', course: FACILITATING, began: 8, latest: 3, lessons: 4 },
	{ by: 'ines', course: GROWTH, began: 50, latest: 47 },
	{ by: 'freya', course: GROWTH, began: 40, latest: 31 },
	{ by: 'beatriz', course: GROWTH, began: 29, latest: 28 },
	{ by: 'diego', course: GROWTH, began: 9, latest: 2, lessons: 4 },
];
