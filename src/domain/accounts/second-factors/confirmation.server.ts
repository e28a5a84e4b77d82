import { z } from 'zod';
import { MINUTE } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import { fingerprint } from '#lib/db/ids.server.ts';
import type { Database } from '#lib/db/open.server.ts';
import { forbidden, invalid } from '#lib/errors.ts';
import { transact } from '#lib/db/transact.server.ts';
import { seal, unseal } from '#lib/secret-box.server.ts';
import type { Origin } from '#lib/whence.server.ts';
import { note } from '../../audit/audit.server.ts';
import { forgetAsked, limit, ownNetwork } from '../limits.server.ts';
import { passwordOf, showPassword } from '../own-password.server.ts';
import type { Person } from '../person.ts';
import { CODES_A_DAY, TRIES_OF_CODES } from './code-limits.ts';
import { acceptCode, OneTimeCode } from './one-time-codes.server.ts';

const VALID_FOR = 10 * MINUTE;
const PURPOSE = 'confirmation';

declare const confirmed: unique symbol;

/**
 * Somebody who has shown a moment ago that it is them, not only their screen. Whatever changes how they sign in
 * asks for one of these, so that none of it can forget to.
 */
export type Confirmed = Person & { readonly [confirmed]: true };

/** The session that somebody is in, and what their browser carries of a confirmation. */
export interface Standing {
	session: string | undefined;
	confirmation: string | undefined;
}

const Sealed = z.object({ personId: z.number(), session: z.string(), until: z.number() });

/** For the browser to carry: it opens nothing but with this session, and for ten minutes. */
export function confirmation(db: Database, personId: number, session: string): string {
	const until = now() + VALID_FOR;
	return seal(db.folder, PURPOSE, JSON.stringify({ personId, session: fingerprint(session), until }));
}

export function isConfirmed(db: Database, who: Person, standing: Standing): who is Confirmed {
	const { session, confirmation } = standing;
	if (session === undefined || confirmation === undefined) return false;
	const sealed = opened(db, confirmation);
	return sealed?.personId === who.id && sealed.session === fingerprint(session) && now() < sealed.until;
}

export function confirmedPerson(db: Database, who: Person, standing: Standing): Confirmed {
	if (!isConfirmed(db, who, standing)) forbidden('Show again that it is you: that was a while ago.');
	return who;
}

function opened(db: Database, sealed: string): z.output<typeof Sealed> | null {
	try {
		return Sealed.parse(JSON.parse(unseal(db.folder, PURPOSE, sealed)));
	} catch {
		return null; // Made up, or sealed before the key was another one.
	}
}

export const Again = z.object({ password: z.string().min(1, 'Which password?').max(256) });

/** @throws with a sentence at the field; what is tried counts as it does at the door */
export async function confirmByPassword(
	db: Database,
	who: Person,
	origin: Origin,
	input: z.output<typeof Again>,
): Promise<void> {
	await showPassword(db, who, origin, input.password, { field: 'password' });
}

export const AgainByCode = z.object({ code: OneTimeCode });

/**
 * For whoever has no password that counts; beside one, a code is the second thing and not the first. What is
 * tried counts as it does at the door.
 */
export async function confirmByCode(
	db: Database,
	who: Person,
	{ code }: z.output<typeof AgainByCode>,
): Promise<void> {
	if ((await passwordOf(db.read, who)) === 'theirs') forbidden('Show your password, or use a passkey.');
	const here = `${who.id} ${ownNetwork()}`;
	await limit(db, 'code', here, TRIES_OF_CODES);
	await limit(db, 'codes-of-a-day', who.id, CODES_A_DAY);
	const accepted = await transact(db, async (tx) => {
		if (await acceptCode(db, tx, who.id, code)) return true;
		await note(tx, who, { act: 'code-not-shown' });
		return false;
	});
	if (!accepted) {
		invalid({
			code: 'That is not the code of this moment. Each code works once; the app shows the next one soon.',
		});
	}
	await forgetAsked(db, 'code', here);
}
