import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

const CERTIFICATES = join(import.meta.dirname, 'certificates');
/** Of `localhost`, signed by itself: known to nobody who was not told. */
export const CERTIFICATE = readFileSync(join(CERTIFICATES, 'localhost.crt'), 'utf8');

/** A letter as its reader has it. */
export interface Received {
	to: string;
	subject: string;
	text: string;
	html: string;
	/** Every address in it, in the order they come. */
	links: string[];
	/** Everything that arrived: for canaries. */
	raw: string;
	mail: ParsedMail;
}

interface Ways {
	/** 0 is any free one. */
	port?: number;
	/** Asks for STARTTLS and these, with the certificate of `localhost`. */
	login?: { user: string; password: string };
	/** TLS from the start. */
	tls?: boolean;
	/** What it answers to a recipient, such as `451 Later`; null takes it. */
	recipient?: (address: string) => string | null;
	/** What it answers to a letter that has wholly arrived. */
	letter?: (raw: string) => string | null | Promise<string | null>;
}

/**
 * A real mail server, and the mailboxes of everybody behind it. In a journey: `testWithMail` of kintsugi.ts. In a
 * test of the domain: `useMail(db, mailbox)` of mail.ts.
 */
export class Mailbox {
	readonly letters: Received[] = [];
	/** How many connections there were. */
	connections = 0;
	/** Can be changed while it runs. */
	ways: Ways;
	readonly #server: SMTPServer;
	#arrived = Promise.withResolvers<null>();

	private constructor(ways: Ways) {
		this.ways = ways;
		const key = readFileSync(join(CERTIFICATES, 'localhost.key'), 'utf8');
		const options: SMTPServerOptions = {
			...(ways.login || ways.tls ? { key, cert: CERTIFICATE } : { disabledCommands: ['STARTTLS', 'AUTH'] }),
			secure: ways.tls ?? false,
			authOptional: !ways.login,
			logger: false,
			disableReverseLookup: true,
			closeTimeout: 50,
			onConnect: (_session, done) => {
				this.connections += 1;
				done();
			},
			onAuth: ({ username, password }, _session, done) => {
				const { login } = this.ways;
				const known = username === login?.user && password === login?.password;
				if (known) done(null, { user: username });
				else done(refusal('535 5.7.8 Authentication credentials invalid'));
			},
			onRcptTo: ({ address }, _session, done) => {
				const answer = this.ways.recipient?.(address) ?? null;
				done(answer === null ? null : refusal(answer));
			},
			onData: (stream, { envelope }, done) => {
				void this.#take(stream, envelope.rcptTo[0]?.address ?? '').then(
					(answer) => done(answer === null ? null : refusal(answer)),
					done,
				);
			},
		};
		this.#server = new SMTPServer(options);
		// A client that is killed tears its connection off.
		this.#server.on('error', () => undefined);
	}

	static async open(ways: Ways = {}): Promise<Mailbox> {
		const mailbox = new Mailbox(ways);
		mailbox.#server.listen(ways.port ?? 0, '127.0.0.1');
		await once(mailbox.#server.server, 'listening');
		return mailbox;
	}

	get port(): number {
		return (this.#server.server.address() as AddressInfo).port;
	}

	/** For a Kintsugi that is started. */
	get environment() {
		return {
			KINTSUGI_SMTP_URL: `smtp://127.0.0.1:${this.port}?security=none`,
			KINTSUGI_MAIL_FROM: 'kintsugi@example.org',
		};
	}

	/** Waits for a letter to somebody, and takes it out, so that the next call waits for the next one. */
	async letterTo(address: string, { about = /(?:)/, within = 15_000 } = {}): Promise<Received> {
		const giveUp = AbortSignal.timeout(within);
		for (;;) {
			const at = this.letters.findIndex(({ to, subject }) => to === address && about.test(subject));
			const [letter] = at < 0 ? [] : this.letters.splice(at, 1);
			if (letter) return letter;
			const gaveUp = once(giveUp, 'abort').then(() => {
				const there = this.letters.map(({ to, subject }) => `${subject} → ${to}`).join('; ');
				throw new Error(`No letter to ${address} came. There are: ${there || 'none'}`);
			});
			await Promise.race([this.#arrived.promise, gaveUp]);
		}
	}

	async close(): Promise<void> {
		await new Promise<void>((resolve) => this.#server.close(resolve));
	}

	async #take(stream: NodeJS.ReadableStream, to: string): Promise<string | null> {
		let raw = '';
		for await (const chunk of stream) raw += chunk.toString();
		const answer = (await this.ways.letter?.(raw)) ?? null;
		if (answer !== null) return answer;
		const mail = await simpleParser(raw);
		const text = mail.text ?? '';
		const html = typeof mail.html === 'string' ? mail.html : '';
		const links = [...`${text} ${html.replaceAll('&amp;', '&')}`.matchAll(/https?:\/\/[^\s"'<>)]+/g)].map(
			String,
		);
		this.letters.push({ to, subject: mail.subject ?? '', text, html, links: [...new Set(links)], raw, mail });
		this.#arrived.resolve(null);
		this.#arrived = Promise.withResolvers();
		return null;
	}
}

function refusal(answer: string): Error {
	return Object.assign(new Error(answer.slice(4)), { responseCode: Number(answer.slice(0, 3)) });
}
