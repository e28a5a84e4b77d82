import { and, eq } from 'drizzle-orm';
import { conflict, forbidden, invalid, missing } from '#lib/errors.ts';
import { now } from '#lib/db/clock.ts';
import type { Database, Transaction } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { slugOf } from '#lib/slug.ts';
import { isGuest } from '../../accounts/may.ts';
import type { Person } from '../../accounts/person.ts';
import { peopleAsked } from '../../entries/people-asked.server.ts';
import { AWARDS } from './season.ts';
import type { NewSeason } from './season-form.ts';
import { hostsOf, mayMakeSeasons, seasonToHost } from './seasons.server.ts';
import { season, seasonHost } from './tables.server.ts';

/** @returns its name in addresses, which it keeps */
export async function makeSeason(db: Database, who: Person, input: NewSeason): Promise<{ slug: string }> {
	if (!mayMakeSeasons(who)) forbidden('Curators and administrators begin a season. Tell one of them.');
	return transact(db, (tx) => addSeason(tx, who, input));
}

/** Stores it, with its first host; as it is brought along from elsewhere as well. */
export async function addSeason(
	tx: Transaction,
	who: Person,
	input: NewSeason,
): Promise<{ id: number; slug: string }> {
	const { awards = [...AWARDS], ...given } = input;
	const slug = await freeSlug(tx, input.name);
	const [made] = await tx
		.insert(season)
		.values({ ...given, title: given.title || given.name, slug, awards, madeBy: who.id, madeAt: now() })
		.returning({ id: season.id });
	if (!made) throw new Error('The season was not stored.');
	await tx.insert(seasonHost).values({ seasonId: made.id, personId: who.id });
	return { id: made.id, slug };
}

async function freeSlug(tx: Transaction, name: string): Promise<string> {
	const wanted = slugOf(name);
	if (wanted === '') invalid({ name: 'A letter or two would help: its name is its address too.' });
	for (let times = 1; times < 100; times++) {
		const slug = times === 1 ? wanted : `${wanted}-${times}`;
		const [taken] = await tx.select({ id: season.id }).from(season).where(eq(season.slug, slug));
		if (!taken && slug !== 'new') return slug;
	}
	return conflict('There are many seasons of that name. Choose another one.');
}

/** What is left out of its awards stays as it is. */
export async function changeSeason(db: Database, who: Person, slug: string, input: NewSeason): Promise<void> {
	await transact(db, async (tx) => {
		const before = await seasonToHost(tx, who, slug);
		const { awards = before.awards, kind, ...given } = input;
		if (kind !== before.kind) {
			invalid({ kind: 'A hack week stays one, and so does a lane. Begin another season beside it.' });
		}
		await tx
			.update(season)
			.set({ ...given, title: given.title || given.name, awards })
			.where(eq(season.id, before.id));
	});
}

/** It is over for good, and out of the way; it stays where it is to be read. */
export async function archive(db: Database, who: Person, slug: string): Promise<void> {
	await transact(db, async (tx) => {
		const { id, archivedAt } = await seasonToHost(tx, who, slug);
		if (archivedAt !== null) return;
		await tx.update(season).set({ archivedAt: now() }).where(eq(season.id, id));
	});
}

export async function bringBack(db: Database, who: Person, slug: string): Promise<void> {
	await transact(db, async (tx) => {
		const { id } = await seasonToHost(tx, who, slug);
		await tx.update(season).set({ archivedAt: null }).where(eq(season.id, id));
	});
}

/** @param input somebody by their whole name or their e-mail address */
export async function addHost(
	db: Database,
	who: Person,
	slug: string,
	input: { person: string },
): Promise<void> {
	const [host] = await peopleAsked(db, who, [input.person], 'person');
	await transact(db, async (tx) => {
		const { id } = await seasonToHost(tx, who, slug);
		if (!host) missing('This person');
		if (isGuest(host)) invalid({ person: 'Guests see no seasons, so they cannot host one.' });
		await tx.insert(seasonHost).values({ seasonId: id, personId: host.id }).onConflictDoNothing();
	});
}

/** Whoever hosts may step back, as long as somebody does. */
export async function removeHost(
	db: Database,
	who: Person,
	slug: string,
	{ personId }: { personId: number },
): Promise<void> {
	await transact(db, async (tx) => {
		const { id } = await seasonToHost(tx, who, slug);
		const hosts = await hostsOf(tx, id);
		if (hosts.every((one) => one.id === personId))
			conflict('Somebody has to host it. Add another host first.');
		await tx.delete(seasonHost).where(and(eq(seasonHost.seasonId, id), eq(seasonHost.personId, personId)));
	});
}
