import { createServer } from 'node:http';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';
import type { Account } from './provider.ts';

/**
 * An OpenID Connect provider, as a company has one: started by `startProvider` with what it needs to know as its
 * one argument. Whoever comes to it chooses who they are. `process.send` tells the address; a message replaces
 * its people.
 */
interface Given {
	client: { id: string; secret: string; returnTo: string[] };
	people: Account[];
}

const given = JSON.parse(process.argv[2] ?? '') as Given;
let people = given.people;
process.on('message', (message: Account[]) => (people = message));
process.on('disconnect', () => process.exit());

const server = createServer();
server.listen(0, '127.0.0.1');
await once(server, 'listening');
const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

const provider = new Provider(issuer, {
	clients: [
		{
			client_id: given.client.id,
			client_secret: given.client.secret,
			redirect_uris: given.client.returnTo,
		},
	],
	claims: {
		openid: ['sub', 'amr'],
		profile: ['name'],
		email: ['email', 'email_verified'],
		groups: ['groups'],
	},
	scopes: ['openid', 'profile', 'email', 'groups'],
	pkce: { required: () => true },
	cookies: { keys: ['not a secret: it lives as long as one test'] },
	features: { devInteractions: { enabled: false } },
	interactions: { url: (_, { uid }) => `/enter/${uid}` },
	findAccount: (_, id) => {
		const found = people.find(({ sub }) => sub === id);
		return found && { accountId: id, claims: () => ({ ...found, sub: id }) };
	},
	async loadExistingGrant({ oidc }) {
		const grant = new oidc.provider.Grant({
			clientId: oidc.client?.clientId,
			accountId: oidc.session?.accountId,
		});
		grant.addOIDCScope('openid profile email groups');
		await grant.save();
		return grant;
	},
});

const answer = provider.callback();
server.on('request', (request, response) => {
	const asked = new URL(request.url ?? '/', issuer);
	if (!asked.pathname.startsWith('/enter/')) {
		void answer(request, response);
	} else if (request.method === 'POST') {
		void text(request).then((body) => {
			const sub = new URLSearchParams(body).get('sub') ?? '';
			const { amr } = people.find((one) => one.sub === sub) ?? {};
			const result =
				sub === '' ? { error: 'access_denied' } : { login: { accountId: sub, ...(amr ? { amr } : {}) } };
			return provider.interactionFinished(request, response, result);
		});
	} else {
		const ways = people.map(({ sub, name }) => `<button name="sub" value="${sub}">${name}</button>`);
		response.setHeader('content-type', 'text/html; charset=utf-8');
		response.end(
			`<!doctype html><html lang="en"><title>Northwind ID</title><h1>Who are you?</h1>
			<form method="POST">${ways.join('')}<button name="sub" value="">Turn back</button></form></html>`,
		);
	}
});
process.send?.(issuer);
