import { and, eq } from 'drizzle-orm';
import type { z } from 'zod';
import { now } from '#lib/db/clock.ts';
import { fingerprint, randomSecret } from '#lib/db/ids.server.ts';
import type { Database, Transaction } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { conflict, forbidden, missing } from '#lib/errors.ts';
import { seal } from '#lib/secret-box.server.ts';
import { isAdmin, type Person } from '../accounts/person.ts';
import type { Act } from '../audit/acts.ts';
import { note } from '../audit/audit.server.ts';
import { ASKED, type Fields, type FieldsForm, type Makes } from './making.ts';
import { ownIncoming, teamWithIncoming } from './finding.server.ts';
import { incomingAddress } from './tables.server.ts';

const PREFIX = 'kin_in_';
/** What a signing secret is sealed for. */
export const INCOMING_SECRET = 'incoming signing secret';
/** Nobody has so many programs. */
const MOST = 30;

/** @returns its key, which is shown this once */
export async function makeIncoming(
	db: Database,
	who: Person,
	slug: string,
	{ name, makes }: { name: string; makes: Makes },
): Promise<{ id: number; key: string }> {
	const { id: teamId } = await teamWithIncoming(db, who, slug);
	if (!who.teams.includes(teamId)) forbidden('Whoever is in the team has things sent to it.');
	const key = newKey();
	return transact(db, async (tx) => {
		const count = await tx.$count(incomingAddress, eq(incomingAddress.teamId, teamId));
		if (count >= MOST) conflict(`A team has ${MOST} of these addresses at the most.`);
		const [made] = await tx
			.insert(incomingAddress)
			.values({ teamId, name, makes, fields: {}, ...stored(key), createdAt: now(), createdBy: who.id })
			.returning({ id: incomingAddress.id });
		if (!made) throw new Error('The address was not stored.');
		await noteIt(tx, who, 'incoming-made', teamId, made.id);
		return { id: made.id, key };
	});
}

/** What goes into each field from now on; what came before can be made again. */
export async function arrange(
	db: Database,
	who: Person,
	slug: string,
	{ id, ...given }: z.output<typeof FieldsForm>,
): Promise<void> {
	const { makes } = await ownIncoming(db, who, slug, id);
	const said: Fields = given;
	const fields = Object.fromEntries(ASKED[makes].map(({ name }) => [name, said[name] ?? '']));
	await change(db, who, slug, id, { fields }, 'incoming-changed');
}

/** The key that it had opens nothing any more. @returns the new one, which is shown this once */
export async function renewIncomingKey(
	db: Database,
	who: Person,
	slug: string,
	{ id }: { id: number },
): Promise<{ id: number; key: string }> {
	const key = newKey();
	await change(db, who, slug, id, stored(key), 'incoming-key-renewed');
	return { id, key };
}

export function signIncoming(
	db: Database,
	who: Person,
	slug: string,
	{ id, signingSecret }: { id: number; signingSecret: string },
): Promise<void> {
	const sealed = signingSecret === '' ? null : seal(db.folder, INCOMING_SECRET, signingSecret);
	return change(db, who, slug, id, { signingSecret: sealed }, 'incoming-changed');
}

export function switchIncoming(
	db: Database,
	who: Person,
	slug: string,
	{ id, on }: { id: number; on: boolean },
): Promise<void> {
	const to = { switchedOffAt: on ? null : now() };
	return change(db, who, slug, id, to, on ? 'incoming-on' : 'incoming-off');
}

/** Its owner, or an administrator where they are away; what came to it is forgotten with it. */
export async function removeIncoming(
	db: Database,
	who: Person,
	slug: string,
	{ id }: { id: number },
): Promise<void> {
	const { id: teamId } = await teamWithIncoming(db, who, slug);
	if (!isAdmin(who)) await ownIncoming(db, who, slug, id);
	await transact(db, async (tx) => {
		const removed = await tx
			.delete(incomingAddress)
			.where(and(eq(incomingAddress.id, id), eq(incomingAddress.teamId, teamId)))
			.returning({ id: incomingAddress.id });
		if (removed.length === 0) missing('This address');
		await noteIt(tx, who, 'incoming-removed', teamId, id);
	});
}

async function change(
	db: Database,
	who: Person,
	slug: string,
	id: number,
	to: Partial<typeof incomingAddress.$inferInsert>,
	act: IncomingAct,
): Promise<void> {
	const { teamId } = await ownIncoming(db, who, slug, id);
	await transact(db, async (tx) => {
		await tx.update(incomingAddress).set(to).where(eq(incomingAddress.id, id));
		await noteIt(tx, who, act, teamId, id);
	});
}

type IncomingAct = Extract<Act, `incoming-${string}`>;

/** The address itself has a name that somebody typed: the log has its number. */
function noteIt(
	tx: Transaction,
	who: Person,
	act: IncomingAct,
	teamId: number,
	address: number,
): Promise<void> {
	return note(tx, who, { act, subject: { kind: 'team', id: teamId }, details: { address } });
}

const newKey = () => PREFIX + randomSecret();
const stored = (key: string) => ({ keyHash: fingerprint(key), hint: key.slice(0, PREFIX.length + 4) });

/** One team becomes part of another. */
export async function giveIncomingToTeam(tx: Transaction, from: number, into: number): Promise<void> {
	await tx.update(incomingAddress).set({ teamId: into }).where(eq(incomingAddress.teamId, from));
}
