import { now } from '#lib/db/clock.ts';
import type { Database, Transaction } from '#lib/db/open.server.ts';
import { changeSettings, readSettings } from '#lib/settings.server.ts';
import type { Role } from '../accounts/person.ts';
import { findPerson } from '../accounts/people.server.ts';
import { findTeam } from '../accounts/teams.server.ts';
import { ON_ALL } from '../entries/discussion/anchor.ts';
import { anchorAt } from '../entries/discussion/quoting.ts';
import { answerIn, beginThread } from '../entries/discussion/commenting.server.ts';
import type { Kept } from '../entries/attachments.server.ts';
import { createEntry } from '../entries/entries.server.ts';
import { markPublished } from '../entries/standing.server.ts';
import { writeContent } from '../postmortems/content.server.ts';
import { wordsOf } from '../postmortems/discussed.server.ts';
import { BLANK, Content } from '../postmortems/postmortem.ts';
import { present } from '../postmortems/presentation.server.ts';
import { readContent } from '../postmortems/stored.server.ts';
import { addAllShippedIn } from '../training/shipped.server.ts';
import { addAlerts } from './alerts.server.ts';
import { castOf, type Cast } from './cast.server.ts';
import { addApplications } from './growth/applications.server.ts';
import { addMentorships } from './growth/mentorships.server.ts';
import { addDrill } from './drills.server.ts';
import { addGoals } from './growth/goals.server.ts';
import { addTalks } from './growth/talks.server.ts';
import { addOpenings } from './growth/openings.server.ts';
import { addInes, addOthers } from './growth/profiles.server.ts';
import { addLearners } from './learners.server.ts';
import { addLearnings } from './learnings.server.ts';
import { addPeople, addTeams, personOf } from './people.server.ts';
import { DEMO_PEOPLE, DEMO_WORKSPACE, type DemoPerson } from './people.ts';
import { putPictures, shownIn, withPictures } from './pictures.server.ts';
import { addSkillsOf } from './projects/skills.server.ts';
import { addEndings } from './projects/endings.server.ts';
import { addShow } from './projects/shown.server.ts';
import { addBoards } from './projects/cards.server.ts';
import { addProjects } from './projects/projects.server.ts';
import { addTime } from './projects/time.server.ts';
import { addKept } from './recalling.server.ts';
import { addSeasons } from './projects/seasons.server.ts';
import { addPulse } from './pulse/pulse.server.ts';
import { addOffers, addReview } from './reviewing.server.ts';
import { addStories } from './stories.server.ts';
import { addThanks } from './thanking.server.ts';
import { addUnsigned } from './unsigned.server.ts';
import { demoPostmortems, type DemoPostmortem, type DemoThread } from './postmortems.ts';

/**
 * A workspace of its own for looking around: its people have no passwords, and the door lets
 * visitors in as any of them. Does nothing where somebody has set the workspace up already.
 */
export async function openExample(db: Database): Promise<void> {
	const { setUpAt } = await readSettings(db.read);
	if (setUpAt !== null) return;
	await withPictures(db, async (tx, pictures) => {
		const { name: workspace, zone } = DEMO_WORKSPACE;
		await changeSettings(tx, { workspace, zone, setUpAt: now(), example: true });
		const { cast } = await bring(tx, pictures, ({ role }) => role);
		// Its people alone are asked: in a workspace that others work in, that is for those to begin.
		await addPulse(tx, db.folder, cast);
	});
}

/**
 * Brings the example's teams, people and post-mortems into a workspace, beside what is there.
 * Whoever runs it stays who runs it: the example's owner is a member like the others there.
 * @returns how many post-mortems came; none where the example was brought before
 */
export async function addExample(db: Database): Promise<number> {
	const people = await Promise.all(DEMO_PEOPLE.map(({ email }) => findPerson(db.read, email)));
	if (people.some(Boolean)) return 0;
	const { count } = await withPictures(db, (tx, pictures) => bring(tx, pictures, () => 'member'));
	return count;
}

async function bring(
	tx: Transaction,
	pictures: readonly Kept[],
	roleOf: (person: DemoPerson) => Role,
): Promise<{ count: number; cast: Cast }> {
	await addTeams(tx);
	await addPeople(tx, roleOf);
	await addOffers(tx, personOf);
	const written = demoPostmortems(now());
	const numbers = new Map<string, number>();
	for (const one of written) numbers.set(one.key, await addPostmortem(tx, one, pictures));
	await addAlerts(tx);
	await addLearnings(tx, personOf);
	const cast = castOf(tx, personOf, numbers);
	await addStories(tx, cast);
	await addUnsigned(tx, cast);
	await addDrill(tx, cast);
	await addAllShippedIn(tx, await cast.personOf('freya'));
	await addLearners(tx, cast);
	await addSkillsOf(tx, cast);
	await addSeasons(tx, cast);
	await addProjects(tx, cast);
	await addBoards(tx, cast);
	await addTime(tx, cast);
	await addEndings(tx, cast);
	await addShow(tx, cast);
	await addOpenings(tx, cast);
	await addInes(tx, cast);
	await addGoals(tx, cast);
	await addTalks(tx, cast);
	await addOthers(tx, cast);
	await addMentorships(tx, cast);
	await addApplications(tx, cast);
	await addKept(tx, personOf);
	return { count: written.length, cast };
}

async function addPostmortem(
	tx: Transaction,
	given: DemoPostmortem,
	pictures: readonly Kept[],
): Promise<number> {
	const author = await personOf(tx, given.by);
	const { content, shown } = shownIn(Content.parse({ ...blank(), ...given.content }), pictures);
	const sharing = {
		team: (await findTeam(tx, given.team))?.slug ?? null,
		visibility: given.visibility,
		readers: given.readers,
		authors: given.coAuthors,
	};
	const { id, number } = await createEntry(tx, author, 'postmortem', {
		title: content.title,
		body: content.narrative,
		sharing,
		content: { ...content, sharing },
	});
	if (given.publishedAt !== null) await markPublished(tx, author, id, given.publishedAt);
	await addReview(tx, author, id, given, personOf);
	await writeContent(tx, author, id, content);
	await putPictures(tx, author, id, shown);
	await addThanks(tx, id, given, personOf);
	if (given.discussion.length > 0) {
		const { title, narrative: body } = content;
		await addDiscussion(tx, { id, title, body }, given.discussion);
	}
	return number;
}

async function addDiscussion(
	tx: Transaction,
	found: { id: number; title: string; body: string },
	threads: readonly DemoThread[],
): Promise<void> {
	const shown = present(await readContent(tx, found), { zone: 'UTC', now: now() });
	const parts = wordsOf(shown);
	for (const { by, at, text, quote, replies } of threads) {
		const anchor = quote === '' ? ON_ALL : anchorOf(parts, quote);
		const id = await beginThread(tx, await personOf(tx, by), found.id, { ...anchor, text }, at);
		for (const reply of replies) {
			await answerIn(tx, await personOf(tx, reply.by), found.id, id, reply.text, reply.at);
		}
	}
}

function anchorOf(parts: ReturnType<typeof wordsOf>, quote: string) {
	const part = parts.find(({ text }) => text.includes(quote));
	if (!part) throw new Error(`Nothing in the example says “${quote}”.`);
	const start = part.text.indexOf(quote);
	return anchorAt(part.name, part.text, { start, end: start + quote.length });
}

/** What a written post-mortem may leave out. */
function blank() {
	const { times: _, ...rest } = BLANK;
	return rest;
}
