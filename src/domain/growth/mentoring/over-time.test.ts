import { afterEach, beforeEach, expect, test } from 'vitest';
import { setClock } from '#lib/db/clock.ts';
import { transact } from '#lib/db/transact.server.ts';
import { freshCompany, join, type Company } from '../../../../tests/support/people.ts';
import { leave as daysAway } from '../../accounts/days-off/tables.server.ts';
import type { Person } from '../../accounts/person.ts';
import { inbox } from '../../notifications/inbox.server.ts';
import { erase } from '../../stewardship/erasure.server.ts';
import { deactivate } from '../../stewardship/leaving.server.ts';
import { ownData } from '../../stewardship/own-data.server.ts';
import { openTo } from '../profile/tables.server.ts';
import { agree } from './answering.server.ts';
import { ask } from './asking.server.ts';
import { answerProposal, propose } from './changing.server.ts';
import { say } from './checks.server.ts';
import { NewMentorship } from './mentorship-form.ts';
import { writeAgenda, writeMeeting } from './notes.server.ts';
import { linesOf } from './own-lines.ts';
import { listMentorships, readMentorship } from './reading.server.ts';
import { tendMentorships } from './reminding.server.ts';

const FOUNDED = Date.parse('2026-09-07T09:00Z');

let company: Company;
let mentor: Person;
let learner: Person;
let id: number;
let release: () => void = () => undefined;

function on(moment: string): void {
	release();
	release = setClock(Date.parse(moment));
}

/** From Tuesday 8 September to Tuesday 10 November 2026: half-way is Friday 9 October. */
beforeEach(async () => {
	company = await freshCompany(FOUNDED);
	const { db, owner } = company;
	on('2026-09-07T10:00Z');
	mentor = await join(db, owner, { name: 'Aroha Ngata', email: 'a@example.org', zone: 'Pacific/Auckland' });
	learner = await join(db, owner, { name: 'Rui Costa', email: 'r@example.org', zone: 'Europe/Lisbon' });
	on('2026-09-08T10:00Z');
	({ id } = await asked(learner));
	await agree(db, mentor, id, { goal: null });
});
afterEach(async () => {
	release();
	release = () => undefined;
	await company.close();
});

const asked = (who: Person, given: { wait?: string } = {}) => {
	const agreement = { aim: 'To facilitate', rhythm: 'Fortnightly', endsOn: '2026-11-10' };
	return ask(
		company.db,
		who,
		NewMentorship.parse({ with: mentor.id, form: 'mentoring', ...agreement, ...given }),
	);
};

async function tendedAt(...moments: string[]): Promise<void> {
	for (const moment of moments) {
		on(moment);
		await tendMentorships(company.db);
	}
}

const HALF_WAY = 'You are half-way in what two of you agreed on. How does it go?';
const LAST_DAY = 'It is the last day of what two of you agreed on. How did it go?';
const heard = async (who: Person, sentence: string) =>
	(await inbox(company.db, who, { limit: 50 })).filter((line) => line.sentence === sentence).length;

test('each is asked half-way and at the end, once, in their own working hours', async () => {
	await tendedAt('2026-10-08T10:00Z');
	expect([await heard(mentor, HALF_WAY), await heard(learner, HALF_WAY)]).toEqual([0, 0]);
	// It is Friday night where the mentor is.
	await tendedAt('2026-10-09T09:00Z', '2026-10-09T10:00Z', '2026-10-09T10:00Z');
	expect([await heard(mentor, HALF_WAY), await heard(learner, HALF_WAY)]).toEqual([0, 1]);
	await tendedAt('2026-10-11T21:00Z', '2026-10-12T10:00Z');
	expect([await heard(mentor, HALF_WAY), await heard(learner, HALF_WAY)]).toEqual([1, 1]);
	await tendedAt('2026-11-09T21:00Z', '2026-11-10T10:00Z', '2026-11-11T10:00Z');
	expect([await heard(mentor, LAST_DAY), await heard(learner, LAST_DAY)]).toEqual([1, 1]);
});

test('after a pause it is caught up: the end alone, where half-way has passed', async () => {
	await tendedAt('2026-11-16T10:00Z');
	expect([await heard(learner, HALF_WAY), await heard(learner, LAST_DAY)]).toEqual([0, 1]);
});

test('who is away is asked once they are back', async () => {
	const days = { personId: learner.id, fromDay: '2026-10-05', toDay: '2026-10-16' };
	await transact(company.db, (tx) => tx.insert(daysAway).values(days));
	await tendedAt('2026-10-09T10:00Z', '2026-10-16T10:00Z');
	expect(await heard(learner, HALF_WAY)).toBe(0);
	await tendedAt('2026-10-19T10:00Z');
	expect(await heard(learner, HALF_WAY)).toBe(1);
});

