import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { acceptInvitation, invite } from '#domain/accounts/invitations.server.ts';
import { changeProfile } from '#domain/accounts/people.server.ts';
import { personOfToken, makeToken } from '#domain/accounts/tokens.server.ts';
import { inbox } from '#domain/notifications/inbox.server.ts';
import { changeExpectations } from '#domain/postmortems/expected.server.ts';
import { Expectations } from '#domain/postmortems/expected.ts';
import { draft, NewPostmortem } from '#domain/postmortems/postmortems.server.ts';
import { remind } from '#domain/postmortems/reminding.server.ts';
import { DAY, HOUR } from '#lib/dates.ts';
import { setClock } from '#lib/db/clock.ts';
import { transact } from '#lib/db/transact.server.ts';
import { MAIL_SETTING } from '#lib/mail/mail-settings.server.ts';
import { queueMail } from '#lib/mail/outbox.server.ts';
import { writeSetting } from '#lib/settings.server.ts';
import { freshCompany, PASSWORD, personOf, type Company } from '../support/people.ts';

let company: Company;
let clock: number;
let release: () => void;
const at = (moment: string) => Date.parse(moment);
beforeEach(async () => {
	company = await freshCompany();
	clock = at('2026-11-16T08:00Z');
	release = setClock(() => clock);
});
afterEach(async () => {
	release();
	await company.close();
});

describe.each(['Pacific/Chatham', 'America/St_Johns'])('reminders in %s', (zone) => {
	/** An incident that was resolved on that day is expected to be written up five working days later. */
	async function remindedOf(resolved: string, from: string, walk: () => Promise<void>): Promise<number> {
		const { db, owner } = company;
		clock = at(from);
		await changeProfile(db, company.member, { name: 'Inês Carvalho', zone });
		const member = await personOf(db, company.member.email);
		const chosen = Expectations.parse({ within: { sev2: 5 }, before: 2, onTheDay: true });
		await changeExpectations(db, owner, chosen);
		const content = { title: 'The queue', severity: 2, times: { resolved } };
		await draft(db, member, NewPostmortem.parse({ content, sharing: {} }));
		await walk();
		return (await inbox(db, member)).length;
	}

	async function through(days: number, jump: (hour: number) => number): Promise<void> {
		for (let hour = 0; hour < days * 24; hour++) {
			clock += HOUR + jump(hour);
			await remind(company.db);
		}
	}

	test('a clock that goes back by an hour again and again tells nothing twice', async () => {
		const told = await remindedOf('2026-11-17T15:00:00Z', '2026-11-18T08:00Z', () =>
			through(12, (hour) => (hour % 7 === 0 ? -HOUR : 0)),
		);
		expect(told).toBe(2);
	});

	test('a clock that is a day ahead and is put right tells nothing twice', async () => {
		const told = await remindedOf('2026-11-17T15:00:00Z', '2026-11-18T08:00Z', () =>
			through(12, (hour) => (hour === 49 ? DAY : hour === 55 ? -DAY : 0)),
		);
		expect(told).toBe(2);
	});

	test.each([
		['forward', '2026-09-21T15:00:00Z', '2026-09-22T08:00Z'],
		['back', '2026-04-01T15:00:00Z', '2026-04-02T08:00Z'],
		['back, in the north', '2026-10-27T15:00:00Z', '2026-10-28T08:00Z'],
		['forward, in the north', '2026-03-03T15:00:00Z', '2026-03-04T08:00Z'],
	])('the night in which clocks go %s tells each once', async (_, resolved, from) => {
		expect(await remindedOf(resolved, from, () => through(14, () => 0))).toBe(2);
	});
});

test('an invitation is taken once, also when the clock goes back', async () => {
	const { db, owner } = company;
	const person = { name: 'Yusuf Demir', password: PASSWORD, zone: 'UTC' };
	const taken = await invite(db, owner, { email: 'yusuf@example.org', role: 'member', teamId: null });
	await acceptInvitation(db, taken, person);
	clock -= HOUR;
	await expect(acceptInvitation(db, taken, person)).rejects.toMatchObject({ status: 404 });
});

test('a token that is over opens nothing; a mail is queued once whatever the clock says', async () => {
	const { db, member } = company;
	const token = await makeToken(db, member, { name: 'API', scopes: ['read'], days: 1 });
	clock += DAY + HOUR;
	expect(await personOfToken(db, token)).toBeNull();
	await transact(db, (tx) => writeSetting(tx, MAIL_SETTING, { host: 'smtp.example.org' }));
	for (const jump of [0, -HOUR, 2 * DAY, -DAY]) {
		clock += jump;
		await transact(db, (tx) => queueMail(tx, { kind: 'digest', key: 'digest:1:2026-W48', about: {} }));
	}
	const { rows } = await db.reader.execute('SELECT count(*) AS mails FROM outbox');
	expect(rows[0]?.mails).toBe(1);
});
