import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { SkillGraph } from '../../skills/graph.ts';
import { foldedSkill, SKILL_LEVELS } from '../../skills/skill.ts';
import { FORMS } from '../opportunities/opportunity.ts';
import { changesOf, withSkill } from './changing.ts';
import { linesOf } from './lines.ts';
import { LISTS, matchOf, pointsOf, reasonsIn, TERMS_OF } from './match.ts';
import { soughtBy } from './meeting.ts';
import { byDay, ranked } from './order.ts';
import { plain, sentenceOf, wordsOf } from './saying.ts';
import type { Offer, Seeker } from './sides.ts';
import { TERMS, USUAL, type Term, type Weights } from './weights.ts';

/** Languages below one another, an alias, a pair that helps each other, and one that is known to nobody. */
const GRAPH: SkillGraph = {
	skills: new Map(
		[
			{ name: 'JavaScript', parent: null, related: [] },
			{ name: 'Svelte', parent: 'javascript', related: [] },
			{ name: 'React', parent: 'javascript', related: [] },
			{ name: 'Facilitation', parent: null, related: ['teaching'] },
			{ name: 'Teaching', parent: null, related: ['facilitation'] },
			{ name: 'Rust', parent: null, related: [] },
		].map((one) => [foldedSkill(one.name), { ...one, folded: foldedSkill(one.name) }]),
	),
	otherNames: new Map([['js', 'javascript']]),
};
const NAMES = [
	'JavaScript',
	'JS',
	'Svelte',
	'React',
	'Facilitation',
	'Teaching',
	'Rust',
	'Knowing the depots',
];
const named = (name: string) => ({ name, folded: foldedSkill(name) });

const aName = fc.constantFrom(...NAMES).map(named);
const aSkill = fc
	.tuple(aName, fc.constantFrom(...SKILL_LEVELS), fc.boolean())
	.map(([name, level, wants]) => ({ ...name, level, wants }));
const aSeeker: fc.Arbitrary<Seeker> = fc.record({
	id: fc.integer({ min: 1, max: 9 }),
	skills: fc.uniqueArray(aSkill, { selector: ({ folded }) => folded, maxLength: 6 }),
	goals: fc.uniqueArray(
		fc.record({
			id: fc.integer({ min: 1, max: 9 }),
			what: fc.constantFrom('Lead a change', 'Be comfortable teaching', 'SQL without fear'),
			skills: fc.array(aName, { maxLength: 2 }),
		}),
		{ selector: ({ id }) => id, maxLength: 3 },
	),
	interests: fc.array(fc.constantFrom('drills', 'Rust', 'maps'), { maxLength: 3 }),
	hours: fc.option(fc.integer({ min: 1, max: 10 })),
	learningTime: fc.option(
		fc.record({ minutes: fc.integer({ min: 15, max: 480 }), name: fc.constant('Thursday learning time') }),
	),
});
const anOffer: fc.Arbitrary<Offer> = fc.record({
	id: fc.integer({ min: 1, max: 99 }),
	form: fc.constantFrom(...FORMS),
	hoursAWeek: fc.option(fc.constantFrom(0.5, 1, 2, 5, 8, 20)),
	skills: fc.uniqueArray(
		fc
			.tuple(aName, fc.constantFrom('must' as const, 'nice' as const), fc.boolean())
			.map(([name, weight, teaches]) => ({ ...name, weight, teaches })),
		{ selector: ({ folded }) => folded, maxLength: 6 },
	),
	topics: fc.subarray(['drills', 'maps']),
	enjoys: fc.subarray(['drills', 'rust']),
});
const aWeight = fc.integer({ min: 0, max: 3 });
const someWeights: fc.Arbitrary<Weights> = fc.record({
	must: aWeight,
	nice: aWeight,
	learn: aWeight,
	goal: aWeight,
	time: aWeight,
	interest: aWeight,
});
const match = (seeker: Seeker, offer: Offer, weights: Weights = USUAL) =>
	matchOf(soughtBy(seeker, GRAPH), offer, weights);

