import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { setClock } from '#lib/db/clock.ts';
import { transact } from '#lib/db/transact.server.ts';
import { freshCompany, join as joinCompany, type Company } from '../../../tests/support/people.ts';
import { versionsOf } from '../entries/history.server.ts';
import { inbox } from '../notifications/inbox.server.ts';
import { SearchQuery } from '../search/query.ts';
import { search } from '../search/search.server.ts';
import { answerAsking, askingsOf, askToJoin, takeAskingBack } from './asking.server.ts';
import { learn } from './content.server.ts';
import { setFollowing, setInterest, wishesOf } from './following.server.ts';
import { join } from './joining.server.ts';
import { handOver, leave } from './leaving.server.ts';
import { ChangeForm, PitchForm } from './pitch-form.ts';
import { NewProject, Revision } from './pitching.ts';
import { pitch, read, remove, restore, revise } from './projects.server.ts';
import { begin, lookForPeople, moveTo } from './state.server.ts';

const DAY = Date.parse('2026-11-19T09:00Z');
let company: Company;
let release: () => void;
beforeAll(async () => {
	company = await freshCompany(DAY);
	release = setClock(DAY);
});
afterAll(() => {
	release();
	company.close();
});

const pitched = async (input: object = {}, who = company.member) =>
	(await pitch(company.db, who, NewProject.parse({ title: 'Queue that explains itself', ...input }))).number;
const reread = (number: number, who = company.member) => read(company.db, who, number);
const change = (number: number, input: object, who = company.member) =>
	revise(company.db, who, number, Revision.parse(input));
const found = async (words: string, who = company.outsider) =>
	(await search(company.db, who, SearchQuery.parse({ q: words }))).items.map(({ number }) => number);
const standing = async (number: number) => {
	const { project, members, sharing } = await reread(number, company.owner);
	return { state: project.state, on: members.map(({ name }) => name), authors: sharing.authors };
};
const hears = async (who: Company['member'], number: number) => {
	const lines = await inbox(company.db, who);
	return lines.filter(({ reference }) => reference === `P-${number}`).map(({ sentence }) => sentence);
};

describe('an idea that is pitched', () => {
	it('is read and found by everybody at once, with what it looks for', async () => {
		const number = await pitched({
			pitch: 'zqpitch: nobody can read why a queue grows.',
			needs: [{ name: 'Copy writing', weight: 'must', teaches: true, count: 2 }],
			links: [{ label: 'Sketch', address: 'https://example.org/sketch' }],
			topics: ['Queues'],
		});
		const { entry, project, content, members } = await reread(number, company.outsider);
		expect(entry.publishedAt).toBe(DAY);
		expect(project.state).toBe('idea');
		expect(members).toEqual([]);
		expect(content).toMatchObject({
			needs: [{ name: 'Copy writing', weight: 'must', teaches: true, count: 2 }],
			links: [{ label: 'Sketch', address: 'https://example.org/sketch' }],
			topics: ['Queues'],
		});
		expect(await found('zqpitch')).toEqual([number]);
		expect(await found('Copy writing')).toContain(number);
	});

	it('asks for nothing twice, which is said at the second of them, where it stands in the form', () => {
		const needs = [{ name: 'Copy writing' }, { name: '' }, { name: ' copy  WRITING', count: '2' }];
		const problems = (schema: typeof PitchForm | typeof ChangeForm) =>
			schema.safeParse({ title: 'Queue', needs }).error?.issues;
		const said = {
			path: ['needs', 2, 'name'],
			message: expect.stringContaining('asked for above') as string,
		};
		expect(problems(PitchForm)).toMatchObject([said]);
		expect(problems(ChangeForm)).toMatchObject([said]);
		const sent = Revision.safeParse({ needs: [{ name: 'Film' }, { name: 'Words' }, { name: 'film' }] });
		expect(sent.error?.issues).toMatchObject([{ path: ['needs', 2, 'name'] }]);
	});

	it('is one, sent twice under one name, and is pitched by no guest', async () => {
		const uid = 'abcdefghijkmnpqrstuv';
		expect(await pitched({ uid })).toBe(await pitched({ uid }));
		const guest = await joinCompany(company.db, company.owner, {
			name: 'Paz',
			email: 'paz@example.org',
			role: 'guest',
		});
		await expect(pitched({}, guest)).rejects.toMatchObject({ status: 403 });
		await expect(join(company.db, guest, await pitched())).rejects.toMatchObject({ status: 404 });
	});

	it('can be kept to a team, or to people by name', async () => {
		const team = await pitched({ team: 'payments', visibility: 'team', pitch: 'zqkept' });
		await expect(reread(team, company.outsider)).rejects.toMatchObject({ status: 404 });
		await expect(join(company.db, company.outsider, team)).rejects.toMatchObject({ status: 404 });
		expect(await found('zqkept')).toEqual([]);
		const named = await pitched({ visibility: 'restricted', readers: ['Nguyễn Thu Hà'] });
		expect((await reread(named, company.outsider)).sharing.readers).toEqual([company.outsider.email]);
		await expect(pitched({ visibility: 'team' })).rejects.toMatchObject({ status: 422 });
	});

	it('is for no hack week that nobody knows, and has no address that is none', async () => {
		await expect(pitched({ season: 'never' })).rejects.toMatchObject({ status: 422 });
		for (const address of ['javascript:alert(1)', 'sketch', ''])
			expect(NewProject.safeParse({ title: 'x', links: [{ label: '', address }] }).success).toBe(false);
	});
});

