import { and, eq, isNull } from 'drizzle-orm';
import type { Database } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import type { FoundFile } from '#lib/files/found.ts';
import type { Person } from '../accounts/person.ts';
import { note } from '../audit/audit.server.ts';
import { begunFor } from '../entries/begun.server.ts';
import { entry } from '../entries/tables.server.ts';
import { isAuthor } from '../entries/visibility.server.ts';
import { choicesOf } from '../growth/matching/seeker.server.ts';
import { exportOwnOpenings } from '../growth/opportunities/exporting.server.ts';
import { ownMentorships } from '../growth/mentoring/exporting.server.ts';
import { ownTalks } from '../growth/conversations/keeping.server.ts';
import { exportGoals, ownGoalsWhole } from '../growth/goals/exporting.server.ts';
import { ownAsking } from '../growth/applying/forgetting.server.ts';
import { exportMine } from '../log/exporting.server.ts';
import { exportAll } from '../postmortems/exporting.server.ts';
import { exportOwnProjects } from '../projects/exporting.server.ts';
import { ownProjects } from '../projects/own-projects.server.ts';
import { ownPulse } from '../pulse/own-pulse.server.ts';
import { exportOwnStories } from '../stories/exporting.server.ts';
import { ownSeasons } from '../projects/seasons/own-words.server.ts';
import { ownFailures, ownGatherings } from '../stories/shelves/own-lines.server.ts';
import { account, auditLines, sessions, tokens } from './own-account.server.ts';
import { chats, feeds, incoming, moved, views } from './own-ways-in.server.ts';
import { notifications, reaching, rhythms } from './own-reaching.server.ts';
import { accounts, comments, reviews, storiesOfOthers, thanked } from './own-words.server.ts';
import { keptLessons, looked } from './own-lessons.server.ts';
import { coursesTaken, drills } from './own-courses.server.ts';
import { ownGrowthProfile } from './own-growth-profile.server.ts';
import { ownSkills, ownTime, ownVotes } from './own-time.server.ts';
import { trainingOf } from './own-training.server.ts';

/**
 * Everything about oneself and of one's own, one file at a time: JSON for programs, Markdown to read. Of others
 * there is only what stands in a text that is one's own; of keys and passwords, only that there are some.
 */
export async function* ownData(db: Database, who: Person): AsyncGenerator<FoundFile> {
	await transact(db, (tx) => note(tx, who, { act: 'own-data-taken' }));
	yield text('read-me.md', READ_ME);
	yield json('account.json', await account(db, who));
	yield json('sessions.json', await sessions(db, who));
	yield json('tokens.json', await tokens(db, who));
	yield json('saved-views.json', await views(db, who));
	yield json('feeds.json', await feeds(db, who));
	yield json('incoming.json', await incoming(db, who));
	yield json('begun-by-programs.json', await begunFor(db.read, who.id));
	yield json('chats.json', await chats(db, who));
	yield json('moved.json', await moved(db, who));
	yield json('notifications.json', await notifications(db, who));
	yield json('what-reaches-you.json', await reaching(db, who));
	yield json('audit-log.json', await auditLines(db, who));
	const said = await comments(db, who);
	yield json('comments.json', said);
	yield text('comments.md', inMarkdown(said));
	yield json('what-i-saw.json', await accounts(db, who));
	yield json('reviews.json', await reviews(db, who));
	yield json('thanks.json', await thanked(db, who));
	yield json('kept-lessons.json', await keptLessons(db, who));
	yield json('lessons-and-changes.json', await looked(db, who));
	yield json('rhythms.json', await rhythms(db, who));
	yield json('stories-of-others.json', await storiesOfOthers(db, who));
	yield json('failure-cv.json', await ownFailures(db, who));
	yield json('evenings.json', await ownGatherings(db, who));
	yield json('drills.json', await drills(db, who));
	yield json('courses.json', await coursesTaken(db, who));
	yield json('training.json', await trainingOf(db, who));
	yield json('seasons.json', await ownSeasons(db, who));
	yield json('projects.json', await ownProjects(db, who));
	yield json('openings-asked.json', await ownAsking(db, who));
	yield json('skills.json', await ownSkills(db, who));
	yield json('mentorships.json', await ownMentorships(db, who));
	yield json('growth-profile.json', await ownGrowthProfile(db, who));
	yield json('learning-time.json', await ownTime(db, who));
	yield json('matching.json', await choicesOf(db.read, who));
	yield json('goals.json', await ownGoalsWhole(db, who));
	yield text('goals.md', (await exportGoals(db, who)).text);
	yield json('growth-talks.json', await ownTalks(db, who));
	yield json('pulse.json', await ownPulse(db, who));
	yield json('votes.json', await ownVotes(db, who));
	const written = await db.read
		.select({ number: entry.number })
		.from(entry)
		.where(and(eq(entry.kind, 'postmortem'), isNull(entry.removedAt), isAuthor(who)));
	yield* exportAll(db, who, new Set(written.map(({ number }) => number)));
	yield* exportMine(db, who);
	yield* exportOwnStories(db, who);
	yield* exportOwnProjects(db, who);
	yield* exportOwnOpenings(db, who);
}

