import { and, asc, eq, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { now } from '#lib/db/clock.ts';
import { fingerprint, randomSecret } from '#lib/db/ids.server.ts';
import type { Database, Transaction } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { conflict, forbidden, missing } from '#lib/errors.ts';
import { maySeeAlerts } from '../../accounts/may.ts';
import type { Person } from '../../accounts/person.ts';
import { readTeam } from '../../accounts/teams.server.ts';
import { note } from '../../audit/audit.server.ts';
import { alertAddress } from '../tables.server.ts';

const PREFIX = 'kal_';
/** Nobody has so many tools. */
const MOST = 50;

const Name = z
	.string()
	.trim()
	.min(1, 'What will send to it?')
	.max(80, 'A name can be 80 characters at the most.');
const Id = z.coerce.number().int().positive();

export const NewAddress = z.object({ name: Name });
export const Renaming = z.object({ id: Id, name: Name });
export const OneAddress = z.object({ id: Id });
export const Signing = z.object({
	id: Id,
	/** Empty: signatures are not looked at. */
	signingSecret: z.string().trim().max(200, 'A signing secret can be 200 characters at the most.'),
});

/** Whoever is in the team, and the administrators. */
export async function teamWithAlerts(db: Database, who: Person, slug: string) {
	const team = await readTeam(db, who, slug);
	if (!maySeeAlerts(who, team.id)) {
		forbidden('Only its members and the administrators see what the alerts of a team are sent to.');
	}
	return team;
}

export async function addressesOf(db: Database, who: Person, slug: string) {
	const { id } = await teamWithAlerts(db, who, slug);
	const rows = await db.read
		.select()
		.from(alertAddress)
		.where(eq(alertAddress.teamId, id))
		.orderBy(asc(alertAddress.id));
	// Neither what it is known by nor what it is signed with leaves the server.
	return rows.map(({ keyHash: _, signingSecret, ...shown }) => ({
		...shown,
		signed: signingSecret !== null,
	}));
}

/** @returns its key, which is shown this once */
export async function makeAddress(
	db: Database,
	who: Person,
	slug: string,
	{ name }: z.output<typeof NewAddress>,
): Promise<{ id: number; key: string }> {
	const { id: teamId } = await teamWithAlerts(db, who, slug);
	const key = newKey();
	return transact(db, async (tx) => {
		const count = await tx.$count(alertAddress, eq(alertAddress.teamId, teamId));
		if (count >= MOST) conflict(`A team has ${MOST} addresses at the most.`);
		const [made] = await tx
			.insert(alertAddress)
			.values({ teamId, name, ...stored(key), createdAt: now(), createdBy: who.id })
			.returning({ id: alertAddress.id });
		if (!made) throw new Error('The address was not stored.');
		await note(tx, who, { act: 'alert-address-made', ...about(teamId, made.id) });
		return { id: made.id, key };
	});
}

export function renameAddress(db: Database, who: Person, slug: string, input: z.output<typeof Renaming>) {
	return change(db, who, slug, input.id, { name: input.name });
}

/** The key that it had opens nothing any more. @returns the new one, which is shown this once */
export async function renewKey(
	db: Database,
	who: Person,
	slug: string,
	{ id }: z.output<typeof OneAddress>,
): Promise<{ id: number; key: string }> {
	const key = newKey();
	await change(db, who, slug, id, stored(key), 'alert-key-renewed');
	return { id, key };
}

export function switchOff(db: Database, who: Person, slug: string, { id }: z.output<typeof OneAddress>) {
	return change(db, who, slug, id, { switchedOffAt: now() }, 'alert-address-off');
}

export function switchOn(db: Database, who: Person, slug: string, { id }: z.output<typeof OneAddress>) {
	return change(db, who, slug, id, { switchedOffAt: null }, 'alert-address-on');
}

export function sign(db: Database, who: Person, slug: string, input: z.output<typeof Signing>) {
	const to = { signingSecret: input.signingSecret || null };
	return change(db, who, slug, input.id, to, 'alert-signing-changed');
}

async function change(
	db: Database,
	who: Person,
	slug: string,
	id: number,
	to: Partial<typeof alertAddress.$inferInsert>,
	act: AddressAct | null = null,
): Promise<void> {
	const { id: teamId } = await teamWithAlerts(db, who, slug);
	await transact(db, async (tx: Transaction) => {
		const changed = await tx
			.update(alertAddress)
			.set(to)
			.where(and(eq(alertAddress.id, id), eq(alertAddress.teamId, teamId)))
			.returning({ id: alertAddress.id });
		if (changed.length === 0) missing('This address');
		if (act !== null) await note(tx, who, { act, ...about(teamId, id) });
	});
}

type AddressAct = 'alert-key-renewed' | 'alert-address-off' | 'alert-address-on' | 'alert-signing-changed';

/** The address itself has a name that somebody typed: the log has its number. */
const about = (teamId: number, address: number) => ({
	subject: { kind: 'team', id: teamId },
	details: { address },
});

const newKey = () => PREFIX + randomSecret();
const stored = (key: string) => ({ keyHash: fingerprint(key), hint: key.slice(0, PREFIX.length + 4) });

/** The address that a key opens, while it is switched on. */
export async function addressOf(db: Database, key: string) {
	const [found] = await db.read
		.select()
		.from(alertAddress)
		.where(and(eq(alertAddress.keyHash, fingerprint(key)), isNull(alertAddress.switchedOffAt)));
	return found ?? null;
}
