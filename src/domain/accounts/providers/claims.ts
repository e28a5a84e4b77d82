/** What a provider says about somebody who signed in there. */
export interface Claims {
	subject: string;
	/** Null where it does not say. */
	name: string | null;
	email: string | null;
	/** The provider itself has seen that mail to the address reaches them. */
	emailVerified: boolean;
	/** Null where it cannot say, because they are too many for it. */
	groups: string[] | null;
	/** They showed more than one thing there. */
	secondFactor: boolean;
}

type Said = Record<string, unknown>;

/** Authentication contexts that stand for several factors. */
const STRONG = [
	'phr',
	'phrh',
	'https://refeds.org/profile/mfa',
	'http://schemas.openid.net/pape/policies/2007/06/multi-factor',
];

/**
 * @param token what was signed
 * @param userinfo what it tells beside, about the same person
 */
export function claimsIn(token: Said & { sub: string }, userinfo: Said | null, groupsClaim: string): Claims {
	const all = { ...userinfo, ...token };
	// The address and whether it is verified are read from the same answer, or they may not belong together.
	const mail = typeof token.email === 'string' ? token : (userinfo ?? {});
	return {
		subject: token.sub,
		name: textIn(all.name) ?? nameFrom(all) ?? textIn(all.preferred_username),
		email: textIn(mail.email)?.toLowerCase() ?? null,
		// Some write it as a text.
		emailVerified: mail.email_verified === true || mail.email_verified === 'true',
		groups: groupsIn(all, groupsClaim),
		secondFactor:
			(Array.isArray(token.amr) && token.amr.includes('mfa')) ||
			(typeof token.acr === 'string' && STRONG.includes(token.acr)),
	};
}

/** Whether the signed part leaves open what is asked for: then the rest is asked of its `userinfo`. */
export function isIncomplete(token: Said, groupsClaim: string): boolean {
	return (
		textIn(token.email) === null ||
		textIn(token.name) === null ||
		(groupsClaim !== '' && at(token, groupsClaim) === undefined)
	);
}

function groupsIn(all: Said, claim: string): string[] | null {
	if (claim === '') return [];
	const found = at(all, claim);
	if (typeof found === 'string') return [found];
	if (Array.isArray(found)) return found.filter((group) => typeof group === 'string');
	// Microsoft names the claim where there are more groups than a token holds.
	const elsewhere = all._claim_names;
	return typeof elsewhere === 'object' && elsewhere !== null && claim in elsewhere ? null : [];
}

/** `groups`, `https://example.org/groups` as it stands, or a way through: `realm_access.roles`. */
function at(said: Said, claim: string): unknown {
	if (Object.hasOwn(said, claim)) return said[claim];
	return claim
		.split('.')
		.reduce<unknown>(
			(inside, step) =>
				typeof inside === 'object' && inside !== null && Object.hasOwn(inside, step)
					? (inside as Said)[step]
					: undefined,
			said,
		);
}

function nameFrom(all: Said): string | null {
	return textIn([textIn(all.given_name), textIn(all.family_name)].filter(Boolean).join(' '));
}

function textIn(value: unknown): string | null {
	return typeof value === 'string' && value.trim() !== '' ? value.trim().slice(0, 200) : null;
}