const READ_ME = `# Everything about you

- \`account.json\`: your name, address, zone, role, teams, and the ways you sign in
- \`sessions.json\`, \`tokens.json\`: where you are signed in, and the names of your tokens; no secrets
- \`saved-views.json\`, \`notifications.json\`: what you kept, and what you were told
- \`feeds.json\`, \`chats.json\`: what your feeds are of, and who you are in a chat; no addresses
- \`incoming.json\`: where programs send things to be made into drafts of yours, and what came; no keys
- \`begun-by-programs.json\`: what assistants and messages began in your name, and with which token or address
- \`what-reaches-you.json\`: what you chose about letters and messages, and the browsers that you are told in
- \`audit-log.json\`: what the audit log says of what you did, and of what was done to your account
- \`comments.json\`, \`comments.md\`: what you said
- \`what-i-saw.json\`, \`reviews.json\`, \`thanks.json\`: what you told, answered, and were helped by
- \`kept-lessons.json\`: the lessons that you keep, and when they come back
- \`lessons-and-changes.json\`: what you saw of changes, and how you said that lessons stand
- \`rhythms.json\`: your leave, days you passed over, when teams asked you
- \`failure-cv.json\`, \`evenings.json\`: the lines of your failure CV; evenings that you planned or tell something at
- \`drills.json\`: where you sat in drills, and what you said there, alone and with others
- \`courses.json\`: the courses that you began, what you answered, and what you wrote for yourself
- \`stories-of-others.json\`: what you said of words about you, and what you asked
- \`training.json\`: your certificates and plans, what comes back of courses, sittings, waivers, reminders
- \`seasons.json\`: the hack weeks and lanes that you host, and what you asked, announced and answered in any
- \`skills.json\`, \`learning-time.json\`: what you can do and want to learn; what became of the time promised to you
- \`mentorships.json\`: what you and another agreed on, your notes of it, and what each let the other read
- \`growth-profile.json\`: your line, interests, what you are open to, who sees what, skills that wait for your word
- \`projects.json\`: what you were on, keep in mind and follow, and where you asked to join; what you asked and decided of
  projects that go on
- \`matching.json\`: how much each part of a match says for you
- \`goals.json\`, \`goals.md\`: where you want to grow, with steps, check-ins and every version
- \`growth-talks.json\`: your copy of what you and another noted in regular talks
- \`openings-asked.json\`: openings that you keep in mind or put aside, what you asked, what you showed of yourself along with
  it, and what you answered
- \`pulse.json\`: the rounds of the pulse that asked you, and what you said is done about them; what you answered cannot be
  found by anybody, nor whether you did
- \`votes.json\`: what you voted for at show-and-tells
- \`LOG-….md\`: what you logged, and your notes, those that nobody else reads included
- \`S-….md\`: the stories that you tell
- \`P-….md\`: the projects that you are on, or pitched
- \`O-….md\`: the openings that you look after
- \`PM-….md\`: what you wrote, drafts included; Kintsugi imports it again
- \`files\`: the pictures and files of all these, under the names by which they lead there
`;

const json = (name: string, value: unknown): FoundFile =>
	text(name, `${JSON.stringify(value, null, '\t')}\n`);
const text = (name: string, words: string): FoundFile => ({ name, bytes: new TextEncoder().encode(words) });

type Said = Awaited<ReturnType<typeof comments>>;

function inMarkdown(said: Said): string {
	const parts = said.map((one) => `## ${one.in}, ${one.at ?? ''}\n\n${one.text}\n`);
	return ['# What I said\n', ...parts].join('\n');
}
