import { and, eq, gt, isNull, lt, lte, or } from 'drizzle-orm';
import type { Adapter, DatabaseSession, Lucia } from 'lucia';
import { DAY } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import { fingerprint } from '#lib/db/ids.server.ts';
import type { Database } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { note } from '../audit/audit.server.ts';
import { tellOfNewDevice } from './new-device.server.ts';
import { toPerson, withTeams } from './people.server.ts';
import type { Person } from './person.ts';
import { person, session } from './tables.server.ts';

const SLIDING = 7 * DAY;
const ABSOLUTE = 30 * DAY;
const wholeDay = (at: number) => Math.floor(at / DAY) * DAY;

export interface SessionAttributes {
	device: string;
	/** How they showed who they are. */
	via: string;
	/** It takes the place of one that counted: nobody signed in. */
	instead?: boolean;
}

declare module 'lucia' {
	interface Register {
		Lucia: Lucia<SessionAttributes, { person: Person }>;
		UserId: number;
		DatabaseSessionAttributes: SessionAttributes;
		DatabaseUserAttributes: { person: Person };
	}
}

/**
 * What Lucia needs from us: it sees session ids, the table only their SHA-256. The one query also
 * demands that the person is still here and that the session's last day has not passed.
 */
export function sessionAdapter(db: Database): Adapter {
	return {
		async getSessionAndUser(id) {
			const at = now();
			const [row] = await db.read
				.select({ session, person: withTeams })
				.from(session)
				.innerJoin(person, eq(person.id, session.personId))
				.where(
					and(eq(session.idHash, fingerprint(id)), isNull(person.deactivatedAt), gt(session.endsAt, at)),
				);
			if (!row) return [null, null];
			const { expiresAt, personId, device, via } = row.session;
			const found: DatabaseSession = {
				id,
				userId: personId,
				expiresAt: new Date(expiresAt),
				attributes: { device, via },
			};
			return [found, { id: personId, attributes: { person: toPerson(row.person) } }];
		},

		async getUserSessions() {
			// Lucia would hand out ids, and nobody has them: `sessionsOf` lists what is known.
			return await Promise.resolve([]);
		},

		async setSession(created) {
			const today = wholeDay(now());
			const { device, via, instead } = created.attributes;
			const personId = created.userId;
			await transact(db, async (tx) => {
				await tx.insert(session).values({
					idHash: fingerprint(created.id),
					personId,
					device,
					via,
					startedOn: today,
					lastSeenOn: today,
					expiresAt: today + SLIDING + DAY,
					endsAt: today + ABSOLUTE + DAY,
				});
				if (instead) return;
				await tellOfNewDevice(tx, personId, device);
				await note(tx, { id: personId }, { act: 'sign-in', details: { via } });
			});
		},

		async updateSessionExpiration(id) {
			const today = wholeDay(now());
			await transact(db, (tx) =>
				tx
					.update(session)
					.set({ expiresAt: today + SLIDING + DAY, lastSeenOn: today })
					.where(eq(session.idHash, fingerprint(id))),
			);
		},

		async deleteSession(id) {
			await transact(db, (tx) => tx.delete(session).where(eq(session.idHash, fingerprint(id))));
		},

		async deleteUserSessions(personId) {
			await transact(db, (tx) => tx.delete(session).where(eq(session.personId, personId)));
		},

		async deleteExpiredSessions() {
			const at = now();
			await transact(db, (tx) =>
				tx.delete(session).where(or(lte(session.expiresAt, at), lt(session.endsAt, at))),
			);
		},
	};
}
