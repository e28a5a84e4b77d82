import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EMAILS, freshCompany, join, type Company } from '../../../../tests/support/people.ts';
import { setClock } from '#lib/db/clock.ts';
import { HOUR, MINUTE } from '#lib/dates.ts';
import type { Person } from '../../accounts/person.ts';
import { inbox } from '../../notifications/inbox.server.ts';
import { draft, NewPostmortem, read, revise, Revision } from '../postmortems.server.ts';
import { calendarFile } from './calendar.server.ts';
import { comingMeetings } from './coming.server.ts';
import { ripeAt, Soak, waitingWords } from './idea.ts';
import { becomeChange, changeSoak, dropIdea, ideasOf, park, waitingIdeas } from './ideas.server.ts';
import { Plan, pollUntil } from './meeting.ts';
import { invitedTo, notesOf, placeOf } from './meetings.server.ts';
import { askAbout, writeNote } from './minutes.server.ts';
import { callOff, end, plan, start } from './planning.server.ts';
import { answerPoll, pollOf } from './poll.server.ts';
import { tellOfRipeIdeas } from './ripening.server.ts';
import { invited, meeting, poll } from './tables.server.ts';

/** A Wednesday. */
const NOON = Date.parse('2026-11-25T12:00:00Z');

let company: Company;
let release: () => void;
const at = (moment: number | string) => {
	release();
	release = setClock(typeof moment === 'string' ? Date.parse(moment) : moment);
};
beforeEach(async () => {
	company = await freshCompany();
	release = setClock(NOON);
});
afterEach(async () => {
	release();
	await company.close();
});

async function write(sharing: object = {}, publish = true): Promise<number> {
	const input = NewPostmortem.parse({
		content: {
			title: 'The queue',
			zone: 'Europe/Lisbon',
			timeline: [{ at: '2026-11-10T02:00:00Z', text: 'A page.' }],
			lessons: [{ text: 'Queues have ends.' }],
			changes: [{ text: 'Bound it.', lesson: 1 }],
		},
		sharing,
	});
	return (await draft(company.db, company.member, input, { publish })).number;
}
const planned = (number: number, more: object = {}, who: Person = company.member) =>
	plan(
		company.db,
		who,
		number,
		Plan.parse({ when: '2026-11-25T14:00', zone: 'UTC', invited: [EMAILS.member], ...more }),
	);
const told = async (who: Person) => (await inbox(company.db, who, { unread: true })).map(({ kind }) => kind);

describe('what is coming up', () => {
	it('is what one is asked to, and what one has written, until it is over', async () => {
		const number = await write();
		await planned(number, { invited: [EMAILS.outsider] });
		const coming = async (who: Person) => (await comingMeetings(company.db, who)).map(({ title }) => title);
		expect(await comingMeetings(company.db, company.outsider)).toMatchObject([
			{ number, title: 'The queue', at: Date.parse('2026-11-25T14:00Z'), facilitator: null },
		]);
		expect(await coming(company.member)).toEqual(['The queue']);
		expect(await coming(company.admin)).toEqual([]);
		at('2026-11-25T14:30Z');
		expect(await coming(company.outsider)).toEqual(['The queue']);
		at('2026-11-25T15:01Z');
		expect(await coming(company.outsider)).toEqual([]);
	});

	it('is not what one may no longer see, nor what was called off', async () => {
		const number = await write();
		await planned(number, { invited: [EMAILS.outsider] });
		await revise(
			company.db,
			company.member,
			number,
			Revision.parse({ sharing: { visibility: 'restricted' } }),
		);
		expect(await comingMeetings(company.db, company.outsider)).toEqual([]);
		await callOff(company.db, company.member, number);
		expect(await comingMeetings(company.db, company.member)).toEqual([]);
	});
});

