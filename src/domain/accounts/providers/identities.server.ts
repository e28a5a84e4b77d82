import { and, asc, count, eq, isNotNull, isNull } from 'drizzle-orm';
import { note } from '#domain/audit/audit.server.ts';
import type { Database, Transaction } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { conflict, missing } from '#lib/errors.ts';
import type { Person } from '../person.ts';
import { passkey } from '../second-factors/tables.server.ts';
import { password } from '../tables.server.ts';
import { keepAWayIn, passwordsAllowed } from './passwords-allowed.server.ts';
import { identity, provider } from './tables.server.ts';

/** How somebody signs in with providers, for their own eyes. */
export function identitiesOf(db: Database, who: Person) {
	return db.read
		.select({
			issuer: identity.issuer,
			subject: identity.subject,
			label: identity.label,
			linkedAt: identity.linkedAt,
			name: provider.name,
			slug: provider.slug,
			enabledAt: provider.enabledAt,
		})
		.from(identity)
		.innerJoin(provider, eq(provider.id, identity.providerId))
		.where(eq(identity.personId, who.id))
		.orderBy(asc(identity.linkedAt));
}

/** Providers that are on and that they do not sign in with yet. */
export function linkable(db: Database, who: Person): Promise<{ slug: string; name: string }[]> {
	return db.read
		.select({ slug: provider.slug, name: provider.name })
		.from(provider)
		.leftJoin(identity, and(eq(identity.providerId, provider.id), eq(identity.personId, who.id)))
		.where(and(isNotNull(provider.enabledAt), isNull(identity.subject)))
		.orderBy(asc(provider.name));
}

/** Never the last way in. */
export async function unlink(
	db: Database,
	who: Person,
	{ issuer, subject }: { issuer: string; subject: string },
): Promise<void> {
	await transact(db, async (tx) => {
		const own = and(
			eq(identity.issuer, issuer),
			eq(identity.subject, subject),
			eq(identity.personId, who.id),
		);
		const [gone] = await tx.delete(identity).where(own).returning({ providerId: identity.providerId });
		if (!gone) missing('This way to sign in');
		if (!(await hasAWayIn(tx, who))) {
			conflict(
				'That is your only way in. Set a password or link another one first, then take this one away.',
			);
		}
		await keepAWayIn(tx);
		const [of] = await tx
			.select({ name: provider.name })
			.from(provider)
			.where(eq(provider.id, gone.providerId));
		await note(tx, who, { act: 'identity-unlinked', details: { name: of?.name ?? '' } });
	});
}

async function hasAWayIn(tx: Transaction, who: Person): Promise<boolean> {
	const [linked] = await tx
		.select({ ways: count() })
		.from(identity)
		.innerJoin(provider, and(eq(provider.id, identity.providerId), isNotNull(provider.enabledAt)))
		.where(eq(identity.personId, who.id));
	const [passkeys] = await tx.select({ ways: count() }).from(passkey).where(eq(passkey.personId, who.id));
	const [passwords] = await tx.select({ ways: count() }).from(password).where(eq(password.personId, who.id));
	const usable = (await passwordsAllowed(tx)) ? (passwords?.ways ?? 0) : 0;
	return usable + (linked?.ways ?? 0) + (passkeys?.ways ?? 0) > 0;
}
