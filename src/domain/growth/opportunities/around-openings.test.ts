import { afterAll, beforeAll, expect, it } from 'vitest';
import { setClock } from '#lib/db/clock.ts';
import { freshCompany, type Company } from '../../../../tests/support/people.ts';
import { end } from './deciding.server.ts';
import { readDocument, writeDocument } from './document.ts';
import { listAsCsv, listAsJson } from './exporting-list.server.ts';
import { exportMarkdown, exportOwnOpenings } from './exporting.server.ts';
import { importOpenings } from './importing.server.ts';
import { PostForm } from './opening-form.ts';
import { post, read } from './opportunities.server.ts';
import { NewOpportunity } from './posting.ts';
import { OpportunityFilter } from './row.ts';
import { readShown } from './shown.server.ts';
import { dayInWords, placesInWords, timeInWords, zoneInWords } from './words.ts';

const DAY = Date.parse('2026-11-19T09:00Z');
let company: Company;
let another: Company;
let release: () => void;
beforeAll(async () => {
	[company, another] = [await freshCompany(DAY), await freshCompany(DAY)];
	release = setClock(DAY);
});
afterAll(() => {
	release();
	company.close();
	another.close();
});

const WHOLE = NewOpportunity.parse({
	...{ title: '=A single way: “slow down”', form: 'project', pitch: 'One header.', learns: 'To agree.' },
	...{ details: '## A week\n\n- an hour together', hoursAWeek: 2.5, weeks: 8, place: 'Lisbon' },
	...{ zone: 'Europe/Lisbon', startsOn: '2026-12-07', endsOn: '2027-01-31', asksUntil: '2026-12-04' },
	...{ places: 3, about: 'P-12', topics: ['Queues'], team: 'payments', visibility: 'team' },
	skills: [{ name: 'Rust', weight: 'must', teaches: true }],
});

const file = (name: string, text: string) => ({ name, bytes: new TextEncoder().encode(text) });

it('leaves as Markdown and comes to another workspace equal; the same file again changes nothing', async () => {
	const { number } = await post(company.db, company.member, WHOLE);
	await end(company.db, company.member, number, { state: 'filled', outcome: 'Two: “came”.' });
	const { name, text } = await exportMarkdown(company.db, company.member, number);
	expect(name).toBe(`O-${number}-a-single-way-slow-down.md`);
	const document = readDocument(text);
	expect(document && writeDocument(document)).toBe(text);
	const bring = () => importOpenings(another.db, another.member, [file(name, text)]);
	expect(await bring()).toMatchObject([{ state: 'imported', number }]);
	expect(await bring()).toMatchObject([{ state: 'unchanged', number }]);
	const there = await read(another.db, another.member, number);
	const here = await read(company.db, company.member, number);
	expect(there.content).toEqual(here.content);
	expect(there.opportunity).toMatchObject({
		...{ state: 'filled', outcome: 'Two: “came”.', contactId: another.member.id },
	});
	expect((await exportMarkdown(another.db, another.member, number)).text).toBe(text);
	await expect(read(another.db, another.outsider, number)).rejects.toMatchObject({ status: 404 });
	const own = await Array.fromAsync(exportOwnOpenings(company.db, company.member));
	expect(own.map((one) => one.name)).toContain(name);
	expect(await Array.fromAsync(exportOwnOpenings(company.db, company.outsider))).toEqual([]);
});

it('is refused where it is anybody else’s file, and the rest goes on', async () => {
	const [notOurs] = await importOpenings(another.db, another.member, [file('a.md', '# Hello\n')]);
	expect(notOurs).toMatchObject({ state: 'failed' });
});

it('its list leaves as CSV and JSON, within what somebody may read, and no cell is a formula', async () => {
	await post(company.db, company.member, { ...WHOLE, visibility: 'workspace', title: '=Open to all' });
	await post(company.db, company.member, { ...WHOLE, title: 'Of Payments' });
	const filter = OpportunityFilter.parse({});
	const csv = await listAsCsv(company.db, company.outsider, filter);
	expect(csv.trim().split('\r\n')).toHaveLength(2);
	expect(csv).toContain("'=Open to all");
	expect(JSON.parse(await listAsJson(company.db, company.outsider, filter))).toMatchObject([
		{ title: '=Open to all', skills: [{ name: 'Rust' }] },
	]);
});

it('says what it belongs to only to whoever sees that', async () => {
	const first = await post(company.db, company.member, { ...WHOLE, title: 'Of Payments' });
	const about = `O-${first.number}`;
	const given = { ...WHOLE, visibility: 'workspace', about } as const;
	const { number } = await post(company.db, company.member, given);
	const { belongsTo } = await readShown(company.db, company.member, number);
	expect(belongsTo).toMatchObject({ href: `/growth/openings/${first.number}`, title: 'Of Payments' });
	expect((await readShown(company.db, company.outsider, number)).belongsTo).toBeNull();
});

it('a form tells of each field what is the matter, and takes a comma in hours', () => {
	const typed = { title: 'A', form: 'role', hoursAWeek: '2,5', skills: [{ name: '' }, { name: 'Rust' }] };
	expect(PostForm.parse(typed)).toMatchObject({ hoursAWeek: 2.5, places: 1, skills: [{ name: 'Rust' }] });
	const wrong = PostForm.safeParse({
		...{ title: ' ', form: 'talk', hoursAWeek: 'two', weeks: '1.5', startsOn: '2026-02-30', about: 'later' },
		...{ zone: 'Mars', skills: [{ name: 'Rust' }, { name: ' rust ' }] },
	});
	expect(wrong.error?.issues.map(({ path }) => path.join('.')).sort()).toEqual(
		['title', 'form', 'hoursAWeek', 'weeks', 'startsOn', 'about', 'zone', 'skills'].sort(),
	);
});

it('everything is said in words', () => {
	const today = '2026-11-19';
	const time = { hoursAWeek: 5, weeks: 8, startsOn: '2026-12-07', endsOn: null };
	expect(timeInWords(time, today)).toBe('5\u00a0h a week for eight weeks from 7 December');
	expect(timeInWords({ ...time, hoursAWeek: 0.5, weeks: 1, startsOn: '2026-11-02' }, today)).toBe(
		'half an hour a week for one week since 2 November',
	);
	expect(dayInWords('2027-01-31', today)).toBe('31 January');
	expect(dayInWords('2027-11-19', today)).toBe('19 November 2027');
	expect(placesInWords({ places: 2, taken: 1 })).toBe('Two places, one is taken');
	expect(placesInWords({ places: 1, taken: 0 })).toBe('');
	expect(zoneInWords('Europe/Berlin', 'Europe/Berlin', DAY)).toBe('Berlin time (CET), the same as yours');
	expect(zoneInWords('Pacific/Auckland', 'Europe/London', DAY)).toBe(
		'Auckland time (GMT+13), 13 hours ahead of yours (GMT)',
	);
	expect(zoneInWords('America/St_Johns', 'UTC', DAY)).toBe(
		'St Johns time (GMT-3:30), 3.5 hours behind yours (UTC)',
	);
});
