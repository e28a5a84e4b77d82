import * as oidc from 'openid-client';
import { HOUR } from '#lib/dates.ts';
import type { Database } from '#lib/db/open.server.ts';
import { asFetch } from '#lib/outgoing/as-fetch.server.ts';
import { NotReached } from '#lib/outgoing/not-reached.ts';
import { unseal } from '#lib/secret-box.server.ts';
import { Unusable } from './unusable.ts';
import type { provider } from './tables.server.ts';

type Provider = typeof provider.$inferSelect;
type Place = Pick<Provider, 'issuer' | 'isInOwnNetwork'>;

export const SECRET_PURPOSE = 'provider-client-secret';

const SECONDS = 10;
/** A provider's keys and somebody's groups are a few kilobytes. */
const MOST_BYTES = 500_000;
const KEPT_FOR = HOUR;

/**
 * What a provider says about itself, for somebody who is about to trust it.
 * @throws Unusable with a sentence about what is wrong
 */
export async function lookUp({ issuer, isInOwnNetwork }: Place): Promise<oidc.ServerMetadata> {
	const found = await configure({ issuer, isInOwnNetwork }, 'kintsugi', oidc.None());
	return found.serverMetadata();
}

interface Known {
	/** What it was made from: a provider that was changed is asked anew. */
	made: string;
	until: number;
	configuration: oidc.Configuration;
}
const known = new WeakMap<Database, Map<number, Known>>();

/**
 * A provider as `openid-client` knows it. What it says about itself is asked for once an hour, and its keys
 * whenever it signs with a new one.
 * @throws Unusable
 */
export async function configurationOf(db: Database, one: Provider): Promise<oidc.Configuration> {
	const kept = known.get(db) ?? new Map<number, Known>();
	known.set(db, kept);
	const made = JSON.stringify([one.issuer, one.clientId, one.clientSecret, one.isInOwnNetwork]);
	const before = kept.get(one.id);
	if (before?.made === made && before.until > performance.now()) return before.configuration;
	const how = one.clientSecret === null ? oidc.None() : asItTakes(opened(db, one.clientSecret));
	const configuration = await configure(one, one.clientId, how);
	kept.set(one.id, { made, until: performance.now() + KEPT_FOR, configuration });
	return configuration;
}

async function configure(
	{ issuer, isInOwnNetwork }: Place,
	clientId: string,
	how: oidc.ClientAuth,
): Promise<oidc.Configuration> {
	const server = new URL(issuer);
	const local = server.protocol === 'http:';
	const reach = asFetch({ own: isInOwnNetwork ? [server.hostname] : [], limit: MOST_BYTES });
	try {
		const configuration = await oidc.discovery(server, clientId, undefined, how, {
			[oidc.customFetch]: (address, { body, headers, method, signal }) =>
				reach(address, { body: body as BodyInit, headers, method, ...(signal ? { signal } : {}) }),
			timeout: SECONDS,
			// The signature is checked as well, not the connection alone.
			// eslint-disable-next-line @typescript-eslint/no-deprecated -- so that it stands out; `Issuer` lets only localhost be http
			execute: [oidc.enableNonRepudiationChecks, ...(local ? [oidc.allowInsecureRequests] : [])],
		});
		refuseUnfit(configuration.serverMetadata(), server);
		return configuration;
	} catch (problem) {
		throw unusable(problem, server);
	}
}

function opened({ folder }: Database, sealed: string): string {
	try {
		return unseal(folder, SECRET_PURPOSE, sealed);
	} catch (problem) {
		// The database was brought here without the key that lies beside it.
		throw new Unusable(
			'The client secret that is kept here cannot be read any more. An owner can enter it anew.',
			problem,
		);
	}
}

/** As the provider takes a client's secret. The standard's own way, where it does not say. */
function asItTakes(secret: string): oidc.ClientAuth {
	const [basic, post] = [oidc.ClientSecretBasic(secret), oidc.ClientSecretPost(secret)];
	return (server, client, body, headers) => {
		const taken = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
		const way = taken.includes('client_secret_basic') ? basic : post;
		way(server, client, body, headers);
	};
}

function refuseUnfit(metadata: oidc.ServerMetadata, server: URL): void {
	// The library is lenient with Microsoft's shared addresses, at which any company's people come in.
	if (new URL(metadata.issuer).href !== server.href) throw otherName(metadata.issuer);
	const { authorization_endpoint, token_endpoint, jwks_uri, response_types_supported: types } = metadata;
	if (!authorization_endpoint || !token_endpoint || !jwks_uri || (types && !types.includes('code'))) {
		throw new Unusable(
			`${server.host} does not offer signing in with a code (the authorization code flow), which is the way that Kintsugi knows.`,
		);
	}
	for (const address of [authorization_endpoint, token_endpoint, jwks_uri]) {
		if (server.protocol === 'https:' && new URL(address).protocol !== 'https:') {
			throw new Unusable(`${server.host} sends people on to ${address}, which is not https.`);
		}
	}
}

const otherName = (name: string) =>
	new Unusable(
		name.includes('{')
			? 'That address is shared by many companies, and lets the people of all of them in. Enter the one of your own.'
			: `What answers there calls itself ${name}. Enter that address, if it is the one you mean.`,
	);

function unusable(problem: unknown, { host, href }: URL): Unusable {
	if (problem instanceof Unusable) return problem;
	for (let cause = problem; cause instanceof Error; cause = cause.cause) {
		if (cause instanceof NotReached) return new Unusable(notReached(cause, host), problem);
	}
	const { code, cause } = problem as { code?: unknown; cause?: { body?: { issuer?: unknown } } };
	if (code === 'OAUTH_TIMEOUT') {
		return new Unusable(`${host} did not answer within ${SECONDS} seconds.`, problem);
	}
	const name = cause?.body?.issuer;
	if (code === 'OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED' && typeof name === 'string') return otherName(name);
	const description = `${href.replace(/\/$/, '')}/.well-known/openid-configuration`;
	return new Unusable(`There is no description of an OpenID Connect provider at ${description}.`, problem);
}

function notReached({ because, message }: NotReached, host: string): string {
	if (because === 'private') {
		return `${host} is in a private network. If it is in your own, say so, and it is asked all the same.`;
	}
	if (because === 'connection') {
		return `Nobody answers at ${host}. Is the address right, and does this machine reach it?`;
	}
	return `${host} did not answer as it has to. ${message}`;
}
