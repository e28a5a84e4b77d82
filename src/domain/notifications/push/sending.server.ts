import { and, eq, gt } from 'drizzle-orm';
import webpush from 'web-push';
import { HOUR, MINUTE } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import type { Database } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { environment } from '#lib/environment.server.ts';
import { home } from '#lib/home.server.ts';
import { log } from '#lib/log/log.server.ts';
import { clearOutbox } from '#lib/outbox/clearing.server.ts';
import { queue } from '#lib/outbox/queue.server.ts';
import { sendDue, type Tried } from '#lib/outbox/sending.server.ts';
import type { Outcome, Taken } from '#lib/outbox/taking.server.ts';
import { fetchOutside } from '#lib/outgoing/fetch-outside.server.ts';
import { NotReached } from '#lib/outgoing/not-reached.ts';
import type { PushMessage } from '#lib/push/message.ts';
import { readSettings } from '#lib/settings.server.ts';
import { personWith } from '../../accounts/people.server.ts';
import type { Person } from '../../accounts/person.ts';
import { session } from '../../accounts/tables.server.ts';
import { stillNews } from '../inbox.server.ts';
import { afterQuiet } from '../quiet.ts';
import { pushSubscription } from '../tables.server.ts';
import { quietOf, wishesOf } from '../wishes.server.ts';
import { pushKeys } from './keys.server.ts';
import { forgetBrowser } from './subscriptions.server.ts';
import { PUSH } from './way.ts';

/** As long as a service keeps it for a browser that is switched off. */
const KEPT = 12 * HOUR;
const AT_ONCE = 8;

type Subscription = typeof pushSubscription.$inferSelect;
type Keys = ReturnType<typeof pushKeys>;

/** Sends what is due to browsers, by the services of their makers. */
export async function deliverPush(db: Database, stopping?: AbortSignal): Promise<void> {
	await clearOutbox(db, PUSH);
	const keys = pushKeys(db);
	await sendDue(db, PUSH, { attempt: (taken) => attempt(db, keys, taken), stopping, atOnce: AT_ONCE });
}

async function attempt(db: Database, keys: Keys, taken: Taken): Promise<Tried> {
	try {
		return { outcome: await send(db, keys, taken) };
	} catch (problem) {
		log.problem('Push', problem);
		return { outcome: failed('It could not be sent; the log of the server says why.') };
	}
}

async function send(db: Database, keys: Keys, taken: Taken): Promise<Outcome> {
	const { person, subscription: id, notice } = taken.about;
	const subscription = await listening(db, Number(id));
	const who = await personWith(db.read, Number(person));
	if (!subscription || subscription.personId !== who?.id) return { state: 'dropped' };
	const [told] = await stillNews(db, who, [Number(notice)]);
	if (!told || !(await wishesOf(db.read, who.id))[told.matter].push) return { state: 'dropped' };
	if (await putOff(db, who, taken)) return { state: 'dropped' };
	const { workspace } = await readSettings(db.read);
	const { sentence, href } = told;
	return post(db, keys, subscription, { title: workspace, body: sentence, href, tag: `notice-${told.id}` });
}

/** Where a session is over, so is what was asked for in it. */
async function listening(db: Database, id: number): Promise<Subscription | null> {
	const [found] = await db.read.select().from(pushSubscription).where(eq(pushSubscription.id, id));
	if (!found) return null;
	const at = now();
	const [open] = await db.read
		.select({ hash: session.idHash })
		.from(session)
		.where(
			and(eq(session.idHash, found.sessionHash ?? ''), gt(session.expiresAt, at), gt(session.endsAt, at)),
		);
	if (open) return found;
	await forgetBrowser(db, id);
	return null;
}

/** What was late, and is due in quiet hours now, comes when they are over. */
async function putOff(db: Database, who: Person, { kind, key, about }: Taken): Promise<boolean> {
	const quiet = (await quietOf(db.read, [who.id]))(who.id);
	const dueAt = afterQuiet(now(), quiet, who.zone);
	if (dueAt <= now()) return false;
	await transact(db, (tx) => queue(tx, PUSH, [{ kind, key: `${key}:${dueAt}`, about, dueAt }]));
	return true;
}

async function post(
	db: Database,
	keys: Keys,
	{ id, endpoint, p256dh, auth }: Subscription,
	message: PushMessage,
): Promise<Outcome> {
	const { headers, body } = webpush.generateRequestDetails(
		{ endpoint, keys: { p256dh, auth } },
		JSON.stringify(message),
		// Told again before the browser takes it, it is one message there.
		{ vapidDetails: { subject: contact(), ...keys }, TTL: KEPT / 1000, topic: message.tag },
	);
	try {
		const answer = await fetchOutside(endpoint, {
			method: 'POST',
			// Some of them are numbers, whatever their type says.
			headers: Object.fromEntries(new Headers(headers)),
			body,
			own: environment().ownHosts,
		});
		return await outcomeOf(db, id, answer);
	} catch (problem) {
		if (!(problem instanceof NotReached)) throw problem;
		return failed(problem.message, ['private', 'address'].includes(problem.because));
	}
}

async function outcomeOf(db: Database, id: number, { ok, status, headers }: Response): Promise<Outcome> {
	if (ok) return { state: 'sent' };
	if (status === 404 || status === 410) {
		await forgetBrowser(db, id);
		return { state: 'dropped', problem: 'That browser listens no more.' };
	}
	const problem = `The service of the browser’s maker answered ${status}.`;
	if (status !== 429 && status < 500) return failed(problem, true);
	const seconds = Number(headers.get('retry-after')) || 0;
	return { ...failed(problem), notBefore: Math.min(seconds * 1000, 40 * MINUTE) };
}

const failed = (problem: string, forGood = false) => ({ state: 'failed', problem, forGood }) as const;

/** Whom the services may turn to; they take no address without TLS. */
function contact(): string {
	const here = new URL(home());
	return here.protocol === 'https:' ? here.origin : `mailto:kintsugi@${here.hostname}`;
}
