import { and, asc, desc, eq, notInArray } from 'drizzle-orm';
import { z } from 'zod';
import { now } from '#lib/db/clock.ts';
import { fingerprint } from '#lib/db/ids.server.ts';
import type { Database, Reader } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import type { Person } from '../../accounts/person.ts';
import { pushSubscription } from '../tables.server.ts';

const base64url = (bytes: number) =>
	z
		.string()
		.regex(/^[\w-]+={0,2}$/)
		.refine((text) => Buffer.from(text, 'base64url').length === bytes);

/** What `PushSubscription.toJSON` says; its keys have the sizes that RFC 8291 gives them. */
export const NewBrowser = z.object({
	endpoint: z.url({ protocol: /^https?$/ }).max(2000),
	keys: z.object({ p256dh: base64url(65), auth: base64url(16) }),
});

/** More than anybody has; what was made first goes. */
const MOST = 12;

/** A browser that changes hands is its new person's: what it is told is for whoever signed in last. */
export async function addBrowser(
	db: Database,
	who: Person,
	input: z.output<typeof NewBrowser> & { device: string; session: string },
): Promise<void> {
	const { endpoint, keys, device, session } = input;
	const row = {
		personId: who.id,
		...keys,
		device: device.slice(0, 200),
		createdAt: now(),
		sessionHash: fingerprint(session),
	};
	await transact(db, async (tx) => {
		await tx
			.insert(pushSubscription)
			.values({ endpoint, ...row })
			.onConflictDoUpdate({ target: pushSubscription.endpoint, set: row });
		const newest = tx
			.select({ id: pushSubscription.id })
			.from(pushSubscription)
			.where(eq(pushSubscription.personId, who.id))
			.orderBy(desc(pushSubscription.createdAt), desc(pushSubscription.id))
			.limit(MOST);
		const tooMany = notInArray(pushSubscription.id, newest);
		await tx.delete(pushSubscription).where(and(eq(pushSubscription.personId, who.id), tooMany));
	});
}

/** @param session the id in the cookie that asks */
export async function browsersOf(db: Reader, who: Person, session: string | undefined) {
	const rows = await db
		.select({
			id: pushSubscription.id,
			device: pushSubscription.device,
			createdAt: pushSubscription.createdAt,
			sessionHash: pushSubscription.sessionHash,
		})
		.from(pushSubscription)
		.where(eq(pushSubscription.personId, who.id))
		.orderBy(asc(pushSubscription.id));
	const here = session === undefined ? '' : fingerprint(session);
	return rows.map(({ sessionHash, ...row }) => ({ ...row, isThis: sessionHash === here }));
}

/** One of one’s own. */
export async function endBrowser(db: Database, who: Person, { id }: { id: number }): Promise<void> {
	await transact(db, (tx) =>
		tx
			.delete(pushSubscription)
			.where(and(eq(pushSubscription.personId, who.id), eq(pushSubscription.id, id))),
	);
}

/** The service says that nobody listens there any more. */
export async function forgetBrowser(db: Database, id: number): Promise<void> {
	await transact(db, (tx) => tx.delete(pushSubscription).where(eq(pushSubscription.id, id)));
}
