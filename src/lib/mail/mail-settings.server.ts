import { z } from 'zod';
import type { Database, Reader } from '../db/open.server.ts';
import { environment } from '../environment.server.ts';
import { unseal } from '../secret-box.server.ts';
import { readSetting } from '../settings.server.ts';
import { mailServerAt, SECURITY, type MailServer } from './mail-server.ts';

export const MAIL_SETTING = 'mail';
/** What the password is sealed for. */
export const MAIL_PASSWORD = 'mail password';

/** As an administrator entered it; the host is empty where mail is off. */
export const MailSettings = z.object({
	host: z.string().default(''),
	port: z.int().default(587),
	security: z.enum(SECURITY).default('starttls'),
	user: z.string().default(''),
	/** Sealed; empty where there is none. */
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

export interface Sender {
	server: MailServer;
	/** Whom mail comes from. */
	from: string;
}

/** Through whom mail goes: what the environment says, or else what was entered; null where mail is off. */
export async function mailSender(db: Database): Promise<Sender | null> {
	const { smtpUrl, mailFrom } = environment();
	const told = smtpUrl === null ? null : mailServerAt(smtpUrl);
	if (told !== null && mailFrom !== null) return { server: told, from: mailFrom };
	const { password, from, ...server } = await readMailSettings(db.read);
	if (server.host === '') return null;
	const opened = password === '' ? '' : unsealPassword(db, password);
	return { server: { ...server, password: opened }, from };
}

function unsealPassword(db: Database, sealed: string): string {
	try {
		return unseal(db.folder, MAIL_PASSWORD, sealed);
	} catch (cause) {
		throw new Error(
			'The password of the mail server cannot be opened with the key in the data folder. Enter it again.',
			{ cause },
		);
	}
}
