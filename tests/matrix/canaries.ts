import { invite } from '#domain/accounts/invitations.server.ts';
import type { Person } from '#domain/accounts/person.ts';
import { makeTeam, NewTeam } from '#domain/accounts/teams.server.ts';
import { startSession } from '#domain/accounts/sessions.server.ts';
import { makeToken } from '#domain/accounts/tokens.server.ts';
import { makeChatPlace, pauseChatPlace } from '#domain/chat/places.server.ts';
import { attachment, entry } from '#domain/entries/tables.server.ts';
import { makeFeed } from '#domain/feeds/feeds.server.ts';
import { WEBHOOK_EVENTS } from '#domain/webhooks/event.ts';
import { makeWebhook, pauseWebhook } from '#domain/webhooks/webhooks.server.ts';
import { tell } from '#domain/notifications/notifications.server.ts';
import { giveBack, waiting } from '#domain/stories/unsigned/looking-through.server.ts';
import { tellUnsigned } from '#domain/stories/unsigned/telling.server.ts';
import { UnsignedTold } from '#domain/stories/unsigned/unsigned.ts';
import { note } from '#domain/entries/discussion/commenting.server.ts';
import { NewShareLink } from '#domain/entries/share-link.ts';
import { makeShareLink } from '#domain/entries/share-links.server.ts';
import { Looked, Settled } from '#domain/changes/change.ts';
import { check } from '#domain/changes/checking.server.ts';
import { settle } from '#domain/changes/settling.server.ts';
import { sendLesson } from '#domain/lessons/sending.server.ts';
import { NewEntry } from '#domain/log/answer.ts';
import { takeLeave } from '#domain/log/days-off.server.ts';
import { NewTime } from '#domain/projects/allowance/noting.ts';
import { noteTime } from '#domain/projects/allowance/noting.server.ts';
import { NewPromise } from '#domain/projects/allowance/promise.ts';
import { promise } from '#domain/projects/allowance/promises.server.ts';
import { changeProfile } from '#domain/growth/profile/profile.server.ts';
import { PROFILE_SEEN } from '#domain/growth/profile/profile.ts';
import { proposeSkills } from '#domain/skills/proposing.server.ts';
import { addSkills, changeSkill } from '#domain/skills/skills.server.ts';
import { logIt } from '#domain/log/log.server.ts';
import { sayChanged } from '#domain/lessons/thanks.server.ts';
import { Turn } from '#domain/lessons/turning.ts';
import { turn } from '#domain/lessons/turning.server.ts';
import { NewThread } from '#domain/entries/discussion/note.ts';
import { attach } from '#domain/entries/attachments.server.ts';
import { fileAddress } from '#lib/files/file-address.ts';
import { makeAddress, sign } from '#domain/postmortems/alerts/addresses.server.ts';
import { receive } from '#domain/postmortems/alerts/receiving.server.ts';
import { changeExpectations, sayNotNeeded } from '#domain/postmortems/expected.server.ts';
import { Expectations } from '#domain/postmortems/expected.ts';
import { park } from '#domain/postmortems/meeting/ideas.server.ts';
import { Plan } from '#domain/postmortems/meeting/meeting.ts';
import { writeNote } from '#domain/postmortems/meeting/minutes.server.ts';
import { end, plan, start } from '#domain/postmortems/meeting/planning.server.ts';
import { draft, NewPostmortem, read, revise, Revision } from '#domain/postmortems/postmortems.server.ts';
import { PublicDocument } from '#domain/postmortems/customers/public-document.ts';
import { writeForCustomers } from '#domain/postmortems/customers/public-documents.server.ts';
import { keepWhatISaw, releaseWhatISaw } from '#domain/postmortems/what-i-saw/what-i-saw.server.ts';
import { WhatISaw } from '#domain/postmortems/what-i-saw/what-i-saw.ts';
import { remove, withdraw } from '#domain/postmortems/publication.server.ts';
import { NewView, saveView } from '#domain/search/saved-views.server.ts';
import { makeDrill } from '#domain/training/drills/drills.server.ts';
import { answer as answerDrill, Answering } from '#domain/training/drills/playing.server.ts';
import { sit, startAlone, startTogether } from '#domain/training/drills/runs.server.ts';
import { answerItem } from '#domain/training/answering.server.ts';
import { begin } from '#domain/training/beginning.server.ts';
import { CourseContent } from '#domain/training/course.ts';
import { createCourse, publishCourse } from '#domain/training/courses.server.ts';
import { Given } from '#domain/training/grading.ts';
import { reflect } from '#domain/training/reflecting.server.ts';
import { oneTimeKey, recoveryCode } from '#domain/accounts/second-factors/tables.server.ts';
import { eq } from 'drizzle-orm';
import { lesson as lessonTable } from '#domain/lessons/tables.server.ts';
import { keep } from '#domain/recall/keeping.server.ts';
import { now } from '#lib/db/clock.ts';
import { transact } from '#lib/db/transact.server.ts';
import { answerReview, askForReview, withdrawReview } from '#domain/postmortems/review.server.ts';
import { Asking } from '#domain/postmortems/review.ts';
import { NewIntention } from '#domain/training/enrolling/intending.ts';
import { plan as planOfCourse } from '#domain/training/enrolling/intentions.server.ts';
import { certificate as certificateTable } from '#domain/training/tables.server.ts';
import { DAY, isoDay } from '#lib/dates.ts';
import { aCourse, completes } from '../support/courses.ts';
import { join, type Company } from '../support/people.ts';
import { addStoredProvider } from '../support/stored-provider.ts';
import { MENTORSHIP_CANARIES, pairTwo } from './mentorship-canaries.ts';
import { BOARD_CANARIES, plantBoard } from './board-canaries.ts';
import { plantPulse, PULSE_CANARIES } from './pulse-canaries.ts';
import { plantStories, STORY_CANARIES } from './story-canaries.ts';
import { openingWords, plantOpenings } from './opening-canaries.ts';
import { incomingWords, plantIncoming } from './incoming-canaries.ts';
import { goalWords, plantGoals } from './goal-canaries.ts';
import { APPLYING_CANARIES, plantApplications } from './applying-canaries.ts';
import { plantProject, projectWords, type PlantedProject } from './project-canaries.ts';
import { holdSeason, seasonWords } from './season-canaries.ts';
import { arrangeShelves, shelfWords } from './shelf-canaries.ts';
import type { Role } from './world.ts';