describe('a meeting', () => {
	it('is planned on a wall clock with its zone, and those who are asked to come are told', async () => {
		const { db, member, outsider } = company;
		const number = await write();
		await planned(number, { zone: 'Europe/Berlin', invited: [`${EMAILS.outsider}, ${member.name}`] });
		const { meeting: made } = await placeOf(db.read, member, number);
		expect(made).toMatchObject({ at: Date.parse('2026-11-25T13:00Z'), minutes: 60, zone: 'Europe/Berlin' });
		expect(await told(outsider)).toEqual(['meeting-planned']);
		expect(await told(member)).toEqual([]);
		// The same again tells nobody; another time does.
		await planned(number, { zone: 'Europe/Berlin', invited: [EMAILS.outsider], minutes: 45 });
		expect((await placeOf(db.read, member, number)).meeting).toMatchObject({ id: made?.id, revision: 1 });
		await callOff(db, member, number);
		expect(await told(outsider)).toEqual([]);
		expect((await placeOf(db.read, member, number)).meeting).toBeNull();
	});

	it('asks only people who may see it, and is planned only by those who may edit or facilitate', async () => {
		const { outsider } = company;
		const hidden = await write({ visibility: 'restricted', readers: [EMAILS.owner] });
		await expect(planned(hidden, { invited: [EMAILS.outsider] })).rejects.toMatchObject({
			status: 422,
			body: { fields: { invited: `${outsider.name} cannot read it yet. Share it with them first.` } },
		});
		await expect(planned(hidden, {}, outsider)).rejects.toMatchObject({ status: 404 });
		const shared = await write();
		await expect(planned(shared, {}, outsider)).rejects.toMatchObject({ status: 403 });
		await expect(park(company.db, outsider, shared, { text: 'Mine' })).rejects.toMatchObject({ status: 403 });
		await planned(shared, { invited: [EMAILS.outsider] });
		await expect(park(company.db, outsider, shared, { text: 'Mine' })).resolves.toBeGreaterThan(0);
	});

	it('keeps notes by point, refuses to overwrite, and keeps them when the document changes', async () => {
		const { db, member } = company;
		const number = await write();
		await planned(number);
		const note = { point: 'lessons', text: 'Everybody knew.', version: 0 };
		await expect(writeNote(db, member, number, note)).rejects.toMatchObject({ status: 409 });
		await start(db, member, number);
		expect(await writeNote(db, member, number, note)).toBe(1);
		expect(await writeNote(db, member, number, note)).toBe(1);
		const other = { ...note, text: 'Nobody knew.' };
		await expect(writeNote(db, member, number, other)).rejects.toMatchObject({ status: 409 });
		expect(await writeNote(db, member, number, { ...other, version: 1 })).toBe(2);
		const { content, entry } = await read(db, member, number);
		const point = `timeline-${content.timeline[0]?.id}`;
		await writeNote(db, member, number, { point, text: 'It was dark.', version: 0 });
		await revise(db, member, number, Revision.parse({ content: { timeline: [] } }));
		await writeNote(db, member, number, { point, text: 'It was dark outside.', version: 1 });
		expect((await notesOf(db.read, entry.id)).map(({ title, text }) => [title, text])).toEqual([
			['What we learned', 'Nobody knew.'],
			['A page.', 'It was dark outside.'],
		]);
		await expect(
			writeNote(db, member, number, { point: 'nothing', text: 'x', version: 0 }),
		).rejects.toMatchObject({ status: 404 });
		await end(db, member, number);
		await planned(number, { when: '2026-12-01T10:00' });
		expect(await notesOf(db.read, entry.id)).toHaveLength(2);
	});

	it('adds an open question to a moment of the document, as a version', async () => {
		const { db, member } = company;
		const number = await write();
		const before = await read(db, member, number);
		const event = before.content.timeline[0]?.id ?? 0;
		await askAbout(db, member, number, { event, question: 'Who was paged?' });
		await askAbout(db, member, number, { event, question: 'By what?' });
		const after = await read(db, member, number);
		expect(after.content.timeline[0]).toMatchObject({ id: event, question: 'Who was paged?\nBy what?' });
		expect(after.entry.version).toBe(before.entry.version + 2);
		expect(after.content.changes).toEqual(before.content.changes);
	});

	it('goes into a calendar as one event, which says nothing of what is kept to some people', async () => {
		const { db, member } = company;
		const shared = await write();
		await planned(shared);
		const open = (await calendarFile(db, member, shared, 'https://kintsugi.example')).text;
		expect(open).toContain('SUMMARY:PM-1: The queue');
		expect(open).toContain('DTSTART:20261125T140000Z');
		expect(open).toContain('DTEND:20261125T150000Z');
		expect(open.match(/BEGIN:VEVENT/g)).toHaveLength(1);
		const hidden = await write({ visibility: 'restricted' });
		await planned(hidden);
		const closed = await calendarFile(db, member, hidden, 'https://kintsugi.example');
		expect(closed.text).toContain('SUMMARY:Meeting about PM-2');
		expect(closed.text).not.toContain('queue');
	});
});

