import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { setClock } from '#lib/db/clock.ts';
import { freshCompany, join, type Company } from '../../../../tests/support/people.ts';
import type { Person } from '../../accounts/person.ts';
import { auditEvent } from '../../audit/tables.server.ts';
import { inbox } from '../../notifications/inbox.server.ts';
import { post, read } from '../opportunities/opportunities.server.ts';
import { NewOpportunity } from '../opportunities/posting.ts';
import { growthProfile } from '../profile/tables.server.ts';
import { addSkills } from '../../skills/skills.server.ts';
import { NewSkills } from '../../skills/skill.ts';
import { transact } from '#lib/db/transact.server.ts';
import { ApplicationAnswer, NewApplication, NewQuestion } from './application.ts';
import { answer } from './answering.server.ts';
import { apply, withdraw } from './applying.server.ts';
import { readAsked } from './asked-of.server.ts';
import { answerQuestion, askFirst } from './asking-first.server.ts';
import { inclinedTo, keepInMind, putAside, takeInclinationBack } from './inclinations.server.ts';
import { allOwnQuestions, leadsTo, ownApplications } from './mine.server.ts';
import { tendApplications } from './reminding.server.ts';
import { answersOf } from './waiting.server.ts';

/** A Thursday. */
const DAY = Date.parse('2026-11-19T09:00Z');
let company: Company;
let clock: () => void;
let asker: Person;
beforeAll(async () => {
	company = await freshCompany(DAY);
	clock = setClock(DAY);
	asker = await join(company.db, company.owner, { name: 'Ada Berg', email: 'ada@example.org' });
});
afterAll(() => {
	clock();
	company.close();
});

/** At another time. */
async function at<T>(when: string, act: () => Promise<T>): Promise<T> {
	const back = setClock(Date.parse(when));
	try {
		return await act();
	} finally {
		back();
	}
}

const posted = async (input: object = {}) => {
	const given = { title: 'An hour a month', form: 'mentorship', ...input };
	return (await post(company.db, company.member, NewOpportunity.parse(given))).number;
};
const ask = (number: number, input: object = {}, who = asker) =>
	apply(company.db, who, number, NewApplication.parse({ words: 'I would like to learn it.', ...input }));
const say = (number: number, id: number, input: object, who = company.member) =>
	answer(company.db, who, number, { ...ApplicationAnswer.parse(input), id });
const told = async (who: Person) => (await inbox(company.db, who)).map(({ sentence }) => sentence);
const mine = async (id: number, who = asker) =>
	(await ownApplications(company.db.read, who)).find((one) => one.id === id);

describe('an inclination', () => {
	it('is somebody’s own, one at a time, and is taken back', async () => {
		const number = await posted();
		const kept = async () =>
			(await inclinedTo(company.db.read, asker, 'interested')).map((one) => one.number);
		const aside = async () => (await inclinedTo(company.db.read, asker, 'not-now')).map((one) => one.number);
		await keepInMind(company.db, asker, number);
		expect(await kept()).toContain(number);
		await putAside(company.db, asker, number);
		expect([await kept(), await aside()]).toEqual([[], [number]]);
		await takeInclinationBack(company.db, asker, number);
		expect(await aside()).toEqual([]);
		expect(await inclinedTo(company.db.read, company.member, 'interested')).toEqual([]);
		const hidden = await posted({ team: 'payments', visibility: 'team' });
		await expect(keepInMind(company.db, asker, hidden)).rejects.toMatchObject({ status: 404 });
	});
});

describe('a question', () => {
	it('is between the two, under a name or none, and its answer reaches whoever asked', async () => {
		const number = await posted({ title: 'Facilitating', authors: [company.outsider.email] });
		const question = NewQuestion.parse({ question: 'zqquestion: how often?', named: '' });
		const { id } = await askFirst(company.db, asker, number, question);
		const { questions } = await readAsked(company.db, company.member, number);
		expect(questions).toMatchObject([{ id, person: null, words: question.question }]);
		expect((await told(company.member))[0]).toMatch(/^Somebody asks something about O/);
		expect((await readAsked(company.db, company.outsider, number)).questions).toEqual([]);
		for (const who of [company.owner, company.admin, asker])
			await expect(readAsked(company.db, who, number)).rejects.toMatchObject({ status: 404 });
		const said = { question: id, answer: 'Once a month.' };
		await expect(answerQuestion(company.db, company.outsider, number, said)).rejects.toMatchObject({
			status: 404,
		});
		await answerQuestion(company.db, company.member, number, said);
		expect((await allOwnQuestions(company.db.read, asker))[0]).toMatchObject({ answer: 'Once a month.' });
		expect((await told(asker))[0]).toMatch(/^Inês Carvalho answers what you asked about O/);
		expect((await answersOf(company.db.read, company.member)).filter((one) => one.is === 'question')).toEqual(
			[],
		);
	});

	it('waits in three, not in more', async () => {
		const number = await posted();
		const one = NewQuestion.parse({ question: 'And then?', named: 'yes' });
		for (let k = 0; k < 3; k += 1) await askFirst(company.db, asker, number, one);
		await expect(askFirst(company.db, asker, number, one)).rejects.toMatchObject({ status: 409 });
	});
});

