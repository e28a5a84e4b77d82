import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { lookUp } from './discovery.server.ts';
import { Issuer } from './provider.ts';

/** Something that answers, and is not quite what one looks for. */
let server: Server;
let home: string;
let description: unknown;
beforeAll(async () => {
	server = createServer((request, response) => {
		if (request.url?.endsWith('/.well-known/openid-configuration') && description !== null) {
			response.setHeader('content-type', 'application/json');
			response.end(JSON.stringify(description));
		} else {
			response.writeHead(404).end();
		}
	}).listen(0, '127.0.0.1');
	await once(server, 'listening');
	home = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
	server.closeAllConnections();
	server.close();
});

const whole = () => ({
	issuer: home,
	authorization_endpoint: `${home}/auth`,
	token_endpoint: `${home}/token`,
	jwks_uri: `${home}/jwks`,
	response_types_supported: ['code'],
});
const look = (issuer: string, isInOwnNetwork = true) => lookUp({ issuer, isInOwnNetwork });
const refused = (issuer: string, words: RegExp, own = true) =>
	expect(look(issuer, own)).rejects.toThrow(words);

describe('looking a provider up says in words', () => {
	test('what it calls itself', async () => {
		description = whole();
		expect(await look(home)).toMatchObject({ issuer: home });
	});

	test('that it is in a private network, which nobody said', async () => {
		description = whole();
		await refused(home, /^127\.0\.0\.1:\d+ is in a private network/, false);
	});

	test('that nobody answers', () => refused('http://127.0.0.1:9', /^Nobody answers at 127\.0\.0\.1:9\./));

	test('that there is no description', async () => {
		description = null;
		await refused(home, /^There is no description of an OpenID Connect provider at .*openid-configuration/);
		description = 'a text';
		await refused(home, /^There is no description/);
	});

	test('that it is another one than its address says', async () => {
		description = { ...whole(), issuer: 'https://id.example.org' };
		await refused(home, /calls itself https:\/\/id\.example\.org\. Enter that address/);
	});

	test('that it does not offer a code', async () => {
		description = { ...whole(), response_types_supported: ['id_token'] };
		await refused(home, /authorization code flow/);
		description = { ...whole(), token_endpoint: undefined };
		await refused(home, /authorization code flow/);
	});
});

describe('an issuer', () => {
	test.each([
		['https://id.example.org', 'https://id.example.org'],
		[' https://id.example.org/realms/staff ', 'https://id.example.org/realms/staff'],
		[
			'https://id.example.org/realms/staff/.well-known/openid-configuration',
			'https://id.example.org/realms/staff',
		],
		['http://localhost:8080', 'http://localhost:8080'],
	])('%s is one', (typed, read) => {
		expect(Issuer.parse(typed)).toBe(read);
	});

	test.each([
		'http://id.example.org',
		'http://localhost.example.org',
		'ftp://id.example.org',
		'id.example.org',
		'https://maren:secret@id.example.org',
		'https://id.example.org?x=1',
		'https://id.example.org#x',
		'',
	])('%s is none', (typed) => {
		expect(Issuer.safeParse(typed).success).toBe(false);
	});
});
