import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { setClock } from '#lib/db/clock.ts';
import { transact } from '#lib/db/transact.server.ts';
import { taught } from '../../../tests/support/crowd.ts';
import { planOf } from '../../../tests/support/insights.ts';
import { readsWell } from '../../../tests/support/reads-well.ts';
import { freshCompany, type Company } from '../../../tests/support/people.ts';
import type { Person } from '../accounts/person.ts';
import { publishUnsigned } from '../entries/unsigned.server.ts';
import { startOfMonth } from '../stories/unsigned/unsigned.ts';
import { scopeOf } from './scope.server.ts';
import { ScopeQuery, type Scope } from './scope.ts';
import { everyStory, readStories } from './stories-told.server.ts';
import { storiesTold, type ToldAt } from './stories-told.ts';

const TODAY = Date.parse('2026-11-19T09:00Z');
let company: Company;
let clock: () => void;
beforeEach(async () => {
	company = await freshCompany(TODAY);
	clock = setClock(TODAY);
});
afterEach(async () => {
	clock();
	await company.close();
});

const scopeFor = (who: Person, query: object = {}): Promise<Scope> =>
	scopeOf(company.db, who, ScopeQuery.parse(query));
const tells = (who: Person, day: string, rest: object = {}) =>
	taught(company.db, who, Date.parse(`${day}T12:00Z`), { kind: 'story', ...rest });
const tellsUnsigned = (month: string) =>
	transact(company.db, (tx) =>
		publishUnsigned(tx, company.owner, 'story', { title: 'A slip', body: '', at: startOfMonth(month) }),
	);

test('from five on it is said how many, and of first ones only that many', async () => {
	const scope = await scopeFor(company.owner);
	const story = (first: boolean, unsigned = false): ToldAt => ({ at: TODAY, first, unsigned });
	const firsts = Array.from({ length: 4 }, () => story(true));
	expect(storiesTold(firsts, scope)).toMatchObject({ finding: null, drawn: null });
	expect(storiesTold([...firsts, story(false)], scope).finding).toBe('Five stories were told.');
	expect(storiesTold([...firsts, story(false, true)], scope).finding).toBe(
		'Five stories were told, one of them without a name.',
	);
	expect(storiesTold([...firsts, story(true)], scope).finding).toBe(
		'Five stories were told, all of them by people who had told none before.',
	);
	expect(storiesTold([...firsts, story(true), story(false)], scope).finding).toBe(
		'Six stories were told, five of them by people who had told none before.',
	);
});

test('one without a name is in its month, in whatever zone, and a first one for nobody', async () => {
	const { db, member, admin, outsider } = company;
	await tells(member, '2026-02-03');
	await tells(member, '2026-05-03', { team: 'payments', visibility: 'team' });
	await tells(admin, '2025-01-05');
	await tells(admin, '2026-05-07');
	await tells(outsider, '2026-05-31');
	for (const month of ['2026-05', '2026-11']) await tellsUnsigned(month);
	for (const zone of ['UTC', 'Pacific/Kiritimati', 'Pacific/Pago_Pago']) {
		const scope = await scopeFor({ ...outsider, zone });
		const { drawn } = await readStories(db, { ...outsider, zone }, scope);
		if (drawn?.chart !== 'months') throw new Error('Nothing is drawn.');
		const unsigned = drawn.rows.find(({ name }) => name === 'Without a name');
		expect(unsigned?.counts.join('')).toBe('000001000001');
	}
	const mine = await readStories(db, outsider, await scopeFor(outsider));
	expect(mine.numbers.rows.find(({ cells }) => cells[0] === 'May 2026')?.cells).toEqual(['May 2026', 2, 1]);
	// The story that is kept to the team counts for the team.
	expect((await readStories(db, member, await scopeFor(member))).finding).toMatch(/^Six stories were told/);
	const ofTeam = await readStories(db, member, await scopeFor(member, { team: 'payments' }));
	expect(ofTeam.about).toMatch(/There is one so far/);
});

test('a first one is nobody’s second, also where the first was told before the time that is looked at', async () => {
	const { db, member, admin, outsider, owner } = company;
	await tells(admin, '2025-01-05');
	for (const who of [member, admin, outsider, owner, member]) await tells(who, '2026-06-01');
	// Member, outsider and owner: three of five, too few to be told.
	expect((await readStories(db, owner, await scopeFor(owner))).finding).toBe('Five stories were told.');
	const rows = await everyStory(db.read, owner, await scopeFor(owner));
	expect(rows).toHaveLength(6);
	expect(await planOf(db, everyStory(db.read, owner, await scopeFor(owner)))).toMatch(
		/SEARCH entry USING INDEX entry_kind_published \(kind=\? AND published_at>\?/,
	);
});

test('whatever the numbers, it reads', async () => {
	const scope = await scopeFor(company.owner);
	const at = fc.integer({ min: scope.from, max: scope.until - 1 });
	const story = fc.record({ at, unsigned: fc.boolean(), first: fc.boolean() });
	fc.assert(fc.property(fc.array(story, { maxLength: 30 }), (all) => readsWell(storiesTold(all, scope))));
});
