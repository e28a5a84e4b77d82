import { asc, eq } from 'drizzle-orm';
import { now } from '#lib/db/clock.ts';
import type { Database, Transaction } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { environment } from '#lib/environment.server.ts';
import { conflict, invalid } from '#lib/errors.ts';
import { addressProblem } from '#lib/outgoing/secure-address.ts';
import { seal } from '#lib/secret-box.server.ts';
import type { Person } from '../accounts/person.ts';
import { change, findAt, noteIt } from './changing.server.ts';
import { WEBHOOK_SECRET } from './delivering.server.ts';
import { dropWaitingFor } from './pausing.server.ts';
import { areAt, tendedPlace, type Place } from './place.server.ts';
import { newSecret } from './secrets.server.ts';
import { webhook } from './tables.server.ts';
import type { NewWebhook } from './webhook.ts';

/** Nobody has so many programs. */
const MOST = 20;

/** Its secret leaves the server once, and not here. */
function shown({ secret: _, earlierSecret, earlierUntil, ...rest }: typeof webhook.$inferSelect) {
	return { ...rest, earlierUntil: earlierSecret === null ? null : earlierUntil };
}

export async function webhooksAt(db: Database, who: Person, place: Place) {
	const { teamId } = await tendedPlace(db, who, place);
	const rows = await db.read.select().from(webhook).where(areAt(teamId)).orderBy(asc(webhook.id));
	return rows.map(shown);
}

export async function webhookAt(db: Database, who: Person, place: Place, id: number) {
	const { teamId, name: team } = await tendedPlace(db, who, place);
	return { ...shown(await findAt(db.read, teamId, id)), team };
}

/** @returns its secret, which is shown this once */
export async function makeWebhook(
	db: Database,
	who: Person,
	place: Place,
	input: NewWebhook,
): Promise<{ id: number; secret: string }> {
	const { teamId } = await tendedPlace(db, who, place);
	refuseAddress(input.address);
	const secret = newSecret();
	return transact(db, async (tx) => {
		if ((await tx.$count(webhook, areAt(teamId))) >= MOST)
			conflict(`There can be ${MOST} webhooks here at the most.`);
		const sealed = seal(db.folder, WEBHOOK_SECRET, secret);
		const [made] = await tx
			.insert(webhook)
			.values({ ...input, teamId, secret: sealed, createdBy: who.id, createdAt: now() })
			.returning({ id: webhook.id });
		if (!made) throw new Error('The webhook was not stored.');
		await noteIt(tx, who, 'webhook-made', made.id);
		return { id: made.id, secret };
	});
}

export async function changeWebhook(
	db: Database,
	who: Person,
	place: Place,
	{ id, ...input }: NewWebhook & { id: number },
): Promise<void> {
	refuseAddress(input.address);
	await change(db, who, place, id, 'webhook-changed', () => input);
}

export function pauseWebhook(db: Database, who: Person, place: Place, { id }: { id: number }): Promise<void> {
	return change(db, who, place, id, 'webhook-paused', async (tx) => {
		await dropWaitingFor(tx, id);
		return { pausedAt: now() };
	});
}

export function resumeWebhook(
	db: Database,
	who: Person,
	place: Place,
	{ id }: { id: number },
): Promise<void> {
	return change(db, who, place, id, 'webhook-resumed', () => ({ pausedAt: null }));
}

/** What it was sent is forgotten with it. */
export async function removeWebhook(
	db: Database,
	who: Person,
	place: Place,
	{ id }: { id: number },
): Promise<void> {
	const { teamId } = await tendedPlace(db, who, place);
	await transact(db, async (tx) => {
		await findAt(tx, teamId, id);
		await dropWaitingFor(tx, id);
		await tx.delete(webhook).where(eq(webhook.id, id));
		await noteIt(tx, who, 'webhook-removed', id);
	});
}

function refuseAddress(address: string): void {
	const problem = addressProblem(address, environment().ownHosts);
	if (problem !== null) invalid({ address: problem });
}

/** One team becomes part of another, which tells its news from then on. */
export async function giveWebhooksToTeam(tx: Transaction, from: number, into: number): Promise<void> {
	await tx.update(webhook).set({ teamId: into }).where(eq(webhook.teamId, from));
}
