import { createHmac, timingSafeEqual } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { fingerprint, inLetters, randomName } from '#lib/db/ids.server.ts';
import type { Database } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { derive } from '#lib/secret-box.server.ts';
import { certificate } from '../tables.server.ts';

/*
 * The link of a certificate ends in a code of two halves: `h3k9…-w7qm…`. The first is random and stored: it says which
 * certificate it is. The second is made of the first with the key that lies beside the database, whenever it is needed,
 * and is stored nowhere: a copy of the database alone opens none, and its owner sees the link as often as they like.
 * Where the key is lost, links that were given out show nothing any more, and their owners find new ones.
 */

type Keyed = Pick<Database, 'folder'>;

const FIRST = 16;
/** 100 bits: nobody finds it by trying. */
const SECOND = 20;

/** The half that is stored. */
export const newHandle = () => randomName(FIRST);

/** The whole of it, as it stands in the link. */
export const codeOf = (db: Keyed, handle: string) => `${handle}-${secondHalf(db, handle)}`;

function secondHalf({ folder }: Keyed, handle: string): string {
	const made = createHmac('sha256', derive(folder, 'certificate')).update(handle).digest();
	return inLetters(made.subarray(0, SECOND));
}

/** Of which certificate a code is, by what is stored of it; null where it is none that was made here. */
export function handleOf(db: Keyed, code: string): string | null {
	const [handle = '', second, more] = code.split('-');
	// Codes were stored whole once. Links of that time have no second half, and go on opening theirs.
	if (second === undefined) return hidden(code);
	const [given, right] = [Buffer.from(second), Buffer.from(secondHalf(db, handle))];
	if (more !== undefined || given.length !== right.length || !timingSafeEqual(given, right)) return null;
	return handle;
}

/** How long a code was that was stored whole. */
const WHOLE = 20;
/** What stands in its place: 128 bits, of which nobody makes the code again. */
const hidden = (code: string) => fingerprint(code).slice(0, 32);

const looked = new WeakSet<Database>();

/** Takes the place of every code that stands in the database whole, once for each that is opened: an older backup may hold some. */
export async function hideWholeCodes(db: Database): Promise<void> {
	if (looked.has(db)) return;
	await transact(db, async (tx) => {
		const whole = await tx
			.select({ id: certificate.id, code: certificate.code })
			.from(certificate)
			.where(sql`length(${certificate.code}) = ${WHOLE}`);
		for (const { id, code } of whole) {
			await tx
				.update(certificate)
				.set({ code: hidden(code) })
				.where(eq(certificate.id, id));
		}
	});
	looked.add(db);
}
