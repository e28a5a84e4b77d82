import { expect, test } from 'vitest';
import { claimsIn } from './claims.ts';

const NOOR = { sub: 'u-1', name: 'Noor', email: 'Noor@Example.org', email_verified: true };

test('an address and whether it is verified come from one answer', () => {
	const { email_verified: _, ...unsaid } = NOOR;
	expect(claimsIn(NOOR, null, '')).toMatchObject({ email: 'noor@example.org', emailVerified: true });
	const other = { email: 'maren@example.org', email_verified: true };
	expect(claimsIn(unsaid, other, '')).toMatchObject({ email: 'noor@example.org', emailVerified: false });
	expect(claimsIn({ sub: 'u-1' }, other, '')).toMatchObject({ email: other.email, emailVerified: true });
	expect(claimsIn({ ...NOOR, email_verified: 'true' }, null, '').emailVerified).toBe(true);
	expect(claimsIn({ ...NOOR, email_verified: 1 }, null, '').emailVerified).toBe(false);
});

test.each<[object, string, string[] | null]>([
	[{ groups: ['a', 'b'] }, 'groups', ['a', 'b']],
	[{ groups: 'a' }, 'groups', ['a']],
	[{ groups: ['a', 7, null] }, 'groups', ['a']],
	[{}, 'groups', []],
	[{ realm_access: { roles: ['a'] } }, 'realm_access.roles', ['a']],
	[{ 'https://example.org/groups': ['a'] }, 'https://example.org/groups', ['a']],
	[{ _claim_names: { groups: 'src1' } }, 'groups', null],
	[{ groups: ['a'] }, 'constructor', []],
	[{ groups: ['a'] }, '', []],
])('groups in %j at %s', (said, claim, groups) => {
	expect(claimsIn({ ...NOOR, ...said }, null, claim).groups).toEqual(groups);
});

test('a second factor is what the signed answer says, alone', () => {
	const shown = (token: object, userinfo: object | null = null) =>
		claimsIn({ ...NOOR, ...token }, userinfo as Record<string, unknown> | null, '').secondFactor;
	expect(shown({ amr: ['pwd', 'mfa'] })).toBe(true);
	expect(shown({ acr: 'phr' })).toBe(true);
	expect(shown({ amr: ['pwd', 'otp'] })).toBe(false);
	expect(shown({ amr: 'mfa' })).toBe(false);
	expect(shown({}, { amr: ['mfa'], acr: 'phr' })).toBe(false);
});

test('a name is found where there is one', () => {
	const nameless = { sub: 'u-1' };
	expect(claimsIn({ ...nameless, given_name: 'Noor', family_name: 'Haddad' }, null, '').name).toBe(
		'Noor Haddad',
	);
	expect(claimsIn({ ...nameless, preferred_username: 'noor' }, null, '').name).toBe('noor');
	expect(claimsIn(nameless, null, '').name).toBeNull();
});
