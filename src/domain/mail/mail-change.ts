import { z } from 'zod';
import { SECURITY, sendsPasswordInClear } from '#lib/mail/mail-server.ts';

/** What is entered to send mail through a server. */
export const MailChange = z
	.object({
		host: z
			.string()
			.trim()
			.regex(/^[\w.:-]{1,253}$/, 'This is the name of the mail server, such as mail.example.org.'),
		port: z.coerce
			.number({ error: 'A number, usually 587 or 465.' })
			.int('A number, usually 587 or 465.')
			.min(1, 'A number, usually 587 or 465.')
			.max(65_535, 'A number, usually 587 or 465.'),
		security: z.enum(SECURITY),
		user: z.string().trim().max(200).default(''),
		/** Empty keeps the one there is. */
		password: z.string().max(500).default(''),
		from: z.email('This is an address such as kintsugi@example.org.').max(254),
	})
	.refine((server) => !sendsPasswordInClear(server), {
		path: ['security'],
		error: 'The password would travel in clear. Choose STARTTLS or TLS, or leave the user empty.',
	});
export type MailChange = z.output<typeof MailChange>;