it('adding a skill never lowers a match, nor takes it off a list', () => {
	fc.assert(
		fc.property(aSeeker, anOffer, someWeights, aSkill, (seeker, offer, weights, skill) => {
			const before = match(seeker, offer, weights);
			const after = match(withSkill(seeker, skill, skill), offer, weights);
			expect(after.score).toBeGreaterThanOrEqual(before.score);
			for (const list of LISTS) {
				expect(pointsOf(reasonsIn(after, list))).toBeGreaterThanOrEqual(pointsOf(reasonsIn(before, list)));
				if (before.lists[list]) expect(after.lists[list]).toBe(true);
			}
		}),
	);
});

it('what would change a match does, and what it cannot do without is met by it', () => {
	fc.assert(
		fc.property(aSeeker, anOffer, someWeights, (seeker, offer, weights) => {
			const { score } = match(seeker, offer, weights);
			for (const { skill, words } of changesOf(seeker, offer, GRAPH, weights)) {
				const learns = words.includes('want to learn');
				const changed = withSkill(seeker, named(skill), {
					level: learns ? 'curious' : 'practising',
					wants: learns,
				});
				expect(match(changed, offer, weights).score).toBeGreaterThan(score);
			}
		}),
	);
});

it('the explanation names every term of the score, once, and only those', () => {
	fc.assert(
		fc.property(aSeeker, anOffer, someWeights, (seeker, offer, weights) => {
			const found = match(seeker, offer, weights);
			expect(pointsOf(found.reasons)).toBe(found.score);
			const terms = found.reasons.map(({ term }) => term);
			expect(new Set(terms).size).toBe(terms.length);
			for (const reason of found.reasons) {
				expect(reason.points % weights[reason.term]).toBe(0);
				expect(wordsOf(reason).length).toBeGreaterThan(10);
				if ('met' in reason)
					for (const { ask, by } of reason.met) {
						expect(wordsOf(reason)).toContain(ask.name);
						if (reason.term !== 'goal' && ask.folded !== by.folded)
							expect(wordsOf(reason)).toContain(by.name);
					}
			}
			// Each list is made of its own terms, and together they are all.
			const inLists = LISTS.flatMap((list) => reasonsIn(found, list).map(({ term }) => term));
			expect(new Set(inLists)).toEqual(new Set(terms));
			for (const list of LISTS)
				expect(reasonsIn(found, list).every(({ term }) => TERMS_OF[list].includes(term))).toBe(true);
		}),
	);
});

it('a term without weight is gone from everywhere, and nothing else changes', () => {
	fc.assert(
		fc.property(aSeeker, anOffer, someWeights, fc.constantFrom(...TERMS), (seeker, offer, weights, term) => {
			const before = match(seeker, offer, weights);
			const after = match(seeker, offer, { ...weights, [term]: 0 });
			expect(after.reasons).toEqual(before.reasons.filter((reason) => reason.term !== term));
			expect(after.score).toBe(pointsOf(after.reasons));
			const says = plain(sentenceOf(after));
			if (term === 'time') expect(says).not.toMatch(/hour/);
			if (term === 'goal') expect(says).not.toMatch(/goal/);
			if (term === 'interest') expect(says).not.toMatch(/enjoy/);
			if (term === 'goal') expect(linesOf(after).left.filter(({ is }) => is === 'goal')).toEqual([]);
			if (term === 'learn') expect(linesOf(after).right.filter(({ is }) => is === 'learned')).toEqual([]);
		}),
	);
	const none = Object.fromEntries(TERMS.map((term) => [term, 0])) as Weights;
	fc.assert(
		fc.property(aSeeker, anOffer, (seeker, offer) => {
			const found = match(seeker, offer, none);
			expect([found.score, found.lists, sentenceOf(found)]).toEqual([0, { help: false, grow: false }, []]);
			expect(linesOf(found).lines).toEqual([]);
		}),
	);
});

