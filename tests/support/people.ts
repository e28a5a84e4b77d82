import { changeMembership } from '#domain/accounts/members.server.ts';
import type { Database } from '#lib/db/open.server.ts';
import { setClock } from '#lib/db/clock.ts';
import { transact } from '#lib/db/transact.server.ts';
import type { Entrance } from '#domain/accounts/admission.server.ts';
import { acceptInvitation, invite } from '#domain/accounts/invitations.server.ts';
import { findPerson } from '#domain/accounts/people.server.ts';
import type { Person, Role } from '#domain/accounts/person.ts';
import { setUp } from '#domain/accounts/setup.server.ts';
import { addTeam, findTeam, type Team } from '#domain/accounts/teams.server.ts';
import { copiesOf, type Fresh } from './database.ts';

/** Everybody's password. */
export const PASSWORD = 'kettle orbit meadow lantern';

export const EMAILS = {
	owner: 'maren@example.org',
	admin: 'tomasz@example.org',
	member: 'ines@example.org',
	outsider: 'ha@example.org',
} as const;

export interface Company extends Fresh {
	/** In no team. */
	owner: Person;
	/** In Platform. */
	admin: Person;
	/** In Payments. */
	member: Person;
	/** A member of the workspace, in Platform: outside of whatever Payments keeps to itself. */
	outsider: Person;
	payments: Team;
	platform: Team;
}

const settled = copiesOf('company', settle);

/**
 * A database with a workspace, two teams and four people in it.
 * @param at when it was founded, where a test has a date of its own to which that must come before; now otherwise
 */
export async function freshCompany(at?: number): Promise<Company> {
	const { db, close } = await (at === undefined ? settled() : copiesOf(`company of ${at}`, settledAt(at))());
	return { db, close, ...(await everybodyIn(db)) };
}

/** Those of such a workspace. */
export async function everybodyIn(db: Database): Promise<Omit<Company, 'db' | 'close'>> {
	return {
		owner: await personOf(db, EMAILS.owner),
		admin: await personOf(db, EMAILS.admin),
		member: await personOf(db, EMAILS.member),
		outsider: await personOf(db, EMAILS.outsider),
		payments: await teamOf(db, 'payments'),
		platform: await teamOf(db, 'platform'),
	};
}

const settledAt = (at: number) => async (db: Database) => {
	const release = setClock(at);
	await settle(db).finally(release);
};

/** Sets the workspace up, with its teams and people. */
export async function settle(db: Database): Promise<void> {
	await setUp(db, {
		workspace: 'Northwind',
		name: 'Maren Holt',
		email: EMAILS.owner,
		password: PASSWORD,
		zone: 'Europe/Berlin',
	});
	const owner = await personOf(db, EMAILS.owner);
	await transact(db, async (tx) => {
		for (const name of ['Payments', 'Platform']) await addTeam(tx, { name, glaze: null, parentId: null });
	});
	await join(db, owner, { name: 'Tomasz Wrona', email: EMAILS.admin, role: 'admin', team: 'platform' });
	await join(db, owner, { name: 'Inês Carvalho', email: EMAILS.member, team: 'payments' });
	await join(db, owner, { name: 'Nguyễn Thu Hà', email: EMAILS.outsider, team: 'platform' });
}

/** Somebody new, the way people come: invited by one who may, with a password of their own. */
export async function join(
	db: Database,
	inviter: Person,
	one: { name: string; email: string; role?: Role; zone?: string; team?: string },
): Promise<Person> {
	const { name, email, role = 'member', zone = 'UTC' } = one;
	const secret = await invite(db, inviter, { email, role, teamId: null });
	const personId = await acceptInvitation(db, secret, { name, password: PASSWORD, zone });
	if (one.team) await changeMembership(db, inviter, { slug: one.team, personId, member: true });
	return personOf(db, email);
}

/** As they are now: their teams are read again. */
export async function personOf(db: Database, email: string): Promise<Person> {
	const found = await findPerson(db.read, email);
	if (!found) throw new Error(`${email} is not here.`);
	return found;
}

async function teamOf(db: Database, slug: string): Promise<Team> {
	const found = await findTeam(db.read, slug);
	if (!found) throw new Error(`There is no team ${slug}.`);
	return found;
}

/** The session of somebody who was let in; red where they were not. */
export function sessionIn(entrance: Entrance): string {
	if (!('session' in entrance)) throw new Error('A second step is owed.');
	return entrance.session;
}
