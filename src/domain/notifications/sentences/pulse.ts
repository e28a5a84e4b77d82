import { dayIn, first, rest, type Sentence, type Told } from '../sentence.ts';

const day = (told: Told) => dayIn(rest(told.subject), told);
const toAnswer = (subject: string) => `/pulse/${first(subject)}/answer`;

/** Subject of those while it is open: the id of the round and its last day, `12 2026-11-27`. Nothing tells who answered. */
export const PULSE_SENTENCES = {
	'pulse-asked': {
		matter: 'pulse',
		says: (told) => `The pulse asks how it is to work here, anonymously, until ${day(told)}`,
		address: toAnswer,
	},
	'pulse-waits': {
		matter: 'pulse',
		says: (told) => `The pulse takes answers until ${day(told)}, should you like to give one`,
		address: toAnswer,
	},
	'pulse-closes': {
		matter: 'pulse',
		says: (told) => `The pulse closes after ${day(told)}; there is no other reminder`,
		address: toAnswer,
	},
	/** For everybody who was asked, whether they answered or not. Subject: the id of the round. */
	'pulse-released': {
		matter: 'pulse',
		says: () => 'What came of the pulse can be read',
		address: (subject) => `/pulse/${subject}`,
	},
	/** For owners: an attack on what was released found a cut of which too much is told. */
	'pulse-unsafe': {
		matter: 'workspace',
		says: () => 'Somebody could be unmasked by what the pulse shows; nothing was told to anybody',
		again: true,
		address: () => '/pulse/unmask',
	},
} satisfies Record<string, Sentence>;