it('the order in which anything is written down does not matter', () => {
	const turned = <One>(some: readonly One[]) => some.toReversed();
	fc.assert(
		fc.property(aSeeker, anOffer, someWeights, (seeker, offer, weights) => {
			const { skills, goals, interests } = seeker;
			const other: Seeker = {
				...seeker,
				skills: turned(skills),
				goals: turned(goals).map((goal) => ({ ...goal, skills: turned(goal.skills) })),
				interests: turned(interests),
			};
			expect(match(other, offer, weights)).toEqual(match(seeker, offer, weights));
			const { topics, enjoys } = offer;
			const written = {
				...offer,
				skills: turned(offer.skills),
				topics: turned(topics),
				enjoys: turned(enjoys),
			};
			const [one, same] = [match(seeker, offer, weights), match(seeker, written, weights)];
			const points = ({ reasons }: typeof one) => reasons.map(({ term, points }) => [term, points]);
			expect([same.score, same.lists, points(same)]).toEqual([one.score, one.lists, points(one)]);
		}),
	);
});

it('the same is answered to the same question, and only the day and the person turn what is as good', () => {
	const offers = fc.uniqueArray(anOffer, { selector: ({ id }) => id, maxLength: 8 });
	fc.assert(
		fc.property(aSeeker, offers, fc.constantFrom(null, ...LISTS), (seeker, some, list) => {
			const turn = { personId: seeker.id, day: '2026-11-26', zone: 'UTC' };
			const found = some.map((offer) => ({ match: match(seeker, offer), postedAt: 0 }));
			const order = ranked(found, list, turn);
			expect(ranked(found.toReversed(), list, turn)).toEqual(order);
			const points = order.map((one) => pointsOf(reasonsIn(one.match, list)));
			expect(points).toEqual(points.toSorted((a, b) => b - a));
			expect(byDay(found.toReversed(), turn)).toEqual(byDay(found, turn));
		}),
	);
});

it('what is as good is first about as often, whatever its number', () => {
	const ids = [1, 2, 3, 1000];
	const first = new Map(ids.map((id) => [id, 0]));
	const offer: Offer = { id: 0, form: 'role', hoursAWeek: null, skills: [], topics: [], enjoys: [] };
	const found = ids.map((id) => ({ match: match(INES, { ...offer, id }), postedAt: 0 }));
	for (let n = 0; n < 4000; n++) {
		const turn = { personId: n % 40, day: `2026-11-${Math.floor(n / 40)}`, zone: 'UTC' };
		const [best] = n % 2 === 0 ? ranked(found, null, turn) : byDay(found, turn);
		const id = best?.match.offer.id ?? 0;
		first.set(id, (first.get(id) ?? 0) + 1);
	}
	for (const times of first.values()) expect(Math.abs(times - 1000)).toBeLessThan(120);
});

const INES: Seeker = {
	id: 7,
	skills: [
		{ ...named('Distributed systems'), level: 'teaches', wants: false },
		{ ...named('Incident lead'), level: 'confident', wants: false },
		{ ...named('Svelte'), level: 'practising', wants: false },
		{ ...named('Rust'), level: 'curious', wants: true },
	],
	goals: [{ id: 1, what: 'Lead a change across teams', skills: [named('Working across teams')] }],
	interests: ['Drills'],
	hours: 6,
	learningTime: { minutes: 240, name: 'Thursday learning time' },
};
const SLOW_DOWN: Offer = {
	id: 12,
	form: 'project',
	hoursAWeek: 5,
	skills: [
		{ ...named('Distributed systems'), weight: 'must', teaches: false },
		{ ...named('Incident lead'), weight: 'must', teaches: false },
		{ ...named('React'), weight: 'must', teaches: false },
		{ ...named('Working across teams'), weight: 'nice', teaches: false },
		{ ...named('Rust'), weight: 'nice', teaches: true },
		{ ...named('Tracing'), weight: 'nice', teaches: false },
	],
	topics: [],
	enjoys: [],
};

