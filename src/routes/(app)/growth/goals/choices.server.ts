import { isGuest } from '#domain/accounts/may.ts';
import type { Person } from '#domain/accounts/person.ts';
import { listPeople } from '#domain/entries/acquaintances.server.ts';
import type { ShownGoal } from '#domain/growth/goals/shown.server.ts';
import { readGraph } from '#domain/skills/graph.server.ts';
import { skillsOf } from '#domain/skills/skills.server.ts';
import type { Database } from '#lib/db/open.server.ts';
import { namesOf } from '../../typed-fields.ts';

/** More make a page slow, and a list that nobody reads. */
const MOST = 400;

/** What the form of a goal offers: names of skills, one’s own first, and people it can be shared with. */
export async function choicesFor(db: Database, who: Person) {
	const mine = await skillsOf(db.read, who.id);
	const { skills } = await readGraph(db);
	const known = [...new Set([...mine, ...skills.values()].map(({ name }) => name))];
	const people = (await listPeople(db, who)).filter((one) => one.id !== who.id && !isGuest(one));
	return { known: known.slice(0, MOST), people: people.map(({ name }) => name) };
}

/** A goal as its form shows it. */
export async function fieldsOf(db: Database, who: Person, one: ShownGoal, links: readonly string[]) {
	const { what, why, by, byWords, standing, steps, skills, seenBy, readers, asks } = one;
	return {
		...{ what, why, by: by ?? '', byWords, standing, seenBy: seenBy ?? 'me', asks: asks ? 'yes' : '' },
		steps: steps.map(({ id, text }) => ({ id: String(id), text })),
		skills: skills.map(({ name }) => name).join(', '),
		links: links.join('\n'),
		readers: namesOf(
			readers.map(({ email }) => email),
			await listPeople(db, who),
		),
	};
}
