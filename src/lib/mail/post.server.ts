import { createTransport, type SendMailOptions } from 'nodemailer';
import type { MailServer } from './mail-server.ts';

/** Together shorter than a letter is kept from others. */
const PATIENCE = {
	connectionTimeout: 10_000,
	greetingTimeout: 10_000,
	socketTimeout: 20_000,
	dnsTimeout: 10_000,
};

export interface Post {
	/** @throws what `troubleOf` puts into words */
	send(message: SendMailOptions): Promise<{ answer: string }>;
	close(): void;
}

/** A way to the mail server, open for as many letters as there are. */
export function openPost({ host, port, security, user, password }: MailServer): Post {
	const transport = createTransport({
		...PATIENCE,
		pool: true,
		maxConnections: 1,
		// A letter whose connection broke off may have arrived: the outbox decides when it is tried again.
		maxRequeues: 0,
		host,
		port,
		secure: security === 'tls',
		requireTLS: security === 'starttls',
		ignoreTLS: security === 'none',
		...(user === '' ? {} : { auth: { user, pass: password } }),
		disableFileAccess: true,
		disableUrlAccess: true,
	});
	return {
		async send(message) {
			const { response } = await transport.sendMail(message);
			return { answer: response };
		},
		close: () => transport.close(),
	};
}
