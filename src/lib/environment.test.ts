import { describe, expect, test } from 'vitest';
import { readEnvironment } from './environment.server.ts';

describe('the environment', () => {
	test('has defaults that work', () => {
		expect(readEnvironment({}, '/home/kintsugi')).toEqual({
			data: '/home/kintsugi/data',
			backups: '/home/kintsugi/data/backups',
			migrations: '/home/kintsugi/drizzle',
			courses: '/home/kintsugi/src/domain/training/shipped',
			origin: null,
			port: 3000,
			host: 'localhost',
			trustProxy: false,
			smtpUrl: null,
			mailFrom: null,
			demo: false,
			fileBytes: 25_000_000,
			filesBytes: 2_000_000_000,
			server: null,
			ownHosts: [],
			log: 'info',
			metricsToken: null,
			tracesTo: null,
			stopGrace: 0,
		});
	});

	test('takes what it is given, and an empty variable for none', () => {
		const given = {
			PORT: '0',
			HOST: '::',
			ORIGIN: 'https://Kintsugi.example.org:443/',
			KINTSUGI_DATA: '../elsewhere',
			KINTSUGI_TRUST_PROXY: 'yes',
			KINTSUGI_DEMO: '',
			KINTSUGI_FILE_MB: '5',
			KINTSUGI_FILES_MB: '20000',
			KINTSUGI_LOG: 'silent',
			KINTSUGI_METRICS_TOKEN: 'amber-lantern'.repeat(2),
			OTEL_EXPORTER_OTLP_ENDPOINT: 'http://localhost:4318/',
			KINTSUGI_STOP_GRACE: '5',
			KINTSUGI_OWN_HOSTS: 'Keycloak.lan, 10.0.0.7:8443,[fd00::7]:80',
		};
		expect(readEnvironment(given, '/home/kintsugi')).toMatchObject({
			data: '/home/elsewhere',
			origin: 'https://kintsugi.example.org',
			port: 0,
			host: '::',
			trustProxy: true,
			demo: false,
			fileBytes: 5_000_000,
			filesBytes: 20_000_000_000,
			server: null,
			ownHosts: ['keycloak.lan', '10.0.0.7:8443', '[fd00::7]:80'],
			log: 'silent',
			metricsToken: 'amber-lanternamber-lantern',
			tracesTo: 'http://localhost:4318/v1/traces',
			stopGrace: 5000,
		});
	});

	test('knows a database server, and where the other processes reach this one', () => {
		const serverOf = (given: NodeJS.ProcessEnv) => readEnvironment(given, '/srv/kintsugi').server;
		const url = 'libsql://db.example.org';
		const usual = { url, token: null, address: 'http://127.0.0.1:3000' };
		expect(serverOf({ KINTSUGI_DATABASE_URL: url })).toEqual(usual);
		expect(serverOf({ KINTSUGI_DATABASE_URL: url, HOST: '10.0.0.7', PORT: '8080' })).toMatchObject({
			address: 'http://10.0.0.7:8080',
		});
		const told = {
			KINTSUGI_DATABASE_URL: url,
			KINTSUGI_DATABASE_TOKEN: 'secret',
			KINTSUGI_PROCESS_URL: 'http://app-2:3000/',
		};
		expect(serverOf(told)).toEqual({ url, token: 'secret', address: 'http://app-2:3000' });
	});

	test.each([
		['KINTSUGI_PROCESS_URL', 'https://app-2:3000'],
		['PORT', 'eighty'],
		['PORT', '-1'],
		['PORT', '65536'],
		['PORT', '3000.5'],
		['PORT', '99999999999999999999'],
		['HOST', 'not a host'],
		['HOST', 'http://localhost'],
		['ORIGIN', 'kintsugi.example.org'],
		['ORIGIN', 'https://kintsugi.example.org/path'],
		['ORIGIN', 'https://name:secret@kintsugi.example.org'],
		['ORIGIN', 'ftp://kintsugi.example.org'],
		['KINTSUGI_TRUST_PROXY', 'maybe'],
		['KINTSUGI_LOG', 'loud'],
		['KINTSUGI_STOP_GRACE', '5 s'],
		['KINTSUGI_MAIL_FROM', 'Kintsugi'],
		['KINTSUGI_FILE_MB', '61'],
		['KINTSUGI_FILE_MB', '0'],
		['KINTSUGI_FILES_MB', '2 GB'],
		['KINTSUGI_OWN_HOSTS', 'https://keycloak.lan'],
		['KINTSUGI_OWN_HOSTS', 'keycloak.lan/path'],
		['KINTSUGI_OWN_HOSTS', 'keycloak.lan,,10.0.0.7'],
		['KINTSUGI_OWN_HOSTS', '127.1'],
	])('refuses %s=%s in one sentence that names it', (name, value) => {
		const read = () => readEnvironment({ [name]: value }, '/');
		expect(read).toThrow(expect.objectContaining({ name: 'Unstartable', reason: 'environment' }) as Error);
		expect(read).toThrow(new RegExp(`^The environment variable ${name} is ".*"; it takes .*\\.$`));
	});

	test('takes a mail server with the address that mail comes from', () => {
		const given = { KINTSUGI_SMTP_URL: 'smtp://m:secret@mail.example.org:587' };
		expect(readEnvironment({ ...given, KINTSUGI_MAIL_FROM: 'k@example.org' }, '/')).toMatchObject({
			smtpUrl: given.KINTSUGI_SMTP_URL,
			mailFrom: 'k@example.org',
		});
		expect(() => readEnvironment(given, '/')).toThrow(/KINTSUGI_MAIL_FROM/);
	});

	test.each([
		'mail.example.org',
		'https://m:secret@mail.example.org',
		'smtp://',
		'smtp:m:secret',
		'smtp://m:secret@mail.example.org?security=none',
	])('refuses the mail server %s without repeating what may be a password', (address) => {
		const read = () => readEnvironment({ KINTSUGI_SMTP_URL: address }, '/');
		expect(read).toThrow(
			/^The environment variable KINTSUGI_SMTP_URL is something else; it takes an address/,
		);
		expect(read).not.toThrow(/secret@/);
	});
});
