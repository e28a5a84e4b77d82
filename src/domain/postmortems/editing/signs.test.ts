import { expect, test } from 'vitest';
import { nameInRole, suggestedRoles } from './role-hint.ts';
import { signOf } from './signs.ts';

test.each([
	['seen', 'Roster answers in 4 s', '', 'signal'],
	['seen', 'Page: roster latency', '', 'alarm'],
	['said', 'Is the backlog ours?', '', 'message'],
	['seen', 'Is the backlog ours?', '> ours or roster’s?', 'message'],
	['done', 'Producers paused by hand', 'ERROR paused=1', 'terminal'],
	['milestone', 'Index restored', 'https://git.example/api/commit/9f2c', 'commit'],
	['seen', 'The curve', '/files/k3.png the dashboard', 'image'],
	['decided', 'We look at DNS first', '', 'decision'],
	['milestone', 'Over', '', 'milestone'],
] as const)('%s, "%s" with "%s" is known by: %s', (kind, text, evidence, sign) => {
	expect(signOf({ kind, text, evidence })).toBe(sign);
});

test('a person of the workspace is recognised where a role is asked for; a role is none', () => {
	const people = [{ name: 'Aroha Ngata' }, { name: 'Mark Will' }, { name: 'Åsa Öberg' }];
	expect(nameInRole('Aroha', people)).toBe('Aroha Ngata');
	expect(nameInRole('aroha ngata', people)).toBe('Aroha Ngata');
	expect(nameInRole('Asa Oberg, on call', people)).toBe('Åsa Öberg');
	for (const role of ['the deployer', 'on-call', 'the mark on the wall', '', 'support (will)']) {
		expect(nameInRole(role, people)).toBeNull();
	}
});

test('roles used here come first, and each once', () => {
	expect(suggestedRoles(['the pilot', ''], ['On-call', 'The Pilot', 'on-call']).slice(0, 2)).toEqual([
		'the pilot',
		'On-call',
	]);
	expect(suggestedRoles([], [])).toContain('the deployer');
});
