import { afterEach, beforeEach, expect, test } from 'vitest';
import { eq } from 'drizzle-orm';
import { setClock } from '#lib/db/clock.ts';
import { transact } from '#lib/db/transact.server.ts';
import { freshCompany, join, type Company } from '../../../../tests/support/people.ts';
import type { Person } from '../../accounts/person.ts';
import { inbox } from '../../notifications/inbox.server.ts';
import { goal, goalStep } from '../goals/tables.server.ts';
import { openTo } from '../profile/tables.server.ts';
import { sees } from '../profile/seeing.server.ts';
import { agree, decline, letWait } from './answering.server.ts';
import { ask, takeBack } from './asking.server.ts';
import { answerProposal, propose, takeProposalBack } from './changing.server.ts';
import { say } from './checks.server.ts';
import { closeWithWords, leave } from './closing.server.ts';
import { NewMentorship } from './mentorship-form.ts';
import { writeAgenda, writeMeeting } from './notes.server.ts';
import { listMentorships, readMentorship } from './reading.server.ts';
import { mentorship } from './tables.server.ts';
import { mentorshipsWaitingFor } from './waiting.server.ts';

const FOUNDED = Date.parse('2026-09-07T09:00Z');
/** A Tuesday. */
const TODAY = Date.parse('2026-09-08T10:00Z');
const ENDS = '2026-11-10';

let company: Company;
let release: () => void;
beforeEach(async () => {
	company = await freshCompany(FOUNDED);
	release = setClock(TODAY);
});
afterEach(async () => {
	release();
	await company.close();
});

type Given = Partial<Record<keyof NewMentorship, unknown>>;
const wanted = (other: Person, given: Given = {}) =>
	NewMentorship.parse({
		with: other.id,
		form: 'mentoring',
		aim: 'To facilitate a review',
		rhythm: 'An hour every second Thursday',
		endsOn: ENDS,
		...given,
	});

/** The member asks the outsider, who agrees. */
async function agreed(given: Given = {}): Promise<number> {
	const { db, member, outsider } = company;
	const { id } = await ask(db, member, wanted(outsider, given));
	await agree(db, outsider, id, { goal: null });
	return id;
}

const says = async (who: Person) =>
	(await inbox(company.db, who, { limit: 20 })).map(({ sentence }) => sentence);
const stateOf = async (who: Person, id: number) => (await readMentorship(company.db, who, id)).state;
const near = async (who: Person, of: Person) => (await sees(company.db.read, who, [of.id])).get(of.id);
const limit = (who: Person, said: Partial<typeof openTo.$inferInsert>) =>
	transact(company.db, (tx) => tx.insert(openTo).values({ personId: who.id, what: 'mentoring', ...said }));

test('one asks, the other agrees, and while it goes on the mentor is a mentor', async () => {
	const { db, member, outsider } = company;
	const { id } = await ask(db, member, wanted(outsider));
	expect(await says(outsider)).toEqual([`${member.name} asks whether you would mentor them`]);
	expect(await mentorshipsWaitingFor(db, outsider)).toMatchObject([{ id, other: member.name }]);
	await expect(agree(db, member, id, { goal: null })).rejects.toMatchObject({ status: 403 });
	await agree(db, outsider, id, { goal: null });
	expect(await says(member)).toEqual([`${outsider.name} says yes to what you asked. It begins`]);
	expect(await near(outsider, member)).toBe('mentor');
	expect(await near(member, outsider)).toBe('workspace');
	await closeWithWords(db, member, id, { learned: 'To wait longer.', readers: 'two' });
	expect(await near(outsider, member)).toBe('workspace');
});

test('nobody but the two knows of it: an owner and an administrator neither', async () => {
	const { db, owner, admin, member } = company;
	const id = await agreed();
	for (const who of [owner, admin]) {
		await expect(readMentorship(db, who, id)).rejects.toMatchObject({ status: 404 });
		await expect(leave(db, who, id)).rejects.toMatchObject({ status: 404 });
		await expect(writeAgenda(db, who, id, { agenda: 'x', base: 1 })).rejects.toMatchObject({ status: 404 });
		expect(await listMentorships(db, who)).toEqual([]);
	}
	expect(await listMentorships(db, member)).toHaveLength(1);
});

test('guests, oneself and whoever is asked already cannot be asked', async () => {
	const { db, owner, member, outsider } = company;
	const guest = await join(db, owner, { name: 'Gast', email: 'gast@example.org', role: 'guest' });
	const refused = (who: Person, other: Person) => expect(ask(db, who, wanted(other))).rejects;
	await refused(member, guest).toMatchObject({ status: 422 });
	await refused(guest, member).toMatchObject({ status: 403 });
	await refused(member, member).toMatchObject({ status: 422 });
	await agreed();
	await refused(member, outsider).toMatchObject({ status: 409 });
	await expect(ask(db, member, wanted(outsider, { endsOn: '2026-09-08' }))).rejects.toMatchObject({
		status: 422,
	});
});