test('where it goes on longer, the end is asked anew; whoever answered is asked no more', async () => {
	const { db } = company;
	await tendedAt('2026-11-10T10:00Z');
	await propose(db, learner, id, { aim: 'More', rhythm: 'Fortnightly', endsOn: '2026-12-01' });
	const { change } = await readMentorship(db, mentor, id);
	await answerProposal(db, mentor, id, { yes: true, at: change?.at ?? 0 });
	expect((await readMentorship(db, learner, id)).checks.map(({ when }) => when)).not.toContain('end');
	await tendedAt('2026-12-01T10:00Z');
	await say(db, learner, id, { when: 'end', words: 'Well', readers: 'me' });
	await tendedAt('2026-12-02T10:00Z');
	expect((await readMentorship(db, learner, id)).checks).toMatchObject([{ when: 'end', words: 'Well' }]);
	expect((await readMentorship(db, mentor, id)).theirs).toEqual([]);
});

test('what nobody closed closes itself two months after its last day, once', async () => {
	await tendedAt('2027-01-08T10:00Z');
	expect((await readMentorship(company.db, learner, id)).state).toBe('agreed');
	await tendedAt('2027-01-11T10:00Z', '2027-01-12T10:00Z');
	expect(await readMentorship(company.db, learner, id)).toMatchObject({ state: 'closed', endedBy: null });
	const over = 'What two of you agreed on was long over, and is closed. What do you take from it?';
	expect([await heard(mentor, over), await heard(learner, over)]).toEqual([1, 1]);
});

test('whoever waits is asked for once a rest is over', async () => {
	const { db, member } = company;
	const resting = { personId: mentor.id, what: 'mentoring' as const, most: 2, restsUntil: '2026-10-01' };
	await transact(db, (tx) => tx.insert(openTo).values(resting));
	const { id: waits } = await asked(member, { wait: 'yes' });
	await tendedAt('2026-09-30T22:00Z');
	expect((await readMentorship(db, member, waits)).state).toBe('waiting');
	await tendedAt('2026-10-01T22:00Z');
	expect((await readMentorship(db, member, waits)).state).toBe('asked');
});

test('when one leaves it is closed kindly, and once they are erased the other keeps what is theirs', async () => {
	const { db, owner, member } = company;
	await writeAgenda(db, mentor, id, { agenda: 'zqmentors line', base: 1 });
	await writeAgenda(db, learner, id, { agenda: 'zqmentors line\nzqlearners line', base: 2 });
	await writeMeeting(db, mentor, id, { meeting: null, on: '2026-09-08', notes: 'zqmentors notes', base: 0 });
	const { id: waits } = await asked(member);
	await deactivate(db, owner, { personId: mentor.id });
	expect(await readMentorship(db, learner, id)).toMatchObject({ state: 'closed', endedBy: null });
	const left = `${mentor.name} has left, and what was between you two is closed`;
	expect([await heard(learner, left), await heard(member, left)]).toEqual([1, 1]);
	expect((await readMentorship(db, member, waits)).state).toBe('closed');
	await erase(db, owner, { personId: mentor.id, confirmed: mentor.name });
	const kept = await readMentorship(db, learner, id);
	expect(kept.agenda.words).toBe('zqlearners line');
	expect(kept.meetings).toEqual([]);
	expect(kept.other.name).toBe('Someone who has left');
	const tables = ['mentorship', 'mentorship_version', 'mentorship_meeting', 'mentorship_check'];
	for (const table of tables) {
		const { rows } = await db.writer.client.execute(`SELECT * FROM ${table}`);
		expect(JSON.stringify(rows)).not.toContain('zqmentors');
	}
});

test('everybody takes out their own copy, with the other named as the page names them', async () => {
	const { db, owner } = company;
	await writeAgenda(db, mentor, id, { agenda: 'zqagenda', base: 1 });
	const taken = async (who: Person) => {
		let all = '';
		for await (const { name, bytes } of ownData(db, who))
			if (name === 'mentorships.json') all += new TextDecoder().decode(bytes);
		return JSON.parse(all) as unknown;
	};
	expect(await taken(learner)).toMatchObject([{ id, with: { name: mentor.name }, agenda: 'zqagenda' }]);
	expect(await taken(mentor)).toMatchObject([{ id, me: 'mentor', with: { name: learner.name } }]);
	expect(await taken(owner)).toEqual([]);
	expect(await listMentorships(db, owner)).toEqual([]);
});

test('a line belongs to whoever saved it first', () => {
	const saves = [
		{ words: 'a\n\nb', byId: 1 },
		{ words: 'b\nc\na', byId: 2 },
		{ words: 'c\n\n\n\nb\na\nd', byId: 1 },
	];
	expect(linesOf(saves, 1)).toBe('b\na\nd');
	expect(linesOf(saves, 2)).toBe('c');
	expect(linesOf([], 1)).toBe('');
});