describe('an idea', () => {
	it('rests for whole working days, over weekends and both nights on which clocks change', () => {
		const from = (local: string, days: number, zone: string) =>
			new Date(ripeAt(Date.parse(local), days, zone)).toISOString();
		expect(from('2026-11-25T14:30:00Z', 2, 'UTC')).toBe('2026-11-27T14:30:00.000Z');
		expect(from('2026-11-27T14:30:00Z', 2, 'UTC')).toBe('2026-12-01T14:30:00.000Z');
		expect(from('2026-11-28T09:00:00Z', 1, 'UTC')).toBe('2026-11-30T09:00:00.000Z');
		// The same time of day in Berlin, an hour apart in UTC: from summer to winter, and back.
		expect(from('2026-10-23T10:00:00Z', 2, 'Europe/Berlin')).toBe('2026-10-27T11:00:00.000Z');
		expect(from('2027-03-26T11:00:00Z', 1, 'Europe/Berlin')).toBe('2027-03-29T10:00:00.000Z');
		// 23:30 on a Friday there is Saturday in UTC.
		expect(from('2026-11-28T04:30:00Z', 1, 'America/New_York')).toBe('2026-12-01T04:30:00.000Z');
	});

	it('cannot be a change while it rests; then its authors are told once, and it becomes one', async () => {
		const { db, member } = company;
		const number = await write();
		const { entry } = await read(db, member, number);
		const id = await park(db, member, number, { text: 'Two queues' });
		expect(await waitingIdeas(db.read, entry.id)).toEqual({ resting: 1, rested: 0 });
		await expect(becomeChange(db, member, number, id)).rejects.toMatchObject({ status: 409 });
		await expect(dropIdea(db, member, number, { id, reason: 'No' })).rejects.toMatchObject({ status: 409 });
		at('2026-11-27T11:59:00Z');
		await tellOfRipeIdeas(db);
		expect(await told(member)).toEqual([]);

		at('2026-11-27T12:00:00Z');
		await tellOfRipeIdeas(db);
		at('2026-11-27T13:00:00Z');
		await tellOfRipeIdeas(db);
		expect(await told(member)).toEqual(['ideas-ripe']);
		const [line] = await inbox(db, member);
		expect(line).toMatchObject({ href: `/postmortems/${number}/meeting#ideas` });
		expect(await waitingIdeas(db.read, entry.id)).toEqual({ resting: 0, rested: 1 });

		const before = await read(db, member, number);
		await becomeChange(db, member, number, id);
		const after = await read(db, member, number);
		expect(after.entry.version).toBe(before.entry.version + 1);
		expect(after.content.changes.map(({ text, lesson }) => [text, lesson])).toEqual([
			['Bound it.', 1],
			['Two queues', null],
		]);
		expect(after.content.changes[0]).toEqual(before.content.changes[0]);
		expect(await ideasOf(db.read, entry.id)).toMatchObject([
			{ decided: { decision: 'change', by: member.name, changeId: after.content.changes[1]?.id } },
		]);
		expect(await told(member)).toEqual([]);
		await expect(becomeChange(db, member, number, id)).rejects.toMatchObject({ status: 409 });

		// Somebody takes the change out again: that an idea became one is kept, without a number.
		await revise(db, member, number, Revision.parse({ content: { changes: [] } }));
		expect((await ideasOf(db.read, entry.id))[0]?.decided?.changeId).toBeNull();
	});

	it('is dropped with a reason, by those who may edit, and belongs to its post-mortem', async () => {
		const { db, member, outsider } = company;
		const number = await write();
		const other = await write();
		const id = await park(db, member, number, { text: 'Two queues' });
		at('2026-11-30T12:00:00Z');
		await expect(dropIdea(db, outsider, number, { id, reason: 'No' })).rejects.toMatchObject({ status: 403 });
		await expect(dropIdea(db, member, other, { id, reason: 'No' })).rejects.toMatchObject({ status: 409 });
		await dropIdea(db, member, number, { id, reason: 'One queue is enough.' });
		const { entry } = await read(db, member, number);
		expect((await ideasOf(db.read, entry.id))[0]?.decided).toMatchObject({
			decision: 'dropped',
			reason: 'One queue is enough.',
		});
	});

	it('is counted in words beside the lessons', () => {
		expect(waitingWords({ resting: 2, rested: 1 })).toBe('Two ideas are resting, one has rested');
		expect(waitingWords({ resting: 0, rested: 2 })).toBe('Two ideas have rested');
		expect(waitingWords({ resting: 1, rested: 0 })).toBe('One idea is resting');
		expect(waitingWords({ resting: 0, rested: 0 })).toBe('');
	});

	it('rests as long as the workspace says', async () => {
		const { db, member, owner } = company;
		await expect(changeSoak(db, member, { days: 1 })).rejects.toMatchObject({ status: 403 });
		await changeSoak(db, owner, Soak.parse({ days: '5' }));
		const number = await write();
		await park(db, member, number, { text: 'Two queues' });
		const { entry } = await read(db, member, number);
		expect((await ideasOf(db.read, entry.id))[0]?.ripeAt).toBe(Date.parse('2026-12-02T12:00Z'));
	});
});

