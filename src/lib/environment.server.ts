import { isIP } from 'node:net';
import { join, resolve } from 'node:path';
import * as z from 'zod';
import type { Server } from './db/server/opening.server.ts';
import { Unstartable } from './errors.ts';
import { mailServerAt } from './mail/mail-server.ts';

export interface Environment {
	/** The data folder, absolute. */
	data: string;
	/** The folder that scheduled backups go to, absolute. */
	backups: string;
	/** The folder with the migrations, absolute. */
	migrations: string;
	/** The folder of the courses that come with Kintsugi. */
	courses: string;
	/** The address people type, where the installation was told; otherwise each request knows its own. */
	origin: string | null;
	/** 0 stands for any free one. */
	port: number;
	/** `localhost` stands for both loopback addresses, 127.0.0.1 and ::1. */
	host: string;
	/** Whether X-Forwarded-For comes from a proxy of ours, and so tells the truth. */
	trustProxy: boolean;
	/** The mail server, where the environment names one: `smtps://user:password@smtp.example.org`. */
	smtpUrl: string | null;
	/** Whom mail comes from. */
	mailFrom: string | null;
	/** Whether this is the example workspace, with a door for each of its people. */
	demo: boolean;
	/** Bytes that one attached file may have. */
	fileBytes: number;
	/** Bytes that all attached files may have together. */
	filesBytes: number;
	/** The database server that several processes share; null where the rows are in a file of the data folder. */
	server: Server | null;
	/** Hosts of one's own network that may be asked for something all the same. */
	ownHosts: readonly string[];
	/** What the log holds: this, and whatever is graver. */
	log: LogLevel;
	/** Who asks `/metrics` with this gets an answer; null where nobody does. */
	metricsToken: string | null;
	/** Where traces go, in OTLP over HTTP; null where they go nowhere. */
	tracesTo: string | null;
	/** Milliseconds between the word to stop and the end of taking requests, in which `/readyz` says no. */
	stopGrace: number;
}

export const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

const HOST_NAME = /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/i;

const Variables = z.object({
	PORT: z
		.string()
		.regex(/^\d{1,5}$/, 'a whole number from 0 to 65535, such as 3000')
		.transform(Number)
		.refine((port) => port <= 65_535, 'a whole number from 0 to 65535, such as 3000')
		.default(3000),
	HOST: z
		.string()
		.refine((host) => isIP(host) !== 0 || HOST_NAME.test(host), 'an address or a host name, such as 0.0.0.0')
		.default('localhost'),
	ORIGIN: z
		.string()
		.refine(isOrigin, 'an address without a path, such as https://kintsugi.example.org')
		.transform((address) => new URL(address).origin)
		.nullable()
		.default(null),
	KINTSUGI_DATA: z
		.string()
		.refine((folder) => !folder.includes('\0'), 'a folder, such as ./data')
		.default('./data'),
	KINTSUGI_BACKUPS: z
		.string()
		.refine((folder) => !folder.includes('\0'), 'a folder, such as /var/backups/kintsugi')
		.optional(),
	KINTSUGI_TRUST_PROXY: z.stringbool({ error: 'yes or no' }).default(false),
	KINTSUGI_SMTP_URL: z
		.string()
		.refine(
			(address) => mailServerAt(address) !== null,
			'an address such as smtp://name:password@mail.example.org:587, smtps://name:password@mail.example.org, or smtp://localhost:25?security=none, which takes no password from elsewhere',
		)
		.nullable()
		.default(null),
	KINTSUGI_MAIL_FROM: z.email('an address such as kintsugi@example.org').nullable().default(null),
	KINTSUGI_DEMO: z.stringbool({ error: 'yes or no' }).default(false),
	// A request may carry 64 MB, whatever it is.
	KINTSUGI_FILE_MB: megabytes(25, 1, 60),
	KINTSUGI_FILES_MB: megabytes(2_000, 0, 10_000_000),
	KINTSUGI_DATABASE_URL: z
		.string()
		.refine(
			isServerAddress,
			'the address of a libSQL server, such as http://localhost:8080 or libsql://db.example.org',
		)
		.nullable()
		.default(null),
	KINTSUGI_DATABASE_TOKEN: z.string().nullable().default(null),
	KINTSUGI_PROCESS_URL: z
		.string()
		.refine(
			(address) => isOrigin(address) && address.startsWith('http:'),
			'where the other processes reach this one, such as http://10.0.0.7:3000',
		)
		.transform((address) => new URL(address).origin)
		.nullable()
		.default(null),
	KINTSUGI_REPLICA: z
		.string()
		.refine((folder) => !folder.includes('\0'), 'a folder of this process, such as /var/lib/kintsugi/replica')
		.nullable()
		.default(null),
	KINTSUGI_OWN_HOSTS: z
		.string()
		.transform((list) => list.split(',').map((host) => host.trim().toLowerCase()))
		.refine((hosts) => hosts.every(isHost), 'hosts with commas between, such as keycloak.lan, 10.0.0.7:8443')
		.default([]),
	KINTSUGI_LOG: z.enum(LOG_LEVELS, { error: `one of ${LOG_LEVELS.join(', ')}` }).default('info'),
	KINTSUGI_METRICS_TOKEN: z
		.string()
		.regex(/^[\x21-\x7e]{16,}$/, 'at least 16 letters and digits')
		.nullable()
		.default(null),
	// The two names, and what each of them means, are OpenTelemetry's own.
	OTEL_EXPORTER_OTLP_ENDPOINT: collector().transform((address) => address && withPath(address, 'v1/traces')),
	OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: collector(),
	KINTSUGI_STOP_GRACE: z
		.string()
		.regex(/^\d{1,3}$/, 'a whole number of seconds up to 999, such as 5')
		.transform((seconds) => Number(seconds) * 1000)
		.default(0),
});