export type Somebody = Exclude<Role, 'stranger'>;
const EVERYBODY: Somebody[] = ['outsider', 'teammate', 'author', 'reader', 'curator', 'admin', 'owner'];
/** They are in Payments, and named wherever the reader is. */
const GUEST: Somebody = 'guest';

/** Who may see a post-mortem in that state. All have the same author. */
export const STATES = {
	draft: ['author'],
	team: ['teammate', 'author', GUEST],
	restricted: ['author', 'reader', GUEST],
	workspace: EVERYBODY,
	removed: [],
	withdrawn: ['author'],
	tightened: ['author', 'reader', GUEST],
} satisfies Record<string, Somebody[]>;
export type State = keyof typeof STATES;
const PROVIDER_SECRET = 'canaryofthesecretofaprovider';
const names = Object.keys(STATES) as State[];

const FIELDS = [
	'title',
	'summary',
	'service',
	'impact',
	'felt',
	'event',
	'role',
	'evidence',
	'question',
	'lasted',
	'narrative',
	'factor',
	'detail',
	'pattern',
	'well',
	'hard',
	'lucky',
	'lesson',
	'change',
	'owner',
	'link',
	'topic',
	'history',
	'filename',
	'bytes',
	'note',
	'quoted',
	'saw',
	'witness',
	'customers',
] as const;
export type Field = (typeof FIELDS)[number];

/** A word that stands in one place alone. */
export const canary = (state: State, field: Field) => `zq${state}${field}`;

const TWINS: readonly State[] = ['restricted', 'tightened'];
const TWIN = 'zqtwin';
/** A view that somebody keeps for themselves. */
const VIEW = 'zqview';
/** What somebody wants to learn. */
const SKILL = 'zqskill';
/** Of a growth profile that its person keeps to themselves; and what waits for their word. */
const PROFILE = ['zqline', 'zqinterest', 'zqproposedskill', 'zqevidence'];
/** What became of learning time that was promised to them: for no manager, and nobody else. */
const TIME_NOTED = 'zqtimenoted';

