import { and, asc, desc, eq, sql } from 'drizzle-orm';
import { now } from '#lib/db/clock.ts';
import type { Database, Reader, Transaction } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { environment } from '#lib/environment.server.ts';
import { conflict, invalid, missing } from '#lib/errors.ts';
import { runJobSoon } from '#lib/jobs/jobs.server.ts';
import { queue } from '#lib/outbox/queue.server.ts';
import { outbox, outboxTry } from '#lib/outbox/tables.server.ts';
import { addressProblem } from '#lib/outgoing/secure-address.ts';
import { seal, unseal } from '#lib/secret-box.server.ts';
import type { Person } from '../accounts/person.ts';
import type { Act } from '../audit/acts.ts';
import { note } from '../audit/audit.server.ts';
import { tendedPlace } from '../webhooks/place.server.ts';
import type { ChatPlaceChange, NewChatPlace } from './chat.ts';
import { TEST } from './composing.server.ts';
import { CHAT_ADDRESS } from './delivering.server.ts';
import { dropWaitingFor } from './pausing.server.ts';
import { chatPlace } from './tables.server.ts';
import { CHAT } from './way.ts';

/** More channels than that are not read. */
const MOST = 20;

export async function chatPlacesOf(db: Database, who: Person, slug: string) {
	const { teamId, name } = await tendedTeam(db, who, slug);
	const rows = await db.read
		.select()
		.from(chatPlace)
		.where(eq(chatPlace.teamId, teamId))
		.orderBy(asc(chatPlace.id));
	const places = [];
	for (const { address, ...rest } of rows) {
		places.push({ ...rest, host: hostOf(db, address), last: await lastTry(db.read, rest.id) });
	}
	return { team: { slug, name: name ?? '' }, places };
}

/**
 * The address opens the channel to whoever knows it: its host is enough to tell one from another. Null where it was
 * sealed with a key that is gone, and has to be given again.
 */
function hostOf({ folder }: Database, address: string): string | null {
	try {
		return new URL(unseal(folder, CHAT_ADDRESS, address)).host;
	} catch {
		return null;
	}
}

async function lastTry(db: Reader, id: number) {
	const [last] = await db
		.select({ at: outboxTry.at, problem: outboxTry.problem })
		.from(outboxTry)
		.innerJoin(outbox, eq(outbox.id, outboxTry.outboxId))
		.where(and(eq(outbox.way, CHAT.name), sql`json_extract(${outbox.about}, '$.placeId') = ${id}`))
		.orderBy(desc(outboxTry.id))
		.limit(1);
	return last ?? null;
}

export async function makeChatPlace(
	db: Database,
	who: Person,
	slug: string,
	input: NewChatPlace,
): Promise<{ id: number }> {
	const { teamId } = await tendedTeam(db, who, slug);
	const address = sealed(db, input.address);
	return transact(db, async (tx) => {
		if ((await tx.$count(chatPlace, eq(chatPlace.teamId, teamId))) >= MOST) {
			conflict(`A team has ${MOST} channels at the most.`);
		}
		const [made] = await tx
			.insert(chatPlace)
			.values({ ...input, address, teamId, createdBy: who.id, createdAt: now() })
			.returning({ id: chatPlace.id });
		if (!made) throw new Error('The channel was not stored.');
		await noteIt(tx, who, 'channel-made', made.id);
		return made;
	});
}

export async function changeChatPlace(
	db: Database,
	who: Person,
	slug: string,
	{ id, address, ...rest }: ChatPlaceChange,
): Promise<void> {
	const to = address === '' ? {} : { address: sealed(db, address) };
	await change(db, who, slug, id, 'channel-changed', { ...rest, ...to });
}

export function pauseChatPlace(
	db: Database,
	who: Person,
	slug: string,
	{ id }: { id: number },
): Promise<void> {
	return change(db, who, slug, id, 'channel-paused', { pausedAt: now() });
}

export function resumeChatPlace(
	db: Database,
	who: Person,
	slug: string,
	{ id }: { id: number },
): Promise<void> {
	return change(db, who, slug, id, 'channel-resumed', { pausedAt: null });
}

export async function removeChatPlace(
	db: Database,
	who: Person,
	slug: string,
	{ id }: { id: number },
): Promise<void> {
	const { teamId } = await tendedTeam(db, who, slug);
	await transact(db, async (tx) => {
		await findAt(tx, teamId, id);
		await dropWaitingFor(tx, id);
		await tx.delete(chatPlace).where(eq(chatPlace.id, id));
		await noteIt(tx, who, 'channel-removed', id);
	});
}

/** A message that says where it comes from, also where it is paused: it is tried once. */
export async function sendTestMessage(
	db: Database,
	who: Person,
	slug: string,
	{ id }: { id: number },
): Promise<void> {
	const { teamId } = await tendedTeam(db, who, slug);
	await transact(db, async (tx) => {
		await findAt(tx, teamId, id);
		await queue(tx, CHAT, [{ kind: TEST, key: `chat:${id}:${TEST}:${now()}`, about: { placeId: id } }]);
	});
	await runJobSoon(CHAT.name);
}

/** One team becomes part of another, which its channels hear from then on. */
export async function giveChatToTeam(tx: Transaction, from: number, into: number): Promise<void> {
	await tx.update(chatPlace).set({ teamId: into }).where(eq(chatPlace.teamId, from));
}

async function change(
	db: Database,
	who: Person,
	slug: string,
	id: number,
	act: ChannelAct,
	to: Partial<typeof chatPlace.$inferInsert>,
): Promise<void> {
	const { teamId } = await tendedTeam(db, who, slug);
	await transact(db, async (tx) => {
		await findAt(tx, teamId, id);
		if (act === 'channel-paused') await dropWaitingFor(tx, id);
		await tx.update(chatPlace).set(to).where(eq(chatPlace.id, id));
		await noteIt(tx, who, act, id);
	});
}

async function tendedTeam(
	db: Database,
	who: Person,
	slug: string,
): Promise<{ teamId: number; name: string | null }> {
	const { teamId, name } = await tendedPlace(db, who, slug);
	return teamId === null ? missing('This team') : { teamId, name };
}

async function findAt(db: Reader, teamId: number, id: number): Promise<void> {
	const [found] = await db
		.select({ id: chatPlace.id })
		.from(chatPlace)
		.where(and(eq(chatPlace.id, id), eq(chatPlace.teamId, teamId)));
	if (!found) missing('This channel');
}

function sealed(db: Database, address: string): string {
	const problem = addressProblem(address, environment().ownHosts);
	if (problem !== null) invalid({ address: problem });
	return seal(db.folder, CHAT_ADDRESS, address);
}

type ChannelAct = Extract<Act, `channel-${string}`>;

function noteIt(tx: Transaction, who: Person, act: ChannelAct, id: number): Promise<void> {
	return note(tx, who, { act, subject: { kind: 'channel', id } });
}
