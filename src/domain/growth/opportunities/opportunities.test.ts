import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { setClock } from '#lib/db/clock.ts';
import { freshCompany, join as joinCompany, type Company } from '../../../../tests/support/people.ts';
import { versionsOf } from '../../entries/history.server.ts';
import { SearchQuery } from '../../search/query.ts';
import { search } from '../../search/search.server.ts';
import { listOpportunities, openOpportunities } from './listing.server.ts';
import { post, read, remove, restore } from './opportunities.server.ts';
import { NewOpportunity, OpportunityRevision } from './posting.ts';
import { revise } from './revising.server.ts';
import type { OpportunityFilter } from './row.ts';

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

const posted = async (input: object = {}, who = company.member) => {
	const given = NewOpportunity.parse({ title: 'A single way to say “slow down”', form: 'project', ...input });
	return (await post(company.db, who, given)).number;
};
const reread = (number: number, who = company.member) => read(company.db, who, number);
const change = (number: number, input: object, who = company.member) =>
	revise(company.db, who, number, OpportunityRevision.parse(input));
const found = async (words: string, who = company.outsider) =>
	(await search(company.db, who, SearchQuery.parse({ q: words }))).items.map(({ number }) => number);
const listed = async (filter: Partial<OpportunityFilter> = {}, who = company.outsider) =>
	(await listOpportunities(company.db, who, filter)).rows.map(({ number }) => number);

describe('an opening that is posted', () => {
	it('is read, listed and found by everybody at once, with all that it says', async () => {
		const written = {
			pitch: 'zqslow: one header that every service understands.',
			learns: 'How three teams agree on one thing.',
			...{ hoursAWeek: 5, weeks: 8, place: 'Lisbon, or remotely', zone: 'Europe/Lisbon', places: 2 },
			...{ startsOn: '2026-12-07', endsOn: '2027-01-31', asksUntil: '2026-12-04', about: 'P-12' },
			skills: [
				{ name: 'Distributed systems', weight: 'must', teaches: false },
				{ name: 'Rust', weight: 'nice', teaches: true },
			],
			topics: ['Queues'],
		};
		const number = await posted(written);
		const { entry, opportunity, content } = await reread(number, company.outsider);
		expect(content).toMatchObject(written);
		expect(entry.publishedAt).toBe(DAY);
		expect(opportunity).toMatchObject({ state: 'open', contactId: company.member.id, standsAt: DAY });
		expect(await found('zqslow')).toEqual([number]);
		expect(await found('Rust')).toContain(number);
		const [row] = await openOpportunities(company.db.read, company.outsider);
		expect(row).toMatchObject({
			...{ number, taken: 0, contact: { name: 'Inês Carvalho' }, authors: [{ name: 'Inês Carvalho' }] },
			skills: written.skills,
		});
	});

	it('is one, sent twice under one name, and is posted by no guest', async () => {
		const uid = 'abcdefghijkmnpqrstuv';
		expect(await posted({ uid })).toBe(await posted({ uid }));
		const guest = await joinCompany(company.db, company.owner, {
			name: 'Paz',
			email: 'paz@example.org',
			role: 'guest',
		});
		await expect(posted({}, guest)).rejects.toMatchObject({ status: 403 });
		expect(await openOpportunities(company.db.read, guest)).toEqual([]);
	});

	it('can be kept to a team', async () => {
		const number = await posted({ team: 'payments', visibility: 'team', pitch: 'zqkept' });
		await expect(reread(number, company.outsider)).rejects.toMatchObject({ status: 404 });
		expect(await listed()).not.toContain(number);
		expect(await found('zqkept')).toEqual([]);
		await expect(posted({ visibility: 'team' })).rejects.toMatchObject({
			body: { fields: { team: 'Choose the team that may read it.' } },
		});
	});

	it('is looked after by whom it names, and one of them answers', async () => {
		const number = await posted({ authors: ['Tomasz Wrona'], contact: 'ha@example.org' });
		const { opportunity, sharing } = await reread(number);
		expect(sharing.authors).toEqual(['ines@example.org', 'tomasz@example.org', 'ha@example.org']);
		expect(opportunity.contactId).toBe(company.outsider.id);
		await change(number, { authors: ['Inês Carvalho', 'Tomasz Wrona'] });
		expect((await reread(number)).opportunity.contactId).toBe(company.member.id);
	});

	it.each([
		[{ asksUntil: '2026-11-18' }, 'asksUntil'],
		[{ startsOn: '2026-12-02', endsOn: '2026-12-01' }, 'endsOn'],
		[{ asksUntil: '2026-12-02', endsOn: '2026-12-01' }, 'asksUntil'],
		[{ contact: 'Nobody' }, 'contact'],
	])('is refused with a sentence where it cannot be: %j', async (input, field) => {
		await expect(posted(input)).rejects.toMatchObject({ body: { fields: { [field]: expect.any(String) } } });
	});
});

describe('an opening that is changed', () => {
	it('keeps each version, and the same words make none', async () => {
		const number = await posted({ pitch: 'First words.' });
		expect(await change(number, { pitch: 'Second words.', base: 1 })).toEqual({ version: 2 });
		expect(await change(number, { pitch: 'Second words.' })).toEqual({ version: 2 });
		await expect(change(number, { pitch: 'Third words.', base: 1 })).rejects.toMatchObject({ status: 409 });
		const { entry, content } = await reread(number);
		expect(content.pitch).toBe('Second words.');
		expect(await versionsOf(company.db.read, entry.id)).toHaveLength(2);
	});

	it('is changed by whoever looks after it alone, and taken away and brought back by them', async () => {
		const number = await posted();
		await expect(change(number, { pitch: 'Mine.' }, company.outsider)).rejects.toMatchObject({ status: 403 });
		await remove(company.db, company.member, number);
		expect(await listed()).not.toContain(number);
		await restore(company.db, company.member, number);
		expect(await listed()).toContain(number);
	});
});

describe('the list of openings', () => {
	it('is narrowed by form, skill, hours and place, and goes on page by page', async () => {
		const long = await posted({ form: 'mentorship', hoursAWeek: 12, place: 'Zqtown' });
		const short = await posted({ form: 'mentorship', hoursAWeek: 2, skills: [{ name: 'Zq Skill' }] });
		const [, first] = await listed({ form: 'mentorship' });
		expect(first).toBe(long);
		expect(await listed({ form: 'mentorship', hours: 4 })).toEqual([short]);
		expect(await listed({ place: 'zqTOWN' })).toEqual([long]);
		expect(await listed({ skill: 'ZQ  skill' })).toEqual([short]);
		const page = await listOpportunities(company.db, company.outsider, { form: 'mentorship', limit: 1 });
		expect(page.rows.map(({ number }) => number)).toEqual([short]);
		expect(await listed({ form: 'mentorship', after: page.next ?? '' })).toEqual([long]);
	});

	it('leaves out what nobody can ask for any more', async () => {
		const number = await posted({ asksUntil: '2026-11-20' });
		expect(await listed()).toContain(number);
		const later = setClock(DAY + 2 * 24 * 60 * 60 * 1000);
		expect(await listed()).not.toContain(number);
		later();
		expect(await listed({ show: 'mine' }, company.member)).toContain(number);
	});
});
