import type { Letter, Links, MailKind } from '#lib/mail/letter.ts';
import { escapeMarkdown } from '#lib/markdown/escape.ts';
import { askedLink } from '../mailed-links.server.ts';
import { addressee, workspaceName } from './account.server.ts';

/** To the address that somebody had until an administrator changed it. */
export const ADDRESS_CHANGED_LETTER: MailKind = {
	kind: 'address-changed',
	says: 'An administrator changed an address',

	async compose(db, about) {
		const asked = await askedLink(db.read, about.asked);
		const by = await addressee(db, about.by);
		if (!asked) return null;
		return write(asked.email, by?.name ?? 'An administrator', await workspaceName(db));
	},

	example: (_: Links) => write('ines@example.org', 'Maren Holt', 'Northwind'),
};

function write(to: string, by: string, workspace: string): Letter {
	return {
		to,
		subject: `Another address for your account at ${workspace}`,
		paragraphs: [
			`${escapeMarkdown(by)}, who looks after ${escapeMarkdown(workspace)}, gave your account another address. You sign in with that one from now on. If you did not expect it, ask them.`,
		],
		foot: 'It goes to whoever has an account, when somebody else changes its address.',
	};
}