/** A plan of the outsider’s, and the code of their certificate. */
const PLANNED = { when: 'zqplanwhen', will: 'zqplanwill' };
const CERTIFICATE = 'zqcertificate';

/** What somebody saw of a change, why a lesson is no longer true, and a line that came with a lesson. */
const LOOKED = 'zqlooked';
const TURNED = 'zqturned';
const SENT = 'zqsent';

/** What everybody here knows of, and a guest does not. */
const SHARED_VIEW = 'zqsharedview';
const UNKNOWN_PERSON = 'zqsomebody';
const UNKNOWN_TEAM = 'zqanotherteam';

async function planAfterCourse({ db, member: author, outsider }: Company): Promise<void> {
	const course = await aCourse(db, author, { title: 'A course for everybody' });
	const completed = await completes(db, outsider, course);
	await transact(db, (tx) =>
		tx.update(certificateTable).set({ code: CERTIFICATE }).where(eq(certificateTable.enrolmentId, completed)),
	);
	const askOn = isoDay(now() + 100 * DAY, 'UTC');
	await planOfCourse(db, outsider, course.number, NewIntention.parse({ ...PLANNED, askOn }));
}

/** Every word, and who may see it. */
export function allCanaries(): { word: string; may: Somebody[] }[] {
	const words = names.flatMap((state) =>
		FIELDS.map((field) => ({
			word: canary(state, field),
			// The list of what was removed shows its author the title.
			may: state === 'removed' && field === 'title' ? (['author'] as Somebody[]) : STATES[state],
		})),
	);
	return [
		...words,
		...[NOT_NEEDED, ASKED, ANSWERED].map((word) => ({ word, may: STATES.draft })),
		...names.flatMap((state) =>
			[parked(state), minuted(state)].map((word) => ({ word, may: takingPart(state) })),
		),
		...DRILLED.flatMap((state) => [
			{ word: drilled(state), may: STATES[state] },
			{ word: ahead(state), may: onlyAuthor(state) },
		]),
		{ word: ALONE, may: ['outsider'] as Somebody[] },
		...PRIVATE_NOTE.map((word) => ({ word, may: STATES.draft })),
		{ word: TWIN, may: STATES.restricted },
		{ word: THANKED, may: STATES.team },
		...[LOOKED, TURNED].map((word) => ({ word, may: STATES.team })),
		{ word: SENT, may: ['outsider'] },
		...shelfWords(STATES, EVERYBODY),
		...seasonWords(EVERYBODY),
		...projectWords(EVERYBODY),
		...openingWords(EVERYBODY, STATES.team),
		...goalWords(),
		{ word: SHARED_WITH, may: ['author', 'admin', 'owner'] },
		...[VIEW, SKILL, TIME_NOTED, ...PROFILE].map((word) => ({ word, may: ['author'] as Somebody[] })),
		// What somebody plans of a course, and what shows that they completed it: administrators and its author included.
		...[PLANNED.when, PLANNED.will, CERTIFICATE].map((word) => ({ word, may: ['outsider'] as Somebody[] })),
		...[SHARED_VIEW, UNKNOWN_PERSON, UNKNOWN_TEAM].map((word) => ({ word, may: EVERYBODY })),
		// What a learner says to themselves; what its authors alone may read of a course is what is right.
		...LEARNED.map((word) => ({ word, may: ['reader'] as Somebody[] })),
		{ word: RIGHT, may: ['author', 'admin', 'owner'] },
		...STORY_CANARIES,
		...APPLYING_CANARIES,
		...BOARD_CANARIES,
		...MENTORSHIP_CANARIES,
		...PULSE_CANARIES,
		{ word: UNRELEASED.workspace, may: ['outsider'] },
		{ word: UNRELEASED.restricted, may: ['reader'] },
		...UNSIGNED.waits.map((word) => ({ word, may: ['curator', 'admin', 'owner'] as Somebody[] })),
		...UNSIGNED.back.map((word) => ({ word, may: [] })),
		...[ALERT_ADDRESS, SIGNAL, CHANNEL, WEBHOOK].map((word) => ({ word, may: PAYMENTS })),
		...incomingWords(PAYMENTS),
	];
}

