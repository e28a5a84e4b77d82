import { describe, expect, test } from 'vitest';
import { isZone } from '#lib/dates.ts';
import { Content } from '#domain/postmortems/postmortem.ts';
import { MILESTONES, timesProblems } from '#domain/postmortems/times.ts';
import { DEMO_PEOPLE, DEMO_TEAMS } from './people.ts';
import { demoPostmortems, type DemoPostmortem } from './postmortems.ts';

/** Days of every season, a leap day, and the two days around the night with twenty-five hours. */
const DAYS = [
	'2025-01-01T08:00:00Z',
	'2026-11-17T23:59:59Z',
	'2026-11-18T00:00:00Z',
	'2027-06-30T12:00:00Z',
	'2028-02-29T09:00:00Z',
	'2031-10-27T01:30:00Z',
].map((day) => Date.parse(day));
const TODAY = Date.parse('2026-11-19T09:12:00Z');
const DAY = 86_400_000;
const OURS = demoPostmortems(TODAY);
const people = new Set(DEMO_PEOPLE.map((person) => person.email));
const teams = new Set(DEMO_TEAMS.map((team) => team.name));

const BLAMING =
	/root cause|should(n’t)? have|failed to|fail to|human error|\bsimply\b|\bobviously\b|careless|in hindsight|!(?!\[)/i;
/** Written before a second reading, to show the coach at work. */
const BEFORE_THE_COACH = 'back-pressure';

describe('the example workspace', () => {
	test('people and teams are named once, live in real zones and belong to teams that exist', () => {
		expect(people.size).toBe(DEMO_PEOPLE.length);
		expect(teams.size).toBe(DEMO_TEAMS.length);
		for (const person of DEMO_PEOPLE) {
			expect(isZone(person.zone), person.zone).toBe(true);
			expect(person.teams.filter((team) => !teams.has(team))).toEqual([]);
		}
		DEMO_TEAMS.forEach((team, index) => {
			const earlier = DEMO_TEAMS.slice(0, index).map((one) => one.name);
			if (team.parent !== null) expect(earlier).toContain(team.parent);
		});
		expect(DEMO_PEOPLE.filter((person) => person.role === 'owner')).toHaveLength(1);
	});

	test('keys and titles are different, and the list is in the order in which it was begun', () => {
		expect(new Set(OURS.map((one) => one.key)).size).toBe(OURS.length);
		expect(new Set(OURS.map((one) => one.content.title)).size).toBe(OURS.length);
		for (const today of DAYS) {
			const begun = demoPostmortems(today).map((one) => one.draftedAt);
			expect(begun).toEqual([...begun].sort((a, b) => a - b));
		}
	});

	test('has stories that share factors, and one of each kind of audience', () => {
		const topics = OURS.flatMap(({ content }) => [
			...new Set(content.factors.flatMap((factor) => factor.topics ?? [])),
		]);
		const stories = (topic: string) => topics.filter((one) => one === topic).length;
		expect(stories('Retries amplify')).toBe(5);
		for (const recurring of [
			'Absence looks like health',
			'Threshold outlived its reason',
			'Default changed quietly',
		]) {
			expect(stories(recurring), recurring).toBeGreaterThanOrEqual(3);
		}
		expect(topics.filter((topic) => stories(topic) === 1)).toEqual([]);
		expect(new Set(OURS.map((one) => one.visibility)).size).toBe(3);
		expect(OURS.filter((one) => !one.published)).toHaveLength(2);
	});

	test('on any day, the newest is a few days old and nothing has happened yet that is still to come', () => {
		for (const today of DAYS) {
			const all = demoPostmortems(today);
			const newest = Math.max(...all.map(startOf));
			expect(today - newest).toBeGreaterThan(DAY / 3);
			expect(today - newest).toBeLessThan(8 * DAY);
			for (const { content, publishedAt } of all) {
				const past = [
					...content.timeline.map((event) => event.at),
					...content.changes.map((change) => change.doneOn),
				];
				const late = past.filter((at) => at && Date.parse(at) > today);
				expect(late, content.title).toEqual([]);
				if (publishedAt !== null) expect(publishedAt).toBeLessThanOrEqual(today);
			}
		}
	});

	test('weekdays and hours stay what they were', () => {
		const clocks = (today: number) =>
			demoPostmortems(today)
				.map(({ key, content, draftedAt }) => `${key} ${weekdayAndHour(draftedAt, content.zone)}`)
				.sort();
		for (const today of DAYS) expect(clocks(today)).toEqual(clocks(TODAY));
	});
});

describe.each(OURS.map((one) => [one.key, one] as const))('%s', (key, postmortem) => {
	const { content, by, coAuthors, readers, team } = postmortem;
	const parsed = Content.parse(content);

	test('is by people, for people and with owners who exist', () => {
		const owners = parsed.changes.map((change) => change.owner);
		const named = [by, ...coAuthors, ...readers, ...owners];
		expect(named.filter((email) => !people.has(email))).toEqual([]);
		expect(coAuthors).not.toContain(by);
		expect(teams.has(team)).toBe(true);
		expect(readers.length > 0).toBe(postmortem.visibility === 'restricted');
	});

	test('keeps its times in order', () => {
		expect(timesProblems(parsed.times)).toEqual({});
		const moments = parsed.timeline.map((event) => event.at).filter((at) => at !== null);
		expect(moments).toEqual([...moments].sort((a, b) => a - b));
	});

	test('tells each known milestone in its timeline, and no other', () => {
		const told = parsed.timeline.filter((event) => event.kind === 'milestone').map((event) => event.at);
		const known = MILESTONES.map((name) => parsed.times[name]).filter((at) => at !== null);
		expect(told).toEqual([...new Set(known)].sort((a, b) => a - b));
		expect(parsed.timeline.length).toBeGreaterThanOrEqual(5);
		expect(parsed.timeline.filter((event) => event.role === '')).toEqual([]);
	});

	test('links changes to rows that are there, and says of each what became of it', () => {
		for (const change of parsed.changes) {
			if (change.lesson !== null) expect(parsed.lessons[change.lesson - 1], change.text).toBeDefined();
			for (const factor of change.answers) expect(parsed.factors[factor - 1], change.text).toBeDefined();
			expect(change.doneOn !== null, change.text).toBe(change.state === 'done');
			expect(change.reason !== '', change.text).toBe(change.state === 'dropped');
		}
	});

	test('is whole once it is published', () => {
		const { publishedAt, draftedAt } = postmortem;
		if (publishedAt === null) return;
		expect(publishedAt).toBeGreaterThan(draftedAt);
		expect(parsed.timeline.filter((event) => event.at !== null && event.at > publishedAt)).toEqual([]);
		expect(parsed.factors.length).toBeGreaterThanOrEqual(2);
		expect(parsed.lessons.length).toBeGreaterThanOrEqual(1);
		expect(parsed.changes.length).toBeGreaterThanOrEqual(2);
		expect(parsed.narrative.split(/\n\s*\n/).length).toBeGreaterThanOrEqual(2);
		const blank = Object.entries(parsed).filter(([name, value]) => value === '' && name !== 'template');
		expect(blank).toEqual([]);
		expect(parsed.factors.filter((factor) => factor.topics.length === 0)).toEqual([]);
	});

	test('holds no word of blame and no date that stayed behind', () => {
		const words = key === BEFORE_THE_COACH ? { ...parsed, narrative: '' } : parsed;
		const copy = JSON.stringify(words);
		expect(BLAMING.exec(copy)?.[0]).toBeUndefined();
		expect(/\{(day|month|year|clock)/.exec(copy)).toBeNull();
	});
});

function startOf({ content }: DemoPostmortem): number {
	return Date.parse(content.times.started ?? content.date ?? '');
}

function weekdayAndHour(at: number, zone: string): string {
	return new Intl.DateTimeFormat('en-GB', {
		timeZone: zone,
		weekday: 'short',
		timeStyle: undefined,
		hour: '2-digit',
	}).format(at);
}
