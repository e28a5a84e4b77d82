import { transact } from '#lib/db/transact.server.ts';
import type { Letter, Links, MailKind } from '#lib/mail/letter.ts';
import { escapeMarkdown } from '#lib/markdown/escape.ts';
import { makeLink } from '../mailed-links.server.ts';
import { RESET_VALID_FOR } from '../reset.server.ts';
import { addressee, workspaceName } from './account.server.ts';

export const RESET_LETTER: MailKind = {
	kind: 'reset',
	says: 'A link for a new password',

	async compose(db, about, links) {
		const who = await addressee(db, about.person);
		if (!who) return null;
		const { id: personId, email } = who;
		const secret = await transact(db, (tx) =>
			makeLink(tx, { purpose: 'reset', personId, email, validFor: RESET_VALID_FOR }),
		);
		return write(email, await workspaceName(db), links(`/reset/${secret}`));
	},

	example: (links: Links) => write('ines@example.org', 'Northwind', links('/reset/an-example')),
};

function write(to: string, workspace: string, href: string): Letter {
	return {
		to,
		subject: `A new password for ${workspace}`,
		paragraphs: [
			`Somebody asked for a new password for your account at ${escapeMarkdown(workspace)}. If it was you, this link lets you choose one. It works once, for 30 minutes.`,
			'If it was not you, there is nothing to do: the password you have stays as it is.',
		],
		action: { label: 'Choose a new password', href },
		foot: 'It came because this address was typed at “Forgot your password?”. Nobody is told whether it has an account.',
	};
}
