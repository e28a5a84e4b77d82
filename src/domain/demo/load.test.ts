import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { freshDatabase, type Fresh } from '../../../tests/support/database.ts';
import { readSettings } from '#lib/settings.server.ts';
import { keptFiles } from '#lib/files/kept-files.server.ts';
import { findPerson } from '../accounts/people.server.ts';
import { attachment, entry } from '../entries/tables.server.ts';
import { offeredTo } from '../postmortems/alerts/signals.server.ts';
import { typedOf } from '../postmortems/editing/typed-of.ts';
import { library } from '../postmortems/library.server.ts';
import { readFilters } from '../postmortems/library.ts';
import { read } from '../postmortems/postmortems.server.ts';
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

it('shows a picture that is there', async () => {
	const { db } = fresh;
	const [{ name } = { name: '' }] = await db.read.select().from(attachment);
	expect(await keptFiles(db.folder)).toEqual([name]);
	const bodies = await db.read.select({ body: entry.body }).from(entry);
	expect(bodies.filter(({ body }) => body.includes(`](/files/${name})`))).toHaveLength(1);
});

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