/** What a drill shows at its first step, and what comes later: for whoever changes it, and leads. */
const drilled = (state: State) => `zq${state}drilled`;
const ahead = (state: State) => `zq${state}ahead`;
const DRILLED = names.filter((state) => state !== 'draft');
const onlyAuthor = (state: State): Somebody[] =>
	(STATES[state] as Somebody[]).filter((one) => one === 'author');
/** What the outsider said in a drill, alone. */
const ALONE = 'zqalone';

interface PlantedDrill {
	id: number;
	room: string;
}

/** Whoever may read it sits in the room, at the first step. The outsider sits in one that is for readers alone by now. */
async function drill({ db, member, outsider }: Company, state: State, number: number): Promise<PlantedDrill> {
	const moment = { kind: 'seen', role: '', evidence: '', question: '' };
	const texts = [drilled(state), 'Nothing yet', ahead(state), ahead(state), ahead(state)];
	const moments = texts.map((text, k) => ({ ...moment, at: k * 3_600_000, text }));
	const { id } = await makeDrill(db, member, { number, title: drilled(state), zone: 'UTC', moments });
	const room = await startTogether(db, member, id, { minutes: null });
	if (state === 'tightened') await sit(db, outsider, room, { seat: 'on-call' });
	return { id, room };
}

async function play(
	{ db, outsider }: Company,
	people: Record<Somebody, Person>,
	drills: ReadonlyMap<State, PlantedDrill>,
): Promise<string[]> {
	for (const [state, { room }] of drills) {
		for (const one of STATES[state] as Somebody[])
			if (one !== 'author') await sit(db, people[one], room, { seat: 'on-call' });
	}
	const alone = await startAlone(db, outsider, drills.get('workspace')?.id ?? 0);
	await answerDrill(db, outsider, alone, Answering.parse({ step: 0, would: ALONE }));
	return [
		...[...drills.values()].flatMap(({ id, room }) => [`${id}`, `${id}/edit`, `rooms/${room}`]),
		`rooms/${alone}`,
	].map((rest) => `/training/drills/${rest}`);
}

/** What was parked and written down in a meeting: for those who may edit, since nobody else was asked to come. */
const parked = (state: State) => `zq${state}parked`;
const minuted = (state: State) => `zq${state}minuted`;
const takingPart = (state: State): Somebody[] =>
	(STATES[state] as Somebody[]).filter(
		(one) => one === 'author' || (state === 'workspace' && (one === 'admin' || one === 'owner')),
	);

async function met(
	{ db, member }: Pick<Company, 'db' | 'member'>,
	state: State,
	number: number,
): Promise<void> {
	await plan(db, member, number, Plan.parse({ when: '2099-01-08T10:00', zone: 'UTC' }));
	await start(db, member, number);
	await writeNote(db, member, number, { point: 'welcome', text: minuted(state), version: 0 });
	await park(db, member, number, { text: parked(state) });
	await end(db, member, number);
}

/** What somebody learned and keeps to themselves: its title, its text, what follows, its topic, its source. */
const PRIVATE_NOTE = ['title', 'body', 'next', 'topic', 'source', 'said'].map((field) => `zqnote${field}`);

async function writePrivateNote({ db, member }: Pick<Company, 'db' | 'member'>): Promise<void> {
	const [title = '', body = '', next = '', topic = '', source = '', said = ''] = PRIVATE_NOTE;
	const given = { form: 'note', title, body, next, topics: [topic], source, team: 'payments' };
	const input = NewEntry.parse({ ...given, visibility: 'restricted' });
	const { number } = await logIt(db, member, input);
	await note(db, member, { kind: 'log', number }, NewThread.parse({ text: said }));
}

/** What the reader answered in a course, and the line they wrote for themselves. */
const LEARNED = ['zqcourseanswer', 'zqcourseline'];
/** The model answer of a question that nobody but they has met. */
const RIGHT = 'zqcoursemodel';

