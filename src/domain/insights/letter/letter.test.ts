import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DAY, HOUR } from '#lib/dates.ts';
import { setClock } from '#lib/db/clock.ts';
import { transact } from '#lib/db/transact.server.ts';
import { outbox } from '#lib/outbox/tables.server.ts';
import { taught } from '../../../../tests/support/crowd.ts';
import { deliver, useMail } from '../../../../tests/support/mail.ts';
import { Mailbox } from '../../../../tests/support/mailbox.ts';
import { freshCompany, join, type Company } from '../../../../tests/support/people.ts';
import { holiday, leave } from '../../accounts/days-off/tables.server.ts';
import type { Person } from '../../accounts/person.ts';
import { person } from '../../accounts/tables.server.ts';
import { entry } from '../../entries/tables.server.ts';
import { insightLetter } from '../../notifications/tables.server.ts';
import { unsubscribe } from '../../notifications/unsubscribing.server.ts';
import { erase } from '../../stewardship/erasure.server.ts';
import { mergeTeams } from '../../stewardship/merging.server.ts';
import { ownData } from '../../stewardship/own-data.server.ts';
import { deactivate } from '../../accounts/leaving.server.ts';
import { INSIGHT_LETTER } from './letter.server.ts';
import { queueInsightLetters } from './queueing.server.ts';
import { isLetterHour, weekOfLetter } from './schedule.ts';
import { chooseInsightLetter, insightLetterWish, LetterWish } from './wish.server.ts';

const at = (text: string) => Date.parse(text);
/** The Wednesday on which people ask, and the Mondays after it. */
const ASKED = at('2026-10-28T09:00Z');
const MONDAYS = ['2026-11-02', '2026-11-09', '2026-11-16', '2026-11-23'];

describe('when it is due', () => {
	test.each(['Europe/Berlin', 'America/St_Johns', 'Pacific/Chatham'])(
		'over a year in %s: in each week from Monday at eight, in working hours',
		(zone) => {
			const begins = new Map<string, string>();
			const local = new Intl.DateTimeFormat('en-GB', {
				...{ timeZone: zone, weekday: 'short', hour: '2-digit', minute: '2-digit' },
			});
			// From each Sunday at noon to Monday at midnight, when it is Monday somewhere.
			for (let sunday = at('2026-01-04T12:00Z'); sunday < at('2027-01-01T00:00Z'); sunday += 7 * DAY) {
				for (let now = sunday; now < sunday + 36 * HOUR; now += HOUR / 4) {
					if (!isLetterHour(zone, now)) continue;
					const week = weekOfLetter(zone, now);
					begins.set(week, begins.get(week) ?? local.format(now));
				}
			}
			expect([...new Set(begins.values())]).toEqual(['Mon 08:00']);
			expect(begins.size).toBe(52);
		},
	);
});

