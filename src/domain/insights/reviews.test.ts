import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { DAY, HOUR } from '#lib/dates.ts';
import { setClock } from '#lib/db/clock.ts';
import { transact } from '#lib/db/transact.server.ts';
import { crowd, taught } from '../../../tests/support/crowd.ts';
import { planOf } from '../../../tests/support/insights.ts';
import { readsWell } from '../../../tests/support/reads-well.ts';
import { freshCompany, type Company } from '../../../tests/support/people.ts';
import type { Person } from '../accounts/person.ts';
import { reviewRequest, verdict } from '../entries/tables.server.ts';
import { invited, meeting, poll } from '../postmortems/meeting/tables.server.ts';
import { meetingsHeld, readReviews, reviewsAsked } from './reviews.server.ts';
import { reviews, type AskedReview, type Polled } from './reviews.ts';
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
const took = (ms: number, day = '2026-06-10'): AskedReview => {
	const asked = Date.parse(`${day}T09:00Z`);
	return { asked, answered: asked + ms };
};
const NO_POLL: Polled = { meetings: 0, learned: { yes: 0, no: 0 }, again: { yes: 0, no: 0 } };

test('half of the reviews have an answer within so long, from five of five people on', async () => {
	const scope = await scopeFor(company.owner);
	const asked = [2 * HOUR, 5 * HOUR, 30 * HOUR, 3 * DAY, 9 * DAY].map((ms) => took(ms));
	const said = (people: number) => reviews({ asked, people, polled: NO_POLL }, scope);
	expect(said(4)).toMatchObject({ finding: null, drawn: null });
	expect(said(5).finding).toBe('Half of the reviews have an answer within 30 hours.');
	expect(said(5).drawn).toMatchObject({ rows: [{ quartiles: [5 * HOUR, 30 * HOUR, 3 * DAY] }] });
	expect(said(5).numbers.rows.map(({ cells }) => cells[1])).toEqual([2, 0, 2, 1, 0, 0]);
	const waiting = [...asked, { asked: TODAY, answered: null }];
	expect(reviews({ asked: waiting, people: 5, polled: NO_POLL }, scope).note).toBe(
		'One more was asked for and went out without an answer.',
	);
});

test('slower is said where the first third and the last differ by more than chance', async () => {
	const scope = await scopeFor(company.owner);
	const before = [2, 3, 4, 5, 6].map((hours) => took(hours * HOUR, '2025-12-10'));
	const after = [7, 8, 9, 10, 11].map((days) => took(days * DAY, '2026-10-10'));
	const insight = reviews({ asked: [...before, ...after], people: 5, polled: NO_POLL }, scope);
	expect(insight.finding).toBe('Half of the reviews have an answer within four days, slower than before.');
	expect(insight.headline?.text).toBe('reviews wait longer than they did');
});

test('what a tick says tells of no review: to the hour within two days, to the day after that, with no address', async () => {
	const asked = [61_000, HOUR + 1, 47.4 * HOUR, 49 * HOUR, 10.6 * DAY].map((ms) => took(ms));
	const { drawn } = reviews({ asked, people: 5, polled: NO_POLL }, await scopeFor(company.owner));
	expect(drawn).toMatchObject({
		rows: [{ values: ['one hour', 'one hour', '47 hours', 'two days', '11 days'].map((said) => ({ said })) }],
	});
	expect(JSON.stringify(drawn)).not.toContain('href');
});

