import { describe, expect, test } from 'vitest';
import { vagueness } from './vague.ts';

const words = (text: string, endState = '') => vagueness({ text, endState })?.words ?? null;

describe('a change that could mean anything', () => {
	test.each([
		['Improve monitoring', 'Improve'],
		['We should improve the documentation of the deploy tool.', 'improve'],
		['Be more careful with production credentials', 'Be more careful'],
		['Pay more attention in future', 'Pay more attention in future'],
		['Investigate alternatives', 'Investigate'],
		['Look into the retry settings', 'Look into'],
		['Make sure that nobody runs this by hand', 'Make sure that'],
		['Double-check the list before a release', 'Double-check'],
		['Raise awareness of the new limits', 'Raise awareness'],
	])('%s', (text, expected) => {
		expect(words(text)).toBe(expected);
	});

	test.each([
		'The tool refuses a limit above 200.',
		'Investigate whether the replica lags after a failover',
		'Review `gateway.toml` so that no host is left out',
		'Alert on the slope of first attempts',
		'Probe every public endpoint from outside for days to expiry',
		'Remove the improve-later flag',
		'Take the inventory from the load balancer',
		'The careful option becomes the default one',
	])('says what will be different: %s', (text) => {
		expect(words(text)).toBeNull();
	});

	test('says nothing once its end state is told', () => {
		expect(words('Improve monitoring', 'A certificate with ten days left rings.')).toBeNull();
	});
});
