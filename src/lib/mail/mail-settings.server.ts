import { z } from 'zod';
import type { Reader } from '../db/open.server.ts';
import { environment } from '../environment.server.ts';
import { readSetting } from '../settings.server.ts';

export const MAIL_SETTING = 'mail';

/** How the connection is kept from others' eyes. */
export const SECURITY = ['starttls', 'tls', 'none'] as const;

/** As an administrator entered it; the host is empty where mail is off. */
export const MailSettings = z.object({
	host: z.string().default(''),
	port: z.int().default(587),
	security: z.enum(SECURITY).default('starttls'),
	user: z.string().default(''),
	/** Sealed; see secret-box.server.ts. */
	password: z.string().default(''),
	from: z.string().default(''),
});
export type MailSettings = z.output<typeof MailSettings>;

export function readMailSettings(db: Reader): Promise<MailSettings> {
	return readSetting(db, MAIL_SETTING, MailSettings);
}

/** Whether there is a mail server. Where there is none, nothing is queued, and whoever asks shows a link instead. */
export async function mailIsSetUp(db: Reader): Promise<boolean> {
	if (environment().smtpUrl !== null) return true;
	return (await readMailSettings(db)).host !== '';
}
