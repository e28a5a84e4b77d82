import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { setClock } from '#lib/db/clock.ts';
import { transact } from '#lib/db/transact.server.ts';
import { freshCompany, join, personOf, type Company } from '../../../../tests/support/people.ts';
import { changeLead } from '../../accounts/members.server.ts';
import type { Person } from '../../accounts/person.ts';
import { takeLeave } from '../../log/days-off.server.ts';
import { membership, team } from '../../accounts/tables.server.ts';
import { auditEvent } from '../../audit/tables.server.ts';
import { inbox } from '../../notifications/inbox.server.ts';
import { deactivate } from '../../stewardship/leaving.server.ts';
import { post, read } from '../opportunities/opportunities.server.ts';
import { NewOpportunity } from '../opportunities/posting.ts';
import { ApplicationAnswer, NewApplication } from './application.ts';
import { answer } from './answering.server.ts';
import { apply } from './applying.server.ts';
import { countDelays, readDelays } from './delays.server.ts';
import { giveWord } from './lead-answering.server.ts';
import { changeLeadStep } from './lead-rule.server.ts';
import { LeadStep, LeadWord } from './lead-step.ts';
import { ownApplications } from './mine.server.ts';
import { nudgeLeads } from './nudging.server.ts';
import { tendApplications } from './reminding.server.ts';
import { application } from './tables.server.ts';
import { answersOf } from './waiting.server.ts';

/** A Thursday. */
const DAY = Date.parse('2026-11-19T10:00Z');
let company: Company;
let clock: () => void;
/** In Platform, which Tomasz leads; the team around it is led by Vera. */
let asker: Person;
let lead: Person;
let above: Person;
let number: number;

beforeEach(async () => {
	company = await freshCompany(DAY);
	clock = setClock(DAY);
	const { db, owner, admin } = company;
	asker = company.outsider;
	lead = admin;
	await changeLead(db, owner, { slug: 'platform', personId: lead.id, leads: true });
	above = await join(db, owner, { name: 'Vera Lind', email: 'vera@example.org' });
	await transact(db, async (tx) => {
		const [around] = await tx
			.insert(team)
			.values({ slug: 'systems', name: 'Systems', glaze: 'ash', createdAt: DAY })
			.returning();
		if (!around) throw new Error('No team.');
		await tx.insert(membership).values({ teamId: around.id, personId: above.id, since: DAY, isLead: true });
		await tx.update(team).set({ parentId: around.id }).where(eq(team.id, company.platform.id));
	});
	const given = { title: 'Beside payments', form: 'project', hoursAWeek: 4 };
	number = (await post(db, company.member, NewOpportunity.parse(given))).number;
});
afterEach(() => {
	clock();
	return company.close();
});

const switchOn = (days = 3) =>
	changeLeadStep(company.db, company.owner, LeadStep.parse({ on: 'yes', days: String(days) }));
const ask = (input: object = {}) =>
	apply(company.db, asker, number, NewApplication.parse({ words: 'zqwords', ...input }));
const yes = (id: number) =>
	answer(company.db, company.member, number, { ...ApplicationAnswer.parse({ answer: 'yes' }), id });
const word = (id: number, input: object, who = lead) =>
	giveWord(company.db, who, LeadWord.parse({ id, ...input }));
const standing = async () => (await ownApplications(company.db.read, asker))[0]?.lead;
const told = async (who: Person, kind: string) =>
	(await inbox(company.db, who)).filter((one) => one.kind === kind).length;

const entryOf = async () => (await read(company.db, company.member, number)).entry;

async function tendAt(when: string): Promise<void> {
	setClock(Date.parse(when));
	try {
		await tendApplications(company.db);
		await tendApplications(company.db);
	} finally {
		setClock(DAY);
	}
}

