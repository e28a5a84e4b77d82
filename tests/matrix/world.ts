import { deactivate } from '#domain/accounts/leaving.server.ts';
import { createHash } from 'node:crypto';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { backup, DatabaseSync, type StatementSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import { listInvitations } from '#domain/accounts/invitation-list.server.ts';
import { invite } from '#domain/accounts/invitations.server.ts';
import type { Person, TokenScope } from '#domain/accounts/person.ts';
import { signInHalf } from '#domain/accounts/second-factors/half.server.ts';
import { oneTimeKey } from '#domain/accounts/second-factors/tables.server.ts';
import { startSession } from '#domain/accounts/sessions.server.ts';
import { makeToken, tokensOf } from '#domain/accounts/tokens.server.ts';
import { inbox } from '#domain/notifications/inbox.server.ts';
import { markAllRead } from '#domain/notifications/marking.server.ts';
import { tell } from '#domain/notifications/notifications.server.ts';
import { begin } from '#domain/stories/stories.server.ts';
import { NewStory } from '#domain/stories/telling.ts';
import { waiting } from '#domain/stories/unsigned/looking-through.server.ts';
import { tellOfUnsigned } from '#domain/stories/unsigned/telling-of-waiting.server.ts';
import { tellUnsigned } from '#domain/stories/unsigned/telling.server.ts';
import { UnsignedTold } from '#domain/stories/unsigned/unsigned.ts';
import { note } from '#domain/entries/discussion/commenting.server.ts';
import { NewThread } from '#domain/entries/discussion/note.ts';
import { attach } from '#domain/entries/attachments.server.ts';
import { NewEntry } from '#domain/log/answer.ts';
import { addHoliday, takeLeave } from '#domain/log/days-off.server.ts';
import { addQuestion, bankOf, retireQuestion } from '#domain/log/questions.server.ts';
import { RhythmChange } from '#domain/log/rhythm-form.ts';
import { changeRhythm } from '#domain/log/rhythms.server.ts';
import { logIt } from '#domain/log/log.server.ts';
import { remove as removeFromLog } from '#domain/log/publication.server.ts';
import { NewTime } from '#domain/projects/allowance/noting.ts';
import { noteTime } from '#domain/projects/allowance/noting.server.ts';
import { NewPromise } from '#domain/projects/allowance/promise.ts';
import { promise } from '#domain/projects/allowance/promises.server.ts';
import { countDelays } from '#domain/growth/applying/delays.server.ts';
import { countShares } from '#domain/projects/allowance/shares.server.ts';
import { proposeSkills } from '#domain/skills/proposing.server.ts';
import { addSkills } from '#domain/skills/skills.server.ts';
import { makeChatPlace, pauseChatPlace } from '#domain/chat/places.server.ts';
import { makeFeed } from '#domain/feeds/feeds.server.ts';
import { WEBHOOK_EVENTS } from '#domain/webhooks/event.ts';
import { makeIncoming } from '#domain/incoming/addresses.server.ts';
import { makeWebhook, pauseWebhook } from '#domain/webhooks/webhooks.server.ts';
import { makeAddress } from '#domain/postmortems/alerts/addresses.server.ts';
import { PublicDocument } from '#domain/postmortems/customers/public-document.ts';
import { writeForCustomers } from '#domain/postmortems/customers/public-documents.server.ts';
import { draft, NewPostmortem, revise, Revision } from '#domain/postmortems/postmortems.server.ts';
import { offerToFacilitate } from '#domain/entries/facilitation.server.ts';
import { makeDrill } from '#domain/training/drills/drills.server.ts';
import { startTogether } from '#domain/training/drills/runs.server.ts';
import { takeFacilitation } from '#domain/postmortems/facilitator.server.ts';
import { remove } from '#domain/postmortems/publication.server.ts';
import { NewShareLink } from '#domain/entries/share-link.ts';
import { endShareLink, makeShareLink } from '#domain/entries/share-links.server.ts';
import { sayChanged, sayHelped, saySaw } from '#domain/lessons/thanks.server.ts';
import { keep } from '#domain/recall/keeping.server.ts';
import { stop } from '#domain/recall/wish.server.ts';
import { recallCard } from '#domain/recall/tables.server.ts';
import { DATABASE_FILE } from '#lib/db/open.server.ts';
import { fileAddress } from '#lib/files/file-address.ts';
import { FILES } from '#lib/files/kept-files.server.ts';
import { NewView, saveView } from '#domain/search/saved-views.server.ts';
import { askForReview } from '#domain/postmortems/review.server.ts';
import { Asking } from '#domain/postmortems/review.ts';
import { now } from '#lib/db/clock.ts';
import { transact } from '#lib/db/transact.server.ts';
import { outbox } from '#lib/outbox/tables.server.ts';
import { answerItem } from '#domain/training/answering.server.ts';
import { begin as beginCourse } from '#domain/training/beginning.server.ts';
import { CourseContent } from '#domain/training/course.ts';
import { createCourse, publishCourse } from '#domain/training/courses.server.ts';
import { Given } from '#domain/training/grading.ts';
import { removeCourse } from '#domain/training/removing.server.ts';
import { addStoredProvider } from '../support/stored-provider.ts';
import { hold, type Held } from './held-seasons.ts';
import { endProjects, type EndedProjects } from './ended-projects.ts';
import { enrol, type Enrolled } from './enrolled.ts';
import { startFilled } from '../support/filled.ts';
import { join as joinCompany, PASSWORD, type Company } from '../support/people.ts';
import { discard, type Kintsugi } from '../support/server.ts';
import { Visitor } from '../support/visitor.ts';
import { pitchProjects, type Pitched } from './pitched-projects.ts';
import { agreeMentorships, type Mentorships } from './agreed-mentorships.ts';
import { setGoals, setUpTalks } from './set-goals.ts';
import { postOpenings, type Posted } from './posted-openings.ts';
import { applyTo, type Applied } from './applied.ts';
import { tellStories, type Told } from './told-stories.ts';
import { arrange } from './arranged.ts';
import { askPulse } from './asked-pulse.ts';
import { makeBoards, type Boards } from './boards.ts';

/** Pages. */
const MORE_THAN_ALL = 1_000_000;

/** The guest is in the team of the author, and named as a reader of what is restricted. */
export const ROLES = [
	'stranger',
	'guest',
	'outsider',
	'teammate',
	'author',
	'reader',
	'curator',
	'admin',
	'owner',
] as const;
export type Role = (typeof ROLES)[number];
type Somebody = Exclude<Role, 'stranger'>;

/**
 * The post-mortems there are, all by the same author. The one that is reviewed is a draft: the reader reviews it, the
 * teammate facilitates it. For the first draft the outsider is asked to facilitate. A number that nobody has stands for what is missing.
 */
export const ENTRIES = {
	draft: 1,
	team: 2,
	restricted: 3,
	workspace: 4,
	removed: 5,
	reviewed: 6,
	missing: 999,
} as const;
export type EntryState = keyof typeof ENTRIES;

/** What the same author logged, in the team of theirs. */
export const LOGGED = { draft: 1, team: 2, alone: 3, workspace: 4, removed: 5, missing: 999 } as const;
export type LogState = keyof typeof LOGGED;

/** The courses of the same author, who has begun both that are published. */
export const TAUGHT = { draft: 1, team: 2, workspace: 3, removed: 4, missing: 999 } as const;
export type CourseState = keyof typeof TAUGHT;

interface Filled {
	people: Record<Somebody | 'gone', Person>;
	sessions: Record<Somebody, string>;
	/** Of the reader, who has shown their password alone. */
	half: string;
	tokens: Record<Somebody, string>;
	odd: Record<'read' | 'revoked' | 'expired' | 'garbage', string>;
	invitation: { secret: string; id: number };
	/** The name of the file that each post-mortem has, by number. */
	files: Record<number, string>;
	/** Of the team of the author. */
	alertAddress: { id: number; key: string };
	reachingOut: ReachingOut;
	shared: Shared;
	/** The thread of each entry of the log, by its number. */
	saidInLog: Record<number, number>;
	/** The drill of each post-mortem that was published, by its number, and a room that the author leads. */
	drills: Record<number, { id: number; room: string }>;
	enrolled: Enrolled;
	held: Held;
	ended: EndedProjects;
	/** The thread of each course, by its number. */
	saidInCourses: Record<number, number>;
	/** What belongs to each story, by its number. */
	told: Told;
	boards: Boards;
	pitched: Pitched;
	posted: Posted;
	mentored: Mentorships;
	applied: Applied;
	/** Its row. */
	tokenOfAuthor: number;
	/** The one new line in the author's inbox. */
	toldToAuthor: number;
	/** A question of the author's team. */
	ownQuestion: number;
	unsigned: Unsigned;
}

/** A story without a name that waits to be looked through, and one of the author that can become one. */
interface Unsigned {
	code: string;
	key: string;
	seen: string;
	signed: number;
}

/** What leaves the house: each is paused, so that nothing is sent by itself. */
interface ReachingOut {
	webhooks: { workspace: number; payments: number };
	/** One message to each. */
	delivered: number;
	deliveredToTeam: number;
	channel: number;
	/** Of the author; nothing is made of what comes. */
	incoming: { id: number; key: string };
	/** Of the author. */
	feed: { id: number; secret: string };
}

interface Shared {
	/** The secrets of links to one more post-mortem, and the name of the file that stands in it. */
	open: string;
	ended: string;
	file: string;
	/** Of that post-mortem; everybody reads it. */
	number: number;
	/** The ids of links to other post-mortems, by number. */
	links: Record<number, number>;
}

export interface World extends Filled {
	kintsugi: Kintsugi;
	browser(role: Role): Visitor;
	program(role: Role): Visitor;
	tokenHolder(token: string): Visitor;
	/** What is stored, in one value. What a request alone changes, as when somebody was last seen, is left out. */
	digest(): string;
	/** Whether it still is what this word says: sooner than another word is made. */
	isStill(word: string): boolean;
	/** Everything as it was at the start. */
	reset(): Promise<void>;
	close(): Promise<void>;
}

export async function makeWorld(): Promise<World> {
	const { kintsugi, filled } = await startFilled(fill);
	const digest = new Digest(kintsugi.folder);
	const start = await Start.of(kintsugi.folder);
	return {
		...filled,
		kintsugi,
		browser: (role) =>
			role === 'stranger' ? Visitor.stranger(kintsugi) : Visitor.browser(kintsugi, filled.sessions[role]),
		program: (role) =>
			role === 'stranger' ? Visitor.stranger(kintsugi) : Visitor.program(kintsugi, filled.tokens[role]),
		tokenHolder: (token) => Visitor.program(kintsugi, token),
		digest: () => digest.now(),
		isStill: (word) => digest.isStill(word),
		reset: async () => {
			await start.again();
			digest.isAgain();
		},
		close: async () => {
			digest.close();
			start.close();
			await discard(kintsugi);
		},
	};
}

/** A rhythm that reminds nobody by itself, a holiday of the team and one of everybody, days of the author's own. */
async function setRhythm({ db, owner, member: author, payments }: Company): Promise<number> {
	const hours = { every: 'demand', opensAt: '16:00', lasts: '600', further: '2' };
	await changeRhythm(db, author, 'payments', RhythmChange.parse(hours));
	await addHoliday(db, author, 'payments', { day: '2098-01-06', name: 'Stocktaking' });
	await addHoliday(db, owner, null, { day: '2098-05-01', name: '' });
	await takeLeave(db, author, { fromDay: '2098-07-01', toDay: '2098-07-31' });
	await addSkills(db, author, { names: ['Tracing', 'Offline sync'], level: 'curious', wants: true });
	await proposeSkills(db, owner, `email,skill\n${author.email},Weaving`);
	await promise(db, owner, NewPromise.parse({ kind: 'hours', hours: '4', startsOn: '2026-01-01' }));
	const ofTeam = { kind: 'hours', hours: '2', team: 'payments', startsOn: '2026-01-01' };
	await promise(db, owner, NewPromise.parse(ofTeam));
	await noteTime(db, author, NewTime.parse({ day: '2026-11-19', hours: '2', is: 'cancelled' }));
	// Counted already, so that the job which counts leaves everything as it is.
	await countDelays(db);
	await countShares(db);
	await retireQuestion(db, owner, 'payments', { id: 1, retired: true });
	await addQuestion(db, author, 'payments', { text: 'What did the ledger say?' });
	return (await bankOf(db.read, payments.id)).find(({ own }) => own)?.id ?? 0;
}

async function fill(company: Company): Promise<Filled> {
	const { db, owner, admin, outsider, member: author } = company;
	const teammate = await joinCompany(db, owner, {
		name: 'Yusuf Demir',
		email: 'yusuf@example.org',
		team: 'payments',
	});
	const reader = await joinCompany(db, owner, { name: 'Lior Katz', email: 'lior@example.org' });
	const guest = await joinCompany(db, owner, {
		name: 'Paz Vidal',
		email: 'paz@example.org',
		role: 'guest',
		team: 'payments',
	});
	const curator = await joinCompany(db, owner, {
		name: 'Cato Berg',
		email: 'cato@example.org',
		role: 'curator',
	});
	const gone = await joinCompany(db, owner, { name: 'Oda Lie', email: 'oda@example.org' });
	await deactivate(db, owner, { personId: gone.id });
	const key = { personId: reader.id, secret: 'sealed', createdAt: now(), confirmedAt: now() };
	await transact(db, (tx) => tx.insert(oneTimeKey).values(key));
	await addStoredProvider(db);
	const written = await writeEntries(company, [reader, guest], teammate);
	const { files } = written;
	await saveViews(company);
	const shared = await share(company);
	await arrange(company, curator, { number: ENTRIES.workspace, another: shared.number });
	const ownQuestion = await setRhythm(company);
	const saidInLog = await writeLog(company);
	const { drills } = written;
	const saidInCourses = await writeCourses(company);
	const told = await tellStories(company, { teammate, reader, curator });
	const boards = await makeBoards(company);
	const pitched = await pitchProjects(company, { teammate });
	const posted = await postOpenings(db, author);
	await setGoals(db, author, reader);
	const mentored = await agreeMentorships(db, { author, outsider, teammate, reader, curator });
	await setUpTalks(db, author, reader);
	const applied = await applyTo(db, { author, teammate, outsider, reader, owner });
	const unsigned = await tellWithoutName(company);
	const enrolled = await enrol(db, { author, waived: outsider, number: TAUGHT.workspace });
	const held = await hold(company, { curator, teammate });
	const ended = await endProjects(company, { curator, teammate });
	await askPulse(company, [outsider, teammate, author, reader, curator, admin, owner]);
	const said = { kind: 'postmortem', number: ENTRIES.workspace } as const;
	await sayHelped(db, outsider, said, { lesson: null });
	await sayChanged(db, outsider, said, { lesson: null, sentence: 'We look twice now.' });
	// Each of these post-mortems has one lesson, and it has the same number.
	const lesson = ENTRIES.workspace;
	await sayHelped(db, outsider, said, { lesson });
	await saySaw(db, outsider, said, { lesson });
	await sayChanged(db, outsider, said, { lesson, sentence: 'We look three times now.' });
	// Everybody has read what came of that; the author alone has something new.
	for (const one of [guest, outsider, teammate, author, reader, curator, admin, owner])
		await markAllRead(db, one);
	await transact(db, (tx) =>
		tell(tx, { to: [author.id], kind: 'mention', entryId: ENTRIES.workspace, by: admin.id }),
	);
	// Each has one lesson, which has the same number. The author keeps one, and it is time to meet it.
	await keep(db, author, { lesson: ENTRIES.workspace });
	await transact(db, (tx) => tx.update(recallCard).set({ dueAt: 1 }));
	await stop(db, reader);
	const secret = await invite(db, owner, { email: 'new@example.org', role: 'member', teamId: null });
	const [open] = await listInvitations(db, owner);

	const people = { guest, outsider, teammate, author, reader, curator, admin, owner };
	const all = await Promise.all(
		Object.entries(people).map(async ([role, person]) => [
			role,
			{
				session: await startSession(db, person.id, 'A browser'),
				token: await token(person, ['read', 'write']),
			},
		]),
	).then((pairs) => Object.fromEntries(pairs) as Record<Somebody, { session: string; token: string }>);
	const each = (key: 'session' | 'token') =>
		Object.fromEntries(Object.entries(all).map(([role, one]) => [role, one[key]])) as Record<
			Somebody,
			string
		>;

	const odd = {
		read: await token(author, ['read']),
		revoked: await token(author, ['read', 'write'], 'revoked'),
		expired: await token(author, ['read', 'write'], 'expired'),
		garbage: 'kin_abcdefghijkmnpqrstuvwxyz23456789000000',
	};
	const { client } = db.writer;
	await client.execute("UPDATE api_token SET revoked_at = 1 WHERE name = 'revoked'");
	await client.execute("UPDATE api_token SET expires_at = 1 WHERE name = 'expired'");
	return {
		people: { ...people, gone },
		sessions: each('session'),
		half: await signInHalf(db, reader.id, 'password'),
		tokens: each('token'),
		odd,
		invitation: { secret, id: open?.id ?? 0 },
		files,
		shared,
		saidInLog,
		drills,
		saidInCourses,
		told,
		boards,
		pitched,
		posted,
		mentored,
		applied,
		enrolled,
		held,
		ended,
		alertAddress: await makeAddress(db, author, 'payments', { name: 'Alertmanager' }),
		reachingOut: await reachOut(company),
		tokenOfAuthor: (await tokensOf(db, author))[0]?.id ?? 0,
		toldToAuthor: (await inbox(db, author, { unread: true }))[0]?.id ?? 0,
		ownQuestion,
		unsigned,
	};

	function token(person: Person, scopes: TokenScope[], name = 'Matrix') {
		return makeToken(db, person, { name, scopes, days: 90 });
	}
}

/** What a webhook was sent before it was paused. */
async function haveSent(db: Company['db'], { id: webhookId }: { id: number }): Promise<number> {
	const at = now();
	const test = {
		way: 'webhook',
		kind: 'webhook.test',
		key: `sent to ${webhookId}`,
		about: { webhookId, at },
	};
	const sent = { state: 'sent' as const, dueAt: at, createdAt: at, settledAt: at };
	const [row] = await transact(db, (tx) =>
		tx
			.insert(outbox)
			.values({ ...test, ...sent })
			.returning({ id: outbox.id }),
	);
	return row?.id ?? 0;
}

/** The last post-mortem, with the numbers of all others as they were. */
async function share({ db, member }: Company): Promise<Shared> {
	const link = (number: number) =>
		makeShareLink(
			db,
			member,
			{ kind: 'postmortem', number },
			NewShareLink.parse({ recipient: 'Northgate', confirmed: true }),
		);
	const links: Shared['links'] = {};
	for (const number of [ENTRIES.team, ENTRIES.restricted, ENTRIES.workspace]) {
		links[number] = (await link(number)).id;
	}
	const input = NewPostmortem.parse({ content: { title: 'Shown elsewhere' } });
	const { number } = await draft(db, member, input, { publish: true });
	const of = { kind: 'postmortem', number } as const;
	const log = { fileName: 'pod.log', bytes: new TextEncoder().encode('Logged elsewhere') };
	const file = (await attach(db, member, of, log)).name;
	const narrative = `[The log](${fileAddress(file)})`;
	await revise(db, member, number, Revision.parse({ content: { narrative } }));
	const { secret: open } = await link(number);
	const { id, secret: ended } = await link(number);
	await endShareLink(db, member, of, { id });
	return { open, ended, file, number, links };
}

async function reachOut({ db, member, owner }: Company): Promise<ReachingOut> {
	const hook = { name: 'Warehouse', address: 'https://hooks.invalid/warehouse', events: [...WEBHOOK_EVENTS] };
	const workspace = await makeWebhook(db, owner, null, hook);
	await pauseWebhook(db, owner, null, workspace);
	const payments = await makeWebhook(db, member, 'payments', hook);
	await pauseWebhook(db, member, 'payments', payments);
	const address = 'https://hooks.invalid/channel';
	await makeChatPlace(db, member, 'payments', { kind: 'slack', name: '#payments', address, news: ['week'] });
	await pauseChatPlace(db, member, 'payments', { id: 1 });
	const secret = await makeFeed(db, member, { kind: 'everything' });
	return {
		incoming: await makeIncoming(db, member, 'payments', { name: 'Tracker', makes: 'note' }),
		webhooks: { workspace: workspace.id, payments: payments.id },
		delivered: await haveSent(db, workspace),
		deliveredToTeam: await haveSent(db, payments),
		channel: 1,
		feed: { id: 1, secret },
	};
}

async function tellWithoutName({ db, owner, member }: Company): Promise<Unsigned> {
	const { number } = await begin(db, member, NewStory.parse({ title: 'With a name', learned: 'A little.' }));
	const told = UnsignedTold.parse({ title: 'Without a name', happened: 'Nothing was said.' });
	const code = await tellUnsigned(db, told);
	// The day that was drawn has come.
	await db.writer.client.execute("UPDATE unsigned_story SET shown_from = '2020-01-01'");
	// Told once, so that no later minute of the server has it to tell.
	await tellOfUnsigned(db);
	const [one] = await waiting(db, owner);
	return { code, key: one?.key ?? '', seen: one?.seen ?? '', signed: number };
}

async function writeLog({ db, member }: Company): Promise<Record<number, number>> {
	const said: Record<number, number> = {};
	const log = async (learned: string, input: object) => {
		const given = NewEntry.parse({ learned, next: `Next ${learned}`, team: 'payments', ...input });
		const { number } = await logIt(db, member, given);
		const text = `Said of ${learned}`;
		said[number] = (await note(db, member, { kind: 'log', number }, NewThread.parse({ text }))).thread;
		return number;
	};
	// None is called as a post-mortem is: where that is found, it is that.
	await log('A draft of the log', { draft: true });
	await log('Logged for the team', { visibility: 'team' });
	await log('Logged for myself', { visibility: 'restricted' });
	await log('Logged for everybody', {});
	await removeFromLog(db, member, await log('Taken away', {}));
	return said;
}

export const COURSE = CourseContent.parse({
	title: 'From a form',
	modules: [
		{
			key: 'stories',
			title: 'Stories',
			lessons: [
				{
					key: 'first',
					title: 'The first',
					reflection: 'When was yours?',
					items: [
						{ key: 'short', kind: 'true-false', ask: 'It is short.', answer: true },
						{ key: 'say', kind: 'recall', ask: 'What is it?', model: 'A story' },
					],
				},
				{ key: 'second', title: 'The second' },
			],
		},
	],
});

async function writeCourses({ db, member }: Company): Promise<Record<number, number>> {
	const said: Record<number, number> = {};
	const write = async (title: string, visibility: 'workspace' | 'team', publish = true) => {
		const sharing = { team: 'payments', visibility };
		const { id, number } = await createCourse(db, member, { content: { ...COURSE, title }, sharing });
		const text = `Said of ${title}`;
		said[number] = (await note(db, member, { kind: 'course', number }, NewThread.parse({ text }))).thread;
		if (!publish) return number;
		await publishCourse(db, member, number);
		await beginCourse(db, member, id);
		const recalled = {
			lesson: 'first',
			item: 'say',
			given: Given.parse({ text: 'A tale' }),
			confidence: 2 as const,
		};
		await answerItem(db, member, number, recalled);
		return number;
	};
	await write('A course in the making', 'team', false);
	await write('A course for the team', 'team');
	await write('A course for everybody', 'workspace');
	await removeCourse(db, member, await write('A course taken away', 'workspace'));
	return said;
}

async function saveViews({ db, member, owner }: Company): Promise<void> {
	const address = '/postmortems?team=payments';
	await saveView(db, member, NewView.parse({ name: 'The author’s own', address }));
	await saveView(db, owner, NewView.parse({ name: 'For everybody', address, shared: true }));
}

async function writeEntries(
	company: Company,
	[reader, guest]: readonly [Person, Person],
	teammate: Person,
): Promise<Pick<Filled, 'files' | 'drills'>> {
	const files: Record<number, string> = {};
	const drills: Filled['drills'] = {};
	const { db, member } = company;
	const write = async (title: string, sharing: object, publish: boolean) => {
		const content = {
			title,
			narrative: `What happened in ${title}`,
			lessons: [{ text: `Learned from ${title}` }],
			// Nobody with an account owns it.
			changes: [{ text: `Changed since ${title}`, lesson: 1, owner: 'The night shift', state: 'done' }],
			topics: ['Known'],
		};
		const { number } = await draft(db, member, NewPostmortem.parse({ content, sharing }), { publish });
		// A second version, so that there is a first one to look at.
		await revise(db, member, number, Revision.parse({ content: { summary: 'In short.' } }));
		// Its thread has the same number as the post-mortem, and so has what is said in it.
		const said = NewThread.parse({ text: `Said of ${title}` });
		await note(db, member, { kind: 'postmortem', number }, said);
		const log = { fileName: 'pod.log', bytes: new TextEncoder().encode(`Logged in ${title}`) };
		files[number] = (await attach(db, member, { kind: 'postmortem', number }, log)).name;
		const told = PublicDocument.parse({
			title: 'For customers',
			body: 'We are sorry.',
			zone: 'UTC',
			base: 0,
		});
		await writeForCustomers(db, member, number, told);
		if (publish) drills[number] = await drill(company, number);
		return number;
	};
	await write('The draft', { team: 'payments' }, false);
	await write('For the team', { team: 'payments', visibility: 'team' }, true);
	await write('For one reader', { visibility: 'restricted', readers: [reader.email, guest.email] }, true);
	await write('For everybody', { team: 'payments' }, true);
	await remove(db, member, await write('Taken away', {}, true));
	await askFor(company, reader, teammate, await write('In review', { team: 'payments' }, false));
	return { files, drills };
}

/** None of them tells a timeline of its own; what a drill replays is handed to it. */
async function drill({ db, member }: Company, number: number): Promise<{ id: number; room: string }> {
	const moment = { kind: 'seen', role: '', evidence: '', question: '' };
	const moments = Array.from({ length: 5 }, (_, k) => ({ ...moment, at: k * 60_000, text: `Moment ${k}` }));
	const { id } = await makeDrill(db, member, { number, title: 'A drill', zone: 'UTC', moments });
	return { id, room: await startTogether(db, member, id, { minutes: null }) };
}

async function askFor(
	{ db, member, outsider }: Company,
	reviewer: Person,
	facilitator: Person,
	number: number,
): Promise<void> {
	const facilitators = [facilitator.email];
	const asking = Asking.parse({ reviewers: [reviewer.email], facilitation: 'named', facilitators });
	await askForReview(db, member, number, asking);
	await takeFacilitation(db, facilitator, number);
	await offerToFacilitate(db, outsider, { offers: true });
	await askForReview(db, member, ENTRIES.draft, Asking.parse({ facilitation: 'anybody' }));
}

/**
 * How a Kintsugi was at first, put back under it while it runs: as a single change of its database, from the outside.
 * A restore does more, and each takes as long as twenty cells.
 */
class Start {
	readonly #folder: string;
	readonly #rows: DatabaseSync;
	readonly #running: DatabaseSync;
	readonly #sameSchema: StatementSync;

	private constructor(folder: string, running: DatabaseSync) {
		this.#folder = folder;
		this.#rows = new DatabaseSync(join(folder, 'start.db'), { readOnly: true });
		this.#running = running;
		const { schema_version: version } = running.prepare('PRAGMA schema_version').get() ?? {};
		// This asks for leave in newer versions of Node; older ones do not know of it.
		(running as Partial<DatabaseSync>).enableDefensive?.(false);
		this.#sameSchema = running.prepare(`PRAGMA schema_version = ${Number(version)}`);
	}

	static async of(folder: string): Promise<Start> {
		const running = new DatabaseSync(join(folder, DATABASE_FILE), { timeout: 5000 });
		await copy(running, join(folder, 'start.db'));
		cpSync(join(folder, FILES), join(folder, 'start.files'), { recursive: true });
		return new Start(folder, running);
	}

	async again(): Promise<void> {
		await copy(this.#rows, join(this.#folder, DATABASE_FILE));
		// A copy says that its tables are others, and each who reads it would learn two hundred of them anew.
		this.#sameSchema.run();
		const files = join(this.#folder, 'start.files');
		cpSync(files, join(this.#folder, FILES), { recursive: true, force: false });
	}

	close(): void {
		this.#rows.close();
		this.#running.close();
	}
}

/** In one go. It does not wait by itself for a server that is writing; it is tried again for five seconds. */
async function copy(from: DatabaseSync, to: string): Promise<void> {
	const start = performance.now();
	for (;;) {
		try {
			await backup(from, to, { rate: MORE_THAN_ALL });
			return;
		} catch (problem) {
			if (performance.now() - start > 5000) throw problem;
			await wait(10);
		}
	}
}

/** What is written also where something is refused, or only looked at: who tried, how often. */
const VOLATILE = ['asked', 'audit_event', 'job_run', 'sqlite_stat1'];

/** Everything that is stored, as one word; looked at again only where anything was written since. */
class Digest {
	readonly #rows: DatabaseSync;
	readonly #version: StatementSync;
	/** They are many, and asked thousands of times: the database reads each once. */
	readonly #tables: [name: string, rows: StatementSync][];
	/** Those that were last seen to differ come first: what one role changes, the next one does too. */
	#order: [name: string, rows: StatementSync][];
	#seen = { version: 0, word: '' };
	readonly atFirst: string;
	readonly #first = new Map<string, string>();

	constructor(folder: string) {
		this.#rows = new DatabaseSync(join(folder, DATABASE_FILE), { readOnly: true, timeout: 5000 });
		this.#version = this.#rows.prepare('PRAGMA data_version');
		this.#tables = everything(this.#rows);
		this.#order = this.#tables;
		this.atFirst = this.now();
		for (const [name, rows] of this.#tables) this.#first.set(name, textOf(rows));
	}

	now(): string {
		const version = this.#versionNow();
		if (version !== this.#seen.version || this.#seen.word === '')
			this.#seen = { version, word: this.#digest() };
		return this.#seen.word;
	}

	/** Whether everything is as it was when this was its word; where not, it is seldom all looked at to say so. */
	isStill(word: string): boolean {
		const version = this.#versionNow();
		if (word !== this.atFirst || version === this.#seen.version) return this.now() === word;
		const different = this.#inOneView(() =>
			this.#order.find(([name, rows]) => textOf(rows) !== this.#first.get(name)),
		);
		this.#seen = { version, word: different ? '' : word };
		if (different) this.#order = [different, ...this.#order.filter((one) => one !== different)];
		return !different;
	}

	/** What was written last brought everything back to how it was at first. */
	isAgain(): void {
		this.#seen = { version: this.#versionNow(), word: this.atFirst };
	}

	close(): void {
		this.#rows.close();
	}

	#versionNow(): number {
		return Number(this.#version.get()?.data_version);
	}

	#digest(): string {
		const hash = createHash('sha256');
		this.#inOneView(() => {
			for (const [, rows] of this.#tables) hash.update(`${textOf(rows)}\n`);
		});
		return hash.digest('hex');
	}

	#inOneView<T>(look: () => T): T {
		this.#rows.exec('BEGIN');
		try {
			return look();
		} finally {
			this.#rows.exec('COMMIT');
		}
	}
}

const textOf = (rows: StatementSync): string => String(rows.get()?.rows);

/** The day of the last time, which looking changes. */
const LAST_TIME = ['last_used_on', 'last_asked_day'];

/** A query for the rows of each table, as one text. */
function everything(rows: DatabaseSync): [name: string, rows: StatementSync][] {
	const columns = rows
		.prepare(
			'SELECT t.name AS "table", c.name AS "column" FROM sqlite_master t JOIN pragma_table_info(t.name) c WHERE t.type = \'table\' ORDER BY t.name, c.cid',
		)
		.all();
	const tables = Map.groupBy(columns, ({ table }) => String(table));
	return [...tables]
		.filter(([table]) => !VOLATILE.includes(table))
		.map(([table, of]) => {
			const kept = of.map(({ column }) => String(column)).filter((column) => !LAST_TIME.includes(column));
			const row = kept.map((column) => `quote("${column}")`).join(` || ',' || `);
			// The last id that was given out in each table.
			const which = table === 'sqlite_sequence' ? ` WHERE name NOT IN ('${VOLATILE.join("','")}')` : '';
			const all = `SELECT group_concat(${row}, char(10)) AS rows FROM "${table}"${which}`;
			return [table, rows.prepare(all)];
		});
}

export { PASSWORD };
