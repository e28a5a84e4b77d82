import type { SendMailOptions } from 'nodemailer';
import { z } from 'zod';
import { now } from '../db/clock.ts';
import { fingerprint } from '../db/ids.server.ts';
import { home } from '../home.server.ts';
import type { Letter } from './letter.ts';
import { asHtml, asText } from './looks.server.ts';

export interface Envelope {
	/** The row's key: the same letter sent twice has the same Message-ID, and mail programs show it once. */
	key: string;
	/** Whose name it comes under. */
	workspace: string;
	/** The address it comes from. */
	from: string;
}

const Address = z.email();

/** That the address is none is known before anybody is asked. */
export class NoAddress extends Error {
	override name = 'NoAddress';
}

/** A letter as nodemailer takes it. */
export function message(letter: Letter, { key, workspace, from }: Envelope): SendMailOptions {
	const to = Address.safeParse(letter.to);
	if (!to.success) throw new NoAddress('The address it is for is not one.');
	const name = header(workspace) || 'Kintsugi';
	const subject = header(letter.subject) || name;
	return {
		from: { name, address: from },
		// As an object it is one address, whatever is in it.
		to: { name: '', address: to.data },
		subject,
		messageId: `<${fingerprint(key).slice(0, 32)}@${new URL(home()).hostname}>`,
		date: new Date(now()),
		headers: {
			// No machine answers it: not an absence, and not a list.
			'Auto-Submitted': 'auto-generated',
			'X-Auto-Response-Suppress': 'All',
			...(letter.unsubscribe === undefined
				? {}
				: {
						'List-Unsubscribe': `<${letter.unsubscribe}>`,
						'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
					}),
		},
		text: asText(letter, workspace),
		html: asHtml({ ...letter, subject }, workspace),
		disableFileAccess: true,
		disableUrlAccess: true,
	};
}

/** One line that starts no other header, whatever was typed. */
function header(text: string): string {
	return text
		.replace(/[\s\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
		.trim()
		.slice(0, 200);
}