async function takeCourse({ db, member }: Pick<Company, 'db' | 'member'>, reader: Person): Promise<void> {
	const [answer = '', line = ''] = LEARNED;
	const items = [
		{ key: 'own', kind: 'recall', ask: 'What is it?', model: 'A story' },
		{ key: 'other', kind: 'recall', ask: 'And this?', model: RIGHT },
	];
	const lessons = [{ key: 'first', title: 'The first', reflection: 'When?', items }];
	const content = CourseContent.parse({
		title: 'A course',
		modules: [{ key: 'all', title: 'All', lessons }],
	});
	const { id, number } = await createCourse(db, member, { content });
	await publishCourse(db, member, number);
	await begin(db, reader, id);
	const given = Given.parse({ text: answer });
	await answerItem(db, reader, number, { lesson: 'first', item: 'own', given, confidence: 3 });
	await reflect(db, reader, number, { key: 'first', text: line });
}

/** The last day of a leave that somebody is on now, as it is stored and as it is shown: nobody else learns of it. */
export const LEAVE = { until: '2187-03-14', shown: '14 Mar 2187' };

/** Stories without a name: one waits for those who look through it, one came back with a word for whoever has its code. */
const UNSIGNED = {
	waits: ['zqunsignedtitle', 'zqunsignedhappened', 'zqunsignedtopic'],
	back: ['zqgivenbacktitle', 'zqgivenbackhappened', 'zqgivenbackreply'],
} as const;

/** @returns their codes */
async function tellWithoutName({ db, owner }: Company): Promise<string[]> {
	const shown = () => db.writer.client.execute("UPDATE unsigned_story SET shown_from = '2020-01-01'");
	const [title, happened, reply] = UNSIGNED.back;
	const back = await tellUnsigned(db, UnsignedTold.parse({ title, happened }));
	await shown();
	const [one] = await waiting(db, owner);
	await giveBack(db, owner, { key: one?.key ?? '', reply });
	const [titled, told, topics] = UNSIGNED.waits;
	const waits = await tellUnsigned(db, UnsignedTold.parse({ title: titled, happened: told, topics }));
	await shown();
	return [back, waits];
}

/** What an alert of Payments said, and where it was sent. Administrators see both without being in the team. */
const ALERT_ADDRESS = 'zqalertaddress';
const SIGNAL = 'zqsignal';
const PAYMENTS: Somebody[] = ['teammate', 'author', 'admin', 'owner'];

/** Where the news of Payments goes: shown to whoever looks after it. */
const CHANNEL = 'zqchannel';
const WEBHOOK = 'zqwebhook';

/** What somebody in the team does differently since, and whom a link to what everybody may read is for. */
export const THANKED = 'zqteamthanked';
export const SHARED_WITH = 'zqworkspacerecipient';
/** What the outsider and the reader wrote for themselves, and did not release. */
export const UNRELEASED = { workspace: 'zqunreleasedhere', restricted: 'zqunreleasedthere' };

/** Why the draft is not needed. */
const NOT_NEEDED = 'zqdraftunneeded';
/** What was said in a review of it, which is over: the reader reviewed it and reads it no longer. */
const ASKED = 'zqdraftasked';
const ANSWERED = 'zqdraftanswered';

export const tokenName = (role: Somebody) => `zqtoken${role}`;
export const deviceName = (role: Somebody) => `zqdevice${role}`;
export const INVITED = 'zqinvited@example.org';

export interface Planted {
	sessions: Record<Somebody, string>;
	tokens: Record<Somebody, string>;
	numbers: Record<State, number>;
	/** The secret of a link to the one that everybody may read. */
	shared: string;
	/** One that everybody may read, with a link to it. */
	project: PlantedProject;
	/** The secrets of feeds of everything that each may read. */
	feeds: Record<Somebody, string>;
	/** Where drills and their rooms can be asked for. */
	drills: string[];
	/** The addresses of their files. */
	files: string[];
	/** What nobody sees on any page: the rows in which secrets are stored, and the secrets themselves. */
	secrets: string[];
	payments: number;
	teammate: number;
}

