import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import { forbidden, invalid, missing } from '#lib/errors.ts';
import { now } from '#lib/db/clock.ts';
import type { Database, Reader, Transaction } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { lookAgain } from '#lib/live/visits.server.ts';
import { note } from '../audit/audit.server.ts';
import { mayAdminister, mayGiveRole } from './may.ts';
import type { Person, Role } from './person.ts';
import { keepAWayIn } from './providers/passwords-allowed.server.ts';
import { person } from './tables.server.ts';

/** A person belongs to a team, and so to every team that it is part of. */
const teamIds = sql<string>`(
	WITH RECURSIVE mine(id) AS (
		SELECT team_id FROM membership WHERE person_id = ${person.id}
		UNION SELECT team.parent_id FROM team JOIN mine ON team.id = mine.id WHERE team.parent_id IS NOT NULL
	) SELECT json_group_array(id) FROM mine)`;

export const withTeams = {
	id: person.id,
	name: person.name,
	email: person.email,
	role: person.role,
	zone: person.zone,
	teams: teamIds.as('teams'),
};

export function toPerson(row: Omit<Person, 'teams'> & { teams: string }): Person {
	return { ...row, teams: JSON.parse(row.teams) as number[] };
}

export async function findPerson(db: Reader, email: string): Promise<Person | null> {
	const [row] = await db
		.select(withTeams)
		.from(person)
		.where(and(sql`lower(${person.email}) = ${email.toLowerCase()}`, isNull(person.deactivatedAt)));
	return row ? toPerson(row) : null;
}

/** Somebody who has not left, as work that nobody asks for needs them. */
export async function personWith(db: Reader, id: number): Promise<Person | null> {
	const [row] = await db
		.select(withTeams)
		.from(person)
		.where(and(eq(person.id, id), isNull(person.deactivatedAt)));
	return row ? toPerson(row) : null;
}

/** Whose address it is, also of somebody who has left: it stays theirs. */
export async function holderOf(db: Reader, email: string): Promise<number | null> {
	const [row] = await db
		.select({ id: person.id })
		.from(person)
		.where(sql`lower(${person.email}) = ${email.toLowerCase()}`);
	return row?.id ?? null;
}

/** The one the command line acts as when it is not told: the first owner. */
export async function firstOwner(db: Reader): Promise<Person | null> {
	const [row] = await db
		.select(withTeams)
		.from(person)
		.where(and(eq(person.role, 'owner'), isNull(person.deactivatedAt)))
		.orderBy(asc(person.id))
		.limit(1);
	return row ? toPerson(row) : null;
}

/** Whoever has not left. What one of them may know of the others is in `entries/acquaintances.server.ts`. */
export async function everybody(db: Reader): Promise<Person[]> {
	const rows = await db
		.select(withTeams)
		.from(person)
		.where(isNull(person.deactivatedAt))
		.orderBy(sql`${person.name} COLLATE NOCASE`);
	return rows.map(toPerson);
}

export async function addPerson(
	tx: Transaction,
	input: { name: string; email: string; role: Role; zone: string },
): Promise<number> {
	const taken = await holderOf(tx, input.email);
	if (taken !== null) invalid({ email: 'Somebody here has that e-mail address already.' });
	const [row] = await tx
		.insert(person)
		.values({ ...input, createdAt: now() })
		.returning({ id: person.id });
	if (!row) throw new Error('The person was not stored.');
	return row.id;
}

/** One's own name and zone. */
export async function changeProfile(
	db: Database,
	who: Person,
	{ name, zone }: { name: string; zone: string },
): Promise<void> {
	await transact(db, (tx) => tx.update(person).set({ name, zone }).where(eq(person.id, who.id)));
}

/** A workspace always keeps an owner; only an owner makes or unmakes one. */
export async function changeRole(
	db: Database,
	who: Person,
	input: { personId: number; role: Role },
): Promise<void> {
	if (!mayAdminister(who)) forbidden('Only owners and administrators change roles.');
	await transact(db, async (tx) => {
		const { role } = await stillHere(tx, input.personId);
		if (!mayGiveRole(who, role, input.role)) {
			forbidden('Only an owner can make somebody an owner, or change the role of one.');
		}
		if (role === 'owner' && input.role !== 'owner') await keepAnOwner(tx, input.personId);
		await tx.update(person).set({ role: input.role }).where(eq(person.id, input.personId));
		const details = { before: role, role: input.role };
		await note(tx, who, { act: 'role-changed', subject: { kind: 'person', id: input.personId }, details });
	});
	await lookAgain();
}

/** Somebody who has not left, whatever the number says. */
export async function stillHere(tx: Reader, id: number): Promise<{ role: Role }> {
	const [row] = await tx
		.select({ role: person.role })
		.from(person)
		.where(and(eq(person.id, id), isNull(person.deactivatedAt)));
	return row ?? missing('This person');
}

export async function keepAnOwner(tx: Transaction, leaving: number): Promise<void> {
	const owners = await tx
		.select({ id: person.id })
		.from(person)
		.where(and(eq(person.role, 'owner'), isNull(person.deactivatedAt)));
	if (owners.every(({ id }) => id === leaving)) {
		invalid({ role: 'A workspace keeps at least one owner. Make somebody else an owner first.' });
	}
	await keepAWayIn(tx, leaving);
}
