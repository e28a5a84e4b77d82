import { ACCOUNT_MAIL } from '#domain/accounts/account-mail.server.ts';
import { TWO_STEPS_LETTER } from '#domain/accounts/second-factors/letter.server.ts';
import { INSIGHT_LETTER } from '#domain/insights/letter/letter.server.ts';
import { ASKED_LETTER } from '#domain/log/asked-letter.server.ts';
import { BACKUP_FAILED } from '#domain/operation/backup-failed.server.ts';
import { DIGEST_LETTER } from '#domain/notifications/digest/letter.server.ts';
import { NOTICE_LETTER } from '#domain/notifications/notice-letter.server.ts';
import type { MailKind } from '#lib/mail/letter.ts';

/** Every letter that Kintsugi writes, each in the slice that has the reason for it. */
export const MAIL: readonly MailKind[] = [
	...ACCOUNT_MAIL,
	TWO_STEPS_LETTER,
	BACKUP_FAILED,
	NOTICE_LETTER,
	DIGEST_LETTER,
	INSIGHT_LETTER,
	ASKED_LETTER,
];