describe('joining and leaving', () => {
	it('makes an author of whoever is on it, and an idea of what nobody is on', async () => {
		const number = await pitched();
		await join(company.db, company.outsider, number);
		expect(await standing(number)).toEqual({
			state: 'forming',
			on: [company.outsider.name],
			authors: [company.member.email, company.outsider.email],
		});
		expect(await hears(company.member, number)).toEqual([
			expect.stringContaining(`${company.outsider.name} joined`),
		]);
		await join(company.db, company.outsider, number);
		expect((await standing(number)).on).toHaveLength(1);
		await change(number, { pitch: 'Another line' }, company.outsider);
		await leave(company.db, company.outsider, number);
		expect(await standing(number)).toEqual({ state: 'idea', on: [], authors: [company.member.email] });
		await expect(change(number, { pitch: 'Mine' }, company.outsider)).rejects.toMatchObject({ status: 403 });
	});

	it('gives an idea back to whoever pitched it when the last of the others has left', async () => {
		const number = await pitched({ joins: true });
		await join(company.db, company.outsider, number);
		await leave(company.db, company.member, number);
		expect((await standing(number)).authors).toEqual([company.outsider.email]);
		await leave(company.db, company.outsider, number);
		expect(await standing(number)).toEqual({ state: 'idea', on: [], authors: [company.member.email] });
	});

	it('stops where there is no room, and tells who follows when there is some', async () => {
		const number = await pitched({ joins: true, capacity: 1 });
		await setFollowing(company.db, company.outsider, number, true);
		await expect(join(company.db, company.outsider, number)).rejects.toMatchObject({ status: 409 });
		await leave(company.db, company.member, number);
		expect(await hears(company.outsider, number)).toEqual([expect.stringContaining('is an idea again')]);
		await join(company.db, company.outsider, number);
		expect((await standing(number)).on).toEqual([company.outsider.name]);
	});

	it('is over once it has ended', async () => {
		const number = await pitched({ joins: true });
		const { id } = (await reread(number)).entry;
		await transact(company.db, (tx) => moveTo(tx, id, 'ended'));
		await expect(join(company.db, company.outsider, number)).rejects.toMatchObject({ status: 409 });
		await expect(leave(company.db, company.member, number)).rejects.toMatchObject({ status: 409 });
		expect((await standing(number)).on).toEqual([company.member.name]);
	});

	it('counts what is still looked for', async () => {
		const needs = [{ name: 'Copy writing', count: 2 }, { name: 'Tracing' }];
		const number = await pitched({ needs });
		await join(company.db, company.outsider, number, { need: 'Copy writing' });
		expect((await reread(number)).needs.map(({ name, left }) => [name, left])).toEqual([
			['Copy writing', 1],
			['Tracing', 1],
		]);
		await expect(join(company.db, company.admin, number, { need: 'Something else' })).rejects.toMatchObject({
			status: 422,
		});
	});
});

