import { namedDay } from '#lib/dates.ts';
import { counted, sentenceCase } from '#lib/numbers.ts';
import type { Matter } from './channels.ts';
import { MENTORSHIP_SENTENCES } from './mentorship-sentences.ts';
import { PULSE_SENTENCES } from './pulse-sentences.ts';

export interface Told {
	/** The name of who did it. */
	by: string;
	/** `PM‑25`; empty where it is about no entry. */
	entry: string;
	/** The name of the team that it is about; empty where there is none. */
	team: string;
	subject: string;
	now: number;
}

export interface Sentence {
	says: (told: Told) => string;
	/** What people choose by whether, and how, they hear of it. */
	matter: Matter;
	/** It is about this very hour: it goes out as it is told, and not a little later. */
	now?: boolean;
	/** A letter of its own tells of it, so that this one is in no other. */
	ownLetter?: boolean;
	/** Nobody waits for it: it stays in the inbox, and reaches for nobody. */
	inboxOnly?: boolean;
	/** Happening once more makes the same line new again, instead of a second line. */
	again?: boolean;
	/**
	 * Where on the page of the entry or the team it leads, or below it: the rest of the address, with its `#` or `/`.
	 * The whole address where it is about neither.
	 */
	place?: (subject: string) => string;
	/** Where it leads that is about a team and not on its page: the whole address, made of the team's own and the subject. */
	page?: (slug: string, subject: string) => string;
	/** A page of its own, which is not below that of the entry. */
	address?: (subject: string) => string;
}

const noon = (day: string) => Date.parse(`${day}T12:00Z`);
const dayOf = ({ subject, now }: Told) => namedDay(noon(subject), 'UTC', now);
/** `101` of `101 2026-11-27`. */
const first = (subject: string) => subject.split(' ', 1)[0] ?? '';
const rest = (subject: string) => subject.slice(first(subject).length + 1);
const toChange = (subject: string) => `/changes/${first(subject)}`;
const toLesson = (subject: string) => `/lessons/${first(subject)}`;
const changeNamed = ({ subject, entry }: Told) => `C\u2011${first(subject)} in ${entry}`;
/** On the page of the entry, or on one below it: `/board?card=…#comment-12`. */
const inThread = (subject: string) => (/^(?:\/|$)/.test(subject) ? subject : `#${subject}`);

/** “, by Tue 1 Dec, and two other courses” */
function byWhen({ subject, now }: Told): string {
	const [, due = '', others = '0'] = subject.split(' ');
	const by = due === '' ? '' : `, by ${namedDay(noon(due), 'UTC', now)}`;
	return others === '0' ? by : `${by}, and ${counted(Number(others), 'other course')}`;
}

/** “From Tue 8 Dec whoever organises it sees your name, and …” */
function seen({ subject, now }: Told): string {
	const day = subject.split(' ')[3] ?? '';
	return `From ${namedDay(noon(day), 'UTC', now)} whoever organises it sees your name, and`;
}

const toWord = (subject: string) => `/projects/seasons/${rest(subject)}/questions#word-${first(subject)}`;

const toComposer = (team: string, day: string) => `/log/new?${new URLSearchParams({ team, day }).toString()}`;

/** What a project that is followed came to be. */
const MOVED: Record<string, string> = {
	idea: 'is an idea again, for whoever takes it up',
	room: 'has room for one more',
	building: 'has begun',
	ended: 'has ended',
};

const AFTER: Record<string, string> = { '2w': 'Two weeks', '6w': 'Six weeks', '6m': 'Six months' };

