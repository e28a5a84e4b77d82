import { and, desc, eq, or } from 'drizzle-orm';
import { isoTime } from '#lib/dates.ts';
import type { Database } from '#lib/db/open.server.ts';
import type { Person } from '../accounts/person.ts';
import { identity } from '../accounts/providers/tables.server.ts';
import { passkey } from '../accounts/second-factors/tables.server.ts';
import { apiToken, membership, person, session, team } from '../accounts/tables.server.ts';
import { auditEvent } from '../audit/tables.server.ts';
import { facilitatorOffer } from '../entries/tables.server.ts';

export async function account(db: Database, who: Person) {
	const [row] = await db.read.select().from(person).where(eq(person.id, who.id));
	const teams = await db.read
		.select({ team: team.slug, name: team.name, leads: membership.isLead, since: membership.since })
		.from(membership)
		.innerJoin(team, eq(team.id, membership.teamId))
		.where(eq(membership.personId, who.id));
	const identities = await db.read
		.select({ issuer: identity.issuer, label: identity.label, linkedAt: identity.linkedAt })
		.from(identity)
		.where(eq(identity.personId, who.id));
	const passkeys = await db.read
		.select({ name: passkey.name, createdAt: passkey.createdAt })
		.from(passkey)
		.where(eq(passkey.personId, who.id));
	const offers = await db.read.select().from(facilitatorOffer).where(eq(facilitatorOffer.personId, who.id));
	return {
		name: who.name,
		email: who.email,
		zone: who.zone,
		role: who.role,
		createdAt: isoTime(row?.createdAt ?? null),
		emailVerifiedAt: isoTime(row?.emailVerifiedAt ?? null),
		offersToFacilitate: offers.length > 0,
		teams: teams.map((one) => ({ ...one, since: isoTime(one.since) })),
		identities: identities.map((one) => ({ ...one, linkedAt: isoTime(one.linkedAt) })),
		passkeys: passkeys.map((one) => ({ ...one, createdAt: isoTime(one.createdAt) })),
	};
}

export async function sessions(db: Database, who: Person) {
	const rows = await db.read
		.select({
			device: session.device,
			via: session.via,
			startedOn: session.startedOn,
			lastSeenOn: session.lastSeenOn,
		})
		.from(session)
		.where(eq(session.personId, who.id));
	return rows.map((one) => ({
		...one,
		startedOn: isoTime(one.startedOn),
		lastSeenOn: isoTime(one.lastSeenOn),
	}));
}

export async function tokens(db: Database, who: Person) {
	const rows = await db.read.select().from(apiToken).where(eq(apiToken.personId, who.id));
	return rows.map(({ name, scopes, createdAt, expiresAt, lastUsedOn, revokedAt }) => ({
		name,
		scopes,
		createdAt: isoTime(createdAt),
		expiresAt: isoTime(expiresAt),
		lastUsedOn: isoTime(lastUsedOn),
		revokedAt: isoTime(revokedAt),
	}));
}

/** Where somebody else did it, neither who nor from where. */
export async function auditLines(db: Database, who: Person) {
	const rows = await db.read
		.select()
		.from(auditEvent)
		.where(
			or(
				eq(auditEvent.actorId, who.id),
				and(eq(auditEvent.subjectKind, 'person'), eq(auditEvent.subjectId, String(who.id))),
			),
		)
		.orderBy(desc(auditEvent.id));
	return rows.map(({ at, actorId, act, subjectKind, subjectId, details, address, device }) => {
		const line = { at: isoTime(at), act, subject: { kind: subjectKind, id: subjectId }, details };
		return actorId === who.id ? { ...line, byMe: true, address, device } : { ...line, byMe: false };
	});
}
