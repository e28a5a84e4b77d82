import { afterEach, beforeEach, expect, test } from 'vitest';
import { Allowances } from './allowances.ts';
import { setClock } from './db/clock.ts';

let at = 1_000_000;
let release: () => void;
beforeEach(() => void (release = setClock(() => at)));
afterEach(() => release());

test('a burst, and then so many a second, for each by themselves', () => {
	const allowances = new Allowances({ most: 3, perSecond: 0.5 });
	expect([1, 2, 3, 4].map(() => allowances.take('ines'))).toEqual([
		{ allowed: true, left: 2, seconds: 2 },
		{ allowed: true, left: 1, seconds: 4 },
		{ allowed: true, left: 0, seconds: 2 },
		{ allowed: false, left: 0, seconds: 2 },
	]);
	expect(allowances.take('maren').allowed).toBe(true);
	at += 2000;
	expect(allowances.take('ines').allowed).toBe(true);
	expect(allowances.take('ines').allowed).toBe(false);
	at += 60_000;
	expect(allowances.take('ines')).toMatchObject({ allowed: true, left: 2 });
});

test('who is refused is not held longer for asking again', () => {
	const allowances = new Allowances({ most: 1, perSecond: 1 });
	allowances.take('ines');
	for (let n = 0; n < 7; n++) {
		at += 125;
		expect(allowances.take('ines').allowed).toBe(false);
	}
	at += 125;
	expect(allowances.take('ines').allowed).toBe(true);
});

test('however many ask, few are remembered: those who asked last', () => {
	const allowances = new Allowances({ most: 2, perSecond: 0.001 }, 100);
	allowances.take('early');
	for (let n = 0; n < 1000; n++) {
		allowances.take(`somebody ${n}`);
		if (n % 50 === 0) allowances.take('busy');
	}
	expect(allowances.size).toBe(100);
	expect(allowances.take('busy').allowed).toBe(false);
	expect(allowances.take('early').left).toBe(1);
});

test('a clock that is set back gives nothing and takes nothing', () => {
	const allowances = new Allowances({ most: 1, perSecond: 1 });
	allowances.take('ines');
	at -= 3_600_000;
	expect(allowances.take('ines').allowed).toBe(false);
	at += 1000;
	expect(allowances.take('ines').allowed).toBe(true);
});
