import type { MailKind } from '#lib/mail/letter.ts';
import { ADDRESS_ASKED_LETTER } from './letters/address-asked-letter.server.ts';
import { ADDRESS_CHANGED_LETTER } from './letters/address-changed-letter.server.ts';
import { CONFIRM_ADDRESS_LETTER } from './letters/confirm-address-letter.server.ts';
import { INVITATION_LETTER } from './letters/invitation-letter.server.ts';
import { NEW_DEVICE_LETTER } from './letters/new-device-letter.server.ts';
import { NEW_PASSWORD_LETTER } from './letters/new-password-letter.server.ts';
import { RESET_LETTER } from './letters/reset-letter.server.ts';
import { SIGN_UP_LETTER } from './letters/sign-up-letter.server.ts';

/** What is written to people about their accounts. */
export const ACCOUNT_MAIL: readonly MailKind[] = [
	INVITATION_LETTER,
	SIGN_UP_LETTER,
	RESET_LETTER,
	NEW_PASSWORD_LETTER,
	CONFIRM_ADDRESS_LETTER,
	ADDRESS_ASKED_LETTER,
	ADDRESS_CHANGED_LETTER,
	NEW_DEVICE_LETTER,
];
