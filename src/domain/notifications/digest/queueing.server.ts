import { eq, isNull } from 'drizzle-orm';
import { DAY, HOUR } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import type { Database } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { mailIsSetUp } from '#lib/mail/mail-settings.server.ts';
import { queueMail } from '#lib/mail/outbox.server.ts';
import { person } from '../../accounts/tables.server.ts';
import { afterQuiet } from '../quiet.ts';
import { digestWish } from '../tables.server.ts';
import { quietOf } from '../wishes.server.ts';
import { DIGEST } from './letter.server.ts';
import { DIGEST_AT_FIRST, lastDigestMoment, type DigestMoment, type DigestTime } from './schedule.ts';
import { digestTime, suggestedDigest } from './wish.server.ts';

/** What a machine that was off has missed is made up for; later than that it is no news, and the next one is near. */
const LATE: Record<DigestTime['every'], number> = { day: 20 * HOUR, week: 5 * DAY };
/** Letters in one transaction, so that others can write in between. */
const TOGETHER = 200;

interface Due {
	personId: number;
	zone: string;
	moment: DigestMoment;
}

/** Queues the letters that are due at this moment, each once for its day or week, whoever asks and how often. */
export async function queueDigests(db: Database): Promise<void> {
	if (!(await mailIsSetUp(db.read))) return;
	const due = await dueNow(db);
	for (let k = 0; k < due.length; k += TOGETHER) await queueThese(db, due.slice(k, k + TOGETHER));
}

async function dueNow(db: Database): Promise<Due[]> {
	const at = now();
	const suggested = await suggestedDigest(db.read);
	const momentOf = remembered(at);
	const rows = await db.read
		.select({
			personId: person.id,
			role: person.role,
			zone: person.zone,
			createdAt: person.createdAt,
			wish: digestWish,
		})
		.from(person)
		.leftJoin(digestWish, eq(digestWish.personId, person.id))
		.where(isNull(person.deactivatedAt));
	return rows.flatMap(({ personId, zone, createdAt, wish, ...who }) => {
		const time = digestTime(wish, who, suggested);
		if (!time) return [];
		const moment = momentOf(time, zone);
		const isOver = createdAt > moment.at || wish?.lastPeriod === moment.period;
		return isOver || at - moment.at > LATE[time.every] ? [] : [{ personId, zone, moment }];
	});
}

/** Most people share their hour with others of their zone: the calendar is asked once for each. */
function remembered(at: number) {
	const known = new Map<string, DigestMoment>();
	return (time: DigestTime, zone: string): DigestMoment => {
		const key = `${zone} ${time.every} ${time.weekday} ${time.minute}`;
		const moment = known.get(key) ?? lastDigestMoment(time, zone, at);
		known.set(key, moment);
		return moment;
	};
}

async function queueThese(db: Database, due: readonly Due[]): Promise<void> {
	await transact(db, async (tx) => {
		const quiet = await quietOf(
			tx,
			due.map(({ personId }) => personId),
		);
		for (const { personId, zone, moment } of due) {
			await queueMail(tx, {
				kind: DIGEST,
				key: `${DIGEST}:${personId}:${moment.period}`,
				about: { person: personId, from: moment.from, until: moment.at },
				dueAt: afterQuiet(now(), quiet(personId), zone),
			});
			await tx
				.insert(digestWish)
				.values({ personId, ...DIGEST_AT_FIRST, lastPeriod: moment.period })
				.onConflictDoUpdate({ target: digestWish.personId, set: { lastPeriod: moment.period } });
		}
	});
}
