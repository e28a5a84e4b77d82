import type { Database } from '#lib/db/open.server.ts';
import { confirmation } from './second-factors/confirmation.server.ts';
import { hasSecondFactor } from './second-factors/having.server.ts';
import { signInHalf } from './second-factors/half.server.ts';
import { startSession } from './sessions.server.ts';

export interface Admitted {
	/** The session's id, for its cookie. */
	session: string;
	/** Whoever has come in a moment ago is not asked again that it is them. */
	confirmation: string;
}

/** In; or the secret of somebody who still owes the second step, for its cookie. */
export type Entrance = Admitted | { half: string };

export interface Showing {
	/** How they showed who they are: `password`, `passkey`, `demo`, or the slug of a provider. */
	via: string;
	/** What the browser calls itself. */
	device: string;
	/** A provider that is trusted with it has seen a second thing already. */
	secondFactorShown?: boolean;
	/** In the place of a session that counted: nobody signed in. */
	instead?: boolean;
}

/** These are whole by themselves: a passkey asks for a finger or a PIN, and the example is nobody's. */
const WHOLE = new Set(['passkey', 'demo']);

/** THE way in for somebody who has shown who they are, however they did: it alone decides what they still owe. */
export async function enter(
	db: Database,
	personId: number,
	{ via, device, secondFactorShown = false }: Showing,
): Promise<Entrance> {
	const owes = !WHOLE.has(via) && !secondFactorShown && (await hasSecondFactor(db.read, personId));
	return owes ? { half: await signInHalf(db, personId, via) } : enterAnew(db, personId, { via, device });
}

/** A new session in the place of one that counted: nothing is owed again. */
export async function enterAnew(db: Database, personId: number, showing: Showing): Promise<Admitted> {
	const { via, device, instead } = showing;
	const session = await startSession(db, personId, device, via, instead);
	return { session, confirmation: confirmation(db, personId, session) };
}