test('reviews of what was published in the time, as far as one may read it', async () => {
	const { db, member, outsider } = company;
	const six = await crowd(db, 6);
	const write = async (rest: object, answers: readonly (readonly [personId: number, ms: number])[]) => {
		const asked = TODAY - 20 * DAY;
		const { id } = await taught(db, member, TODAY - DAY, { kind: 'postmortem', ...rest });
		await transact(db, async (tx) => {
			const [request] = await tx
				.insert(reviewRequest)
				.values({ entryId: id, version: 1, askedBy: member.id, askedAt: asked, note: '' })
				.returning({ id: reviewRequest.id });
			for (const [personId, ms] of answers) {
				await tx.insert(verdict).values({
					...{ requestId: request?.id ?? 0, entryId: id, personId, verdict: 'more' as const },
					...{ sentence: '', version: 1, at: asked + ms },
				});
			}
		});
	};
	for (const [k, id] of six.slice(0, 4).entries())
		await write({}, [
			[id, (k + 1) * DAY],
			[six[5] ?? 0, 8 * DAY],
		]);
	await write({ team: 'payments', visibility: 'team' }, [[six[4] ?? 0, 3 * HOUR]]);
	const rows = await reviewsAsked(db.read, outsider, await scopeFor(outsider));
	expect(rows.map(({ asked, answered, by }) => [(answered ?? 0) - asked, by])).toEqual(
		six.slice(0, 4).map((id, k) => [(k + 1) * DAY, id]),
	);
	expect((await readReviews(db, outsider, await scopeFor(outsider))).finding).toBeNull();
	// One, two, three and four days, and three hours.
	expect((await readReviews(db, member, await scopeFor(member))).finding).toBe(
		'Half of the reviews have an answer within two days.',
	);
});

test('polls add up where their own page shows them: they are over, and three people or more answered', async () => {
	const { db, member, outsider } = company;
	const hold = async (given: { at: number; yes: number; no: number; waiting?: number; team?: boolean }) => {
		const { at, yes, no, waiting = 0 } = given;
		const sharing = given.team ? { team: 'payments', visibility: 'team' as const } : {};
		const { id } = await taught(db, member, TODAY - DAY, { kind: 'postmortem', ...sharing });
		const asked = await crowd(db, yes + no + waiting, { called: `Asked${id}x` });
		await transact(db, async (tx) => {
			const [made] = await tx
				.insert(meeting)
				.values({
					...{
						uid: String(id),
						entryId: id,
						at,
						minutes: 60,
						zone: 'UTC',
						plannedBy: member.id,
						revision: 0,
					},
				})
				.returning({ id: meeting.id });
			const meetingId = made?.id ?? 0;
			await tx.insert(poll).values({ meetingId, learned: yes, learnedNothing: no, again: yes, notAgain: no });
			await tx
				.insert(invited)
				.values(asked.map((personId, k) => ({ meetingId, personId, answered: k >= waiting })));
		});
	};
	const sums = async (who: Person) => {
		const { numbers, note } = await readReviews(db, who, await scopeFor(who));
		return { note, rows: numbers.rows.length };
	};
	await hold({ at: TODAY - 20 * DAY, yes: 3, no: 1, waiting: 1 });
	await hold({ at: TODAY - 20 * DAY, yes: 2, no: 0 });
	// Until Tuesday somebody can still answer.
	await hold({ at: TODAY - DAY, yes: 4, no: 0, waiting: 1 });
	await hold({ at: TODAY - 20 * DAY, yes: 0, no: 3, team: true });
	expect(await sums(outsider)).toEqual({ note: '', rows: 0 });
	expect((await sums(member)).note).toBe(
		'After meetings, three of seven answers say that something was learned.',
	);
	const plan = await planOf(db, meetingsHeld(db.read, member, await scopeFor(member)));
	expect(plan).toMatch(/SEARCH meeting USING INDEX meeting_entry/);
	const asked = await planOf(db, reviewsAsked(db.read, member, await scopeFor(member)));
	expect(asked).toMatch(
		/SEARCH entry USING COVERING INDEX entry_seen \(kind=\? AND removed_at=\? AND published_at>\?/,
	);
	expect(`${plan}\n${asked}`).not.toMatch(/SCAN (entry|review_request|verdict|meeting)/);
});

test('whatever the numbers, it reads', async () => {
	const scope = await scopeFor(company.owner);
	const review = fc.record({
		asked: fc.integer({ min: scope.from - 40 * DAY, max: TODAY }),
		took: fc.option(fc.oneof(fc.nat(3 * DAY), fc.nat(400 * DAY))),
	});
	const yesNo = fc.record({ yes: fc.nat(9), no: fc.nat(9) });
	const polled = fc.record({ meetings: fc.nat(9), learned: yesNo, again: yesNo });
	fc.assert(
		fc.property(fc.array(review, { maxLength: 30 }), fc.nat(9), polled, (drawn, people, said) => {
			const asked = drawn.map((one) => ({
				asked: one.asked,
				answered: one.took === null ? null : one.asked + one.took,
			}));
			readsWell(reviews({ asked, people, polled: said }, scope));
		}),
	);
});
