import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshCompany, join as joinCompany, type Company } from '../../../../tests/support/people.ts';
import { setClock } from '#lib/db/clock.ts';
import { transact } from '#lib/db/transact.server.ts';
import { isoDay } from '#lib/dates.ts';
import type { Person } from '../../accounts/person.ts';
import { inbox } from '../../notifications/inbox.server.ts';
import { Change } from '../../lessons/lesson.ts';
import { setLearned } from '../../lessons/lessons.server.ts';
import { chooseSeen } from '../../skills/choosing-seen.server.ts';
import { addSkills } from '../../skills/skills.server.ts';
import { projectEnding } from '../endings/tables.server.ts';
import { join } from '../joining.server.ts';
import { NewProject } from '../pitching.ts';
import { pitch, read } from '../projects.server.ts';
import { moveTo } from '../state.server.ts';
import { countsOf, weekBefore } from './around.server.ts';
import { carryOver, toCarry } from './carrying.server.ts';
import { exportCsv, exportJson, exportMarkdown } from './exporting.server.ts';
import { makeSeason } from './planning.server.ts';
import { draftFor, propose } from './proposing.server.ts';
import { seasonEvents, seasonFile } from './season-calendar.server.ts';
import { NewSeason } from './season-form.ts';
import { byPerson, inParts, projectsOf } from './season-projects.server.ts';
import { seasonOf } from './seasons.server.ts';
import { changeSummary, summaryOf, summaryToChange } from './summary.server.ts';
import { withLinks } from './summary.ts';

const NOW = Date.parse('2026-11-19T09:12Z');
let company: Company;
let guest: Person;
let release: () => void;
let week: string;
let before: string;
beforeAll(async () => {
	company = await freshCompany(NOW);
	release = setClock(NOW);
	const { db, owner } = company;
	guest = await joinCompany(db, owner, { name: 'Paz Vidal', email: 'paz@example.org', role: 'guest' });
	const dated = { kind: 'week', zone: 'UTC' };
	week = await begun({ ...dated, name: 'Hack week 9', startsOn: '2026-11-30', endsOn: '2026-12-04' });
	before = await begun({ ...dated, name: 'Hack week 8', startsOn: '2026-05-18', endsOn: '2026-05-22' });
});
afterAll(async () => {
	release();
	await company.close();
});

async function begun(typed: object): Promise<string> {
	return (await makeSeason(company.db, company.owner, NewSeason.parse(typed))).slug;
}

async function pitched(who: Person, more: object) {
	return pitch(company.db, who, NewProject.parse({ season: week, ...more }));
}

const need = (name: string, more: object = {}) => ({
	name,
	weight: 'must',
	teaches: false,
	count: 1,
	...more,
});

async function knows(who: Person, name: string, is: 'has' | 'learns' = 'has') {
	const said = {
		has: { level: 'confident', wants: false },
		learns: { level: 'curious', wants: true },
	} as const;
	await addSkills(company.db, who, { names: [name], ...said[is] });
}

const seen = async (who: Person, slug = week) => {
	const { id } = await seasonOf(company.db.read, who, slug);
	return projectsOf(company.db, who, id);
};

