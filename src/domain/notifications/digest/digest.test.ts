import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { eq } from 'drizzle-orm';
import { freshCompany, join, type Company } from '../../../../tests/support/people.ts';
import { deliver, useMail } from '../../../../tests/support/mail.ts';
import { Mailbox } from '../../../../tests/support/mailbox.ts';
import { person } from '#domain/accounts/tables.server.ts';
import { entry } from '#domain/entries/tables.server.ts';
import { draft, NewPostmortem } from '#domain/postmortems/postmortems.server.ts';
import { DAY, HOUR } from '#lib/dates.ts';
import { setClock } from '#lib/db/clock.ts';
import { transact } from '#lib/db/transact.server.ts';
import { outbox } from '#lib/outbox/tables.server.ts';
import type { Person } from '../../accounts/person.ts';
import { digestWish } from '../tables.server.ts';
import { unsubscribe } from '../unsubscribing.server.ts';
import { DIGEST_LETTER } from './letter.server.ts';
import { queueDigests } from './queueing.server.ts';
import { lastDigestMoment } from './schedule.ts';
import { chooseDigest, suggestDigest } from './wish.server.ts';

const at = (text: string) => Date.parse(text);

describe('when it is due', () => {
	const ZONES = ['Europe/Berlin', 'America/St_Johns', 'Pacific/Chatham'];
	const local = (moment: number, zone: string) =>
		new Intl.DateTimeFormat('en-GB', { timeZone: zone, weekday: 'short', hour: '2-digit', minute: '2-digit' })
			.format(moment)
			.replace(',', '');

	test.each(ZONES)(
		'over a year in %s: each week and each day once, at the hour of one’s own clock',
		(zone) => {
			const times = [
				{ every: 'week', weekday: 5, minute: 14 * 60, says: /^Fri 14:00$/, most: 53 },
				// The hour that is skipped in one night, and comes twice in another.
				{ every: 'day', weekday: 1, minute: 2 * 60 + 15, says: /^\w{3} 0[23]:(15|45)$/, most: 366 },
			] as const;
			for (const { says, most, ...time } of times) {
				const seen = new Map<string, number>();
				let before: ReturnType<typeof lastDigestMoment> | null = null;
				for (let now = at('2026-01-01T00:00Z'); now < at('2027-01-01T00:00Z'); now += 4 * HOUR) {
					const moment = lastDigestMoment(time, zone, now);
					expect(moment.at).toBeLessThanOrEqual(now);
					expect(seen.get(moment.period) ?? moment.at).toBe(moment.at);
					if (before && before.period !== moment.period) expect(moment.from).toBe(before.at);
					seen.set(moment.period, moment.at);
					before = moment;
				}
				expect([...seen.values()].filter((one) => !says.test(local(one, zone)))).toEqual([]);
				expect(seen.size).toBeGreaterThan(most - 2);
				expect(seen.size).toBeLessThanOrEqual(most + 1);
			}
		},
	);

	test('weeks are named as ISO 8601 does', () => {
		const time = { every: 'week', weekday: 5, minute: 0 } as const;
		const period = (day: string) => lastDigestMoment(time, 'UTC', at(`${day}T12:00Z`)).period;
		expect(['2026-01-02', '2027-01-01', '2026-12-25', '2024-12-31'].map(period)).toEqual([
			'2026-W01',
			'2026-W53',
			'2026-W52',
			'2024-W52',
		]);
	});
});