function collector() {
	return z
		.url({ protocol: /^https?$/, error: 'an address such as http://localhost:4318' })
		.nullable()
		.default(null);
}

const withPath = (address: string, path: string) => `${address.replace(/\/$/, '')}/${path}`;

function megabytes(usual: number, least: number, most: number) {
	const sentence = `a whole number of megabytes from ${least} to ${most}`;
	return z
		.string()
		.regex(/^\d{1,8}$/, sentence)
		.transform(Number)
		.refine((size) => size >= least && size <= most, sentence)
		.transform((size) => size * 1_000_000)
		.default(usual * 1_000_000);
}

let known: Environment | undefined;

/** What the environment asks for, read once; relative paths start at the project's folder. */
export function environment(): Environment {
	return (known ??= readEnvironment(process.env, process.cwd()));
}

/** @throws Unstartable with one sentence for the first variable that makes no sense */
export function readEnvironment(variables: NodeJS.ProcessEnv, root: string): Environment {
	// An empty variable is how many tools write "not set".
	const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''));
	const parsed = Variables.safeParse(given);
	if (!parsed.success) throw new Unstartable(sentence(parsed.error, variables), 'environment');
	const { data } = parsed;
	if (data.KINTSUGI_SMTP_URL !== null && data.KINTSUGI_MAIL_FROM === null) {
		throw new Unstartable(
			'KINTSUGI_SMTP_URL needs KINTSUGI_MAIL_FROM beside it: the address that mail comes from.',
			'environment',
		);
	}
	const folder = resolve(root, data.KINTSUGI_DATA);
	return {
		data: folder,
		backups:
			data.KINTSUGI_BACKUPS === undefined ? join(folder, 'backups') : resolve(root, data.KINTSUGI_BACKUPS),
		migrations: resolve(root, 'drizzle'),
		courses: resolve(root, 'src/domain/training/shipped'),
		origin: data.ORIGIN,
		port: data.PORT,
		host: data.HOST,
		trustProxy: data.KINTSUGI_TRUST_PROXY,
		smtpUrl: data.KINTSUGI_SMTP_URL,
		mailFrom: data.KINTSUGI_MAIL_FROM,
		demo: data.KINTSUGI_DEMO,
		fileBytes: data.KINTSUGI_FILE_MB,
		filesBytes: data.KINTSUGI_FILES_MB,
		ownHosts: data.KINTSUGI_OWN_HOSTS,
		log: data.KINTSUGI_LOG,
		metricsToken: data.KINTSUGI_METRICS_TOKEN,
		tracesTo: data.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT ?? data.OTEL_EXPORTER_OTLP_ENDPOINT,
		stopGrace: data.KINTSUGI_STOP_GRACE,
		server: serverIn(data, root),
	};
}

function serverIn(data: z.output<typeof Variables>, root: string): Server | null {
	const { KINTSUGI_DATABASE_URL: url, KINTSUGI_DATABASE_TOKEN: token, KINTSUGI_PROCESS_URL: given } = data;
	if (url === null) return null;
	const host = ['0.0.0.0', '::', 'localhost'].includes(data.HOST) ? '127.0.0.1' : data.HOST;
	const address = given ?? `http://${isIP(host) === 6 ? `[${host}]` : host}:${data.PORT}`;
	const folder = data.KINTSUGI_REPLICA;
	const program = resolve(root, 'src/lib/db/server/replica-process.server.ts');
	return { url, token, address, ...(folder && { replica: { folder: resolve(root, folder), program } }) };
}

function isServerAddress(address: string): boolean {
	return URL.canParse(address) && /^(libsql|https?):$/.test(new URL(address).protocol);
}

/** A name or an address, with a port or without; an IPv6 address in brackets. */
function isHost(text: string): boolean {
	if (!URL.canParse(`http://${text}`)) return false;
	const { href } = new URL(`http://${text}`);
	return href === `http://${text.replace(/:80$/, '')}/`;
}

function isOrigin(address: string): boolean {
	if (!URL.canParse(address)) return false;
	const url = new URL(address);
	return /^https?:$/.test(url.protocol) && url.href === `${url.origin}/`;
}

/** They hold passwords, which are for no log. */
const SECRET = /^KINTSUGI_(SMTP_URL|METRICS_TOKEN|DATABASE_URL|DATABASE_TOKEN)$|^OTEL_/;

function sentence(error: z.ZodError, variables: NodeJS.ProcessEnv): string {
	const [issue] = error.issues;
	const name = String(issue?.path[0]);
	const given = SECRET.test(name) ? 'something else' : JSON.stringify(variables[name]);
	return `The environment variable ${name} is ${given}; it takes ${issue?.message}.`;
}
