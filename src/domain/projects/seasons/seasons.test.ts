import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshCompany, join, type Company } from '../../../../tests/support/people.ts';
import { setClock } from '#lib/db/clock.ts';
import { fieldErrors } from '#lib/web/fields.ts';
import type { Person } from '../../accounts/person.ts';
import { notification } from '../../notifications/tables.server.ts';
import { addHost, archive, bringBack, changeSeason, makeSeason, removeHost } from './planning.server.ts';
import { NewSeason } from './season-form.ts';
import { listSeasons, openSeasons, readSeason, seasonNow, seasonToHost } from './seasons.server.ts';
import { announce, answerQuestion, askHosts, takeDown, wordsOf } from './words.server.ts';

const NOW = Date.parse('2026-11-19T09:12Z');
let company: Company;
let guest: Person;
let release: () => void;
beforeAll(async () => {
	company = await freshCompany(NOW);
	release = setClock(NOW);
	const { db, owner } = company;
	guest = await join(db, owner, { name: 'Paz Vidal', email: 'paz@example.org', role: 'guest' });
});
afterAll(async () => {
	release();
	await company.close();
});

const typed = (more: object = {}) => ({
	name: 'Hack week 9',
	title: 'Mend something small',
	kind: 'week',
	startsOn: '2026-11-30',
	endsOn: '2026-12-04',
	zone: 'UTC',
	...more,
});
const planned = (more: object = {}) => NewSeason.parse(typed(more));
const problems = (more: object) => {
	const { error } = NewSeason.safeParse(typed(more));
	return error ? fieldErrors(error) : {};
};
const told = async (who: Person) =>
	(await company.db.read.select().from(notification).where(eq(notification.personId, who.id))).map(
		({ kind }) => kind,
	);

describe('what is typed', () => {
	it('needs no more than a name and its days: the rest is as it usually is', () => {
		const { phases, awards } = planned();
		expect(phases.map(({ from }) => from)).toEqual([
			'2026-11-02',
			'2026-11-23',
			'2026-11-30',
			'2026-12-04',
			'2026-12-05',
		]);
		expect(awards).toBeUndefined();
	});

	it('keeps the time of a lane, and nothing of what a week has', () => {
		const lane = planned({
			kind: 'lane',
			endsOn: '',
			days: [{ day: '2026-11-30', name: 'x' }],
			times: [
				{ weekday: '4', from: '13:30', minutes: '240' },
				{ weekday: '', from: '', minutes: '240' },
			],
		});
		expect(lane).toMatchObject({ endsOn: null, phases: [], days: [] });
		expect(lane.times).toEqual([{ weekday: 4, from: 810, minutes: 240 }]);
	});

	it('has a sentence beside the field that makes no sense', () => {
		expect(problems({ endsOn: '2026-11-29' })).toHaveProperty('endsOn');
		expect(problems({ endsOn: '' })).toHaveProperty('endsOn');
		expect(problems({ zone: 'Mars' })).toHaveProperty('zone');
		expect(problems({ phases: { show: '2026-11-01' } })).toHaveProperty(['phases.show']);
		expect(problems({ days: [{ day: '2027-01-01', name: 'Late' }] })).toHaveProperty(['days.0.day']);
		expect(problems({ kind: 'lane', times: [{ weekday: '4', from: '' }] })).toHaveProperty(['times.0.from']);
		expect(problems({ awards: 'Best lesson\nBest soup' })).toEqual({});
	});

	it('keeps the key of an award that every season has', () => {
		expect(planned({ awards: 'Best lesson\nBest soup\n' }).awards).toEqual([
			{ key: 'lesson', name: 'Best lesson' },
			{ key: 'best-soup', name: 'Best soup' },
		]);
	});
});