describe('the letter', () => {
	let company: Company;
	let mailbox: Mailbox;
	let clock: number;
	let release: () => void;
	beforeEach(async () => {
		clock = at('2026-11-18T09:00Z');
		release = setClock(() => clock);
		[company, mailbox] = await Promise.all([freshCompany(), Mailbox.open()]);
		await useMail(company.db, mailbox, [DIGEST_LETTER]);
		// Their clock is the one of these tests.
		await transact(company.db, (tx) => tx.update(person).set({ zone: 'UTC', createdAt: 0 }));
	});
	afterEach(async () => {
		release();
		await Promise.all([company.close(), mailbox.close()]);
	});

	const FRIDAY = at('2026-11-20T14:00Z');
	const learn = (who: Person, text: string, sharing: object = { team: 'platform' }) =>
		draft(
			company.db,
			who,
			NewPostmortem.parse({
				content: {
					title: 'The certificate',
					lessons: [{ text }],
					changes: [{ text: 'Tell the on-call', lesson: 1, state: 'open' }],
				},
				sharing,
			}),
			{ publish: true },
		);
	const run = async (moment: number) => {
		clock = moment;
		await queueDigests(company.db);
		await deliver(company.db);
	};
	const receivers = () => mailbox.letters.map(({ to }) => to);

	test('says what one’s teams learned and what came of it, and reads well as text', async () => {
		const { admin, outsider, member } = company;
		await learn(admin, 'Renewals need an *owner*.');
		await learn(member, 'Of another team.', { team: 'payments' });
		await learn(outsider, 'One’s own.');
		await run(FRIDAY);
		const { text, mail } = await mailbox.letterTo(outsider.email);
		expect(text).toBe(
			`One lesson from Platform

Learned from Fri 13 Nov to Fri 20 Nov, and what came of it.

Platform
--------

* Renewals need an owner. (http://localhost:3000/lessons/1)
  Planned: Tell the on-call
  Tomasz Wrona, in “The certificate”

Read on Today:
http://localhost:3000/

-- 
Northwind
Stop letters like this one (http://localhost:3000/unsubscribe/KEY), or choose what reaches you (http://localhost:3000/settings/notices).
`.replace('KEY', /unsubscribe\/([\w.-]+)/.exec(text)?.[1] ?? ''),
		);
		expect(mail.headers.get('list')).toMatchObject({
			unsubscribe: { url: expect.stringMatching(/\/hooks\/unsubscribe\/v1\.[\w-]+$/) as string },
			'unsubscribe-post': expect.anything() as unknown,
		});
	});

	test('comes once, also where two ask at once, and is caught up with', async () => {
		const { db, admin, outsider } = company;
		await learn(admin, 'Renewals need an owner.');
		await run(FRIDAY - 1);
		expect(mailbox.letters).toEqual([]);
		clock = FRIDAY + 2 * DAY;
		await Promise.all([queueDigests(db), queueDigests(db)]);
		await deliver(db);
		await run(FRIDAY + 3 * DAY);
		expect(receivers().filter((to) => to === outsider.email)).toHaveLength(1);
		await run(FRIDAY + 7 * DAY);
		expect(receivers().filter((to) => to === outsider.email)).toHaveLength(1);
	});

	test('is none where nothing was learned, or long ago', async () => {
		const { db, admin } = company;
		await run(FRIDAY);
		expect(mailbox.letters).toEqual([]);
		await learn(admin, 'Renewals need an owner.');
		await run(FRIDAY + 7 * DAY + 6 * DAY);
		expect(mailbox.letters).toEqual([]);
		expect(await db.read.select().from(outbox).where(eq(outbox.state, 'waiting'))).toEqual([]);
	});

	test('holds what one may see when it is written', async () => {
		const { db, admin } = company;
		const { id } = await learn(admin, 'Renewals need an owner.');
		clock = FRIDAY;
		await queueDigests(db);
		await transact(db, (tx) => tx.update(entry).set({ visibility: 'restricted' }).where(eq(entry.id, id)));
		await deliver(db);
		expect(mailbox.letters).toEqual([]);
	});

	test('is for members until they end it or an owner suggests none; for guests once they ask', async () => {
		const { db, owner, admin, outsider } = company;
		const guest = await join(db, owner, {
			name: 'Paz',
			email: 'paz@example.org',
			role: 'guest',
			team: 'platform',
		});
		await transact(db, (tx) => tx.update(person).set({ createdAt: 0 }));
		await learn(admin, 'Renewals need an owner.', { team: 'platform', visibility: 'team' });
		await run(FRIDAY);
		expect(receivers()).toEqual([outsider.email]);
		const { text } = await mailbox.letterTo(outsider.email);
		await unsubscribe(db, /unsubscribe\/([\w.-]+)/.exec(text)?.[1] ?? '');
		await transact(db, (tx) => chooseDigest(tx, guest, { every: 'day', weekday: 1, minute: 8 * 60 }));
		await learn(admin, 'Owners need a calendar.', { team: 'platform', visibility: 'team' });
		await run(FRIDAY + DAY);
		await run(FRIDAY + 7 * DAY);
		expect(receivers()).toEqual([guest.email]);
		await suggestDigest(db, owner, { every: 'never' });
		await transact(db, (tx) => tx.delete(digestWish));
		await learn(admin, 'A calendar needs a reader.', { team: 'platform', visibility: 'team' });
		await run(FRIDAY + 14 * DAY);
		expect(receivers()).toEqual([guest.email]);
		await expect(suggestDigest(db, admin, { every: 'week' })).rejects.toMatchObject({ status: 403 });
	});
});
