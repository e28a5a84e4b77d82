import { and, asc, count, eq, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { forbidden, invalid, missing } from '#lib/errors.ts';
import { now } from '#lib/db/clock.ts';
import type { Database, Reader, Transaction } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { slugOf } from '#lib/slug.ts';
import { stillHere } from './people.server.ts';
import { GLAZES, isAdmin, type Glaze, type Person } from './person.ts';
import { membership, person, team } from './tables.server.ts';

export const NewTeam = z.object({
	name: z.string().trim().min(1, 'What is the team called?').max(80),
	glaze: z.enum(GLAZES).nullable().default(null),
	parentId: z.coerce.number().int().positive().nullable().default(null),
});

export interface Team {
	id: number;
	slug: string;
	name: string;
	glaze: Glaze;
	parentId: number | null;
}

const columns = {
	id: team.id,
	slug: team.slug,
	name: team.name,
	glaze: team.glaze,
	parentId: team.parentId,
};

export function listTeams(db: Reader): Promise<Team[]> {
	return db.select(columns).from(team).orderBy(asc(team.name));
}

export async function teamsWithMembers(db: Database, _person: Person) {
	return db.read
		.select({ ...columns, members: count(person.id) })
		.from(team)
		.leftJoin(membership, eq(membership.teamId, team.id))
		.leftJoin(person, and(eq(person.id, membership.personId), isNull(person.deactivatedAt)))
		.groupBy(team.id)
		.orderBy(asc(team.name));
}

export async function readTeam(db: Database, _person: Person, slug: string) {
	const [found] = await db.read.select(columns).from(team).where(eq(team.slug, slug));
	if (!found) missing('This team');
	const members = await db.read
		.select({ id: person.id, name: person.name, zone: person.zone })
		.from(membership)
		.innerJoin(person, eq(person.id, membership.personId))
		.where(and(eq(membership.teamId, found.id), isNull(person.deactivatedAt)))
		.orderBy(asc(person.name));
	return { ...found, members };
}

/** Finds a team by its slug or its name, as people type it on a command line or in a form. */
export async function findTeam(db: Reader, named: string): Promise<Team | null> {
	const wanted = named.trim().toLowerCase();
	const teams = await listTeams(db);
	return teams.find((one) => one.slug === wanted || one.name.toLowerCase() === wanted) ?? null;
}

/** Whoever makes a team is in it. */
export async function makeTeam(
	db: Database,
	who: Person,
	input: z.output<typeof NewTeam>,
): Promise<{ id: number; slug: string }> {
	return transact(db, async (tx) => {
		const made = await addTeam(tx, input);
		await tx.insert(membership).values({ teamId: made.id, personId: who.id, since: now() });
		return made;
	});
}

export async function addTeam(
	tx: Transaction,
	input: z.output<typeof NewTeam>,
): Promise<{ id: number; slug: string }> {
	const teams = await listTeams(tx);
	const slug = slugOf(input.name);
	if (slug === '') invalid({ name: 'A name needs a letter or a digit.' });
	if (teams.some((one) => one.slug === slug)) invalid({ name: 'There is a team of that name already.' });
	if (input.parentId !== null && !teams.some((one) => one.id === input.parentId)) {
		invalid({ parentId: 'That team is not here any more.' });
	}
	const glaze = input.glaze ?? GLAZES[teams.length % GLAZES.length] ?? 'ash';
	const [made] = await tx
		.insert(team)
		.values({ ...input, glaze, slug, createdAt: now() })
		.returning({ id: team.id, slug: team.slug });
	if (!made) throw new Error('The team was not stored.');
	return made;
}

/**
 * Who is in a team decides who reads what it shares within itself, so nobody lets themselves in:
 * its members and the administrators decide. Leaving is everybody's own.
 */
export async function changeMembership(
	db: Database,
	who: Person,
	input: { slug: string; personId: number; member: boolean },
): Promise<void> {
	const { id } = await readTeam(db, who, input.slug);
	const leaving = !input.member && input.personId === who.id;
	if (!leaving && !isAdmin(who) && !who.teams.includes(id)) {
		forbidden('Only its members and the administrators change who is in a team.');
	}
	await transact(db, async (tx) => {
		await stillHere(tx, input.personId);
		const same = and(eq(membership.teamId, id), eq(membership.personId, input.personId));
		await tx.delete(membership).where(same);
		if (input.member) {
			await tx.insert(membership).values({ teamId: id, personId: input.personId, since: now() });
		}
	});
}
