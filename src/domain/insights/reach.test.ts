import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { DAY } from '#lib/dates.ts';
import { setClock } from '#lib/db/clock.ts';
import { transact } from '#lib/db/transact.server.ts';
import { crowd, taught } from '../../../tests/support/crowd.ts';
import { planOf } from '../../../tests/support/insights.ts';
import { readsWell } from '../../../tests/support/reads-well.ts';
import { freshCompany, type Company } from '../../../tests/support/people.ts';
import type { Person } from '../accounts/person.ts';
import { KINDS, type Kind } from '../entries/kinds.ts';
import { reading } from '../entries/tables.server.ts';
import { lesson } from '../lessons/tables.server.ts';
import { sayChanged, sayHelped, saySaw } from '../lessons/thanks.server.ts';
import { reachedByKind, readReach } from './reach.server.ts';
import { reach, type Reached } from './reach.ts';
import { scopeOf } from './scope.server.ts';
import { ScopeQuery, type Scope } from './scope.ts';

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
const NONE = { changed: 0, helped: 0, thankedOutside: 0, readOutside: 0 };
const logged = (rest: Partial<Reached>): Reached => ({ kind: 'log', lessons: 40, ...NONE, ...rest });

test('what people said is counted, and said as a count', async () => {
	const scope = await scopeFor(company.owner);
	const said = (rest: Partial<Reached>) => reach([logged(rest)], scope).finding;
	expect(said({})).toBe('Of 40 lessons, nobody has said yet what they did for them.');
	expect(said({ helped: 3 })).toBe('Of 40 lessons, three helped somebody.');
	expect(said({ helped: 9, changed: 3 })).toBe(
		'Of 40 lessons, 12 helped somebody, and three of these changed what they do.',
	);
	expect(reach([logged({ lessons: 4 })], scope)).toMatchObject({ finding: null, drawn: null });
});

test('what others did is told in whole fives, and from five on', async () => {
	const scope = await scopeFor(company.owner);
	const note = (rest: Partial<Reached>) => reach([logged({ helped: 30, ...rest })], scope).note;
	expect(note({ thankedOutside: 4, readOutside: 4 })).toBe('');
	expect(note({ thankedOutside: 9, readOutside: 23 })).toBe(
		'By people outside of the team that wrote them, at least five were thanked, and at least 20 were read by three or more.',
	);
});

test('a lesson counts once, for what was said of it or of its entry; drafts and what one cannot read do not', async () => {
	const { db, member, outsider, admin, owner } = company;
	const one = await taught(db, member, TODAY - DAY, { team: 'payments', lessons: 2 });
	const two = await taught(db, member, TODAY - DAY, { kind: 'postmortem', team: 'payments', lessons: 3 });
	await taught(db, member, TODAY - DAY, { team: 'payments', visibility: 'team', lessons: 7 });
	await taught(db, member, TODAY - 400 * DAY, { team: 'payments', lessons: 9 });
	const [first] = await db.read.select().from(lesson);
	await sayHelped(db, outsider, { kind: 'log', number: one.number }, { lesson: first?.id ?? 0 });
	await sayChanged(
		db,
		admin,
		{ kind: 'log', number: one.number },
		{ lesson: first?.id ?? 0, sentence: 'We count.' },
	);
	await saySaw(db, owner, { kind: 'postmortem', number: two.number }, { lesson: null });
	const rows = await reachedByKind(db.read, outsider, await scopeFor(outsider));
	// Of the log, one lesson of two; of the post-mortem, all three.
	expect(rows).toEqual([
		{ kind: 'log', lessons: 2, changed: 1, helped: 0, thankedOutside: 1, readOutside: 0 },
		{ kind: 'postmortem', lessons: 3, changed: 0, helped: 3, thankedOutside: 3, readOutside: 0 },
	]);
	const theirs = await readReach(db, member, await scopeFor(member));
	expect(theirs.drawn).toMatchObject({ groups: [{ shown: '3 of 3' }, { shown: '1 of 9' }] });
});

test('three readers outside of the team are told of together, its authors and its team are none', async () => {
	const { db, member, outsider, payments } = company;
	const inside = await crowd(db, 3, { teamId: payments.id });
	const outside = await crowd(db, 3, { called: 'Outside' });
	const { id } = await taught(db, member, TODAY - DAY, { team: 'payments' });
	const read = (ids: number[]) =>
		transact(db, (tx) => tx.insert(reading).values(ids.map((personId) => ({ entryId: id, personId }))));
	const many = async () => (await reachedByKind(db.read, outsider, await scopeFor(outsider)))[0]?.readOutside;
	await read([...inside, member.id, ...outside.slice(0, 2)]);
	expect(await many()).toBe(0);
	await read(outside.slice(2));
	expect(await many()).toBe(1);
});

test('it walks the index of when things were published, and asks each lesson by its own', async () => {
	const { db, outsider } = company;
	const plan = await planOf(db, reachedByKind(db.read, outsider, await scopeFor(outsider)));
	expect(plan).toMatch(
		/SEARCH entry USING COVERING INDEX entry_seen \(kind=\? AND removed_at=\? AND published_at>\?/,
	);
	expect(plan).toMatch(/SEARCH thanks USING COVERING INDEX thanks_lesson_once \(lesson_id=\?\)/);
	expect(plan).toMatch(/SEARCH thanks USING COVERING INDEX thanks_counted \(entry_id=\?\)/);
	expect(plan).not.toMatch(/SCAN (thanks|reading|lesson|membership|team)/);
});

test('whatever the numbers, it reads', async () => {
	const scope = await scopeFor(company.owner);
	const row = fc
		.record({
			kind: fc.constantFrom(...(Object.keys(KINDS) as Kind[])),
			...{ changed: fc.nat(12), helped: fc.nat(12), rest: fc.nat(2000) },
			...{ thankedOutside: fc.nat(24), readOutside: fc.nat(2000) },
		})
		.map(({ rest, ...one }) => ({ ...one, lessons: rest + one.changed + one.helped }));
	fc.assert(
		fc.property(fc.uniqueArray(row, { selector: ({ kind }) => kind }), (rows) =>
			readsWell(reach(rows, scope)),
		),
	);
});
