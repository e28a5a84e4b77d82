import type { Database } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { environment } from '#lib/environment.server.ts';
import { conflict, forbidden, invalid } from '#lib/errors.ts';
import { mailServerAt } from '#lib/mail/mail-server.ts';
import {
	MAIL_PASSWORD,
	MAIL_SETTING,
	readMailSettings,
	type MailSettings,
} from '#lib/mail/mail-settings.server.ts';
import { seal } from '#lib/secret-box.server.ts';
import { writeSetting } from '#lib/settings.server.ts';
import type { Person } from '../accounts/person.ts';
import { adminsOnly } from '../accounts/workspace.server.ts';
import { note } from '../audit/audit.server.ts';
import type { MailChange } from './mail-change.ts';

/** How mail is sent, without the password. */
export interface MailSetUp extends Omit<MailSettings, 'password'> {
	/** Whether there is one. */
	password: boolean;
	/** What the environment says counts, and cannot be changed here. */
	by: 'environment' | 'page' | 'nobody';
	/** Whether this person may change it. */
	mayChange: boolean;
}

export async function readMailSetUp(db: Database, who: Person): Promise<MailSetUp> {
	adminsOnly(who);
	const { smtpUrl, mailFrom } = environment();
	const told = smtpUrl === null ? null : mailServerAt(smtpUrl);
	if (told) {
		return {
			...told,
			password: told.password !== '',
			from: mailFrom ?? '',
			by: 'environment',
			mayChange: false,
		};
	}
	const entered = await readMailSettings(db.read);
	return {
		...entered,
		password: entered.password !== '',
		by: entered.host === '' ? 'nobody' : 'page',
		mayChange: who.role === 'owner',
	};
}

/**
 * Whoever decides where mail goes can read the links in it, and so become anybody: that is for owners.
 */
export async function changeMail(db: Database, who: Person, change: MailChange): Promise<void> {
	ownersOnly(who);
	await transact(db, async (tx) => {
		const before = await readMailSettings(tx);
		const password = sealedPassword(db, before, change);
		await writeSetting(tx, MAIL_SETTING, { ...change, password } satisfies MailSettings);
		await note(tx, who, { act: 'settings-changed', details: { what: 'how mail is sent' } });
	});
}

/** A password that was entered for one server is sent to no other. */
function sealedPassword(db: Database, before: MailSettings, { host, user, password }: MailChange): string {
	if (user === '') return '';
	if (password !== '') return seal(db.folder, MAIL_PASSWORD, password);
	if (before.password !== '' && before.host === host && before.user === user) return before.password;
	return invalid({ password: 'Enter the password of this user at this server.' });
}

/** From here on nothing is sent; links are shown to those who run the workspace instead. */
export async function switchMailOff(db: Database, who: Person): Promise<void> {
	ownersOnly(who);
	await transact(db, async (tx) => {
		await writeSetting(tx, MAIL_SETTING, {});
		await note(tx, who, { act: 'settings-changed', details: { what: 'how mail is sent: it is off' } });
	});
}

function ownersOnly(who: Person): void {
	adminsOnly(who);
	if (who.role !== 'owner') forbidden('Only an owner changes where mail goes: whoever does can read it.');
	if (environment().smtpUrl !== null) conflict('The environment says how mail is sent (KINTSUGI_SMTP_URL).');
}
