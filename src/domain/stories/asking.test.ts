import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { eq } from 'drizzle-orm';
import { setClock } from '#lib/db/clock.ts';
import { transact } from '#lib/db/transact.server.ts';
import { outbox } from '#lib/outbox/tables.server.ts';
import { freshCompany, join, type Company } from '../../../tests/support/people.ts';
import { holiday, leave } from '../accounts/days-off/tables.server.ts';
import type { Person } from '../accounts/person.ts';
import { compose } from '../webhooks/composing.server.ts';
import { webhook } from '../webhooks/tables.server.ts';
import { inbox } from '../notifications/inbox.server.ts';
import { NewCommitment } from './asking.ts';
import { commit, commitmentsOf, letGo, report } from './commitments.server.ts';
import {
	askConsent,
	askedOf,
	answerConsent,
	consentsOf,
	outstanding,
	sayInPerson,
	takeOut,
} from './consents.server.ts';
import { answerAsReader, askReader, readingOf, withdrawReader } from './private-reader.server.ts';
import { publish, withdraw } from './publication.server.ts';
import { answer, ask, decline, questionsOf, takeBackQuestion } from './questions.server.ts';
import { tendStories } from './reminding.server.ts';
import { begin, read } from './stories.server.ts';
import { storyCommitment } from './tables.server.ts';
import { NewStory } from './telling.ts';

let company: Company;
let oksana: Person;
let callum: Person;
beforeAll(async () => {
	company = await freshCompany();
	const { db, owner } = company;
	oksana = await join(db, owner, { name: 'Oksana Kovalenko', email: 'oksana@example.org' });
	callum = await join(db, owner, { name: 'Callum Reid', email: 'callum@example.org' });
});
afterAll(() => company.close());
afterEach(() => void setClock(() => Date.now()));

const TOLD = {
	title: 'The restore that was not there',
	tried: 'I looked after our backups.\n\nNobody asked me to.',
	happened: 'I sat with that number. Eleven minutes, Oksana says; she saw me go quiet.',
};
const draft = async (input: object = {}) =>
	(await begin(company.db, company.member, NewStory.parse({ ...TOLD, ...input }))).number;
const published = async (input: object = {}) => {
	const number = await draft(input);
	await publish(company.db, company.member, number);
	return number;
};
const entryOf = async (number: number) => (await read(company.db, company.member, number)).entry;
const told = async (who: Person) =>
	(await inbox(company.db, who, { unread: true })).map(({ sentence, href }) => `${sentence} → ${href}`);