describe('the step of a lead', () => {
	it('is off at first, switched by those who run the workspace, and then skipped by whoever has no lead', async () => {
		const { id } = await ask();
		expect(await standing()).toMatchObject({ is: 'none' });
		await yes(id);
		await expect(changeLeadStep(company.db, company.member, { on: true, days: 5 })).rejects.toMatchObject({
			status: 403,
		});
		expect(LeadStep.safeParse({ on: 'yes', days: 2 }).success).toBe(false);
		expect(LeadStep.safeParse({ on: 'yes', days: 15 }).success).toBe(false);
		await switchOn();
		const alone = await join(company.db, company.owner, { name: 'Alone', email: 'alone@example.org' });
		const other = await post(
			company.db,
			company.member,
			NewOpportunity.parse({ title: 'Another', form: 'role' }),
		);
		await apply(company.db, alone, other.number, NewApplication.parse({ words: 'Me' }));
		expect((await ownApplications(company.db.read, alone))[0]?.lead.is).toBe('none');
	});

	it('has three answers and no “no”, reads nothing of the words, and holds a yes up until then', async () => {
		await switchOn();
		const { id } = await ask();
		const [waits] = await answersOf(company.db.read, lead);
		expect(waits).toMatchObject({ is: 'lead', person: { name: asker.name }, by: '2026-11-24' });
		expect(JSON.stringify(waits)).not.toContain('zqwords');
		await expect(yes(id)).rejects.toMatchObject({ status: 409 });
		expect(LeadWord.safeParse({ id, answer: 'no' }).success).toBe(false);
		expect(LeadWord.safeParse({ id, answer: 'yes-from' }).success).toBe(false);
		await expect(word(id, { answer: 'yes' }, above)).rejects.toMatchObject({ status: 404 });
		await word(id, { answer: 'let-us-talk' });
		await word(id, { answer: 'yes-from', from: '2027-01-04' });
		expect(await standing()).toMatchObject({ is: 'answered', answer: 'yes-from', from: '2027-01-04' });
		expect(await told(asker, 'lead-answered')).toBe(1);
		await yes(id);
		const noted = await company.db.read
			.select()
			.from(auditEvent)
			.where(eq(auditEvent.act, 'lead-word-given'));
		expect(noted.map(({ subjectId, details }) => [subjectId, details])).toEqual([
			[null, {}],
			[null, {}],
		]);
	});

	it('lets whoever has several leads choose', async () => {
		await transact(company.db, (tx) =>
			tx.insert(membership).values({ teamId: company.payments.id, personId: asker.id, since: DAY }),
		);
		await transact(company.db, (tx) =>
			tx
				.insert(membership)
				.values({ teamId: company.payments.id, personId: above.id, since: DAY, isLead: true }),
		);
		asker = await personOf(company.db, asker.email);
		await switchOn();
		await expect(ask()).rejects.toMatchObject({ status: 422 });
		await expect(ask({ lead: String(company.owner.id) })).rejects.toMatchObject({ status: 422 });
		await ask({ lead: String(above.id) });
		expect(await standing()).toMatchObject({ is: 'waits', name: 'Vera Lind' });
	});

	it('passes silence on upwards, then to owners as those who nudge, and decides nothing by itself', async () => {
		await switchOn();
		const { id } = await ask();
		await tendAt('2026-11-24T10:00Z');
		expect(await standing(), 'its last day').toMatchObject({ is: 'waits', passedOn: 0 });
		await tendAt('2026-11-25T03:00Z');
		expect(await standing(), 'the night of the next').toMatchObject({ passedOn: 0 });
		await tendAt('2026-11-25T10:00Z');
		expect(await standing()).toMatchObject({
			is: 'waits',
			name: 'Vera Lind',
			until: '2026-11-30',
			passedOn: 1,
		});
		expect([await told(above, 'lead-asked'), await told(asker, 'lead-silent')]).toEqual([1, 1]);
		await expect(word(id, { answer: 'yes' }, lead)).rejects.toMatchObject({ status: 404 });
		expect(await told(company.owner, 'leads-silent')).toBe(0);
		await tendAt('2026-12-01T10:00Z');
		expect(await standing()).toMatchObject({ is: 'nudged', passedOn: 2 });
		const seen = (await inbox(company.db, company.owner)).find(({ kind }) => kind === 'leads-silent');
		expect(JSON.stringify(seen)).not.toMatch(/Hà|Vera|O-\d/);
		await expect(nudgeLeads(company.db, lead)).rejects.toMatchObject({ status: 403 });
		await takeLeave(company.db, above, { fromDay: '2026-11-19', toDay: '2026-11-20' });
		await nudgeLeads(company.db, company.owner);
		expect(await told(above, 'lead-nudged'), 'while they are away').toBe(0);
		setClock(Date.parse('2026-12-01T10:00Z'));
		await nudgeLeads(company.db, company.owner);
		expect(await told(above, 'lead-nudged')).toBe(1);
		const [row] = await company.db.read.select().from(application).where(eq(application.id, id));
		expect(row).toMatchObject({ state: 'asked', leadAnswer: null });
		await yes(id);
	});

	it('goes on at once from a lead who has left, and holds nothing up once it is switched off', async () => {
		await switchOn(14);
		const { id } = await ask();
		await deactivate(company.db, company.owner, { personId: lead.id });
		await tendAt('2026-11-19T11:00Z');
		expect(await standing()).toMatchObject({ is: 'waits', name: 'Vera Lind', passedOn: 1 });
		await changeLeadStep(company.db, company.owner, { on: false, days: 14 });
		expect(await answersOf(company.db.read, above)).toEqual([]);
		await yes(id);
	});
});

describe('the days that leads let pass', () => {
	it('are told of five leads or more alone, to those who run the workspace, and never of one', async () => {
		await switchOn();
		const leads: Person[] = [];
		for (let k = 0; k < 5; k += 1) {
			const one = { name: `Lead ${k}`, email: `lead-${k}@example.org`, team: 'payments' };
			leads.push(await join(company.db, company.owner, one));
		}
		const { id: entryId } = await entryOf();
		const countedOf = async (when: string, many: number) => {
			await transact(company.db, async (tx) => {
				await tx.delete(application);
				await tx.insert(application).values(
					leads.slice(0, many).map(({ id }) => ({
						...{ entryId, personId: id, words: '', at: DAY, answerBy: '2026-12-03' },
						...{ leadId: id, leadAskedAt: DAY, leadAnswerBy: '2026-11-20' },
					})),
				);
			});
			const back = setClock(Date.parse(when));
			try {
				await countDelays(company.db);
				return (await readDelays(company.db, company.owner)).groups;
			} finally {
				back();
			}
		};
		expect(await countedOf('2026-12-01T10:00Z', 4)).toEqual([]);
		expect(await countedOf('2026-12-02T10:00Z', 5), 'the same all week').toEqual([]);
		const five = await countedOf('2026-12-08T10:00Z', 5);
		expect(five[0]).toEqual({ name: 'Everybody', passed: 'most or all' });
		expect(JSON.stringify(five)).not.toContain('Lead ');
		await expect(readDelays(company.db, company.member)).rejects.toMatchObject({ status: 403 });
	});
});