export function contentOf(state: State): Record<string, unknown> {
	const word = (field: Field) => canary(state, field);
	return {
		title: `About ${word('title')}`,
		summary: word('summary'),
		severity: 2,
		services: [word('service')],
		impact: word('impact'),
		feltBy: word('felt'),
		times: {
			started: '2026-11-10T02:00:00Z',
			noticed: '2026-11-10T02:10:00Z',
			resolved: '2026-11-10T04:00:00Z',
		},
		durations: [{ name: word('lasted'), from: '2026-11-10T02:00:00Z', to: '2026-11-10T02:06:00Z' }],
		timeline: [
			{
				at: '2026-11-10T02:05:00Z',
				text: word('event'),
				role: word('role'),
				evidence: word('evidence'),
				question: word('question'),
			},
		],
		// It names all of the others, and two that few may see have a word in common.
		narrative: [
			word('narrative'),
			...names.map((_, k) => `PM-${k + 1}`),
			...(TWINS.includes(state) ? [TWIN, 'certificate'] : []),
		].join(' '),
		factors: [{ title: word('factor'), detail: word('detail'), topics: [word('pattern')] }],
		wentWell: word('well'),
		wasHard: word('hard'),
		gotLucky: word('lucky'),
		lessons: [{ text: word('lesson') }],
		changes: [
			{
				text: word('change'),
				owner: word('owner'),
				link: `https://example.org/${word('link')}`,
				answers: [1],
				lesson: 1,
			},
		],
		topics: [word('topic')],
	};
}

export async function plant(company: Company): Promise<Planted> {
	const { db, owner, admin, outsider, member: author, payments } = company;
	const teammate = await join(db, owner, {
		name: 'Yusuf Demir',
		email: 'yusuf@example.org',
		team: 'payments',
	});
	const reader = await join(db, owner, { name: 'Lior Katz', email: 'lior@example.org' });
	const guest = await join(db, owner, {
		name: 'Paz Vidal',
		email: 'paz@example.org',
		role: 'guest',
		team: 'payments',
	});
	const curator = await join(db, owner, { name: 'Cato Berg', email: 'cato@example.org', role: 'curator' });
	const people = { guest, outsider, teammate, author, reader, curator, admin, owner };
	await join(db, owner, { name: UNKNOWN_PERSON, email: 'somebody@example.org' });
	await makeTeam(db, owner, NewTeam.parse({ name: UNKNOWN_TEAM }));
	await saveView(
		db,
		owner,
		NewView.parse({ name: SHARED_VIEW, address: '/postmortems?team=platform', shared: true }),
	);
	const numbers = {} as Record<State, number>;
	const drills = new Map<State, PlantedDrill>();
	for (const state of names) numbers[state] = await write(state, company, [reader, guest], drills);
	const played = await play(company, people, drills);
	const files = await db.read.select({ name: attachment.name }).from(attachment);
	const within = Expectations.parse({ within: { sev2: 5 } });
	await changeExpectations(db, owner, within);
	const own = (word: string) => WhatISaw.parse({ role: word, text: word, withName: true });
	await keepWhatISaw(db, outsider, numbers.workspace, own(UNRELEASED.workspace));
	await keepWhatISaw(db, reader, numbers.restricted, own(UNRELEASED.restricted));
	await sayNotNeeded(db, author, { number: numbers.draft, reason: NOT_NEEDED });
	const [lesson] = await db.read
		.select({ id: lessonTable.id })
		.from(lessonTable)
		.innerJoin(entry, eq(entry.id, lessonTable.entryId))
		.where(eq(entry.number, numbers.workspace));
	await keep(db, author, { lesson: lesson?.id ?? 0 });
	await planAfterCourse(company);
	await tellEverybody(company, Object.values(people));
	await writePrivateNote(company);
	await takeCourse(company, reader);
	await plantStories(company, { teammate, reader, curator });
	await plantBoard(company, { reader, guest });
	await pairTwo(company);
	await takeLeave(db, author, { fromDay: '2026-01-01', toDay: LEAVE.until });
	await addSkills(db, author, { names: [SKILL], level: 'curious', wants: true });
	await changeSkill(db, author, {
		...{ folded: SKILL, level: 'curious', wants: true },
		...{ evidence: 'zqevidence', link: '' },
	});
	await proposeSkills(db, owner, `email,skill\n${author.email},zqproposedskill`);
	const seen = { ...PROFILE_SEEN, seenWords: 'me', seenInterests: 'me' } as const;
	await changeProfile(db, author, { words: 'zqline', interests: ['zqinterest'], seen });
	const today = isoDay(now(), author.zone);
	await promise(db, owner, NewPromise.parse({ kind: 'hours', hours: '4', startsOn: today }));
	const lost = { day: today, hours: '3', is: 'cancelled', reason: TIME_NOTED };
	await noteTime(db, author, NewTime.parse(lost));
	const { secret: shared } = await makeShareLink(
		db,
		author,
		{ kind: 'postmortem', number: numbers.workspace },
		NewShareLink.parse({ recipient: SHARED_WITH }),
	);
	const sentence = `We ${THANKED} now.`;
	await sayChanged(db, teammate, { kind: 'postmortem', number: numbers.team }, { lesson: null, sentence });

	await followUp(company, numbers);
	await arrangeShelves(company, { numbers, curator });
	await holdSeason(company, { curator, reader });
	const project = await plantProject(company, { outsider });
	await plantOpenings(company, reader);
	await plantGoals(db, author, reader);
	await plantApplications(company, { reader, curator });
	await plantPulse(company, author);

	await addStoredProvider(company.db, PROVIDER_SECRET);
	const alertSecrets = await tellOfAlert(company);
	const incomingKey = await plantIncoming(db, author);

	const sessions = {} as Planted['sessions'];
	const tokens = {} as Planted['tokens'];
	for (const role of [...EVERYBODY, GUEST]) {
		sessions[role] = await startSession(db, people[role].id, deviceName(role));
		tokens[role] = await makeToken(db, people[role], { name: tokenName(role), scopes: ['read'], days: 90 });
	}
	const feeds = {} as Planted['feeds'];
	for (const role of [...EVERYBODY, GUEST]) {
		feeds[role] = await makeFeed(db, people[role], { kind: 'everything' });
	}
	const outgoing = await reachOut(company);
	const codes = await tellWithoutName(company);
	await giveSecondFactors(db, author.id);
	await saveView(db, author, NewView.parse({ name: VIEW, address: '/postmortems?stage=mended' }));
	const invitation = await invite(db, owner, { email: INVITED, role: 'member', teamId: null });
	const stored = await db.read.all<{ secret: string }>(
		'SELECT hash AS secret FROM password UNION SELECT hash FROM api_token UNION SELECT token_hash FROM invitation UNION SELECT id_hash FROM session UNION SELECT secret_hash FROM share_link UNION SELECT key_hash FROM alert_address UNION SELECT secret_hash FROM feed UNION SELECT secret FROM webhook UNION SELECT address FROM chat_place UNION SELECT code_hash FROM unsigned_story UNION SELECT secret FROM one_time_key UNION SELECT hash FROM recovery_code',
	);
	return {
		sessions,
		tokens,
		numbers,
		shared,
		project,
		feeds,
		files: files.map(({ name }) => fileAddress(name)),
		drills: played,
		secrets: [
			incomingKey,
			...stored.map(({ secret }) => secret),
			...Object.values(sessions),
			...Object.values(tokens),
			invitation,
			shared,
			project.link,
			...alertSecrets,
			...Object.values(feeds),
			...outgoing,
			...codes,
			PROVIDER_SECRET,
		],
		payments: payments.id,
		teammate: teammate.id,
	};
}

