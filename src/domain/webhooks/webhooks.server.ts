import { randomBytes } from 'node:crypto';
import { and, asc, eq, isNull } from 'drizzle-orm';
import { DAY } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import type { Database, Reader, Transaction } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { environment } from '#lib/environment.server.ts';
import { conflict, forbidden, invalid, missing } from '#lib/errors.ts';
import { addressProblem } from '#lib/outgoing/secure-address.ts';
import { seal } from '#lib/secret-box.server.ts';
import type { Person } from '../accounts/person.ts';
import { readTeam } from '../accounts/teams.server.ts';
import { mayTend } from '../accounts/tending.server.ts';
import { adminsOnly } from '../accounts/workspace.server.ts';
import type { Act } from '../audit/acts.ts';
import { note } from '../audit/audit.server.ts';
import { WEBHOOK_SECRET } from './delivering.server.ts';
import { dropWaitingFor } from './pausing.server.ts';
import { webhook } from './tables.server.ts';
import type { NewWebhook } from './webhook.ts';

/** Nobody has so many programs. */
const MOST = 20;

/** Whose news it tells: a team's, by its address, or the whole workspace's. */
export type Place = string | null;

/** The workspace's are for those who run it, a team's for those who look after it. */
export async function tendedPlace(
	db: Database,
	who: Person,
	place: Place,
): Promise<{ teamId: number | null; slug: string | null; name: string | null }> {
	if (place === null) {
		adminsOnly(who);
		return { teamId: null, slug: null, name: null };
	}
	const { id, slug, name } = await readTeam(db, who, place);
	if (!(await mayTend(db.read, who, id))) {
		forbidden('Whoever looks after the team decides where its news goes.');
	}
	return { teamId: id, slug, name };
}

const at = (teamId: number | null) => (teamId === null ? isNull(webhook.teamId) : eq(webhook.teamId, teamId));

/** Its secret leaves the server once, and not here. */
function shown({ secret: _, earlierSecret, earlierUntil, ...rest }: typeof webhook.$inferSelect) {
	return { ...rest, earlierUntil: earlierSecret === null ? null : earlierUntil };
}

export async function webhooksAt(db: Database, who: Person, place: Place) {
	const { teamId } = await tendedPlace(db, who, place);
	const rows = await db.read.select().from(webhook).where(at(teamId)).orderBy(asc(webhook.id));
	return rows.map(shown);
}

export async function webhookAt(db: Database, who: Person, place: Place, id: number) {
	const { teamId, name: team } = await tendedPlace(db, who, place);
	return { ...shown(await findAt(db.read, teamId, id)), team };
}

async function findAt(db: Reader, teamId: number | null, id: number) {
	const [found] = await db
		.select()
		.from(webhook)
		.where(and(eq(webhook.id, id), at(teamId)));
	return found ?? missing('This webhook');
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
		if ((await tx.$count(webhook, at(teamId))) >= MOST)
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

/** How long an earlier secret signs beside the new one: time to bring that to every program. */
const BOTH = 7 * DAY;

/** What it had signs beside it for a while, so that no message is refused meanwhile. @returns the new one, which is shown this once */
export async function renewSecret(
	db: Database,
	who: Person,
	place: Place,
	{ id }: { id: number },
): Promise<{ id: number; secret: string }> {
	const secret = newSecret();
	await change(db, who, place, id, 'webhook-secret-renewed', async (tx) => ({
		secret: seal(db.folder, WEBHOOK_SECRET, secret),
		earlierSecret: await secretOf(tx, id),
		earlierUntil: now() + BOTH,
	}));
	return { id, secret };
}

async function secretOf(tx: Transaction, id: number): Promise<string | null> {
	const [found] = await tx.select({ secret: webhook.secret }).from(webhook).where(eq(webhook.id, id));
	return found?.secret ?? null;
}

/** Somebody else may know it: only the new one signs from now on. */
export function forgetEarlierSecret(
	db: Database,
	who: Person,
	place: Place,
	{ id }: { id: number },
): Promise<void> {
	return change(db, who, place, id, 'webhook-secret-forgotten', () => ({
		earlierSecret: null,
		earlierUntil: null,
	}));
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

async function change(
	db: Database,
	who: Person,
	place: Place,
	id: number,
	act: WebhookAct,
	to: (
		tx: Transaction,
	) => Partial<typeof webhook.$inferInsert> | Promise<Partial<typeof webhook.$inferInsert>>,
): Promise<void> {
	const { teamId } = await tendedPlace(db, who, place);
	await transact(db, async (tx) => {
		await findAt(tx, teamId, id);
		await tx
			.update(webhook)
			.set(await to(tx))
			.where(eq(webhook.id, id));
		await noteIt(tx, who, act, id);
	});
}

type WebhookAct = Exclude<Extract<Act, `webhook-${string}`>, 'webhook-all-sent-again'>;

function noteIt(tx: Transaction, who: Person, act: WebhookAct, id: number): Promise<void> {
	return note(tx, who, { act, subject: { kind: 'webhook', id } });
}

function refuseAddress(address: string): void {
	const problem = addressProblem(address, environment().ownHosts);
	if (problem !== null) invalid({ address: problem });
}

/** As Standard Webhooks writes it: 256 bits. */
function newSecret(): string {
	return `whsec_${randomBytes(32).toString('base64')}`;
}

/** One team becomes part of another, which tells its news from then on. */
export async function giveWebhooksToTeam(tx: Transaction, from: number, into: number): Promise<void> {
	await tx.update(webhook).set({ teamId: into }).where(eq(webhook.teamId, from));
}
