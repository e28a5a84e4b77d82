import { and, desc, eq, gt, ne, type SQL } from 'drizzle-orm';
import { Lucia, TimeSpan } from 'lucia';
import { now } from '#lib/db/clock.ts';
import { fingerprint } from '#lib/db/ids.server.ts';
import type { Database } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { lookAgain } from '#lib/live/visits.server.ts';
import { note } from '../audit/audit.server.ts';
import type { Person } from './person.ts';
import { sessionAdapter, type SessionAttributes } from './session-adapter.server.ts';
import { session } from './tables.server.ts';

const lucias = new WeakMap<Database, Lucia<SessionAttributes, { person: Person }>>();

function lucia(db: Database) {
	let found = lucias.get(db);
	if (!found) {
		found = new Lucia(sessionAdapter(db), {
			// It extends in the second half of this alone, and our adapter decides by how much: with twice the week,
			// every day's first visit makes it a week again.
			sessionExpiresIn: new TimeSpan(14, 'd'),
			getSessionAttributes: ({ device, via }) => ({ device, via }),
			getUserAttributes: ({ person }) => ({ person }),
		});
		lucias.set(db, found);
	}
	return found;
}

/**
 * For `enter` alone, which decides whether somebody gets this far.
 * @param device what the browser calls itself, for the person's own list of sessions
 * @param instead takes the place of one that counted, so nobody signed in
 * @returns the id for the cookie; it is nowhere else
 */
export async function startSession(
	db: Database,
	personId: number,
	device: string,
	via = 'password',
	instead = false,
): Promise<string> {
	const started = await lucia(db).createSession(personId, { device: device.slice(0, 200), via, instead });
	return started.id;
}

/** Who this session belongs to, and how they showed it. `extended` asks for the cookie to be sent again. */
export async function personOfSession(
	db: Database,
	id: string,
): Promise<{ person: Person; via: string; extended: boolean } | null> {
	const { user, session: found } = await lucia(db).validateSession(id);
	return user ? { person: user.person, via: found.via, extended: found.fresh } : null;
}

/**
 * Where one is signed in, for one's own eyes; by whole days.
 * @param current the id in the cookie that asks
 */
export async function sessionsOf(db: Database, who: Person, current?: string) {
	const rows = await db.read
		.select({
			idHash: session.idHash,
			device: session.device,
			via: session.via,
			startedOn: session.startedOn,
			lastSeenOn: session.lastSeenOn,
		})
		.from(session)
		.where(and(eq(session.personId, who.id), isNow()))
		.orderBy(desc(session.lastSeenOn), desc(session.startedOn));
	const here = hashOf(current);
	return rows.map(({ idHash, ...row }) => ({ ...row, key: keyOf(idHash), isThis: idHash === here }));
}

const isNow = () => and(gt(session.expiresAt, now()), gt(session.endsAt, now()));
const hashOf = (id: string | undefined) => (id === undefined ? '' : fingerprint(id));

/** What the list calls a session: what is stored of it stays on the server. */
const keyOf = (idHash: string) => fingerprint(`listed\n${idHash}`);

/** One of one's own, by what the list calls it. */
export async function endOwnSession(db: Database, who: Person, input: { key: string }): Promise<void> {
	const own = await db.read
		.select({ idHash: session.idHash })
		.from(session)
		.where(eq(session.personId, who.id));
	const found = own.find(({ idHash }) => keyOf(idHash) === input.key);
	if (found) await endWhere(db, who, eq(session.idHash, found.idHash));
}

/** All of one's own but the one in whose cookie this id is. */
export async function endOtherSessions(
	db: Database,
	who: Person,
	current: string | undefined,
): Promise<void> {
	await endWhere(db, who, ne(session.idHash, hashOf(current)));
}

async function endWhere(db: Database, who: Person, which: SQL): Promise<void> {
	await transact(db, async (tx) => {
		const theirs = and(eq(session.personId, who.id), which);
		const ended = await tx.delete(session).where(theirs).returning({ idHash: session.idHash });
		if (ended.length === 0) return;
		const details = { count: ended.length };
		await note(tx, who, { act: 'sessions-ended', subject: { kind: 'person', id: who.id }, details });
	});
	await lookAgain();
}

/** The one in whose cookie this id is. */
export async function endSession(db: Database, id: string): Promise<void> {
	await transact(db, async (tx) => {
		const [ended] = await tx
			.delete(session)
			.where(eq(session.idHash, fingerprint(id)))
			.returning({ personId: session.personId });
		if (ended) await note(tx, { id: ended.personId }, { act: 'sign-out' });
	});
	await lookAgain();
}