async function followUp({ db, member, outsider }: Company, numbers: Record<State, number>): Promise<void> {
	const { content } = await read(db, member, numbers.team);
	const [lesson, change] = [content.lessons[0]?.id ?? 0, content.changes[0]?.id ?? 0];
	await settle(db, member, change, Settled.parse({ state: 'done' }));
	await check(db, member, change, Looked.parse({ outcome: 'did-not', sentence: LOOKED }));
	await turn(db, member, lesson, Turn.parse({ state: 'no-longer-true', sentence: TURNED }));
	const shared = (await read(db, member, numbers.workspace)).content.lessons[0]?.id ?? 0;
	await sendLesson(db, member, shared, { to: outsider.email, line: SENT });
}

/** Paused, so that nothing is sent. @returns what signs, and the address that opens the channel */
async function reachOut({ db, member }: Company): Promise<string[]> {
	const [address, path] = ['https://hooks.invalid/', 'zqchanneladdress'];
	const hook = { name: WEBHOOK, address, events: [...WEBHOOK_EVENTS] };
	const { id, secret } = await makeWebhook(db, member, 'payments', hook);
	await pauseWebhook(db, member, 'payments', { id });
	const channel = { kind: 'slack' as const, name: CHANNEL, address: address + path };
	await makeChatPlace(db, member, 'payments', { ...channel, news: ['week'] });
	await pauseChatPlace(db, member, 'payments', { id: 1 });
	return [secret, path];
}