describe('whoever a story speaks of', () => {
	it('is shown the words about them and nothing else of the draft, and it waits for their word', async () => {
		const number = await draft();
		await askConsent(company.db, company.member, number, { person: 'Oksana Kovalenko', passage: '' });
		expect(await told(oksana)).toContain(
			`Inês Carvalho speaks of you in S‑${number}, and asks whether that is all right → /stories/${number}/consent`,
		);
		const asked = await askedOf(company.db.read, oksana, number);
		expect(asked).toMatchObject({ passage: TOLD.happened, state: 'asked', mayReadAll: false });
		await expect(read(company.db, oksana, number)).rejects.toMatchObject({ status: 404 });
		await expect(askedOf(company.db.read, callum, number)).rejects.toMatchObject({ status: 404 });
		await expect(publish(company.db, company.member, number)).rejects.toMatchObject({
			status: 409,
			body: { message: expect.stringContaining('Oksana Kovalenko has not answered yet.') as string },
		});
		await answerConsent(company.db, oksana, number, { answer: 'declined', note: 'It was seven minutes' });
		expect(await outstanding(company.db.read, (await entryOf(number)).id)).toContain(
			'Oksana Kovalenko would rather not be in it.',
		);
		expect(await told(company.member)).toContain(
			`Oksana Kovalenko answered whether S‑${number} may speak of them → /stories/${number}/publish`,
		);
		expect(await consentsOf(company.db.read, (await entryOf(number)).id)).toMatchObject([
			{ name: 'Oksana Kovalenko', state: 'declined', note: 'It was seven minutes' },
		]);
		await answerConsent(company.db, oksana, number, { answer: 'agreed', note: '' });
		await publish(company.db, company.member, number);
		expect(await told(oksana)).not.toContain(expect.stringContaining('speaks of you'));
	});

	it('is asked of what is restricted, too, and hears no more of it once they are taken out', async () => {
		const number = await draft({ visibility: 'restricted' });
		await askConsent(company.db, company.member, number, { person: 'oksana@example.org', passage: '' });
		expect((await told(oksana)).join()).toContain(`S‑${number}`);
		await takeOut(company.db, company.member, number, { personId: oksana.id });
		expect((await told(oksana)).join()).not.toContain(`S‑${number}`);
		await expect(askedOf(company.db.read, oksana, number)).rejects.toMatchObject({ status: 404 });
		await publish(company.db, company.member, number);
	});

	it('may have been asked face to face: nobody is told, and nothing waits', async () => {
		const number = await draft();
		await sayInPerson(company.db, company.member, number, { person: 'Oksana Kovalenko' });
		expect((await told(oksana)).join()).not.toContain(`S‑${number}`);
		await expect(askedOf(company.db.read, oksana, number)).rejects.toMatchObject({ status: 404 });
		await publish(company.db, company.member, number);
	});

	it('is named by the author alone, with words that speak of them', async () => {
		const number = await draft();
		const asking = (person: string, passage = '', who = company.member) =>
			askConsent(company.db, who, number, { person, passage });
		await expect(asking('Callum Reid')).rejects.toMatchObject({ status: 422 });
		await expect(asking('Inês Carvalho')).rejects.toMatchObject({ status: 422 });
		await expect(asking('Oksana Kovalenko', '', company.outsider)).rejects.toMatchObject({ status: 404 });
		await asking('Callum Reid', 'A colleague said the archive was fine.');
		expect(await askedOf(company.db.read, callum, number)).toMatchObject({
			passage: 'A colleague said the archive was fine.',
		});
	});
});

describe('whoever reads it first', () => {
	it('is one person, who says what they think, and reads on once it is out', async () => {
		const number = await draft();
		const { id } = await entryOf(number);
		await askReader(company.db, company.member, number, { reader: 'Callum Reid', note: 'Too long?' });
		expect((await read(company.db, callum, number)).mayEdit).toBe(false);
		await answerAsReader(company.db, callum, number, { verdict: 'more', sentence: 'Say what you felt.' });
		expect(await readingOf(company.db.read, id)).toMatchObject({
			reader: { name: 'Callum Reid' },
			note: 'Too long?',
			answer: { verdict: 'more', sentence: 'Say what you felt.' },
			isOver: false,
		});
		await askReader(company.db, company.member, number, { reader: 'Oksana Kovalenko', note: '' });
		await expect(read(company.db, callum, number)).rejects.toMatchObject({ status: 404 });
		await expect(
			answerAsReader(company.db, callum, number, { verdict: 'approved', sentence: '' }),
		).rejects.toMatchObject({ status: 404 });
		await withdrawReader(company.db, company.member, number);
		await expect(read(company.db, oksana, number)).rejects.toMatchObject({ status: 404 });
		await askReader(company.db, company.member, number, { reader: 'Oksana Kovalenko', note: '' });
		await publish(company.db, company.member, number);
		await withdraw(company.db, company.member, number);
		await expect(read(company.db, oksana, number)).rejects.toMatchObject({ status: 404 });
	});
});