describe('the projects of a season', () => {
	it('say what is still looked for, what fits whoever looks, and why', async () => {
		const { db, owner, member, outsider } = company;
		const { number } = await pitched(owner, {
			title: 'A tick that tells the truth',
			joins: true,
			needs: [need('Svelte', { count: 2 }), need('Offline sync', { weight: 'nice', teaches: true })],
		});
		await knows(member, 'Svelte');
		await knows(outsider, 'Offline sync', 'learns');
		const find = async (who: Person) => (await seen(who)).find((one) => one.number === number);
		expect(await find(member)).toMatchObject({
			why: 'You know Svelte, which it cannot do without.',
			needs: [
				{ name: 'Svelte', left: 2, mine: true },
				{ name: 'Offline sync', mine: false },
			],
		});
		expect((await find(outsider))?.why).toContain('want to learn Offline sync');
		await join(db, member, number, { need: 'Svelte' });
		expect(await find(member)).toMatchObject({ joined: true, why: null, needs: [{ left: 1 }, { left: 1 }] });
		const parts = inParts(await seen(outsider));
		expect(parts.looking.map((one) => one.number)).toContain(number);
		expect(byPerson(await seen(outsider)).map(({ name }) => name)).toEqual(['Inês Carvalho', 'Maren Holt']);
	});

	it('are those that whoever looks may see, in lists, counts, files and the summary', async () => {
		const { db, owner, member, outsider } = company;
		await pitched(member, { title: 'zqkept', team: 'payments', visibility: 'team', joins: true });
		const counts = async (who: Person) =>
			(await countsOf(db, who, (await seasonOf(db.read, who, week)).id)).projects;
		expect((await counts(member)) - (await counts(outsider))).toBe(1);
		const texts = async (who: Person) =>
			JSON.stringify([
				await seen(who),
				(await exportCsv(db, who, week)).text,
				(await exportJson(db, who, week)).text,
				(await exportMarkdown(db, who, week)).text,
				await summaryOf(db, who, week),
			]);
		expect(await texts(member)).toContain('zqkept');
		expect(await texts(outsider)).not.toContain('zqkept');
		// What a host goes on from is for everybody's eyes.
		expect(await summaryToChange(db, owner, week)).not.toContain('zqkept');
		await expect(exportCsv(db, guest, week)).rejects.toMatchObject({ status: 404 });
		await expect(summaryOf(db, guest, week)).rejects.toMatchObject({ status: 404 });
	});
});

describe('a draft of teams', () => {
	it('asks who is free and says what they can do, names what nobody brings, and forces nobody', async () => {
		const { db, admin, owner, member, outsider } = company;
		const { number } = await pitched(owner, {
			title: 'Runbooks, first line first',
			needs: [need('Technical writing'), need('Filming')],
		});
		await knows(admin, 'Technical writing');
		const draft = await draftFor(db, owner, week);
		const here = draft.proposals.filter((one) => one.number === number);
		expect(here).toMatchObject([
			{ need: 'Technical writing', person: { name: 'Tomasz Wrona' }, how: 'brings' },
		]);
		expect(draft.missing).toContainEqual({ number, need: 'Filming', weight: 'must', count: 1 });
		// Whoever is on something is left in peace.
		expect(draft.proposals.map(({ person }) => person.id)).not.toContain(member.id);
		await propose(db, owner, week, { number, personId: admin.id });
		expect((await inbox(db, admin, { unread: true })).map(({ kind }) => kind)).toContain('project-proposed');
		expect((await draftFor(db, owner, week)).proposals).toContainEqual({ ...here[0], asked: true });
		expect((await read(db, admin, number)).members).toEqual([]);
		await expect(draftFor(db, outsider, week)).rejects.toMatchObject({ status: 403 });
		await expect(propose(db, member, week, { number, personId: admin.id })).rejects.toMatchObject({
			status: 403,
		});
		await expect(propose(db, owner, before, { number, personId: admin.id })).rejects.toMatchObject({
			status: 404,
		});
		await expect(propose(db, owner, week, { number, personId: guest.id })).rejects.toMatchObject({
			status: 422,
		});
	});

	it('is made of what people show to everybody, and of nothing else', async () => {
		const { db, admin, owner } = company;
		await pitched(owner, { title: 'A film of it', needs: [need('Lighting')] });
		await knows(admin, 'Lighting');
		const asks = async () =>
			(await draftFor(db, owner, week)).proposals.filter(({ person }) => person.id === admin.id).length;
		expect(await asks()).toBe(1);
		for (const seenDo of ['mentors', 'me'] as const) {
			await chooseSeen(db, admin, { seenTeach: 'workspace', seenDo, seenLearn: 'workspace' });
			expect(await asks()).toBe(0);
		}
	});
});