describe('an application', () => {
	it('shows along what was chosen, as it read that day, and goes with a no', async () => {
		await addSkills(company.db, asker, NewSkills.parse({ names: 'Zqskill', level: 'confident' }));
		await transact(company.db, (tx) =>
			tx.insert(growthProfile).values({ personId: asker.id, words: 'zqown', interests: [], changedAt: DAY }),
		);
		const number = await posted();
		const { id } = await ask(number, { shows: ['can-do'] });
		await addSkills(company.db, asker, NewSkills.parse({ names: 'Zqlater', level: 'confident' }));
		const { applications } = await readAsked(company.db, company.member, number);
		expect(applications).toMatchObject([
			{ id, person: { name: 'Ada Berg' }, shown: [{ part: 'can-do', lines: ['Zqskill, confident'] }] },
		]);
		expect(JSON.stringify(applications)).not.toMatch(/zqown|Zqlater/);
		await expect(say(number, id, { answer: 'yes' }, company.admin)).rejects.toMatchObject({ status: 404 });
		expect(ApplicationAnswer.safeParse({ answer: 'not-this-time' }).success).toBe(false);
		await say(number, id, { answer: 'not-this-time', reason: 'zqreason' });
		expect(await mine(id)).toMatchObject({ state: 'declined', reason: 'zqreason', shown: [] });
		expect((await told(asker))[0]).toMatch(/^Not this time for O/);
	});

	it('that is answered with a yes takes a place, fills the opening, leads on, and is noted without its words', async () => {
		const number = await posted({ about: '' });
		const { id } = await ask(number);
		const second = await ask(number, {}, company.outsider);
		await say(number, id, { answer: 'yes' });
		expect((await read(company.db, company.member, number)).opportunity.state).toBe('filled');
		await expect(say(number, second.id, { answer: 'yes' })).rejects.toMatchObject({ status: 409 });
		const accepted = await mine(id);
		expect(accepted && leadsTo(accepted)?.href).toBe(`/growth/mentorships/new?application=${id}`);
		const lines = await company.db.read
			.select()
			.from(auditEvent)
			.where(and(eq(auditEvent.act, 'application-answered'), eq(auditEvent.subjectId, String(number))));
		expect(lines).toMatchObject([{ actorId: company.member.id, details: {} }]);
		expect(JSON.stringify(lines)).not.toContain('Ada');
	});

	it('is nobody’s but theirs and the one’s who answers: one at a time, none of one’s own, withdrawn at will', async () => {
		const number = await posted();
		const { id } = await ask(number);
		await expect(ask(number)).rejects.toMatchObject({ status: 409 });
		await expect(ask(number, {}, company.member)).rejects.toMatchObject({ status: 409 });
		await expect(withdraw(company.db, company.member, id)).rejects.toMatchObject({ status: 404 });
		await withdraw(company.db, asker, id);
		expect((await readAsked(company.db, company.member, number)).applications).toEqual([]);
		expect(await mine(id)).toMatchObject({ state: 'withdrawn', words: '' });
		await expect(say(number, id, { answer: 'yes' })).rejects.toMatchObject({ status: 409 });
		await ask(number);
	});

	it('is answered by a day: reminded of, said when it passed, passed on to the others, each once', async () => {
		const number = await posted({ title: 'Waiting', authors: [company.outsider.email] });
		const { id } = await ask(number);
		expect(await mine(id)).toMatchObject({ answerBy: '2026-12-03' });
		const others = async () => (await readAsked(company.db, company.outsider, number)).applications;
		const about = async (who: Person, kind: string) =>
			(await inbox(company.db, who)).filter((one) => one.kind === kind && one.reference === `O-${number}`)
				.length;
		const tend = (when: string) =>
			at(when, async () => {
				await tendApplications(company.db);
				await tendApplications(company.db);
				return {
					due: await about(company.member, 'opening-answer-due'),
					silent: await about(asker, 'application-silent'),
					passedOn: await about(company.outsider, 'opening-passed-on'),
				};
			});
		expect(await tend('2026-11-27T10:00Z')).toEqual({ due: 0, silent: 0, passedOn: 0 });
		expect(await tend('2026-11-30T05:00Z'), 'at night').toEqual({ due: 0, silent: 0, passedOn: 0 });
		expect(await tend('2026-11-30T10:00Z')).toEqual({ due: 1, silent: 0, passedOn: 0 });
		expect(await tend('2026-12-04T10:00Z')).toEqual({ due: 1, silent: 1, passedOn: 0 });
		expect(await others()).toEqual([]);
		expect(await tend('2026-12-10T10:00Z')).toEqual({ due: 1, silent: 1, passedOn: 0 });
		expect(await tend('2026-12-11T10:00Z')).toEqual({ due: 1, silent: 1, passedOn: 1 });
		expect(await others()).toMatchObject([{ id }]);
		await at('2026-12-11T11:00Z', () => say(number, id, { answer: 'yes' }, company.outsider));
		expect(await mine(id)).toMatchObject({ state: 'accepted', by: { name: company.outsider.name } });
	});
});
