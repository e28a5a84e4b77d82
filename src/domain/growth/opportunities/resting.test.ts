import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DAY } from '#lib/dates.ts';
import { now, setClock } from '#lib/db/clock.ts';
import { transact } from '#lib/db/transact.server.ts';
import { freshCompany, join, type Company } from '../../../../tests/support/people.ts';
import { leave } from '../../accounts/days-off/tables.server.ts';
import { changeLead } from '../../accounts/members.server.ts';
import type { Person } from '../../accounts/person.ts';
import { person } from '../../accounts/tables.server.ts';
import { inbox } from '../../notifications/inbox.server.ts';
import { deactivate } from '../../stewardship/leaving.server.ts';
import { application } from '../applying/tables.server.ts';
import { takeOver } from './contact.server.ts';
import { end, reopen, stands } from './deciding.server.ts';
import { listOpportunities } from './listing.server.ts';
import { post, read } from './opportunities.server.ts';
import { NewOpportunity, OpportunityRevision } from './posting.ts';
import { changeOpeningSettings, tendOpenings } from './resting.server.ts';
import { revise } from './revising.server.ts';
import { fillOnceTaken } from './standing.server.ts';

// A Thursday, ten in the morning in Lisbon, where those who answer are.
const THEN = Date.parse('2026-11-19T10:00Z');
let company: Company;
let release: () => void;
beforeEach(async () => {
	company = await freshCompany(THEN);
	release = setClock(THEN);
});
afterEach(() => {
	release();
	company.close();
});

const posted = async (input: object = {}) => {
	const given = NewOpportunity.parse({ title: 'Two nights on call', form: 'shadowing', ...input });
	return (await post(company.db, company.member, given)).number;
};
const later = async (days: number) => {
	release();
	release = setClock(THEN + days * DAY);
	await tendOpenings(company.db);
};
const standing = async (number: number) => {
	const { opportunity, sharing } = await read(company.db, company.owner, number);
	return { ...opportunity, authors: sharing.authors };
};
const hears = async (who: Person) => {
	const lines = await inbox(company.db, who, { unread: true });
	return lines.map(({ sentence }) => sentence);
};
const listed = async () =>
	(await listOpportunities(company.db, company.outsider)).rows.map(({ number }) => number);
const asks = (entryId: number, state: 'asked' | 'accepted') =>
	transact(company.db, (tx) =>
		tx.insert(application).values({
			entryId,
			personId: company.outsider.id,
			words: '',
			at: now(),
			answerBy: '2026-12-01',
			state,
		}),
	);

describe('an opening of which nothing was heard', () => {
	it('is asked about once, rests after a week, and stands again with one word', async () => {
		const number = await posted();
		await later(44);
		expect(await hears(company.member)).toEqual([]);
		// Day 45 is a Sunday: it waits for Monday morning, and is asked then, once.
		for (const days of [45, 46, 46.1, 47]) await later(days);
		expect(await hears(company.member)).toEqual([
			'Nobody touched O\u20111 for a while. Does it still stand?',
		]);
		await later(52);
		expect(await listed()).toEqual([number]);
		await later(53);
		expect(await standing(number)).toMatchObject({ state: 'resting' });
		expect(await listed()).toEqual([]);
		expect(await hears(company.member)).toEqual(['O\u20111 rests, until somebody says that it still stands']);
		await expect(stands(company.db, company.outsider, number)).rejects.toMatchObject({ status: 403 });
		await stands(company.db, company.member, number);
		expect(await hears(company.member)).toEqual([]);
		expect(await listed()).toEqual([number]);
		await later(60);
		expect(await hears(company.member)).toEqual([]);
	});

	it('is asked about earlier where the day to ask has passed, and stands without that day then', async () => {
		const number = await posted({ asksUntil: '2026-11-24' });
		await later(5);
		expect(await hears(company.member)).toEqual([]);
		await later(6);
		expect(await hears(company.member)).toHaveLength(1);
		await stands(company.db, company.member, number);
		expect(await standing(number)).toMatchObject({ state: 'open', asksUntil: null });
	});

	it('is not asked about while whoever answers is away, and does not rest meanwhile', async () => {
		const number = await posted({ asksUntil: '2026-11-24' });
		await transact(company.db, (tx) =>
			tx.insert(leave).values({ personId: company.member.id, fromDay: '2026-11-25', toDay: '2026-12-31' }),
		);
		await later(20);
		expect(await standing(number)).toMatchObject({ state: 'open', askedWhetherAt: null });
	});

	it('is heard of where it was changed, and as many days are what the workspace says', async () => {
		const number = await posted();
		await changeOpeningSettings(company.db, company.owner, { askAfterDays: 30 });
		await later(29);
		await revise(company.db, company.member, number, OpportunityRevision.parse({ pitch: 'Again.' }));
		await later(57);
		expect(await hears(company.member)).toEqual([]);
		await later(60);
		expect(await hears(company.member)).toHaveLength(1);
		await expect(
			changeOpeningSettings(company.db, company.member, { askAfterDays: 30 }),
		).rejects.toMatchObject({ status: 403 });
	});
});