describe('what a season came to', () => {
	it('writes itself, in the words of its projects, until its hosts put it in theirs', async () => {
		const { db, owner, member, outsider } = company;
		const { id } = await pitched(member, { title: 'Real names', season: before, joins: true });
		await transact(db, async (tx) => {
			await moveTo(tx, id, 'ended');
			const said = { wondered: '', tried: '', know: '', byWhom: '', openQuestions: '' };
			await tx
				.insert(projectEnding)
				.values({ entryId: id, how: 'stopped', ...said, endedBy: member.id, endedAt: NOW });
			const change = Change.parse({
				...{ text: 'Reviews use real data.', owner: member.email, lesson: 1 },
				...{ state: 'done', doneOn: isoDay(NOW, 'UTC') },
			});
			await setLearned(tx, member, id, {
				lessons: [{ text: 'Real names get honest feedback.' }],
				changes: [change],
			});
		});
		const { text, edited } = await summaryOf(db, outsider, before);
		expect(edited).toBe(false);
		expect(text).toContain('One person worked on one project: one stopped with a lesson.');
		expect(text).toContain('- Real names get honest feedback. (L-');
		expect(text).toContain('We do now: Reviews use real data.');
		const past = await weekBefore(db, outsider, await seasonOf(db.read, outsider, week));
		expect(past).toMatchObject({ name: 'Hack week 8', lesson: { text: 'Real names get honest feedback.' } });
		const next = await begun({
			...{ name: 'Hack week 10', kind: 'week', startsOn: '2027-02-01', endsOn: '2027-02-05', zone: 'UTC' },
		});
		const beforeNext = await weekBefore(db, outsider, await seasonOf(db.read, outsider, next));
		expect(beforeNext?.name, 'a week that is not over has taught nothing yet').toBe('Hack week 8');
		const [, lessonId] = /\(L-(\d+), P-/.exec(text) ?? [];
		expect(withLinks(text)).toContain(`](/lessons/${lessonId}), [P\u2011`);
		await expect(changeSummary(db, outsider, before, { summary: 'Mine' })).rejects.toMatchObject({
			status: 403,
		});
		await changeSummary(db, owner, before, { summary: 'It was a week.' });
		expect(await summaryOf(db, outsider, before)).toMatchObject({ text: 'It was a week.', edited: true });
		await changeSummary(db, owner, before, { summary: '' });
		expect((await summaryOf(db, outsider, before)).edited).toBe(false);
	});
});

describe('a project', () => {
	it('is carried over by whoever works on it, once, with the same people', async () => {
		const { db, member, admin, outsider } = company;
		const old = await pitched(member, { title: 'Unfinished', season: before, joins: true });
		await join(db, admin, old.number);
		expect((await toCarry(db, member, week)).map(({ title }) => title)).toContain('Unfinished');
		expect((await toCarry(db, outsider, week)).map(({ title }) => title)).not.toContain('Unfinished');
		const which = { number: old.number };
		await expect(carryOver(db, outsider, week, which)).rejects.toMatchObject({ status: 403 });
		await expect(carryOver(db, member, before, which)).rejects.toMatchObject({ status: 409 });
		const made = await carryOver(db, member, week, which);
		const there = await read(db, outsider, made.number);
		expect(there.project).toMatchObject({ fromId: old.id, state: 'forming' });
		expect(there.members.map(({ id }) => id).sort()).toEqual([member.id, admin.id].sort());
		expect((await read(db, outsider, old.number)).project.state).toBe('forming');
		await expect(carryOver(db, admin, week, which)).rejects.toMatchObject({ status: 409 });
		expect((await toCarry(db, member, week)).map(({ title }) => title)).not.toContain('Unfinished');
	});
});

describe('a calendar', () => {
	it('has the days of a week, and the hours of a lane on the clock of whoever reads it', async () => {
		const { db, member, owner } = company;
		const { name, text } = await seasonFile(db, member, week);
		expect(name).toBe('hack-week-9.ics');
		expect(text).toContain('SUMMARY:Hack week 9: Show');
		expect(text).toContain('DTSTART;VALUE=DATE:20261204');
		await begun({
			...{ name: 'Thursdays', kind: 'lane', startsOn: '2026-01-01', endsOn: '2026-12-10', zone: 'UTC' },
			times: [{ weekday: 4, from: '13:00', minutes: 240 }],
		});
		const hours = async (who: Person) =>
			(await seasonEvents(db, who))
				.filter(({ summary }) => summary === 'Thursdays')
				.map(({ when }) => ('from' in when ? new Date(when.from).toISOString().slice(0, 16) : ''));
		expect(await hours(member)).toEqual([
			'2026-11-19T13:00',
			'2026-11-26T13:00',
			'2026-12-03T13:00',
			'2026-12-10T13:00',
		]);
		expect((await hours(owner))[0]).toBe('2026-11-19T12:00');
		expect(await seasonEvents(db, guest)).toEqual([]);
	});
});