/** Everything that can be told, and in which words. A slice with something new to tell adds its line. */
const SENTENCES = {
	/** Subject: the id of the comment on the page, so that changing the comment tells nobody again. */
	mention: {
		matter: 'mentions',
		says: ({ by, entry }) => `${by} mentioned you in ${entry}`,
		place: inThread,
	},
	/** Subject: the id of the thread on the page; further replies in it are one line. */
	reply: {
		matter: 'replies',
		says: ({ by, entry }) => `${by} replied in ${entry}`,
		again: true,
		place: inThread,
	},
	/** For the authors, once for each thread. Subject: its id on the page. */
	comment: { matter: 'replies', says: ({ by, entry }) => `${by} left a note in ${entry}`, place: inThread },
	'review-asked': {
		matter: 'reviews',
		says: ({ by, entry }) => `${by} asks for your review of ${entry}`,
		again: true,
	},
	'review-answered': {
		matter: 'reviews',
		says: ({ by, entry }) => `${by} answered your review request for ${entry}`,
		again: true,
	},
	'facilitator-asked': {
		matter: 'reviews',
		says: ({ by, entry }) => `${by} asks you to facilitate ${entry}`,
		again: true,
	},
	'facilitator-answered': {
		matter: 'reviews',
		says: ({ by, entry }) => `${by} answered about facilitating ${entry}`,
		again: true,
	},
	/** For the authors: whoever was asked has left, and somebody else can be. */
	'part-ended': {
		matter: 'reviews',
		says: ({ entry }) => `Somebody who was asked about ${entry} has left; ask somebody else`,
		again: true,
		place: () => '/review',
	},
	/** To say what they saw: the one thing that is told of an entry which they may not read. */
	'account-asked': {
		matter: 'reviews',
		says: ({ by, entry }) => `${by} asks what you saw of ${entry}`,
		again: true,
		place: () => '/what-i-saw',
	},
	/** For the authors. Subject: the id of whoever said so; another sentence of theirs is no news. */
	'changed-something': {
		matter: 'thanks',
		says: ({ by, entry }) => `${by} said that ${entry} changed something`,
		place: () => '#thanks',
	},
	/** For those who are asked to come. Subject: the id of the meeting; another time makes it new again. */
	'meeting-planned': {
		matter: 'reviews',
		says: ({ by, entry }) => `${by} asks you to the meeting about ${entry}`,
		place: () => '/meeting',
	},
	/** For the authors. Subject: the day, `2026-11-27`, on which ideas had rested. */
	'ideas-ripe': {
		matter: 'reviews',
		says: ({ entry }) => `Ideas that were parked in ${entry} have rested`,
		place: () => '/meeting#ideas',
	},
	/** A list was brought in which they stand: whether it is so is theirs to say. */
	'skills-proposed': {
		matter: 'growth',
		says: ({ by }) => `${by} asks whether some skills are yours`,
		again: true,
		inboxOnly: true,
		place: () => '/growth/profile#proposed',
	},
	/** For those who look after it, who need not be in its team. Subject: the address of its page. */
	'webhook-paused': {
		matter: 'workspace',
		says: () => 'A webhook was paused: nobody has heard it for days',
		again: true,
		place: (subject) => subject,
	},
	/** The same of a channel in a chat. */
	'chat-paused': {
		matter: 'workspace',
		says: () => 'A channel that your team tells was paused: it takes nothing any more',
		again: true,
		place: (subject) => subject,
	},
	/** Subject of both: the day, `2026-11-24`. */
	'expected-soon': { matter: 'reviews', says: (told) => `${told.entry} is expected by ${dayOf(told)}` },
	'expected-day': { matter: 'reviews', says: (told) => `${dayOf(told)} is the day for ${told.entry}` },
	/** A team asks itself. Subject: the day that is asked about, `2026-11-19`. */
	'log-asked': {
		matter: 'log',
		says: (told) => `${told.team} asks what you learned, for ${dayOf(told)}`,
		now: true,
		ownLetter: true,
		page: toComposer,
	},
	/** For those of whom nobody waits for something. Subject: the same. */
	'log-open': {
		matter: 'log',
		says: (told) => `${told.team} is open for what you learned, should you like to, for ${dayOf(told)}`,
		inboxOnly: true,
		page: toComposer,
	},
	/** To own a change. Subject: its id. */
	'change-asked': {
		matter: 'changes',
		says: (told) => `${told.by} asks you to look after ${changeNamed(told)}`,
		again: true,
		address: toChange,
	},
	/** For its owner. Subject: its id and the day, `101 2026-11-27`. */
	'change-due': {
		matter: 'changes',
		says: (told) => `${changeNamed(told)} is due ${namedDay(noon(rest(told.subject)), 'UTC', told.now)}`,
		address: toChange,
	},
	/** For its owner, or for the authors where it has none here. Subject: its id and that of the check. */
	'check-due': {
		matter: 'changes',
		says: (told) => `${changeNamed(told)} was done a while ago. Did it hold?`,
		address: toChange,
	},
	/** It did not hold: for its owner and the authors. Subject: its id and that of the check. */
	'did-not-hold': {
		matter: 'changes',
		says: (told) => `${told.by} saw that ${changeNamed(told)} did not hold`,
		address: toChange,
	},
	/** How a lesson stands, for its authors. Subject: its id. */
	'lesson-turned': {
		matter: 'changes',
		says: ({ by, subject, entry }) => `${by} said how L\u2011${subject} of ${entry} stands`,
		again: true,
		address: toLesson,
	},
	/** Subject: the id of the lesson, and the line that came with it. */
	'lesson-sent': {
		matter: 'mentions',
		says: ({ by, subject }) =>
			`${by} sends you L\u2011${first(subject)}${rest(subject) === '' ? '' : `: “${rest(subject)}”`}`,
		again: true,
		address: toLesson,
	},
	/** A story speaks of them. It is told of a draft as well, which they may not read. */
	'story-consent': {
		matter: 'stories',
		says: ({ by, entry }) => `${by} speaks of you in ${entry}, and asks whether that is all right`,
		again: true,
		place: () => '/consent',
	},
	/** A story that everybody here may read speaks of them, and its author would show it elsewhere. */
	'story-elsewhere': {
		matter: 'stories',
		says: ({ by, entry }) =>
			`${by} asks whether people elsewhere may read ${entry}, too, with what it says of you`,
		again: true,
		place: () => '/consent',
	},
	/** For its authors. Subject: the id of whoever answered. */
	'story-consent-answered': {
		matter: 'stories',
		says: ({ by, entry }) => `${by} answered whether ${entry} may speak of them`,
		again: true,
		place: () => '/publish',
	},
	/** For its authors. Subject: the id of the question. */
	'story-asked': {
		matter: 'stories',
		says: ({ by, entry }) => `${by} asks you something about ${entry}`,
		place: (subject) => `#question-${subject}`,
	},
	/** For whoever asked. Subject: the id of the question. */
	'story-question-answered': {
		matter: 'stories',
		says: ({ entry }) => `Your question about ${entry} is answered`,
		place: (subject) => `#question-${subject}`,
	},
	'story-question-declined': {
		matter: 'stories',
		says: ({ entry }) => `Your question about ${entry} stays open: its author passes it over`,
		place: (subject) => `#question-${subject}`,
	},
	/** For its authors, on the day that they named. Subject: the id of the commitment and the day, `12 2026-11-27`. */
	'story-report': {
		matter: 'stories',
		says: ({ entry, subject, now }) =>
			`You said that you would report back on ${entry} on ${namedDay(noon(rest(subject)), 'UTC', now)}`,
		place: (subject) => `#commitment-${first(subject)}`,
	},
	/** For its authors. Subject: its last day, `2026-11-27`. */
	'story-over': {
		matter: 'stories',
		says: ({ entry }) => `The day that you chose for ${entry} is over: it is a draft again`,
	},
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
	/** For whoever answers for it. Subject: the day on which it was asked, `2026-11-27`. */
	'opening-stands': {
		matter: 'growth',
		says: ({ entry }) => `Nobody touched ${entry} for a while. Does it still stand?`,
		place: () => '#stands',
	},
	'opening-rests': {
		matter: 'growth',
		says: ({ entry }) => `${entry} rests, until somebody says that it still stands`,
		again: true,
		place: () => '#stands',
	},
	/** For those who could take it over. */
	'opening-orphaned': {
		matter: 'growth',
		says: ({ entry }) => `Nobody answers for ${entry} any more. Could you take it over?`,
		again: true,
		place: () => '#contact',
	},
	/** For whoever answers from now on. */
	'opening-handed': {
		matter: 'growth',
		says: ({ by, entry }) => `${by} asks you to answer for ${entry}`,
		again: true,
		place: () => '#contact',
	},
	/** For them as well. Subject: how many wait. */
	'opening-waits': {
		matter: 'growth',
		says: ({ entry, subject }) => {
			const who = counted(Number(subject), 'person waits', 'people wait');
			return `${sentenceCase(who)} for an answer of yours about ${entry}`;
		},
		again: true,
		place: () => '/asked',
	},
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
	/** For whoever wants to be asked. Subject: the id of the goal, and the day on which it was last heard of. */
	'goal-silent': {
		matter: 'growth',
		says: () => 'You wanted to be asked: how does your goal go?',
		address: (subject) => `/growth/goals/${first(subject)}#notes`,
	},
	/** For the other of the two. Subject: the id of their talks. */
	'talks-begun': {
		matter: 'growth',
		says: ({ by }) => `${by} would like to talk with you regularly about where they want to grow`,
		again: true,
		address: (subject) => `/growth/talks/${subject}`,
	},
	'talks-ended': {
		matter: 'growth',
		says: ({ by }) => `${by} ended your regular talk`,
		inboxOnly: true,
		again: true,
		address: (subject) => `/growth/talks/${subject}`,
	},
	/** For each of the two, by the other. Subject: the id of their talks and the day, `12 2026-11-27`. */
	'talk-soon': {
		matter: 'growth',
		says: ({ by, subject, now }) => `Your talk with ${by} is on ${namedDay(noon(rest(subject)), 'UTC', now)}`,
		address: (subject) => `/growth/talks/${first(subject)}`,
	},
	/** For whoever answers for an opening; by nobody where they asked without their name. Subject of all that follow: its id. */
	'opening-question': {
		matter: 'growth',
		says: ({ by, entry }) => `${by} asks something about ${entry}`,
		place: (id) => `/asked#question-${id}`,
	},
	'opening-question-waits': {
		matter: 'growth',
		says: ({ entry }) => `A question about ${entry} has waited for a week`,
		place: (id) => `/asked#question-${id}`,
	},
	/** For whoever asked. */
	'opening-question-answered': {
		matter: 'growth',
		says: ({ by, entry }) => `${by} answers what you asked about ${entry}`,
		again: true,
		address: (id) => `/growth/asked#question-${id}`,
	},
	/** For whoever answers: somebody asks for the opening itself. */
	'opening-asked': {
		matter: 'growth',
		says: ({ by, entry }) => `${by} asks for ${entry}`,
		place: (id) => `/asked#application-${id}`,
	},
	'opening-answer-due': {
		matter: 'growth',
		says: ({ entry }) => `Somebody who asked for ${entry} hopes to hear from you soon`,
		place: (id) => `/asked#application-${id}`,
	},
	'opening-silent': {
		matter: 'growth',
		says: ({ entry }) =>
			`The day by which somebody hoped for an answer about ${entry} has passed. They know that you were told`,
		place: (id) => `/asked#application-${id}`,
	},
	/** For the others who look after it. */
	'opening-passed-on': {
		matter: 'growth',
		says: ({ entry }) => `Somebody asked for ${entry} and has had no answer. You look after it too: can you?`,
		place: (id) => `/asked#application-${id}`,
	},
	'opening-lead-answered': {
		matter: 'growth',
		says: ({ by, entry }) => `${by} said as a lead when it suits, about ${entry}`,
		again: true,
		place: (id) => `/asked#application-${id}`,
	},
	/** Somebody whom they had said yes to comes after all not. */
	'application-withdrawn': {
		matter: 'growth',
		says: ({ by, entry }) => `${by} does not take up ${entry} after all`,
		place: () => '/asked',
	},
	/** For whoever asked. */
	'application-accepted': {
		matter: 'growth',
		says: ({ by, entry }) => `${by} says yes to you for ${entry}`,
		address: (id) => `/growth/asked#application-${id}`,
	},
	'application-not-this-time': {
		matter: 'growth',
		says: ({ by, entry }) => `Not this time for ${entry}: ${by} says why`,
		address: (id) => `/growth/asked#application-${id}`,
	},
	'application-silent': {
		matter: 'growth',
		says: ({ entry }) => `No answer yet about ${entry}. Whoever answers was told that the day has passed`,
		address: (id) => `/growth/asked#application-${id}`,
	},
	'application-passed-on': {
		matter: 'growth',
		says: ({ entry }) => `What you asked about ${entry} was passed on to others who look after it`,
		address: (id) => `/growth/asked#application-${id}`,
	},
	'lead-answered': {
		matter: 'growth',
		says: ({ by, entry }) => `${by} answers as your lead, about ${entry}`,
		again: true,
		address: (id) => `/growth/asked#application-${id}`,
	},
	/** Subject: the id, and how often it was passed on. */
	'lead-silent': {
		matter: 'growth',
		says: ({ entry }) => `Your lead has not answered yet, about ${entry}. It was passed on`,
		address: (subject) => `/growth/asked#application-${first(subject)}`,
	},
	/** For a lead, who may not read the opening. */
	'lead-asked': {
		matter: 'growth',
		says: ({ by }) => `${by} asks for an opening, and when it would suit you`,
		place: (id) => `/growth/asked#lead-${id}`,
	},
	'lead-nudged': {
		matter: 'growth',
		says: () => 'Somebody still waits to hear from you when an opening would suit',
		again: true,
		place: (id) => `/growth/asked#lead-${id}`,
	},
	/** For owners: neither who, nor for what. */
	'leads-silent': {
		matter: 'growth',
		says: () => 'Somebody waits for a lead, and nobody is left to pass it on to',
		again: true,
		place: () => '/admin/growth#nudge',
	},
	/** For those who look through them. Subject: the day that was drawn for them, `2026-11-27`. */
	'unsigned-waiting': {
		matter: 'stories',
		says: () => 'Stories that were told without a name wait to be looked through',
		place: () => '/stories/unsigned/waiting',
	},
	...MENTORSHIP_SENTENCES,
	...PULSE_SENTENCES,
	/** For owners. Subject: when it began to fail; the letter about it tells them elsewhere. */
	'backup-failed': {
		matter: 'workspace',
		says: () => 'A backup did not work',
		ownLetter: true,
		place: () => '/admin/backups',
	},
	/** Subject: its id, and the last day on which it opens anything: `12 2026-11-27`. */
	'token-ends': {
		matter: 'workspace',
		says: ({ subject, now }) =>
			`A token of yours ends on ${namedDay(noon(subject.split(' ')[1] ?? ''), 'UTC', now)}`,
		place: () => '/settings/tokens',
	},
} satisfies Record<string, Sentence>;

export type NotificationKind = keyof typeof SENTENCES;

const sentences: Record<NotificationKind, Sentence> = SENTENCES;

/** Every kind that belongs to one of these matters. */
export function kindsOf(matters: readonly Matter[]): NotificationKind[] {
	return (Object.keys(sentences) as NotificationKind[]).filter((kind) =>
		matters.includes(sentences[kind].matter),
	);
}

export function sentenceOf(kind: NotificationKind): Sentence {
	return sentences[kind];
}
