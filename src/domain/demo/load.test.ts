import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { freshDatabase, type Fresh } from '../../../tests/support/database.ts';
import { DAY } from '#lib/dates.ts';
import { readSettings } from '#lib/settings.server.ts';
import { keptFiles } from '#lib/files/kept-files.server.ts';
import type { Person } from '../accounts/person.ts';
import { findPerson } from '../accounts/people.server.ts';
import { attachment, entry } from '../entries/tables.server.ts';
import { readInsights } from '../insights/insights.server.ts';
import { ScopeQuery } from '../insights/scope.ts';
import { offeredTo } from '../postmortems/alerts/signals.server.ts';
import { typedOf } from '../postmortems/editing/typed-of.ts';
import { library } from '../postmortems/library.server.ts';
import { readFilters } from '../postmortems/library.ts';
import { read } from '../postmortems/postmortems.server.ts';
import { readFailures } from '../stories/shelves/failures.server.ts';
import { thisWeeksReading } from '../stories/shelves/first-weeks.server.ts';
import { comingGatherings } from '../stories/shelves/gatherings.server.ts';
import { ofTheMonth } from '../stories/shelves/of-the-month.server.ts';
import { WELCOME } from '../stories/shelves/shelf.ts';
import { readShelf } from '../stories/shelves/shelves.server.ts';
import { bringCatalogue } from '../skills/catalogue/bringing.server.ts';
import { ownEnrolment } from '../training/beginning.server.ts';
import { lessonsOf } from '../training/course.ts';
import { readCourse } from '../training/courses.server.ts';
import { drillsOf } from '../training/drills/listing.server.ts';
import { takenOf } from '../training/enrolling/taken.server.ts';
import { Listing, listCourses } from '../training/listing.server.ts';
import { matchesFor } from '../growth/matching/matches.server.ts';
import { plain } from '../growth/matching/saying.ts';
import { learningTimeAWeek } from '../projects/allowance/a-week.server.ts';
import { addExample, openExample } from './load.server.ts';
import { DEMO_PEOPLE } from './people.ts';
import { backPressure } from './postmortems/back-pressure.ts';

let fresh: Fresh;
beforeAll(async () => {
	fresh = await freshDatabase();
	await openExample(fresh.db);
});
afterAll(() => fresh.close());

it('opens the example workspace, in which everybody finds what they may see', async () => {
	const { db } = fresh;
	expect(await readSettings(db.read)).toMatchObject({ workspace: 'Orrery', example: true });
	const seen: number[] = [];
	for (const { email } of DEMO_PEOPLE) {
		const person = await findPerson(db.read, email);
		if (!person) throw new Error(`${email} is not here`);
		seen.push((await library(db, person, readFilters(new URLSearchParams()))).all);
	}
	expect(Math.min(...seen)).toBeGreaterThan(15);
	expect(new Set(seen).size).toBeGreaterThan(1);
});

it('has enough to say of its incidents, their factors and their changes', async () => {
	const { db } = fresh;
	const freya = await findPerson(db.read, 'freya@orrery.example');
	if (!freya) throw new Error('Freya is not here');
	const { insights } = await readInsights(db, freya, ScopeQuery.parse({}));
	const found = new Map(insights.map(({ key, finding }) => [key, finding]));
	for (const key of ['changes', 'checks', 'durations'] as const) expect(found.get(key)).not.toBeNull();
	expect(found.get('factors')).toMatch(/^“Default changed quietly” has not been seen since /);
});

it('shows a picture that is there', async () => {
	const { db } = fresh;
	const [{ name } = { name: '' }] = await db.read.select().from(attachment);
	expect(await keptFiles(db.folder)).toEqual([name]);
	const bodies = await db.read.select({ body: entry.body }).from(entry);
	expect(bodies.filter(({ body }) => body.includes(`](/files/${name})`))).toHaveLength(1);
});

it('has stories on the Welcome shelf, of which three are read, and evenings to tell them on', async () => {
	const { db } = fresh;
	const ines = await somebody('ines');
	const { books } = await readShelf(db, ines, { slug: WELCOME, taken: takenOf });
	expect(books.map(({ read, authors }) => [read, authors.join()])).toEqual([
		[true, 'Freya Lindqvist'],
		[true, 'Amara Okonkwo'],
		[true, 'Kwame Boateng'],
		[false, 'Callum Reid'],
		[false, 'Noor Jansen'],
		[false, 'Leila Haddad'],
	]);
	expect(await thisWeeksReading(db, ines, takenOf)).toBeNull();
	expect((await thisWeeksReading(db, await somebody('diego'), takenOf))?.week).toBe(10);
	const { lines } = await readFailures(db, ines, (await somebody('freya')).id);
	expect(lines.filter(({ story }) => story !== null)).toHaveLength(2);
	expect(await comingGatherings(db, ines, { within: 30 * DAY, limit: 9 })).toHaveLength(2);
	expect((await ofTheMonth(db, ines))?.title).toMatch(/^The certificate/);
});

it('has the three courses, with people on them, and a drill that was played', async () => {
	const { db } = fresh;
	const [freya, ines] = await Promise.all([somebody('freya'), somebody('ines')]);
	const { items } = await listCourses(db, ines, Listing.parse({}));
	expect(items).toHaveLength(3);
	const number = items.find(({ title }) => title.startsWith('Writing'))?.number ?? 0;
	const { entry: writing, content } = await readCourse(db.read, freya, number);
	const begun = await ownEnrolment(db.read, ines, writing.id);
	expect(begun?.lessonKey).toBe(lessonsOf(content)[2]?.key);
	expect(await drillsOf(db.read, ines)).toMatchObject([{ title: 'The long Sunday', steps: 6 }]);
});

async function somebody(mailbox: string): Promise<Person> {
	const found = await findPerson(fresh.db.read, `${mailbox}@orrery.example`);
	if (!found) throw new Error(`${mailbox} is not here`);
	return found;
}

it('does nothing the second time', async () => {
	await openExample(fresh.db);
	expect(await addExample(fresh.db)).toBe(0);
});

it('has what alerts said beside the draft of Dispatch', async () => {
	const { db } = fresh;
	const writer = await findPerson(db.read, backPressure.by);
	const [draft] = await db.read
		.select({ number: entry.number })
		.from(entry)
		.where(eq(entry.title, backPressure.content.title));
	if (!writer || !draft) throw new Error('The draft is not here.');
	const { content, sharing } = await read(db, writer, draft.number);
	expect(await offeredTo(db, writer, typedOf(content, sharing), draft.number)).toHaveLength(3);
});

it('has four openings that meet Inês halfway, each with its reason', async () => {
	const { db } = fresh;
	await bringCatalogue(db);
	const ines = await somebody('ines');
	const learningTime = await learningTimeAWeek(db.read, ines);
	const { shown, open } = await matchesFor(db, ines, { learningTime });
	expect(open).toBe(19);
	expect(shown.map(({ opening, sentence }) => `${opening.title}: ${plain(sentence)}`)).toEqual([
		'A single way to say “slow down”: Matches 3 of your skills and your goal to lead a change across teams. Your Thursday learning time covers four of the five hours.',
		'An hour a month with Noor, on facilitating: Meets your goal to be comfortable teaching, and you both listed drills as something you enjoy.',
		'Two nights beside the Wellington on-call: Matches 2 of your skills.',
		'Write the retries chapter of the handbook: Matches 1 of your skills.',
	]);
});