describe('an opening whose contact leaves', () => {
	it('asks who looks after it as well, tells whoever takes it over who waits, and is answered again', async () => {
		const number = await posted({ authors: ['Tomasz Wrona'] });
		const { entryId } = await standing(number);
		await asks(entryId, 'asked');
		await deactivate(company.db, company.owner, { personId: company.member.id });
		expect(await standing(number)).toMatchObject({ contactId: null, orphanedAt: THEN });
		expect(await hears(company.admin)).toEqual([
			'Nobody answers for O\u20111 any more. Could you take it over?',
		]);
		expect(await hears(company.owner)).toEqual([]);
		await expect(takeOver(company.db, company.outsider, number)).rejects.toMatchObject({ status: 403 });
		await takeOver(company.db, company.admin, number);
		expect(await standing(number)).toMatchObject({ contactId: company.admin.id, orphanedAt: null });
		expect(await hears(company.admin)).toEqual(['One person waits for an answer of yours about O\u20111']);
		await expect(takeOver(company.db, company.owner, number)).rejects.toMatchObject({ status: 409 });
	});

	it('asks those who lead its team, and anybody of the team may', async () => {
		const lead = await join(company.db, company.owner, {
			...{ name: 'Noor Jansen', email: 'noor@example.org', team: 'payments' },
		});
		const mate = await join(company.db, company.owner, {
			...{ name: 'Kwame Boateng', email: 'kwame@example.org', team: 'payments' },
		});
		await changeLead(company.db, company.owner, { slug: 'payments', personId: lead.id, leads: true });
		const number = await posted({ team: 'payments' });
		await deactivate(company.db, company.owner, { personId: company.member.id });
		expect(await hears(lead)).toHaveLength(1);
		expect(await hears(mate)).toEqual([]);
		await takeOver(company.db, mate, number);
		expect((await standing(number)).authors).toEqual(['ines@example.org', 'kwame@example.org']);
		expect(await hears(lead)).toEqual([]);
	});

	it('rests after a week in which nobody did, and one who became a guest answers no more', async () => {
		const number = await posted();
		await transact(company.db, (tx) =>
			tx.update(person).set({ role: 'guest' }).where(eq(person.id, company.member.id)),
		);
		await later(0.1);
		expect(await standing(number)).toMatchObject({ contactId: null });
		expect(await hears(company.owner)).toHaveLength(1);
		await later(6);
		expect(await standing(number)).toMatchObject({ state: 'open' });
		await later(8);
		expect(await standing(number)).toMatchObject({ state: 'resting' });
	});
});

describe('an opening that has whom it looked for', () => {
	it('is filled once its places are taken, and opens again with one more', async () => {
		const number = await posted();
		const { entryId } = await standing(number);
		await asks(entryId, 'accepted');
		await transact(company.db, (tx) => fillOnceTaken(tx, entryId));
		expect(await standing(number)).toMatchObject({ state: 'filled' });
		expect(await listed()).toEqual([]);
		await expect(reopen(company.db, company.member, number)).rejects.toMatchObject({ status: 409 });
		await revise(company.db, company.member, number, OpportunityRevision.parse({ places: 2 }));
		await reopen(company.db, company.member, number);
		const [row] = (await listOpportunities(company.db, company.outsider)).rows;
		expect(row).toMatchObject({ number, places: 2, taken: 1 });
	});

	it('is closed with a line, and not while somebody waits for an answer', async () => {
		const number = await posted();
		const { entryId } = await standing(number);
		await asks(entryId, 'asked');
		const closing = { state: 'closed', outcome: 'Two came along, and both stayed.' } as const;
		await expect(end(company.db, company.member, number, closing)).rejects.toMatchObject({ status: 409 });
		await transact(company.db, (tx) => tx.update(application).set({ state: 'withdrawn' }));
		await end(company.db, company.member, number, closing);
		expect(await standing(number)).toMatchObject({ state: 'closed', outcome: closing.outcome });
		const { rows } = await listOpportunities(company.db, company.outsider, { show: 'over' });
		expect(rows).toMatchObject([{ number, outcome: closing.outcome }]);
		await later(100);
		expect(await hears(company.member)).toEqual([]);
	});
});
