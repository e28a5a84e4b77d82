import { afterEach, beforeEach, expect, test } from 'vitest';
import { eq } from 'drizzle-orm';
import { freshCompany, join, personOf, type Company } from '../../../../tests/support/people.ts';
import { deactivate } from '#domain/accounts/leaving.server.ts';
import type { Person } from '#domain/accounts/person.ts';
import { transact } from '#lib/db/transact.server.ts';
import { mentorship } from '../mentoring/tables.server.ts';
import { isSeenBy, sees } from './seeing.server.ts';
import { SEEN_BY } from './profile.ts';

let company: Company;
beforeEach(async () => {
	company = await freshCompany();
});
afterEach(() => company.close());

const near = async (who: Person, of: Person) => (await sees(company.db.read, who, [of.id])).get(of.id);

type Agreed = Pick<typeof mentorship.$inferInsert, 'form' | 'state'>;
async function agree(mentor: Person, learner: Person, { form, state }: Agreed): Promise<void> {
	const two = { mentorId: mentor.id, learnerId: learner.id, askedBy: learner.id };
	const row = { ...two, form, state, aim: '', rhythm: '', endsOn: '2026-03-01', askedAt: 1 };
	await transact(company.db, (tx) => tx.insert(mentorship).values(row));
}

test('an owner, an administrator and a colleague are no nearer than anybody', async () => {
	const { owner, admin, member, outsider } = company;
	for (const who of [owner, admin, outsider]) expect(await near(who, member)).toBe('workspace');
	expect(await near(member, member)).toBe('self');
});

test('who mentors them now is a mentor, and only that way round', async () => {
	const { member, outsider } = company;
	await agree(outsider, member, { form: 'mentoring', state: 'asked' });
	expect(await near(outsider, member)).toBe('workspace');
	await transact(company.db, (tx) => tx.update(mentorship).set({ state: 'agreed' }));
	expect(await near(outsider, member)).toBe('mentor');
	expect(await near(member, outsider)).toBe('workspace');
	await transact(company.db, (tx) =>
		tx.update(mentorship).set({ state: 'closed' }).where(eq(mentorship.mentorId, outsider.id)),
	);
	expect(await near(outsider, member)).toBe('workspace');
});

test.each(['pairing', 'shadowing'] as const)('%s makes nobody a mentor', async (form) => {
	await agree(company.outsider, company.member, { form, state: 'agreed' });
	expect(await near(company.outsider, company.member)).toBe('workspace');
});

test('guests see nobody, nobody sees guests, nor who has left', async () => {
	const { db, owner, member, outsider } = company;
	const guest = await join(db, owner, { name: 'Gast', email: 'gast@example.org', role: 'guest' });
	expect(await near(guest, member)).toBeUndefined();
	expect(await near(guest, guest)).toBe('self');
	expect(await near(member, guest)).toBeUndefined();
	await deactivate(db, owner, { personId: outsider.id });
	expect(await near(await personOf(db, member.email), outsider)).toBeUndefined();
});

test.each([
	['self', ['me', 'mentors', 'workspace']],
	['mentor', ['mentors', 'workspace']],
	['workspace', ['workspace']],
	[undefined, []],
] as const)('%s reads %j', (nearness, reads) => {
	expect(SEEN_BY.filter((seenBy) => isSeenBy(nearness, seenBy))).toEqual(reads);
});