describe('asking to join', () => {
	it('is answered by its authors, and is nobody else’s to see', async () => {
		const number = await pitched({ joins: true, asksFirst: true });
		await expect(join(company.db, company.outsider, number)).rejects.toMatchObject({ status: 409 });
		await askToJoin(company.db, company.outsider, number, { words: 'I know queues.' });
		await askToJoin(company.db, company.outsider, number, { words: 'I know queues well.' });
		const asked = async (who: Company['member']) =>
			askingsOf(company.db.read, who, (await reread(number, who)).entry);
		const [one] = (await asked(company.member)).askings;
		expect(one).toMatchObject({ words: 'I know queues well.', person: { name: company.outsider.name } });
		expect(await asked(company.admin)).toEqual({ askings: [], asked: null });
		expect((await asked(company.outsider)).asked).toMatchObject({ words: 'I know queues well.' });
		const answer = (who: Company['member'], given: 'yes' | 'not-now') =>
			answerAsking(company.db, who, number, { asking: one?.id ?? 0, answer: given });
		await expect(answer(company.outsider, 'yes')).rejects.toMatchObject({ status: 403 });
		await answer(company.member, 'yes');
		await expect(answer(company.member, 'yes')).rejects.toMatchObject({ status: 404 });
		expect((await standing(number)).on).toEqual([company.member.name, company.outsider.name]);
		expect(await hears(company.outsider, number)).toEqual([expect.stringContaining('welcomes you')]);
	});

	it('is taken back, or answered with a no that names nobody', async () => {
		const number = await pitched({ joins: true, asksFirst: true });
		await askToJoin(company.db, company.outsider, number, { words: '' });
		await takeAskingBack(company.db, company.outsider, number);
		await askToJoin(company.db, company.outsider, number, { words: '' });
		const { askings } = await askingsOf(company.db.read, company.member, (await reread(number)).entry);
		expect(askings).toHaveLength(1);
		await answerAsking(company.db, company.member, number, {
			asking: askings[0]?.id ?? 0,
			answer: 'not-now',
		});
		const [told] = await hears(company.outsider, number);
		expect(told).toContain('Not this time');
		expect(told).not.toContain(company.member.name);
		expect((await standing(number)).on).toEqual([company.member.name]);
	});
});

describe('who hands over, follows, or only wonders', () => {
	it('gives a place to somebody who may see it, in the same place among its authors', async () => {
		const number = await pitched({ joins: true });
		await join(company.db, company.admin, number);
		await handOver(company.db, company.member, number, { to: company.outsider.name });
		expect(await standing(number)).toEqual({
			state: 'forming',
			on: [company.admin.name, company.outsider.name],
			authors: [company.outsider.email, company.admin.email],
		});
		expect(await hears(company.outsider, number)).toEqual([expect.stringContaining('hands their place')]);
		await expect(
			handOver(company.db, company.member, number, { to: company.owner.name }),
		).rejects.toMatchObject({ status: 403 });
	});

	it('keeps an interest to whoever has it, until they join', async () => {
		const number = await pitched();
		await setInterest(company.db, company.outsider, number, true);
		const { id } = (await reread(number)).entry;
		const wishes = (who: Company['member']) => wishesOf(company.db.read, who, id);
		expect(await wishes(company.outsider)).toEqual({ interested: true, follows: false });
		expect(await wishes(company.member)).toEqual({ interested: false, follows: false });
		expect(JSON.stringify(await reread(number))).not.toContain('interest');
		await join(company.db, company.outsider, number);
		expect((await wishes(company.outsider)).interested).toBe(false);
	});
});

describe('its way', () => {
	it('begins and looks for people again as those on it say', async () => {
		const number = await pitched({ joins: true });
		await expect(begin(company.db, company.outsider, number)).rejects.toMatchObject({ status: 403 });
		await begin(company.db, company.member, number);
		expect((await standing(number)).state).toBe('building');
		await lookForPeople(company.db, company.member, number);
		expect((await standing(number)).state).toBe('forming');
	});

	it('keeps every version, and never writes over what somebody else saved', async () => {
		const number = await pitched({ about: 'One' });
		const { version } = await change(number, { about: 'Two', base: 1 });
		expect(version).toBe(2);
		await expect(change(number, { about: 'Three', base: 1 })).rejects.toMatchObject({ status: 409 });
		expect(await change(number, { about: 'Two' })).toEqual({ version: 2 });
		const { id } = (await reread(number)).entry;
		expect((await versionsOf(company.db.read, id)).map((one) => one.number)).toEqual([2, 1]);
	});

	it('teaches lessons that are found, and goes and comes back as a whole', async () => {
		const number = await pitched({ pitch: 'zqwhole' });
		const { id } = (await reread(number)).entry;
		const lesson = await transact(company.db, (tx) => learn(tx, company.member, id, 'Words beat zqcolours.'));
		expect(lesson).toBeGreaterThan(0);
		expect(await found('zqcolours')).toEqual([number]);
		await remove(company.db, company.member, number);
		expect(await found('zqwhole')).toEqual([]);
		await restore(company.db, company.member, number);
		expect(await found('zqcolours')).toEqual([number]);
	});
});
