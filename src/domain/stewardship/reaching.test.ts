import { afterEach, beforeEach, expect, test } from 'vitest';
import { freshCompany, type Company } from '../../../tests/support/people.ts';
import { deactivate } from '../accounts/leaving.server.ts';
import { startSession } from '../accounts/sessions.server.ts';
import type { Person } from '../accounts/person.ts';
import {
	chooseNotices,
	chooseOwnDigest,
	chooseQuiet,
	ChosenDigestForm,
	ChosenNotices,
	ChosenQuiet,
} from '../notifications/choosing.server.ts';
import { addBrowser } from '../notifications/push/subscriptions.server.ts';
import { digestWish, noticeWish, pushSubscription, quietHours } from '../notifications/tables.server.ts';
import { erase } from './erasure.server.ts';
import { ownData } from './own-data.server.ts';

let company: Company;
beforeEach(async () => {
	company = await freshCompany();
	await choose(company.member, 'zqmine', '21:30');
	await choose(company.outsider, 'zqtheirs', '22:45');
});
afterEach(() => company.close());

/** Everything that somebody can say about what reaches them. */
async function choose(who: Person, device: string, quietFrom: string): Promise<void> {
	const { db } = company;
	await chooseNotices(db, who, ChosenNotices.parse({ wanted: ['mentions.inbox', 'mentions.push'] }));
	await chooseQuiet(db, who, ChosenQuiet.parse({ from: quietFrom, to: '07:15', days: ['6', '7'] }));
	await chooseOwnDigest(db, who, ChosenDigestForm.parse({ every: 'day', weekday: '1', time: '09:00' }));
	await addBrowser(db, who, {
		endpoint: `https://push.example.org/${device}-endpoint`,
		keys: { p256dh: `${device}-p256dh`, auth: `${device}-auth` },
		device,
		session: await startSession(db, who.id, device),
	});
}

async function takenBy(who: Person, named: string): Promise<unknown> {
	for await (const { name, bytes } of ownData(company.db, who)) {
		if (name === named) return JSON.parse(new TextDecoder().decode(bytes));
	}
	return null;
}

/** Of how many wishes of whom each table knows. */
async function kept(): Promise<Record<string, number[]>> {
	const { read } = company.db;
	const tables = { noticeWish, quietHours, digestWish, pushSubscription };
	const known: Record<string, number[]> = {};
	for (const [name, table] of Object.entries(tables)) {
		const rows = await read.select({ personId: table.personId }).from(table);
		known[name] = [...new Set(rows.map(({ personId }) => personId))].sort();
	}
	return known;
}

test('what somebody chose about what reaches them is theirs to take away, and of a browser no address and no key', async () => {
	const taken = await takenBy(company.member, 'what-reaches-you.json');
	expect(taken).toMatchObject({
		wanted: {
			mentions: { inbox: true, mail: false, push: true },
			replies: { inbox: false, mail: false, push: false },
		},
		quietHours: { fromMinute: 21 * 60 + 30, toMinute: 7 * 60 + 15, days: [6, 7] },
		digest: { every: 'day', minute: 9 * 60 },
		browsers: [{ device: 'zqmine' }],
	});
	const words = JSON.stringify(taken);
	for (const other of ['zqtheirs', 'endpoint', 'p256dh', 'auth']) expect(words).not.toContain(other);
});

test('with whoever is erased goes what they chose and where they were told; others keep theirs', async () => {
	const { db, owner, member, outsider } = company;
	const both = [member.id, outsider.id].sort();
	const each = (ids: number[]) => ({
		noticeWish: ids,
		quietHours: ids,
		digestWish: ids,
		pushSubscription: ids,
	});
	expect(await kept()).toEqual(each(both));
	await deactivate(db, owner, { personId: member.id });
	await erase(db, owner, { personId: member.id, confirmed: 'Inês Carvalho' });
	expect(await kept()).toEqual(each([outsider.id]));
});