it('says in a sentence why, as the picture does, and draws from what somebody brings to what they ask for', () => {
	const found = match(INES, SLOW_DOWN);
	expect(sentenceOf(found)).toEqual([
		{ text: 'Matches 3 of your skills and your goal', as: 'lead' },
		{ text: ' to lead a change across teams. Your Thursday learning time covers four of the five hours.' },
	]);
	const speaking = { ...INES, goals: INES.goals.map((goal) => ({ ...goal, what: 'Public speaking' })) };
	expect(plain(sentenceOf(match(speaking, SLOW_DOWN)))).toContain('and your goal “Public speaking”. Your');
	const { left, right, lines } = linesOf(found);
	expect(left.map(({ words }) => words)).toEqual([
		'Distributed systems',
		'Incident lead',
		'Svelte',
		'Goal: lead a change across teams',
	]);
	expect(right.map(({ words }) => words).slice(3)).toEqual([
		'Working across teams',
		'Some Rust, you would learn it here',
		'Tracing, nice to have',
	]);
	expect(lines.map(({ from, to }) => [from, to])).toEqual([
		[0, 0],
		[1, 1],
		[2, 2],
		[3, 3],
	]);
	expect(lines[2]?.near).toBe('You know Svelte, which is close to React.');
	const terms = (list: (typeof LISTS)[number]) => reasonsIn(found, list).map(({ term }) => term);
	expect([terms('help'), terms('grow')]).toEqual([
		['must', 'time'],
		['learn', 'goal', 'time'],
	]);
});

it('says what is missing and what would change it, and what is shared where nothing else is', () => {
	const one: Offer = {
		...SLOW_DOWN,
		skills: [SLOW_DOWN.skills[0], SLOW_DOWN.skills[5]].flatMap((ask) =>
			ask ? [{ ...ask, weight: 'must' as const }] : [],
		),
	};
	expect(changesOf(INES, one, GRAPH, USUAL)).toEqual([
		{ skill: 'Tracing', words: 'If you add Tracing to what you can do, every must-have is met.' },
	]);
	expect(linesOf(match(INES, one)).right[1]).toMatchObject({ words: 'Tracing, a must-have', is: 'missing' });
	const talk: Offer = { ...SLOW_DOWN, form: 'mentorship', skills: [], hoursAWeek: null, enjoys: ['drills'] };
	expect(plain(sentenceOf(match(INES, talk)))).toBe('You both listed Drills as something you enjoy.');
	expect(match(INES, talk).lists).toEqual({ help: false, grow: true });
	// An opening that asks for three things is not met halfway by one of them.
	const much: Offer = {
		...one,
		skills: [...one.skills, { ...named('Zig'), weight: 'must', teaches: false }],
	};
	expect(match(INES, much).lists.help).toBe(false);
});

it.each<[Term, Partial<Seeker>, Partial<Offer>, string]>([
	[
		'time',
		{ learningTime: null },
		{ hoursAWeek: 5 },
		'Its five hours a week are within the six that you are open to.',
	],
	['time', { learningTime: null }, { hoursAWeek: 8 }, 'It asks for eight hours a week; you are open to six.'],
	['time', { hours: null }, { hoursAWeek: 1 }, 'Your Thursday learning time covers its hour.'],
	[
		'time',
		{},
		{ hoursAWeek: 5 },
		'Your Thursday learning time covers four of the five hours. You are open to six a week.',
	],
	['learn', {}, {}, 'You want to learn Rust, and it is taught here.'],
	[
		'must',
		{},
		{},
		'It cannot do without Distributed systems, Incident lead and React (your Svelte is close to it), which you bring.',
	],
])('%s is said in words of its own', (term, seeker, offer, words) => {
	const { reasons } = match({ ...INES, ...seeker }, { ...SLOW_DOWN, ...offer });
	expect(reasons.flatMap((reason) => (reason.term === term ? [wordsOf(reason)] : []))).toEqual([words]);
});
