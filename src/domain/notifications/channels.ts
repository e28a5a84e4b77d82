export const CHANNELS = ['inbox', 'mail', 'push'] as const;
/** A way on which somebody is told. */
export type Channel = (typeof CHANNELS)[number];

export const MATTERS = [
	'mentions',
	'replies',
	'reviews',
	'changes',
	'log',
	'stories',
	'training',
	'projects',
	'growth',
	'pulse',
	'thanks',
	'workspace',
] as const;
/** What people choose by: kinds of news that somebody wants, or does not, together. */
export type Matter = (typeof MATTERS)[number];

export const MATTER_NAMES: Record<Matter, string> = {
	mentions: 'Mentions',
	replies: 'Replies',
	reviews: 'Reviews and meetings',
	changes: 'Changes and checks',
	log: 'Log',
	stories: 'Stories',
	training: 'Training',
	projects: 'Projects',
	growth: 'Growth',
	pulse: 'Pulse',
	thanks: 'Thanks',
	workspace: 'Workspace',
};

/** What each is about, for whoever chooses. */
export const MATTER_HINTS: Record<Matter, string> = {
	mentions: 'Somebody writes @ and your name',
	replies: 'Answers to what you said, and notes on what you wrote',
	reviews: 'You are asked, or answered; the day for a post-mortem comes near',
	changes: 'What you took on is due, or it is time to look whether it held',
	log: 'Your team asks what you learned',
	stories: 'Somebody asks about your story, or tells of you; it is time to report back',
	training: 'A course waits for you, a sitting or a drill begins, or it is time to ask how a plan went',
	projects: 'Somebody joins or asks to, a show comes near, or it is time to say what became of a project',
	growth: 'Somebody asks for your opening or answers you; a mentorship or a talk comes near',
	pulse: 'The pulse asks you, is about to close, or shows what came of it',
	thanks: 'What you wrote changed something',
	workspace: 'A token of yours ends; a backup did not work, for owners',
};

/**
 * How everybody is told until they choose. What somebody else waits for, or what a day was named for, is written
 * to them once; what only does good (thanks) waits in the inbox. A browser was asked for by its person, so it says
 * what is about this very hour: somebody speaks to them, or their team's question is open.
 */
export const AT_FIRST: Record<Matter, Record<Channel, boolean>> = {
	mentions: { inbox: true, mail: true, push: true },
	replies: { inbox: true, mail: true, push: true },
	reviews: { inbox: true, mail: true, push: true },
	changes: { inbox: true, mail: true, push: false },
	log: { inbox: true, mail: true, push: true },
	stories: { inbox: true, mail: true, push: false },
	training: { inbox: true, mail: true, push: false },
	projects: { inbox: true, mail: true, push: false },
	growth: { inbox: true, mail: true, push: false },
	pulse: { inbox: true, mail: true, push: false },
	thanks: { inbox: true, mail: false, push: false },
	workspace: { inbox: true, mail: true, push: false },
};

/** `workspace` is whoever has not chosen: they get what is suggested to everybody. */
export const DIGEST_RHYTHMS = ['workspace', 'never', 'day', 'week'] as const;
export type DigestRhythm = (typeof DIGEST_RHYTHMS)[number];