describe('the letter', () => {
	let company: Company;
	let mailbox: Mailbox;
	let clock: number;
	let release: () => void;
	beforeEach(async () => {
		[company, mailbox] = await Promise.all([freshCompany(ASKED), Mailbox.open()]);
		clock = ASKED;
		release = setClock(() => clock);
		await useMail(company.db, mailbox, [INSIGHT_LETTER]);
		await transact(company.db, (tx) => tx.update(person).set({ zone: 'UTC' }));
	});
	afterEach(async () => {
		release();
		await Promise.all([company.close(), mailbox.close()]);
	});

	const asks = (who: Person, given: object = {}) =>
		chooseInsightLetter(company.db, { ...who, zone: 'UTC' }, LetterWish.parse({ every: 'week', ...given }));
	const logs = (many: number, when: number, rest: object = {}) =>
		taught(company.db, company.member, when, { team: 'payments', lessons: many, ...rest });
	const run = async (moment: number) => {
		clock = moment;
		await queueInsightLetters(company.db);
		await deliver(company.db);
	};
	const lettersTo = ({ email }: Person) => mailbox.letters.filter(({ to }) => to === email).length;

	test('over a month: each Monday once, with what changed, and as it stands where nothing did', async () => {
		const { outsider, owner } = company;
		await logs(6, at('2026-10-20T09:00Z'));
		await asks(outsider);
		const sent: string[] = [];
		for (let now = ASKED; now < at('2026-11-26T00:00Z'); now += 4 * HOUR) {
			if (now === at('2026-11-13T09:00Z')) await logs(14, now);
			const before = lettersTo(outsider);
			await run(now);
			if (lettersTo(outsider) > before) sent.push(new Date(now).toISOString());
		}
		expect(sent).toEqual(MONDAYS.map((day) => `${day}T09:00:00.000Z`));
		expect(lettersTo(owner)).toBe(0);
		const texts = mailbox.letters.map(({ text }) => text);
		expect(texts.map((text) => /New since last week|As it stands/.exec(text)?.[0])).toEqual([
			'As it stands',
			'As it stands',
			'New since last week',
			'As it stands',
		]);
	});

	test('reads well as text, and programs can end it', async () => {
		const { outsider } = company;
		await logs(6, at('2026-10-20T09:00Z'));
		await asks(outsider, { team: 'payments' });
		await run(at('2026-11-02T09:00Z'));
		const { text, html, mail } = await mailbox.letterTo(outsider.email);
		expect(mail.subject).toBe('Nothing stands out. Here is how it is.');
		expect(text).toBe(
			`Nothing stands out. Here is how it is.

December 2025 to November 2026, Payments. Nothing changed in a week.

As it stands
------------

* Of six lessons, nobody has said yet what they did for them. (http://localhost:3000/insights/reach?team=payments)
  Six lessons by where they were written, and what people said of them.

What to talk about
------------------

* Which lesson of somebody else has changed what you do, and do they know?

* What did we learn lately that is written down nowhere?

* What nearly went wrong, and what held it?

See the charts:
http://localhost:3000/insights?team=payments

-- 
Northwind
You asked for this letter. Stop letters like this one (http://localhost:3000/unsubscribe/KEY), or choose what reaches you (http://localhost:3000/settings/notices).
`.replace('KEY', /unsubscribe\/([\w.-]+)/.exec(text)?.[1] ?? ''),
		);
		expect(html).toContain('href="http://localhost:3000/insights?team=payments"');
		expect(mail.headers.get('list')).toMatchObject({
			unsubscribe: { url: expect.stringMatching(/\/hooks\/unsubscribe\/v1\.[\w-]+$/) as string },
		});
		await unsubscribe(company.db, /unsubscribe\/([\w.-]+)/.exec(text)?.[1] ?? '');
		expect(await insightLetterWish(company.db.read, outsider)).toEqual({ every: 'never', team: null });
		await run(at('2026-11-09T09:00Z'));
		expect(lettersTo(outsider)).toBe(0);
		await asks(outsider);
		await unsubscribe(company.db, /unsubscribe\/([\w.-]+)/.exec(text)?.[1] ?? '', { all: true });
		expect((await insightLetterWish(company.db.read, outsider)).every).toBe('never');
	});

	test('waits for whoever is away, and is caught up with in that week and not after it', async () => {
		const { db, outsider, admin, member } = company;
		await logs(6, at('2026-10-20T09:00Z'));
		for (const who of [outsider, admin, member]) await asks(who);
		await transact(db, async (tx) => {
			await tx.insert(leave).values([
				{ personId: outsider.id, fromDay: '2026-10-30', toDay: '2026-11-04' },
				{ personId: member.id, fromDay: '2026-11-02', toDay: '2026-11-06' },
			]);
			await tx.insert(holiday).values({ day: '2026-11-02', name: 'All Souls', teamId: null });
		});
		await run(at('2026-11-02T09:00Z'));
		expect(mailbox.letters).toEqual([]);
		await run(at('2026-11-03T09:00Z'));
		expect(mailbox.letters.map(({ to }) => to)).toEqual([admin.email]);
		await run(at('2026-11-04T09:00Z'));
		await run(at('2026-11-05T07:59Z'));
		expect(lettersTo(outsider)).toBe(0);
		// Where two ask at once, it is one letter.
		clock = at('2026-11-05T08:00Z');
		await Promise.all([queueInsightLetters(db), queueInsightLetters(db)]);
		await deliver(db);
		await run(at('2026-11-06T16:59Z'));
		expect(lettersTo(outsider)).toBe(1);
		await run(at('2026-11-07T09:00Z'));
		expect([lettersTo(admin), lettersTo(member)]).toEqual([1, 0]);
	});

	test('asked for in a week, it comes when the next one begins; asked for again it comes no second time', async () => {
		const { outsider } = company;
		await logs(6, at('2026-10-20T09:00Z'));
		await asks(outsider);
		await run(ASKED + HOUR);
		expect(mailbox.letters).toEqual([]);
		await run(at('2026-11-02T09:00Z'));
		await asks(outsider, { every: 'never' });
		await asks(outsider, { team: 'platform' });
		await run(at('2026-11-02T10:00Z'));
		expect(lettersTo(outsider)).toBe(1);
	});

	test('holds what one may see when it is sent, and is none where there is nothing to say', async () => {
		const { db, outsider, owner } = company;
		const { id } = await logs(6, at('2026-10-20T09:00Z'));
		await asks(outsider);
		clock = at('2026-11-02T09:00Z');
		await queueInsightLetters(db);
		await transact(db, (tx) => tx.update(entry).set({ visibility: 'team' }).where(eq(entry.id, id)));
		await deliver(db);
		expect(mailbox.letters).toEqual([]);
		expect(await db.read.select().from(outbox).where(eq(outbox.state, 'waiting'))).toEqual([]);
		// Whoever became a guest since is not of the workspace.
		await transact(db, (tx) => tx.update(entry).set({ visibility: 'workspace' }).where(eq(entry.id, id)));
		await transact(db, (tx) => tx.update(person).set({ role: 'guest' }).where(eq(person.id, outsider.id)));
		await run(at('2026-11-09T09:00Z'));
		expect(mailbox.letters).toEqual([]);
		expect(owner.role).toBe('owner');
	});

	test('is refused to guests and for a team that is not here; where its team becomes part of another, it is of that', async () => {
		const { db, owner, outsider } = company;
		const guest = await join(db, owner, { name: 'Paz', email: 'paz@example.org', role: 'guest' });
		await expect(asks(guest)).rejects.toMatchObject({ status: 403 });
		await expect(asks(outsider, { team: 'nobody' })).rejects.toMatchObject({ status: 422 });
		await asks(outsider, { team: 'payments' });
		expect(await insightLetterWish(db.read, outsider)).toEqual({ every: 'week', team: 'payments' });
		await mergeTeams(db, owner, { slug: 'payments', into: company.platform.id });
		expect(await insightLetterWish(db.read, outsider)).toEqual({ every: 'week', team: 'platform' });
	});

	test('is one’s own to take out, and goes with who is erased', async () => {
		const { db, owner, outsider } = company;
		await asks(outsider, { team: 'payments' });
		let taken = '';
		for await (const { bytes } of ownData(db, outsider)) taken += new TextDecoder().decode(bytes);
		expect(taken.replace(/\s/g, '')).toContain('"insights":{"every":"week","team":"payments"}');
		await deactivate(db, owner, { personId: outsider.id });
		await erase(db, owner, { personId: outsider.id, confirmed: outsider.name });
		expect(await db.read.select().from(insightLetter)).toEqual([]);
	});
});
