import { desc, eq } from 'drizzle-orm';
import { Lucia, TimeSpan } from 'lucia';
import { fingerprint } from '#lib/db/ids.server.ts';
import type { Database } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
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
 * @returns the id for the cookie; it is nowhere else
 */
export async function startSession(
	db: Database,
	personId: number,
	device: string,
	via = 'password',
): Promise<string> {
	const started = await lucia(db).createSession(personId, { device: device.slice(0, 200), via });
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

/** Where one is signed in, for one's own eyes; by whole days. */
export function sessionsOf(db: Database, who: Person) {
	return db.read
		.select({ device: session.device, startedOn: session.startedOn, lastSeenOn: session.lastSeenOn })
		.from(session)
		.where(eq(session.personId, who.id))
		.orderBy(desc(session.lastSeenOn), desc(session.startedOn));
}

export async function endSession(db: Database, id: string): Promise<void> {
	await transact(db, async (tx) => {
		const [ended] = await tx
			.delete(session)
			.where(eq(session.idHash, fingerprint(id)))
			.returning({ personId: session.personId });
		if (ended) await note(tx, { id: ended.personId }, { act: 'sign-out' });
	});
}

export async function endSessionsOf(db: Database, personId: number): Promise<void> {
	await transact(db, async (tx) => {
		const ended = await tx
			.delete(session)
			.where(eq(session.personId, personId))
			.returning({ personId: session.personId });
		if (ended.length === 0) return;
		const [subject, details] = [{ kind: 'person', id: personId }, { count: ended.length }];
		await note(tx, { id: personId }, { act: 'sessions-ended', subject, details });
	});
}
