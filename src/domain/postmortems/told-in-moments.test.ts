import { afterEach, beforeEach, expect, it } from 'vitest';
import { freshCompany, type Company } from '../../../tests/support/people.ts';
import { draft, NewPostmortem } from './postmortems.server.ts';
import { countToldInMoments, toldInMoments } from './told-in-moments.server.ts';

let company: Company;
beforeEach(async () => {
	company = await freshCompany();
});
afterEach(() => company.close());

async function told(moments: number, { sharing = {}, publish = true, timed = true } = {}): Promise<number> {
	const timeline = Array.from({ length: moments }, (_, k) => ({
		text: `Moment ${k}`,
		...(timed ? { at: `2026-11-10T02:${String(k).padStart(2, '0')}:00Z` } : {}),
	}));
	const input = NewPostmortem.parse({ content: { title: `${moments} moments`, timeline }, sharing });
	return (await draft(company.db, company.member, input, { publish })).number;
}

it('counts those that are told in enough moments, with times or without, and those that are not', async () => {
	const { db, outsider } = company;
	const enough = [await told(5), await told(6, { timed: false }), await told(9)];
	await told(0);
	await told(1);
	await told(7, { publish: false });
	const which = { fewest: 5, except: [] };
	const listed = await toldInMoments(db.read, outsider, { ...which, limit: 2 });
	expect(listed).toHaveLength(2);
	expect(await countToldInMoments(db.read, outsider, which)).toEqual({ enough: 3, fewer: 2 });
	const except = enough.slice(0, 2);
	expect(await countToldInMoments(db.read, outsider, { ...which, except })).toEqual({ enough: 1, fewer: 2 });
});

it('counts none that somebody may not read', async () => {
	const { db, outsider, member } = company;
	await told(5, { sharing: { visibility: 'restricted' } });
	const which = { fewest: 5, except: [] };
	expect(await countToldInMoments(db.read, member, which)).toEqual({ enough: 1, fewer: 0 });
	expect(await countToldInMoments(db.read, outsider, which)).toEqual({ enough: 0, fewer: 0 });
});