describe('a question to the author', () => {
	it('is theirs and the asker’s until it is answered, and everybody’s then', async () => {
		const number = await published();
		const found = await entryOf(number);
		const seenBy = async (who: Person) =>
			(await questionsOf(company.db.read, who, { id: found.id, isAuthor: who.id === company.member.id })).map(
				({ text }) => text,
			);
		const { id } = await ask(company.db, oksana, number, { text: 'Who told the customer?' });
		expect(await told(company.member)).toContain(
			`Oksana Kovalenko asks you something about S‑${number} → /stories/${number}#question-${id}`,
		);
		expect(await seenBy(oksana)).toEqual(['Who told the customer?']);
		expect(await seenBy(company.member)).toEqual(['Who told the customer?']);
		expect(await seenBy(callum)).toEqual([]);
		await expect(answer(company.db, callum, number, { question: id, answer: 'Me' })).rejects.toMatchObject({
			status: 403,
		});
		await answer(company.db, company.member, number, { question: id, answer: 'I did, by lunch.' });
		expect(await seenBy(callum)).toEqual(['Who told the customer?']);
		expect((await told(oksana)).join()).toContain(`Your question about S‑${number} is answered`);
	});

	it('may be passed over: whoever asked is told, and nobody else learns of it', async () => {
		const number = await published();
		const { id: entryId } = await entryOf(number);
		const { id } = await ask(company.db, oksana, number, { text: 'Why you?' });
		await decline(company.db, company.member, number, { question: id });
		expect((await told(oksana)).join()).toContain('its author passes it over');
		expect(await questionsOf(company.db.read, callum, { id: entryId, isAuthor: false })).toEqual([]);
		await expect(takeBackQuestion(company.db, callum, number, { question: id })).rejects.toMatchObject({
			status: 404,
		});
		await takeBackQuestion(company.db, oksana, number, { question: id });
		expect(await questionsOf(company.db.read, company.member, { id: entryId, isAuthor: true })).toEqual([]);
	});

	it('is asked of what is published, by others, and of that story alone', async () => {
		const number = await draft();
		await expect(ask(company.db, company.member, number, { text: 'Me?' })).rejects.toMatchObject({
			status: 409,
		});
		const [one, other] = [await published(), await published()];
		await expect(ask(company.db, company.member, one, { text: 'Me?' })).rejects.toMatchObject({
			status: 403,
		});
		const { id } = await ask(company.db, oksana, one, { text: 'You?' });
		await expect(
			answer(company.db, company.member, other, { question: id, answer: 'No' }),
		).rejects.toMatchObject({ status: 404 });
	});
});

