import * as oidc from 'openid-client';
import type { Database } from '#lib/db/open.server.ts';
import { away, forbidden } from '#lib/errors.ts';
import { claimsIn, isIncomplete, type Claims } from './claims.ts';
import { configurationOf } from './discovery.server.ts';
import { Unusable } from './unusable.ts';
import { returnAddress, type Visit } from './visits.server.ts';

/**
 * What the provider says about whoever comes back, for the code that they bring. State, nonce, issuer, audience,
 * signature and PKCE are checked on the way.
 */
export async function exchange(
	db: Database,
	{ provider, nonce, verifier }: Visit,
	home: string,
	query: URLSearchParams,
): Promise<Claims> {
	const back = new URL(returnAddress(home, provider.slug));
	back.search = query.toString();
	try {
		const configuration = await configurationOf(db, provider);
		const tokens = await oidc.authorizationCodeGrant(configuration, back, {
			expectedState: query.get('state') ?? '',
			expectedNonce: nonce,
			pkceCodeVerifier: verifier,
			idTokenExpected: true,
		});
		const token = tokens.claims();
		if (!token) throw new Unusable(`${provider.name} did not say who you are.`);
		const userinfo =
			isIncomplete(token, provider.groupsClaim) && configuration.serverMetadata().userinfo_endpoint
				? await oidc.fetchUserInfo(configuration, tokens.access_token, token.sub)
				: null;
		return claimsIn(token, userinfo, provider.groupsClaim);
	} catch (problem) {
		return refuse(problem, provider.name);
	}
}

const AGAIN = 'Begin again.';
/** Another issuer, another nonce, another key, another person than was asked about. */
const NOT_OURS = [
	'OAUTH_INVALID_RESPONSE',
	'OAUTH_JWT_CLAIM_COMPARISON_FAILED',
	'OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED',
	'OAUTH_KEY_SELECTION_FAILED',
];

function refuse(problem: unknown, name: string): never {
	if (problem instanceof Unusable) away(problem.message);
	if (problem instanceof oidc.AuthorizationResponseError) return refuseAnswer(problem.error, name);
	if (problem instanceof oidc.ResponseBodyError) return refuseCode(problem.error, name);
	if (problem instanceof oidc.WWWAuthenticateChallengeError) return refuseCode('invalid_client', name);
	if (!(problem instanceof oidc.ClientError)) throw problem;
	const code = problem.code ?? '';
	if (NOT_OURS.includes(code)) {
		forbidden(`That answer is not the one that ${name} owed this browser. ${AGAIN}`);
	}
	if (code === 'OAUTH_JWT_TIMESTAMP_CHECK_FAILED') {
		forbidden(`What ${name} says is too old, or its clock and the one here do not agree. ${AGAIN}`);
	}
	away(`${name} did not answer as it has to. Try again in a moment, or come in another way.`);
}

/** What it said instead of sending a code. */
function refuseAnswer(error: string, name: string): never {
	switch (error) {
		case 'access_denied':
			return forbidden(`You turned back at ${name}, or it did not let you in. Nothing has happened.`);
		case 'temporarily_unavailable':
		case 'server_error':
			return away(`${name} cannot do it at the moment. Try again in a while, or come in another way.`);
		default:
			return forbidden(
				`${name} does not let this workspace ask (${codeOf(error)}). Whoever looks after the workspace can mend that.`,
			);
	}
}

/** What it said to the code. */
function refuseCode(error: string, name: string): never {
	if (error === 'invalid_grant')
		forbidden(`That answer of ${name} was used already, or is too old. ${AGAIN}`);
	forbidden(
		`${name} does not take what this workspace shows for itself (${codeOf(error)}). Whoever looks after the workspace can mend that.`,
	);
}

/** Anybody may have written it. */
const codeOf = (error: string) => error.replace(/[^a-z0-9_ -]/gi, '').slice(0, 60);
