import { eq } from 'drizzle-orm';
import { forbidden } from '#lib/errors.ts';
import type { Database } from '#lib/db/open.server.ts';
import type { Person } from '../accounts/person.ts';
import { team } from '../accounts/tables.server.ts';
import { listPeople } from '../entries/acquaintances.server.ts';
import { coached } from './coached.server.ts';
import { consentsOf, outstanding } from './consents.server.ts';
import { passagesNaming } from './named.ts';
import { readingOf } from './private-reader.server.ts';
import { read } from './stories.server.ts';

/** What its authors see before others read it. */
export async function readiness(db: Database, who: Person, number: number) {
	const story = await read(db, who, number);
	const { entry, content, sharing, decides } = story;
	if (!decides) forbidden('Its authors decide when it is published, and ask those whom it speaks of.');
	const { unasked } = await coached(db, who, story);
	const people = await listPeople(db, who);
	const nameOf = (email: string) => people.find((one) => one.email === email)?.name ?? email;
	const [inTeam] =
		entry.teamId === null
			? []
			: await db.read.select({ name: team.name }).from(team).where(eq(team.id, entry.teamId));
	return {
		number,
		title: entry.title,
		published: entry.publishedAt !== null,
		until: content.until,
		visibility: sharing.visibility,
		team: inTeam?.name ?? null,
		readers: sharing.readers.map(nameOf),
		reading: await readingOf(db.read, entry.id),
		consents: await consentsOf(db.read, entry.id),
		/** Named in it, and not asked yet, with the words that name them. */
		unasked: unasked.map((one) => ({ ...one, passage: passagesNaming(one, content) })),
		outstanding: await outstanding(db.read, entry.id),
		people: people.filter(({ id }) => id !== who.id).map(({ name }) => name),
	};
}
