import { and, asc, eq, isNull } from 'drizzle-orm';
import { fingerprint } from '#lib/db/ids.server.ts';
import type { Database } from '#lib/db/open.server.ts';
import { forbidden, missing } from '#lib/errors.ts';
import { isAdmin, type Person } from '../accounts/person.ts';
import { person } from '../accounts/tables.server.ts';
import { readTeam } from '../accounts/teams.server.ts';
import { incomingAddress } from './tables.server.ts';

/** Whoever is in the team may have things sent to it; administrators see what there is. */
export async function teamWithIncoming(db: Database, who: Person, slug: string) {
	const team = await readTeam(db, who, slug);
	if (who.role === 'guest' || !(isAdmin(who) || who.teams.includes(team.id))) {
		forbidden('Only its members and the administrators see what is sent to a team.');
	}
	return team;
}

export async function incomingOf(db: Database, who: Person, slug: string) {
	const { id } = await teamWithIncoming(db, who, slug);
	const rows = await db.read
		.select({ address: incomingAddress, owner: { id: person.id, name: person.name } })
		.from(incomingAddress)
		.innerJoin(person, eq(person.id, incomingAddress.createdBy))
		.where(eq(incomingAddress.teamId, id))
		.orderBy(asc(incomingAddress.id));
	return rows.map(({ address: { id: of, name, hint, makes, switchedOffAt }, owner }) => ({
		...{ id: of, name, hint, makes, switchedOffAt, owner },
		isMine: owner.id === who.id,
	}));
}

/** One of one's own: what comes to it may be meant for nobody else. */
export async function ownIncoming(db: Database, who: Person, slug: string, id: number) {
	const { id: teamId } = await teamWithIncoming(db, who, slug);
	const [found] = await db.read
		.select()
		.from(incomingAddress)
		.where(
			and(
				...[eq(incomingAddress.id, id), eq(incomingAddress.teamId, teamId)],
				eq(incomingAddress.createdBy, who.id),
			),
		);
	if (!found) missing('This address');
	const { keyHash: _, signingSecret, ...shown } = found;
	return { ...shown, signed: signingSecret !== null };
}

/** The address that a key opens, while it is switched on. */
export async function incomingWith(db: Database, key: string) {
	const [found] = await db.read
		.select()
		.from(incomingAddress)
		.where(and(eq(incomingAddress.keyHash, fingerprint(key)), isNull(incomingAddress.switchedOffAt)));
	return found ?? null;
}