describe('the poll', () => {
	const yes = { learned: true, again: true };

	it('takes one answer of each, and shows counts when all have answered', async () => {
		const { db, member, outsider, owner, admin } = company;
		const number = await write();
		await planned(number, { invited: [member, outsider, owner].map(({ email }) => email) });
		await expect(answerPoll(db, member, number, yes)).rejects.toMatchObject({ status: 409 });
		await start(db, member, number);
		await expect(answerPoll(db, admin, number, yes)).rejects.toMatchObject({ status: 403 });
		await answerPoll(db, member, number, yes);
		await expect(answerPoll(db, member, number, yes)).rejects.toMatchObject({ status: 409 });
		await answerPoll(db, outsider, number, { learned: false, again: true });
		const state = async (who: Person) => pollOf(db.read, who, await placeOf(db.read, who, number));
		expect(await state(member)).toEqual({
			state: 'open',
			until: '2026-11-30',
			mayAnswer: false,
			answered: true,
		});
		expect(await state(owner)).toMatchObject({ mayAnswer: true });
		await answerPoll(db, owner, number, yes);
		expect(await state(admin)).toEqual({
			state: 'counted',
			learned: { yes: 2, no: 1 },
			again: { yes: 3, no: 0 },
		});
	});

	it('shows nothing of fewer than three, and closes after three working days', async () => {
		const { db, member, outsider, owner } = company;
		const number = await write();
		await planned(number, { invited: [member, outsider, owner].map(({ email }) => email) });
		at(NOON + 3 * HOUR + MINUTE);
		await answerPoll(db, member, number, yes);
		await answerPoll(db, outsider, number, yes);
		at('2026-12-01T00:00:00Z');
		const place = await placeOf(db.read, owner, number);
		expect(await pollOf(db.read, owner, place)).toEqual({ state: 'too-few' });
		await expect(answerPoll(db, owner, number, yes)).rejects.toMatchObject({ status: 409 });
		await expect(callOff(db, member, number)).rejects.toMatchObject({ status: 409 });
	});

	it('closes on a calendar day of its zone', () => {
		const it = { at: Date.parse('2026-11-27T03:00:00Z'), minutes: 60, endedAt: null };
		expect(pollUntil({ ...it, zone: 'UTC' })).toBe('2026-12-02');
		expect(pollUntil({ ...it, zone: 'America/New_York' })).toBe('2026-12-01');
	});

	it('keeps nothing from which an answer could be led back to a person', async () => {
		const { db, member, outsider, owner } = company;
		const late = await join(db, owner, { name: 'Ada Byron', email: 'ada@example.org' });
		const number = await write();
		const people = [late, outsider, member];
		await planned(number, { invited: people.map(({ email }) => email) });
		await start(db, member, number);
		const rows = () => db.read.select().from(invited);
		const before = await rows();
		for (const who of people) await answerPoll(db, who, number, yes);
		// The rows are where they were; each says only that there was an answer.
		expect(await rows()).toEqual(before.map((row) => ({ ...row, answered: true })));
		const [made] = await db.read.select().from(meeting);
		expect(
			await db.read
				.select()
				.from(poll)
				.where(eq(poll.meetingId, made?.id ?? 0)),
		).toEqual([{ meetingId: made?.id, learned: 3, learnedNothing: 0, again: 3, notAgain: 0 }]);
		expect((await invitedTo(db.read, made?.id ?? 0)).map(({ name }) => name)).toContain('Ada Byron');
	});
});
