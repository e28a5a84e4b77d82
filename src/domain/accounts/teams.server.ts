import { and, asc, desc, eq, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { forbidden, invalid, missing } from '#lib/errors.ts';
import { now } from '#lib/db/clock.ts';
import type { Database, Reader, Transaction } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { slugOf } from '#lib/slug.ts';
import { note } from '../audit/audit.server.ts';
import { isGuest, mayMakeTeams } from './may.ts';
import { GLAZES, type Glaze, type Person } from './person.ts';
import { formerTeam, membership, person, team } from './tables.server.ts';
import { mayTend } from './tending.server.ts';

const Name = z
	.string()
	.trim()
	.min(1, 'What is the team called?')
	.max(80, 'A name can be 80 characters at the most.');

export const NewTeam = z.object({
	name: Name,
	glaze: z.enum(GLAZES).nullable().default(null),
	parentId: z.coerce.number().int().positive().nullable().default(null),
});

export const TeamChange = z.object({ name: Name, glaze: z.enum(GLAZES) });

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

/** All of them: what somebody may know of is in `entries/acquaintances.server.ts`. */
export function listTeams(db: Reader): Promise<Team[]> {
	return db.select(columns).from(team).orderBy(asc(team.name));
}

/** By its address, or by that of one that became part of it. For a guest there are only their own teams. */
export async function readTeam(db: Database, who: Person, slug: string) {
	const found = await teamAt(db.read, slug);
	if (!found || (isGuest(who) && !who.teams.includes(found.id))) missing('This team');
	const members = await db.read
		.select({ id: person.id, name: person.name, zone: person.zone, isLead: membership.isLead })
		.from(membership)
		.innerJoin(person, eq(person.id, membership.personId))
		.where(and(eq(membership.teamId, found.id), isNull(person.deactivatedAt)))
		.orderBy(desc(membership.isLead), asc(person.name));
	return { ...found, members };
}

async function teamAt(db: Reader, slug: string): Promise<Team | null> {
	const [found] = await db.select(columns).from(team).where(eq(team.slug, slug));
	if (found) return found;
	const [former] = await db
		.select(columns)
		.from(formerTeam)
		.innerJoin(team, eq(team.id, formerTeam.teamId))
		.where(eq(formerTeam.slug, slug));
	return former ?? null;
}

/** Finds a team by its slug or its name, as people type it on a command line or in a form. */
export async function findTeam(db: Reader, named: string): Promise<Team | null> {
	const wanted = named.trim().toLowerCase();
	const teams = await listTeams(db);
	const found = teams.find((one) => one.slug === wanted || one.name.toLowerCase() === wanted);
	return found ?? teamAt(db, slugOf(named));
}

/** Whoever makes a team is in it; and so in the one that it is part of, which those decide who look after that. */
export async function makeTeam(
	db: Database,
	who: Person,
	input: z.output<typeof NewTeam>,
): Promise<{ id: number; slug: string }> {
	if (!mayMakeTeams(who)) forbidden('Guests make no teams.');
	return transact(db, async (tx) => {
		const parent = (await listTeams(tx)).find(({ id }) => id === input.parentId);
		if (parent && !(await mayTend(tx, who, parent.id))) {
			forbidden('Whoever looks after a team makes the teams inside it.');
		}
		const made = await addTeam(tx, input);
		await tx.insert(membership).values({ teamId: made.id, personId: who.id, since: now() });
		await note(tx, who, { act: 'team-made', subject: { kind: 'team', id: made.slug } });
		return made;
	});
}

export async function addTeam(
	tx: Transaction,
	input: z.output<typeof NewTeam>,
): Promise<{ id: number; slug: string }> {
	const teams = await listTeams(tx);
	const slug = freeSlug(input.name, teams);
	if (input.parentId !== null && !teams.some((one) => one.id === input.parentId)) {
		invalid({ parentId: 'That team is not here any more.' });
	}
	const glaze = input.glaze ?? GLAZES[teams.length % GLAZES.length] ?? 'ash';
	await tx.delete(formerTeam).where(eq(formerTeam.slug, slug));
	const [made] = await tx
		.insert(team)
		.values({ ...input, glaze, slug, createdAt: now() })
		.returning({ id: team.id, slug: team.slug });
	if (!made) throw new Error('The team was not stored.');
	return made;
}

/** What it is called, and its glaze. Its address stays, so that every link to it does. */
export async function changeTeam(
	db: Database,
	who: Person,
	slug: string,
	{ name, glaze }: z.output<typeof TeamChange>,
): Promise<void> {
	const found = await readTeam(db, who, slug);
	await transact(db, async (tx) => {
		if (!(await mayTend(tx, who, found.id))) forbidden('Whoever looks after the team changes that.');
		freeSlug(
			name,
			(await listTeams(tx)).filter(({ id }) => id !== found.id),
		);
		await tx.update(team).set({ name, glaze }).where(eq(team.id, found.id));
		await note(tx, who, { act: 'team-changed', subject: { kind: 'team', id: found.slug } });
	});
}

function freeSlug(name: string, others: readonly Team[]): string {
	const slug = slugOf(name);
	if (slug === '') invalid({ name: 'A name needs a letter or a digit.' });
	if (others.some((one) => one.slug === slug || slugOf(one.name) === slug)) {
		invalid({ name: 'There is a team of that name already.' });
	}
	return slug;
}
