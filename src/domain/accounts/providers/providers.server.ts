import { asc, count, eq, isNotNull } from 'drizzle-orm';
import { note } from '#domain/audit/audit.server.ts';
import { now } from '#lib/db/clock.ts';
import type { Database, Reader } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { forbidden, invalid, missing } from '#lib/errors.ts';
import { seal } from '#lib/secret-box.server.ts';
import { slugOf } from '#lib/slug.ts';
import { isAdmin, type Person } from '../person.ts';
import { session } from '../tables.server.ts';
import { lookUp, SECRET_PURPOSE } from './discovery.server.ts';
import { groupsOf, replaceGroups } from './groups.server.ts';
import { keepAWayIn } from './passwords-allowed.server.ts';
import type { NewProvider, ProviderChange } from './provider.ts';
import { identity, provider } from './tables.server.ts';
import { Unusable } from './unusable.ts';

/** These words already say how a session began. */
const TAKEN_SLUGS = ['password', 'passkey', 'demo', 'new'];

/** The ways in that a stranger at the door sees: a name, and the word for its address. */
export function waysIn(db: Reader): Promise<{ slug: string; name: string }[]> {
	return db
		.select({ slug: provider.slug, name: provider.name })
		.from(provider)
		.where(isNotNull(provider.enabledAt))
		.orderBy(asc(provider.name));
}

export async function listProviders(db: Database, who: Person) {
	adminsOnly(who);
	return db.read
		.select({
			slug: provider.slug,
			name: provider.name,
			issuer: provider.issuer,
			enabledAt: provider.enabledAt,
			people: count(identity.personId),
		})
		.from(provider)
		.leftJoin(identity, eq(identity.providerId, provider.id))
		.groupBy(provider.id)
		.orderBy(asc(provider.name));
}

/** All of it but the secret, which nobody sees again. */
export async function readProvider(db: Database, who: Person, slug: string) {
	adminsOnly(who);
	const { clientSecret, ...rest } = await findProvider(db.read, slug);
	const groups = await groupsOf(db.read, rest.id);
	return { ...rest, hasSecret: clientSecret !== null, groups };
}

export async function findProvider(db: Reader, slug: string): Promise<typeof provider.$inferSelect> {
	const [found] = await db.select().from(provider).where(eq(provider.slug, slug));
	return found ?? missing('This way to sign in');
}

/** Asks the provider first: one that does not answer, or is another, is not added. On from the start. */
export async function addProvider(db: Database, who: Person, input: NewProvider): Promise<{ slug: string }> {
	ownersOnly(who);
	const issuer = await nameOf(input);
	return transact(db, async (tx) => {
		const all = await tx.select({ slug: provider.slug, issuer: provider.issuer }).from(provider);
		if (all.some((one) => one.issuer === issuer)) {
			invalid({ issuer: 'People sign in with that one already.' });
		}
		const slug = freeSlug(input.name, [...TAKEN_SLUGS, ...all.map((one) => one.slug)]);
		const row = { ...columnsOf(input), clientSecret: sealed(db, input), slug, issuer };
		const [added] = await tx
			.insert(provider)
			.values({ ...row, enabledAt: now(), createdAt: now() })
			.returning({ id: provider.id });
		if (!added) throw new Error('The provider was not stored.');
		await replaceGroups(tx, added.id, input.groups);
		await note(tx, who, { act: 'provider-added', details: { name: input.name, issuer } });
		return { slug };
	});
}

export async function changeProvider(
	db: Database,
	who: Person,
	slug: string,
	input: ProviderChange,
): Promise<void> {
	ownersOnly(who);
	await transact(db, async (tx) => {
		const { id } = await findProvider(tx, slug);
		const secret = input.clientSecret === '' ? {} : { clientSecret: sealed(db, input) };
		await tx
			.update(provider)
			.set({ ...columnsOf(input), ...secret })
			.where(eq(provider.id, id));
		await replaceGroups(tx, id, input.groups);
		await note(tx, who, { act: 'provider-changed', details: { name: input.name } });
	});
}

export async function enableProvider(
	db: Database,
	who: Person,
	slug: string,
	input: { enabled: boolean },
): Promise<void> {
	ownersOnly(who);
	await transact(db, async (tx) => {
		const { id, name } = await findProvider(tx, slug);
		await tx
			.update(provider)
			.set({ enabledAt: input.enabled ? now() : null })
			.where(eq(provider.id, id));
		await keepAWayIn(tx);
		await note(tx, who, { act: input.enabled ? 'provider-on' : 'provider-off', details: { name } });
	});
}

/** Whoever came in that way is signed out, and is in their teams as if somebody had put them there by hand. */
export async function removeProvider(db: Database, who: Person, slug: string): Promise<void> {
	ownersOnly(who);
	await transact(db, async (tx) => {
		const { id, name } = await findProvider(tx, slug);
		await tx.delete(provider).where(eq(provider.id, id));
		await tx.delete(session).where(eq(session.via, slug));
		await keepAWayIn(tx);
		await note(tx, who, { act: 'provider-removed', details: { name } });
	});
}

/** Whether there is a provider at that address, and what it calls itself. */
export async function lookUpProvider(
	who: Person,
	place: Pick<NewProvider, 'issuer' | 'isInOwnNetwork'>,
): Promise<string> {
	ownersOnly(who);
	return nameOf(place);
}

async function nameOf({ issuer, isInOwnNetwork }: Pick<NewProvider, 'issuer' | 'isInOwnNetwork'>) {
	try {
		return (await lookUp({ issuer, isInOwnNetwork: isInOwnNetwork === 'on' })).issuer;
	} catch (problem) {
		if (problem instanceof Unusable) invalid({ issuer: problem.message });
		throw problem;
	}
}

function columnsOf(input: ProviderChange) {
	const { name, clientId, scopes, groupsClaim, newRole } = input;
	return {
		name,
		clientId,
		scopes,
		groupsClaim,
		newRole,
		linksByEmail: input.linksByEmail === 'on',
		makesAccounts: input.makesAccounts === 'on',
		trustsSecondFactor: input.trustsSecondFactor === 'on',
		isInOwnNetwork: input.isInOwnNetwork === 'on',
	};
}

function sealed({ folder }: Database, { clientSecret }: ProviderChange): string | null {
	return clientSecret === '' ? null : seal(folder, SECRET_PURPOSE, clientSecret);
}

function freeSlug(name: string, taken: readonly string[]): string {
	// It stands in an address that is compared letter by letter at the provider.
	const wanted = slugOf(name).replace(/[^a-z0-9-]/g, '') || 'provider';
	if (!taken.includes(wanted)) return wanted;
	let k = 2;
	while (taken.includes(`${wanted}-${k}`)) k += 1;
	return `${wanted}-${k}`;
}

function adminsOnly(who: Person): void {
	if (!isAdmin(who)) forbidden('Only owners and administrators look after the workspace.');
}

function ownersOnly(who: Person): void {
	if (who.role !== 'owner') forbidden('Only an owner decides how people sign in.');
}
