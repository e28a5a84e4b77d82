import { afterEach, beforeEach, expect, test } from 'vitest';
import { freshCompany, type Company } from '../../../tests/support/people.ts';
import { setClock } from '#lib/db/clock.ts';
import { DAY } from '#lib/dates.ts';
import type { Person } from '../accounts/person.ts';
import { newsFrom, noteLook } from './last-looked.server.ts';

let company: Company;
let release: () => void;
beforeEach(async () => {
	company = await freshCompany();
	release = setClock(Date.parse('2026-11-19T09:12Z'));
});
afterEach(async () => {
	release();
	await company.close();
});

const at = (moment: string) => {
	release();
	release = setClock(Date.parse(moment));
};
/** What is new to them, and that they have looked. */
async function look(who: Person) {
	const news = await newsFrom(company.db, who);
	await noteLook(company.db, who);
	expect(await newsFrom(company.db, who)).toEqual(news);
	return news;
}
const lisbon = () => ({ ...company.member, zone: 'Europe/Lisbon' });

test('somebody who is here for the first time is told of a week', async () => {
	at('2026-11-19T09:12Z');
	expect(await look(lisbon())).toEqual({ at: Date.parse('2026-11-12T09:12Z'), day: null });
	at('2026-11-19T18:00Z');
	expect((await look(lisbon())).day).toBeNull();
});

test('what came since the day on which they looked before is new, and stays new all day', async () => {
	at('2026-11-16T22:00Z');
	await look(lisbon());
	for (const moment of ['2026-11-19T09:12Z', '2026-11-19T23:59Z']) {
		at(moment);
		expect(await look(lisbon())).toEqual({
			at: Date.parse('2026-11-16T00:00Z'),
			day: '2026-11-16',
		});
	}
	at('2026-11-20T00:00Z');
	expect((await look(lisbon())).day).toBe('2026-11-19');
});

test('a day is one of their own zone', async () => {
	const auckland = { ...company.member, zone: 'Pacific/Auckland' };
	at('2026-11-18T20:00Z');
	await look(auckland);
	at('2026-11-19T20:00Z');
	expect(await look(auckland)).toEqual({
		at: Date.parse('2026-11-18T11:00Z'),
		day: '2026-11-19',
	});
});

test('after a long time it is four weeks, and not everything', async () => {
	at('2026-03-02T09:00Z');
	await look(lisbon());
	at('2026-11-19T09:00Z');
	const { at: from } = await look(lisbon());
	expect(from).toBe(Date.parse('2026-11-19T09:00Z') - 28 * DAY);
});