test('where there is no place it can wait for one, unknown to whom it is for, and whoever waited longest is first', async () => {
	const { db, admin, member, owner, outsider } = company;
	await limit(outsider, { most: 1 });
	const first = await agreed();
	await expect(ask(db, admin, wanted(outsider))).rejects.toMatchObject({
		body: { fields: { wait: expect.stringContaining('no place for it at the moment') as string } },
	});
	const { id: second } = await ask(db, admin, wanted(outsider, { wait: 'yes' }));
	const { id: third } = await ask(db, owner, wanted(outsider, { wait: 'yes' }));
	expect(await listMentorships(db, outsider)).toHaveLength(1);
	await expect(readMentorship(db, outsider, second)).rejects.toMatchObject({ status: 404 });
	await leave(db, member, first);
	expect(await stateOf(outsider, second)).toBe('asked');
	expect(await stateOf(owner, third)).toBe('waiting');
	expect(await says(admin)).toContain('There is a place for what you wait for, and whom you asked has heard');
	await expect(ask(db, member, wanted(outsider))).rejects.toMatchObject({ status: 422 });
});

test('two who are agreed on at once are never more than there are places', async () => {
	const { db, admin, member, outsider } = company;
	const asked = [await ask(db, member, wanted(outsider)), await ask(db, admin, wanted(outsider))];
	await limit(outsider, { most: 1 });
	const done = await Promise.allSettled(asked.map(({ id }) => agree(db, outsider, id, { goal: null })));
	expect(done.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
	const [left] = (await listMentorships(db, outsider)).filter(({ state }) => state === 'asked');
	await letWait(db, outsider, left?.id ?? 0);
	expect(await listMentorships(db, outsider)).toHaveLength(1);
});

test('who rests is not asked, on the last day of the rest neither', async () => {
	const { db, member, outsider } = company;
	await limit(outsider, { most: 3, restsUntil: '2026-09-08' });
	await expect(ask(db, member, wanted(outsider))).rejects.toMatchObject({ status: 422 });
	release();
	release = setClock(Date.parse('2026-09-09T10:00Z'));
	await expect(ask(db, member, wanted(outsider))).resolves.toBeDefined();
});

test('not this time, with a word; and what was taken back is answered by nobody', async () => {
	const { db, member, outsider } = company;
	const { id } = await ask(db, member, wanted(outsider));
	await decline(db, outsider, id, { answer: 'After the move.' });
	expect(await readMentorship(db, member, id)).toMatchObject({
		state: 'declined',
		answer: 'After the move.',
	});
	const again = await ask(db, member, wanted(outsider));
	await expect(takeBack(db, outsider, again.id)).rejects.toMatchObject({ status: 403 });
	await takeBack(db, member, again.id);
	await expect(agree(db, outsider, again.id, { goal: null })).rejects.toMatchObject({ status: 409 });
	expect(await mentorshipsWaitingFor(db, outsider)).toEqual([]);
});

test('a goal is the learner’s to share, and theirs alone again once it is closed', async () => {
	const { db, member, outsider } = company;
	const [made] = await transact(db, (tx) =>
		tx
			.insert(goal)
			.values({
				...{ personId: member.id, what: 'Teach with ease', why: 'Because', position: 1 },
				...{ stateAt: TODAY, createdAt: TODAY, changedAt: TODAY },
			})
			.returning(),
	);
	const goalId = made?.id ?? 0;
	await transact(db, (tx) =>
		tx.insert(goalStep).values({ goalId, position: 1, text: 'One drill more', doneAt: null }),
	);
	await expect(ask(db, outsider, wanted(member, { goal: goalId }))).rejects.toMatchObject({ status: 422 });
	const { id } = await ask(db, outsider, wanted(member, { as: 'mentor', goal: goalId }));
	expect((await readMentorship(db, outsider, id)).goal).toBeNull();
	await agree(db, member, id, { goal: goalId });
	expect((await readMentorship(db, outsider, id)).goal).toMatchObject({
		what: 'Teach with ease',
		steps: [{ text: 'One drill more' }],
	});
	await leave(db, outsider, id);
	expect((await readMentorship(db, outsider, id)).goal).toBeNull();
	expect((await readMentorship(db, member, id)).goal).toMatchObject({ isTheirs: true });
});

test('what was agreed changes with the other’s yes, to what they read, and stays as it was without', async () => {
	const { db, member, outsider } = company;
	const id = await agreed();
	const other = { aim: 'To lead a drill', rhythm: 'Weekly', endsOn: '2026-12-01' };
	await propose(db, member, id, other);
	const [change] = [(await readMentorship(db, outsider, id)).change];
	await expect(answerProposal(db, member, id, { yes: true, at: change?.at ?? 0 })).rejects.toMatchObject({
		status: 403,
	});
	await expect(answerProposal(db, outsider, id, { yes: true, at: 1 })).rejects.toMatchObject({ status: 409 });
	await answerProposal(db, outsider, id, { yes: false, at: change?.at ?? 0 });
	expect(await readMentorship(db, member, id)).toMatchObject({ endsOn: ENDS, change: null });
	await propose(db, outsider, id, other);
	await expect(propose(db, member, id, { ...other, rhythm: 'Daily' })).rejects.toMatchObject({ status: 409 });
	const again = (await readMentorship(db, member, id)).change;
	await answerProposal(db, member, id, { yes: true, at: again?.at ?? 0 });
	expect(await readMentorship(db, member, id)).toMatchObject({ ...other, change: null });
	await propose(db, member, id, { ...other, rhythm: 'Now and then' });
	await takeProposalBack(db, member, id);
	expect(await mentorshipsWaitingFor(db, outsider)).toEqual([]);
});

test('two who save at once lose nothing: the later one sees both, and every save is kept', async () => {
	const { db, member, outsider } = company;
	const id = await agreed();
	await writeAgenda(db, member, id, { agenda: 'How to begin', base: 1 });
	const stale = writeAgenda(db, outsider, id, { agenda: 'How to end', base: 1 });
	await expect(stale).rejects.toMatchObject({ status: 409 });
	await writeAgenda(db, outsider, id, { agenda: 'How to begin\nHow to end', base: 2 });
	const { agenda } = await readMentorship(db, member, id);
	expect(agenda.words).toBe('How to begin\nHow to end');
	expect(agenda.saves.map(({ by }) => by)).toEqual([outsider.name, member.name]);

	const met = { meeting: null, on: '2026-09-08', base: 0 };
	const { meeting } = await writeMeeting(db, member, id, { ...met, notes: 'We began' });
	await expect(writeMeeting(db, outsider, id, { ...met, notes: 'I began' })).rejects.toMatchObject({
		status: 409,
	});
	// Sent twice, it is one.
	expect(await writeMeeting(db, member, id, { ...met, notes: 'We began' })).toEqual({ meeting });
	await writeMeeting(db, outsider, id, { meeting, on: '2026-09-08', notes: 'We both began', base: 1 });
	const { meetings } = await readMentorship(db, member, id);
	expect(meetings).toMatchObject([{ notes: 'We both began', version: 2 }]);
	expect(meetings[0]?.saves.map(({ words }) => words)).toEqual(['We both began', 'We began']);
	const later = { ...met, on: '2026-10-01', notes: 'Ahead' };
	await expect(writeMeeting(db, member, id, later)).rejects.toMatchObject({ status: 422 });
});

test('either ends it at any time without a reason, and the other hears of it once', async () => {
	const { db, member, outsider } = company;
	const id = await agreed();
	await leave(db, outsider, id);
	await leave(db, outsider, id);
	await leave(db, member, id);
	const heard = (await says(member)).filter((sentence) => sentence.includes('has ended'));
	expect(heard).toEqual([`${outsider.name} has ended what you two agreed on. What you wrote stays yours`]);
	expect(await readMentorship(db, member, id)).toMatchObject({ state: 'closed', endedBy: 'other' });
	await expect(writeAgenda(db, member, id, { agenda: 'More', base: 1 })).rejects.toMatchObject({
		status: 409,
	});
});

test('when it closes each says what they take from it, and chooses whether the other reads it', async () => {
	const { db, member, outsider } = company;
	const id = await agreed();
	await closeWithWords(db, member, id, { learned: 'To wait longer.', readers: 'two' });
	await say(db, outsider, id, { when: 'learned', words: 'That I talk much.', readers: 'me' });
	expect((await readMentorship(db, outsider, id)).theirs).toMatchObject([{ words: 'To wait longer.' }]);
	expect((await readMentorship(db, member, id)).theirs).toEqual([]);
	const [row] = await db.read.select().from(mentorship).where(eq(mentorship.id, id));
	expect(row).toMatchObject({ state: 'closed', closedBy: member.id });
	const lines = await inbox(db, outsider, { limit: 20 });
	expect(lines.find(({ kind }) => kind === 'mentorship-closed')?.readAt).toBe(TODAY);
});
