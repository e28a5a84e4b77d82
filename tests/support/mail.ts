import type { Database } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { deliver } from '#lib/mail/delivery.server.ts';
import { knowMail } from '#lib/mail/kinds.server.ts';
import type { MailKind } from '#lib/mail/letter.ts';
import { MAIL_SETTING } from '#lib/mail/mail-settings.server.ts';
import { writeSetting } from '#lib/settings.server.ts';
import type { Mailbox } from './mailbox.ts';

/** Mail of this database goes to that mailbox; what is queued goes out with `deliver(db)`. */
export async function useMail(
	db: Database,
	{ port }: Pick<Mailbox, 'port'>,
	kinds: readonly MailKind[],
): Promise<void> {
	knowMail(kinds);
	const value = { host: '127.0.0.1', port, security: 'none', from: 'kintsugi@example.org' };
	await transact(db, (tx) => writeSetting(tx, MAIL_SETTING, value));
}

export { deliver };
