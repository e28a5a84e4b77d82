import { first, rest, type Sentence } from '../sentence.ts';

const toWord = (subject: string) => `/projects/seasons/${rest(subject)}/questions#word-${first(subject)}`;

/** What a project that is followed came to be. */
const MOVED: Record<string, string> = {
	idea: 'is an idea again, for whoever takes it up',
	room: 'has room for one more',
	building: 'has begun',
	ended: 'has ended',
};

const AFTER: Record<string, string> = { '2w': 'Two weeks', '6w': 'Six weeks', '6m': 'Six months' };

/** Projects and seasons. */
export const PROJECTS_SENTENCES = {
	/** For those who are on a project, who pitched it and who follow it. Subject: the id of whoever came. */
	'project-joined': { matter: 'projects', says: ({ by, entry }) => `${by} joined ${entry}`, again: true },
	/** For its authors. Subject: the id of whoever asks. */
	'project-asked': {
		matter: 'projects',
		says: ({ by, entry }) => `${by} would like to join ${entry}`,
		again: true,
		place: () => '#people',
	},
	/** For whoever asked. Subject of all three: their id. */
	'project-let-in': {
		matter: 'projects',
		says: ({ by, entry }) => `${by} welcomes you to ${entry}`,
		again: true,
	},
	'project-not-now': {
		matter: 'projects',
		says: ({ entry }) => `Not this time for ${entry}, and thank you for asking`,
		again: true,
	},
	/** Somebody who goes gave them their place. */
	'project-handed': {
		matter: 'projects',
		says: ({ by, entry }) => `${by} hands their place on ${entry} over to you`,
		again: true,
	},
	/** For those who follow it. Subject: what it came to be. */
	'project-moved': {
		matter: 'projects',
		says: ({ entry, subject }) => `${entry} ${MOVED[subject] ?? 'moved on'}`,
		again: true,
	},
	/** For those whom somebody else put on it. Subject: its uid. */
	'project-card': {
		matter: 'projects',
		says: ({ by, entry }) => `${by} put you on a card of ${entry}`,
		inboxOnly: true,
		again: true,
		place: (uid) => `/board?card=${uid}`,
	},
	/** For those who are on the card, and those who spoke there. Subject: its uid; more that is said there is one line. */
	'card-said': {
		matter: 'replies',
		says: ({ by, entry }) => `${by} said something on a card of ${entry}`,
		again: true,
		place: (uid) => `/board?card=${uid}#talk`,
	},
	/** For its people. Subject of both: which question, and the day on which it became due, `2w 2026-11-27`. */
	'project-became': {
		matter: 'projects',
		says: ({ entry, subject }) =>
			`${AFTER[first(subject)] ?? 'A while'} ago ${entry} ended. What became of it?`,
		place: () => '/end#questions',
	},
	'project-quiet': {
		matter: 'projects',
		says: ({ entry }) => `Nothing was heard of ${entry} for a while. How does it stand?`,
		place: () => '/end#questions',
	},
	/** For those who worked on one that others go on from. Subject: the number of the other. */
	'project-adopted': {
		matter: 'projects',
		says: ({ by, entry, subject }) => `${by} goes on from ${entry} in P\u2011${subject}`,
	},
	/** To sponsor that a project goes on. Subject of both: the id of what was asked. */
	'project-sponsor-asked': {
		matter: 'projects',
		says: ({ by, entry }) => `${by} asks whether you would sponsor that ${entry} goes on`,
		place: () => '/end#goes-on',
	},
	/** For its people, and for those who follow it. */
	'project-would-go-on': {
		matter: 'projects',
		says: ({ by, entry }) => `${by} would like ${entry} to go on`,
		place: () => '/end#goes-on',
	},
	/** For them and for whoever asked. Subject: what was decided, and the id of what was asked: `later 12`. */
	'project-goes-on-decided': {
		matter: 'projects',
		says: ({ by, entry, subject }) =>
			first(subject) === 'yes'
				? `${by} sponsors that ${entry} goes on`
				: `${by} said “${first(subject) === 'no' ? 'no' : 'not now'}” to ${entry} going on, and why`,
		place: () => '/end#goes-on',
	},
	/** A host of its season thinks that it could be for them. Subject: their id. */
	'project-proposed': {
		matter: 'projects',
		says: ({ by, entry }) => `${by} thinks that ${entry} could use you, should you like to`,
		again: true,
	},
	/** For everybody on one of its projects. Subject of the three: the id of what was said, and the season: `12 hack-week-9`. */
	'season-announced': {
		matter: 'projects',
		says: ({ by }) => `${by} announces something for a season that you are in`,
		place: toWord,
	},
	/** For its hosts. */
	'season-asked': {
		matter: 'projects',
		says: ({ by }) => `${by} asks something about a season that you host`,
		place: toWord,
	},
	/** For whoever asked. */
	'season-answered': {
		matter: 'projects',
		says: ({ by }) => `${by} answers what you asked about a season`,
		again: true,
		place: toWord,
	},
} satisfies Record<string, Sentence>;