describe('a commitment', () => {
	const MONDAY = Date.parse('2026-11-30T10:00Z');

	it('is asked after once, on its day, in the working hours of where its author is', async () => {
		setClock(() => Date.parse('2026-11-26T10:00Z'));
		const number = await published();
		const taken = NewCommitment.parse({ text: 'A restore by hand, each Thursday', reportOn: '2026-11-30' });
		const { id } = await commit(company.db, company.member, number, taken);
		const asked = async () => (await told(company.member)).filter((line) => line.includes('report back'));
		for (const at of ['2026-11-27T10:00Z', '2026-11-29T12:00Z', '2026-11-30T03:00Z']) {
			setClock(() => Date.parse(at));
			await tendStories(company.db);
			expect(await asked()).toEqual([]);
		}
		setClock(() => MONDAY);
		for (const _ of [1, 2]) await tendStories(company.db);
		setClock(() => MONDAY + 86_400_000);
		await tendStories(company.db);
		expect(await asked()).toEqual([
			`You said that you would report back on S‑${number} on Mon 30 Nov → /stories/${number}#commitment-${id}`,
		]);
		await report(company.db, company.member, number, { commitment: id, report: 'It failed nine times.' });
		expect(await asked()).toEqual([]);
		const { id: entryId } = await entryOf(number);
		expect(await commitmentsOf(company.db.read, entryId)).toMatchObject([
			{ report: 'It failed nine times.', reportedOn: '2026-12-01' },
		]);
		await expect(letGo(company.db, company.member, number, { commitment: id })).rejects.toMatchObject({
			status: 409,
		});
	});

	it('is asked after once they are back from a leave, however long, and on no holiday', async () => {
		const { db, member } = company;
		setClock(() => Date.parse('2026-11-26T10:00Z'));
		const number = await published();
		const { id } = await commit(db, member, number, { text: 'Count the restores', reportOn: '2026-12-07' });
		const { id: entryId } = await entryOf(number);
		await transact(db, async (tx) => {
			await tx.insert(leave).values({ personId: member.id, fromDay: '2026-12-01', toDay: '2027-01-31' });
			await tx.insert(holiday).values({ teamId: null, day: '2027-02-01', name: 'A day for everybody' });
		});
		const remindedOn = async (at: string) => {
			setClock(() => Date.parse(at));
			await tendStories(db);
			const rows = await db.read.select().from(storyCommitment).where(eq(storyCommitment.id, id));
			return rows[0]?.remindedOn;
		};
		for (const at of ['2026-12-07T10:00Z', '2027-01-29T10:00Z', '2027-02-01T10:00Z']) {
			expect(await remindedOn(at)).toBeNull();
		}
		expect(await remindedOn('2027-02-02T10:00Z')).toBe('2027-02-02');
		expect((await told(member)).filter((line) => line.includes(`S‑${number} on`))).toHaveLength(1);
		expect(await commitmentsOf(db.read, entryId)).toMatchObject([{ report: '', reportedOn: null }]);
	});

	it('of two who tell it together, the one who is there is asked, and the one on leave is left alone', async () => {
		const { db, member } = company;
		setClock(() => Date.parse('2027-03-01T10:00Z'));
		const number = await published({ authors: ['oksana@example.org'] });
		await commit(db, member, number, { text: 'Count them together', reportOn: '2027-03-08' });
		await transact(db, (tx) =>
			tx.insert(leave).values({ personId: oksana.id, fromDay: '2027-03-08', toDay: '2027-03-12' }),
		);
		setClock(() => Date.parse('2027-03-08T10:00Z'));
		await tendStories(db);
		const about = (line: string) => line.includes(`S‑${number} on`);
		expect((await told(member)).filter(about)).toHaveLength(1);
		expect((await told(oksana)).filter(about)).toEqual([]);
	});

	it('has a day that is still to come, and is its author’s', async () => {
		const number = await published();
		const taken = { text: 'Something', reportOn: '2020-01-01' };
		await expect(commit(company.db, company.member, number, taken)).rejects.toMatchObject({ status: 422 });
		await expect(
			commit(company.db, oksana, number, { ...taken, reportOn: '2099-01-01' }),
		).rejects.toMatchObject({ status: 403 });
	});
});

describe('a story with a last day', () => {
	it('is a draft again the day after, once, and its author hears of it', async () => {
		setClock(() => Date.parse('2026-11-26T10:00Z'));
		const number = await published({ until: '2026-11-27' });
		setClock(() => Date.parse('2026-11-27T23:00Z'));
		await tendStories(company.db);
		expect((await read(company.db, company.outsider, number)).entry.number).toBe(number);
		setClock(() => Date.parse('2026-11-28T01:00Z'));
		for (const _ of [1, 2]) await tendStories(company.db);
		await expect(read(company.db, company.outsider, number)).rejects.toMatchObject({ status: 404 });
		expect((await told(company.member)).filter((line) => line.includes('is over'))).toHaveLength(1);
		await expect(publish(company.db, company.member, number)).rejects.toMatchObject({ status: 422 });
	});

	it('is withdrawn from programs that were told of it, as one that its author withdraws', async () => {
		const { db, member, owner } = company;
		setClock(() => Date.parse('2026-12-02T10:00Z'));
		const hook = {
			name: 'Archive',
			address: 'https://a.example',
			secret: '',
			createdBy: owner.id,
			createdAt: 1,
		};
		await transact(db, (tx) =>
			tx.insert(webhook).values({ ...hook, teamId: null, events: ['entry.withdrawn'] }),
		);
		const over = await published({ until: '2026-12-03' });
		const back = await published();
		await withdraw(db, member, back);
		setClock(() => Date.parse('2026-12-04T10:00Z'));
		await tendStories(db);
		const queued = await db.read.select().from(outbox).where(eq(outbox.way, 'webhook'));
		const said = await Promise.all(
			queued.map((one) => compose(db.read, { name: hook.name, teamId: null }, one)),
		);
		expect(said.map((one) => one?.data)).toEqual(
			[back, over].map((number) => ({ entry: { id: `S-${number}`, kind: 'story' } })),
		);
	});
});