async function giveSecondFactors(db: Company['db'], personId: number): Promise<void> {
	await transact(db, async (tx) => {
		const at = now();
		await tx.insert(oneTimeKey).values({ personId, secret: 'zqonetimekey', createdAt: at, confirmedAt: at });
		await tx.insert(recoveryCode).values({ personId, hash: 'zqrecoverycode' });
	});
}

/** @returns its key, and what it is signed with */
async function tellOfAlert({ db, member }: Company): Promise<string[]> {
	const { id, key } = await makeAddress(db, member, 'payments', { name: ALERT_ADDRESS });
	const json = { title: SIGNAL, source: SIGNAL, status: SIGNAL, link: `https://x.example/${SIGNAL}` };
	const body = new TextEncoder().encode(JSON.stringify({ ...json, at: '2026-11-10T02:20:00Z' }));
	await receive(db, { key, signatures: { pagerduty: null, grafana: null }, body });
	const signingSecret = 'zqsigningsecret';
	await sign(db, member, 'payments', { id, signingSecret });
	return [key, signingSecret];
}

/** One line in everybody's inbox for each post-mortem, whoever may see it by now. */
async function tellEverybody({ db }: Company, people: readonly Person[]): Promise<void> {
	const to = people.map(({ id }) => id);
	await transact(db, async (tx) => {
		const all = await tx.select({ id: entry.id }).from(entry).where(eq(entry.kind, 'postmortem'));
		for (const { id: entryId } of all) {
			await tell(tx, { to, kind: 'review-asked', entryId, by: null });
		}
	});
}

const SHARING: Partial<Record<State, object>> = {
	team: { team: 'payments', visibility: 'team' },
	draft: { team: 'payments' },
};

async function reviewed(
	{ db, member }: Pick<Company, 'db' | 'member'>,
	reader: Person,
	number: number,
): Promise<void> {
	await askForReview(db, member, number, Asking.parse({ reviewers: [reader.email], note: ASKED }));
	await answerReview(db, reader, number, { verdict: 'more', sentence: ANSWERED });
	await withdrawReview(db, member, number);
}

async function write(
	state: State,
	company: Company,
	readers: readonly [Person, Person],
	drills: Map<State, PlantedDrill>,
): Promise<number> {
	const { db, member } = company;
	const restricted = { visibility: 'restricted', readers: readers.map(({ email }) => email) };
	const sharing = state === 'restricted' ? restricted : (SHARING[state] ?? {});
	const content = { ...contentOf(state), summary: canary(state, 'history') };
	const input = NewPostmortem.parse({ content, sharing });
	const { number } = await draft(db, member, input, { publish: state !== 'draft' });
	await revise(db, member, number, Revision.parse({ content: contentOf(state) }));
	const said = {
		text: canary(state, 'note'),
		part: 'summary',
		quote: canary(state, 'quoted'),
	};
	await note(db, member, { kind: 'postmortem', number }, NewThread.parse(said));
	const saw = WhatISaw.parse({ role: canary(state, 'witness'), text: canary(state, 'saw') });
	await releaseWhatISaw(db, member, number, saw);
	const told = { title: 'For customers', body: canary(state, 'customers'), zone: 'UTC', base: 0 };
	await writeForCustomers(db, member, number, PublicDocument.parse(told));
	const log = {
		fileName: `${canary(state, 'filename')}.log`,
		bytes: new TextEncoder().encode(canary(state, 'bytes')),
	};
	await attach(db, member, { kind: 'postmortem', number }, log);
	await met({ db, member }, state, number);
	if (state === 'draft') await reviewed({ db, member }, readers[0], number);
	if (state !== 'draft') drills.set(state, await drill(company, state, number));
	if (state === 'removed') await remove(db, member, number);
	if (state === 'withdrawn') await withdraw(db, member, number);
	if (state === 'tightened') {
		const tighter = Revision.parse({ sharing: restricted });
		await revise(db, member, number, tighter);
	}
	return number;
}
