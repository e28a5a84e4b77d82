import { counted } from '#lib/numbers.ts';
import { dayIn, type Sentence, type Told } from '../sentence.ts';

/** “, by Tue 1 Dec, and two other courses” */
function byWhen(told: Told): string {
	const [, due = '', others = '0'] = told.subject.split(' ');
	const by = due === '' ? '' : `, by ${dayIn(due, told)}`;
	return others === '0' ? by : `${by}, and ${counted(Number(others), 'other course')}`;
}

/** “From Tue 8 Dec whoever organises it sees your name, and …” */
function seen(told: Told): string {
	const day = told.subject.split(' ')[3] ?? '';
	return `From ${dayIn(day, told)} whoever organises it sees your name, and`;
}

/** Courses. */
export const TRAINING_SENTENCES = {
	/** A course is asked of them. Subject of both: the week, the day by which it is due or nothing, how many others wait. */
	'course-asked': { matter: 'training', says: (told) => `${told.entry} is asked of you${byWhen(told)}` },
	'course-waits': { matter: 'training', says: (told) => `${told.entry} waits for you${byWhen(told)}` },
	/** It is required. Subject of both: as above, and the day from which whoever organises it sees their name. */
	'course-required': {
		matter: 'training',
		says: (told) =>
			`${told.entry} is required of you${byWhen(told)}. ${seen(told)} whether you have completed it`,
	},
	/** They completed it before it was required. The day by which it is due is nothing. */
	'course-counts': {
		matter: 'training',
		says: (told) =>
			`${told.entry} has become required. That you completed it counts. ${seen(told)} on which day you did`,
	},
	/** How a plan went that they made in a course. Subject: its id. */
	'plan-asked': {
		matter: 'training',
		says: ({ entry }) => `You made a plan in ${entry} for about now. How did it go?`,
		address: (subject) => `/training/mine#plan-${subject}`,
	},
	/** For those who wanted to come. Subject: the id of the sitting. */
	'sitting-off': {
		matter: 'training',
		says: ({ entry }) => `A sitting of ${entry} that you wanted to come to is called off`,
		place: () => '/sittings',
	},
} satisfies Record<string, Sentence>;
