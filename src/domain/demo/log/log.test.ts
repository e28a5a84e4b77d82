import { expect, test } from 'vitest';
import { DEMO_PEOPLE, DEMO_TEAMS } from '../people.ts';
import { workingDay } from '../working-days.ts';
import { DISPATCH } from './dispatch.ts';
import { ELSEWHERE } from './elsewhere.ts';

const ALL = [...DISPATCH, ...ELSEWHERE];
const mailboxes = new Set(DEMO_PEOPLE.map(({ email }) => email.replace('@orrery.example', '')));

test('everybody named is of the example, and nobody says of their own that it was useful', () => {
	for (const { by, team, learned, useful, saw, replies, check } of ALL) {
		expect(
			DEMO_TEAMS.map(({ name }) => name),
			learned,
		).toContain(team);
		for (const one of [
			by,
			...useful,
			...saw,
			...replies.map((reply) => reply.by),
			...(check ? [check.by] : []),
		]) {
			expect(mailboxes, learned).toContain(one);
		}
		expect([...useful, ...saw], learned).not.toContain(by);
	}
});

test('what is done was done after it was learned, and looked at after that', () => {
	for (const { ago, done, check, learned } of ALL) {
		if (done !== undefined) expect(done, learned).toBeLessThanOrEqual(ago);
		if (check) expect(check.ago, learned).toBeLessThan(done ?? 0);
	}
});

test('working days leave weekends out', () => {
	expect(workingDay('2026-11-23', 1)).toBe('2026-11-20');
	expect(workingDay('2026-11-22', 1)).toBe('2026-11-20');
	expect(workingDay('2026-11-20', -1)).toBe('2026-11-23');
	expect(workingDay('2026-11-20', 0)).toBe('2026-11-20');
});
