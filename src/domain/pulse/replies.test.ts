import { afterEach, beforeEach, expect, test } from 'vitest';
import { setClock } from '#lib/db/clock.ts';
import { transact } from '#lib/db/transact.server.ts';
import { freshCompany, join, type Company } from '../../../tests/support/people.ts';
import { changeLead } from '../accounts/members.server.ts';
import type { Person } from '../accounts/person.ts';
import { createEntry } from '../entries/entries.server.ts';
import { change } from '../lessons/tables.server.ts';
import { NewReply } from './replies.ts';
import { mayReply, repliesTo, reply, takeBackReply } from './replies.server.ts';
import { pulseReleased, pulseRound } from './tables.server.ts';

let company: Company;
let clock: () => void;
let round: number;
let ofPayments: string;
beforeEach(async () => {
	const at = Date.parse('2026-11-19T09:00Z');
	company = await freshCompany(at);
	clock = setClock(at);
	ofPayments = `team-${company.payments.id}`;
	round = await closed(['all', ofPayments]);
});
afterEach(() => {
	clock();
	company.close();
});

async function closed(cuts: string[], closedOn: string | null = '2026-11-10'): Promise<number> {
	return transact(company.db, async (tx) => {
		const [made] = await tx
			.insert(pulseRound)
			.values({
				...{ kind: 'full', items: [], source: '', scale: 5, fewest: 5, fewestComments: 8, cuts: [] },
				...{ openedOn: '2026-11-01', closesOn: '2026-11-10', closedOn },
			})
			.returning({ id: pulseRound.id });
		const id = made?.id ?? 0;
		for (const cut of cuts) {
			await tx
				.insert(pulseReleased)
				.values({ roundId: id, cut, item: 'edmondson-5.1', n: 9, mean: 3.5, spread: 1, step: 0.5 });
		}
		return id;
	});
}

const saying = (cut: string, more: Record<string, string> = {}) =>
	NewReply.parse({ cut, item: 'edmondson-5.1', words: 'Two hours a week are for questions.', ...more });

async function lead(who: Person, slug: string): Promise<void> {
	await changeLead(company.db, company.owner, { slug, personId: who.id, leads: true });
}

async function changeOf(who: Person, visibility: 'workspace' | 'restricted'): Promise<number> {
	return transact(company.db, async (tx) => {
		const sharing = { team: null, visibility, readers: [], authors: [] };
		const { id } = await createEntry(tx, who, 'postmortem', {
			title: 'Queue',
			body: '',
			sharing,
			content: {},
		});
		const [made] = await tx
			.insert(change)
			.values({
				...{ entryId: id, position: 0, text: 'Office hours', kind: 'action', ownerName: '' },
				...{ state: 'open', reason: '', link: '' },
			})
			.returning({ id: change.id });
		return made?.id ?? 0;
	});
}

test('whoever leads the team says what is done about it, and who runs the workspace; for everybody these alone', async () => {
	const { db, member, admin, outsider } = company;
	await expect(reply(db, member, round, saying(ofPayments))).rejects.toMatchObject({ status: 403 });
	await lead(member, 'payments');
	await reply(db, member, round, saying(ofPayments));
	await expect(reply(db, member, round, saying('all'))).rejects.toMatchObject({ status: 403 });
	await reply(db, admin, round, saying('all'));
	expect(await mayReply(db.read, outsider, ofPayments)).toBe(false);
	const said = await repliesTo(db.read, outsider, round, ofPayments);
	expect(said).toMatchObject([
		{ words: 'Two hours a week are for questions.', by: { name: member.name }, day: '2026-11-19' },
	]);
	expect(said[0]?.mayTakeBack).toBe(false);
});

test('only of what is shown: a hidden group, another item and an open round are not there', async () => {
	const { db, admin } = company;
	const hidden = saying(`team-${company.platform.id}`);
	await expect(reply(db, admin, round, hidden)).rejects.toMatchObject({ status: 404 });
	const other = saying('all', { item: 'edmondson-1.1' });
	await expect(reply(db, admin, round, other)).rejects.toMatchObject({ status: 404 });
	const open = await closed(['all'], null);
	await expect(reply(db, admin, open, saying('all'))).rejects.toMatchObject({ status: 404 });
});

test('a change is named by its number, within what its writer may see', async () => {
	const { db, admin, member } = company;
	const shared = await changeOf(admin, 'workspace');
	await reply(db, admin, round, saying('all', { change: `C\u2011${shared}` }));
	const kept = await changeOf(member, 'restricted');
	await expect(reply(db, admin, round, saying('all', { change: `c-${kept}` }))).rejects.toMatchObject({
		body: { fields: { change: 'There is no change of that number here, or it is not shared with you.' } },
	});
	expect((await repliesTo(db.read, member, round, 'all')).map(({ changeId }) => changeId)).toEqual([shared]);
	expect(NewReply.safeParse({ ...saying('all'), change: 'the third one' }).success).toBe(false);
	expect(saying('all', { change: 'https://k.example/changes/97' }).change).toBe(97);
});

test('whoever wrote a reply takes it back, and nobody who does not answer there', async () => {
	const { db, admin, member, outsider } = company;
	await lead(member, 'payments');
	await reply(db, member, round, saying(ofPayments));
	const [said] = await repliesTo(db.read, member, round, ofPayments);
	const id = said?.id ?? 0;
	await expect(takeBackReply(db, outsider, round, id)).rejects.toMatchObject({ status: 403 });
	await expect(takeBackReply(db, admin, round + 1, id)).rejects.toMatchObject({ status: 404 });
	await takeBackReply(db, member, round, id);
	expect(await repliesTo(db.read, member, round, ofPayments)).toEqual([]);
});

test('guests neither reply nor take back', async () => {
	const { db, owner } = company;
	const guest = await join(db, owner, { name: 'Ana', email: 'ana@example.org', role: 'guest' });
	await expect(reply(db, guest, round, saying('all'))).rejects.toMatchObject({ status: 403 });
	await expect(takeBackReply(db, guest, round, 1)).rejects.toMatchObject({ status: 403 });
});