describe('a season', () => {
	it('is begun by those who look after the workspace, and seen by everybody of it', async () => {
		const { db, owner, member, outsider } = company;
		await expect(makeSeason(db, member, planned())).rejects.toMatchObject({ status: 403 });
		const { slug } = await makeSeason(db, owner, planned());
		expect(slug).toBe('hack-week-9');
		expect((await makeSeason(db, owner, planned())).slug).toBe('hack-week-9-2');
		const seen = await readSeason(db, outsider, slug);
		expect(seen).toMatchObject({ standing: 'ahead', phase: 'ideas', mayHost: false });
		expect(seen.hosts.map(({ name }) => name)).toEqual(['Maren Holt']);
		expect(seen.awards).toHaveLength(4);
		await expect(readSeason(db, guest, slug)).rejects.toMatchObject({ status: 404 });
		expect(await listSeasons(db, guest)).toEqual([]);
	});

	it('is another day where it is held than where it is read', async () => {
		const { db, owner, member } = company;
		const { slug } = await makeSeason(
			db,
			owner,
			planned({
				name: 'Chatham week',
				startsOn: '2026-11-20',
				endsOn: '2026-11-21',
				zone: 'Pacific/Chatham',
			}),
		);
		const before = await readSeason(db, member, slug);
		expect(before.countDown).toEqual({ days: 1, until: 'kick-off' });
		const later = setClock(Date.parse('2026-11-19T10:30Z'));
		expect((await readSeason(db, member, slug)).standing).toBe('running');
		later();
		release = setClock(NOW);
	});

	it('is changed by its hosts and by administrators, and by nobody else', async () => {
		const { db, owner, admin, member, outsider } = company;
		const { slug } = await makeSeason(db, owner, planned({ name: 'Hosted' }));
		await expect(changeSeason(db, member, slug, planned())).rejects.toMatchObject({ status: 403 });
		await addHost(db, owner, slug, { person: 'inês carvalho' });
		await changeSeason(db, member, slug, planned({ name: 'Hosted', title: 'Mend it', awards: 'Best soup' }));
		await changeSeason(db, admin, slug, planned({ name: 'Hosted', title: 'Mend it all' }));
		expect(await readSeason(db, outsider, slug)).toMatchObject({
			title: 'Mend it all',
			awards: [{ key: 'best-soup', name: 'Best soup' }],
		});
		await expect(changeSeason(db, admin, slug, planned({ kind: 'lane', endsOn: '' }))).rejects.toMatchObject({
			status: 422,
		});
		await expect(addHost(db, owner, slug, { person: guest.email })).rejects.toMatchObject({ status: 422 });
		await expect(addHost(db, outsider, slug, { person: outsider.email })).rejects.toMatchObject({
			status: 403,
		});
		await removeHost(db, member, slug, { personId: owner.id });
		await expect(removeHost(db, member, slug, { personId: member.id })).rejects.toMatchObject({
			status: 409,
		});
		await expect(seasonToHost(db.read, guest, slug)).rejects.toMatchObject({ status: 404 });
	});

	it('is put away and stays to be read; ideas go to what is open, the next week first', async () => {
		const { db, owner, member } = company;
		await makeSeason(
			db,
			owner,
			planned({ name: 'Afternoons', kind: 'lane', startsOn: '2026-01-01', endsOn: '' }),
		);
		await makeSeason(db, owner, planned({ name: 'Week 8', startsOn: '2026-05-04', endsOn: '2026-05-08' }));
		const { slug } = await makeSeason(db, owner, planned({ name: 'Put away' }));
		await archive(db, owner, slug);
		const names = async () => (await openSeasons(db, member)).map(({ name }) => name);
		expect(await names()).not.toContain('Put away');
		expect(await names()).not.toContain('Week 8');
		expect((await names()).at(-1)).toBe('Afternoons');
		expect((await listSeasons(db, member, { archived: true })).map(({ name }) => name)).toContain('Put away');
		expect((await readSeason(db, member, slug)).archivedAt).toBe(NOW);
		await bringBack(db, owner, slug);
		expect(await names()).toContain('Put away');
		expect((await seasonNow(db, member))?.kind).toBe('week');
	});
});

describe('what is said in it', () => {
	it('is asked of the hosts, and answered to whoever asked', async () => {
		const { db, owner, member, outsider } = company;
		const { slug, id } = await seasonNamed('Spoken');
		await askHosts(db, member, slug, { text: 'May I bring a customer?' });
		expect(await told(owner)).toContain('season-asked');
		const [open] = (await wordsOf(db.read, id)).questions;
		expect(open).toMatchObject({ text: 'May I bring a customer?', answer: null });
		const answered = { id: open?.id ?? 0, answer: 'On Friday, gladly.' };
		await expect(answerQuestion(db, outsider, slug, answered)).rejects.toMatchObject({ status: 403 });
		await answerQuestion(db, owner, slug, answered);
		expect(await told(member)).toContain('season-answered');
		expect((await wordsOf(db.read, id)).questions[0]?.answer).toMatchObject({ text: 'On Friday, gladly.' });
		await expect(askHosts(db, guest, slug, { text: 'And I?' })).rejects.toMatchObject({ status: 404 });
	});

	it('is announced by hosts alone, and taken down by whoever said it and by hosts', async () => {
		const { db, owner, member, outsider } = company;
		const { slug, id } = await seasonNamed('Announced');
		await expect(announce(db, member, slug, { text: 'Soup at one.' })).rejects.toMatchObject({ status: 403 });
		await addHost(db, owner, slug, { person: member.email });
		await announce(db, owner, slug, { text: 'Soup at one.' });
		expect(await told(member)).toContain('season-announced');
		expect(await told(outsider)).not.toContain('season-announced');
		await askHosts(db, outsider, slug, { text: 'Which soup?' });
		const { announcements, questions } = await wordsOf(db.read, id);
		const said = { id: announcements[0]?.id ?? 0 };
		await expect(takeDown(db, outsider, slug, said)).rejects.toMatchObject({ status: 403 });
		await takeDown(db, member, slug, said);
		await takeDown(db, outsider, slug, { id: questions[0]?.id ?? 0 });
		expect(await wordsOf(db.read, id)).toEqual({ announcements: [], questions: [] });
		const other = await seasonNamed('Another');
		await askHosts(db, member, slug, { text: 'And bread?' });
		const [bread] = (await wordsOf(db.read, id)).questions;
		await expect(takeDown(db, owner, other.slug, { id: bread?.id ?? 0 })).rejects.toMatchObject({
			status: 404,
		});
	});
});

async function seasonNamed(name: string): Promise<{ slug: string; id: number }> {
	const { db, owner } = company;
	const { slug } = await makeSeason(db, owner, planned({ name }));
	return { slug, id: (await readSeason(db, owner, slug)).id };
}
