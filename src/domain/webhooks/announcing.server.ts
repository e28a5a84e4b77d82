import { eq } from 'drizzle-orm';
import { DAY } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import type { Reader, Transaction } from '#lib/db/open.server.ts';
import { queue, type Queued } from '#lib/outbox/queue.server.ts';
import { CHAT } from '../chat/way.ts';
import { newsOf } from '../chat/chat.ts';
import type { Kind } from '../entries/kinds.ts';
import { entry } from '../entries/tables.server.ts';
import { change, lesson } from '../lessons/tables.server.ts';
import type { WebhookEvent } from './event.ts';
import { listenersOf, type Listener } from './listening.server.ts';
import { WEBHOOK } from './way.ts';

export interface News {
	event: WebhookEvent;
	entryId: number;
	lessonId?: number;
	changeId?: number;
	checkId?: number;
}

/**
 * Tells the webhooks and chats that want to hear of it and may, in the transaction that makes it true. Where nobody
 * listens that is one cheap statement. Whether they still may is asked again when it is sent.
 */
export async function announce(tx: Transaction, news: News): Promise<void> {
	await tellAll(tx, await listenersOf(tx, news.entryId), [news]);
}

/**
 * It is published, and with it what it taught and what follows from that. What was written long ago and is brought
 * here now is no news.
 */
export async function announcePublished(tx: Transaction, entryId: number, at: number): Promise<void> {
	if (at >= now() - DAY) await tellPublished(tx, await listenersOf(tx, entryId), entryId);
}

/** Another edition: programs hear of it, which keep what they were told in step; in a channel it is no news. */
export async function announceEdition(tx: Transaction, entryId: number): Promise<void> {
	const programs = (await listenersOf(tx, entryId)).filter(({ way }) => way === 'webhook');
	await tellAll(tx, programs, [{ event: 'entry.published', entryId }]);
}

/**
 * It is shared with others than before: to those who may read it now it is published, from those who may not any
 * more it is withdrawn.
 * @param before of whom `listenersOf` knew
 */
export async function announceReach(
	tx: Transaction,
	entryId: number,
	before: readonly Listener[],
): Promise<void> {
	const after = await listenersOf(tx, entryId);
	await tellAll(tx, without(before, after), [{ event: 'entry.withdrawn', entryId }]);
	await tellPublished(tx, without(after, before), entryId);
}

/**
 * In a moment it is deleted for good. Whoever was told of it hears that it is withdrawn, as of any other, and of the
 * day alone: what is told again without a name is told on some day, and a minute would say more.
 */
export async function announceGone(tx: Transaction, entryId: number): Promise<void> {
	const startOfDay = Math.floor(now() / DAY) * DAY;
	await tellAll(tx, await listenersOf(tx, entryId), [{ event: 'entry.withdrawn', entryId }], startOfDay);
}

function without(some: readonly Listener[], others: readonly Listener[]): Listener[] {
	return some.filter(({ way, id }) => !others.some((other) => other.way === way && other.id === id));
}

async function tellPublished(
	tx: Transaction,
	listeners: readonly Listener[],
	entryId: number,
): Promise<void> {
	if (listeners.length === 0) return;
	const lessons = await tx.select({ id: lesson.id }).from(lesson).where(eq(lesson.entryId, entryId));
	const changes = await tx.select({ id: change.id }).from(change).where(eq(change.entryId, entryId));
	await tellAll(tx, listeners, [
		{ event: 'entry.published', entryId },
		...lessons.map(({ id }) => ({ event: 'lesson.learned' as const, entryId, lessonId: id })),
		...changes.map(({ id }) => ({ event: 'change.planned' as const, entryId, changeId: id })),
	]);
}

async function tellAll(
	tx: Transaction,
	listeners: readonly Listener[],
	all: readonly News[],
	at = now(),
): Promise<void> {
	if (listeners.length === 0) return;
	const webhooks = listeners.filter(({ way }) => way === 'webhook');
	const chats = listeners.filter(({ way }) => way === 'chat');
	const { kind, number } = await entryOf(tx, all);
	await queue(
		tx,
		WEBHOOK,
		all.flatMap((news) =>
			webhooks
				.filter(({ wants }) => wants.includes(news.event))
				.map(({ id }) => toWebhook(id, { ...news, ...(isLast(news) && { kind, number }) }, at)),
		),
	);
	if (chats.length === 0) return;
	await queue(
		tx,
		CHAT,
		all.flatMap((news) => {
			const what = newsOf(news.event, kind);
			return what === null
				? []
				: chats.filter(({ wants }) => wants.includes(what)).map(({ id }) => toChat(id, news));
		}),
	);
}

/** What is withdrawn may be gone when that is sent: its message takes along what it is called. */
const isLast = ({ event }: News) => event === 'entry.withdrawn';

async function entryOf(db: Reader, [news]: readonly News[]): Promise<{ kind: Kind; number: number }> {
	const [found] = await db
		.select({ kind: entry.kind, number: entry.number })
		.from(entry)
		.where(eq(entry.id, news?.entryId ?? 0));
	if (!found) throw new Error('Listeners were found for an entry that is not there.');
	return found;
}

/** Each time that it becomes true is news to a program. */
function toWebhook(
	webhookId: number,
	{ event, ...ids }: News & { kind?: Kind; number?: number },
	at: number,
): Queued {
	const about = { webhookId, ...ids, at };
	const key = `webhook:${webhookId}:${event}:${subject(ids)}:${at}`;
	return { kind: event, key, about, dueAt: at, createdAt: at };
}

/** In a channel there is one message for each thing, however often it becomes true again. */
function toChat(placeId: number, { event, ...ids }: News): Queued {
	return { kind: event, key: `chat:${placeId}:${event}:${subject(ids)}`, about: { placeId, ...ids } };
}

function subject({ entryId, lessonId, changeId, checkId }: Omit<News, 'event'>): string {
	return [entryId, lessonId, changeId, checkId].map((id) => id ?? '').join('.');
}
