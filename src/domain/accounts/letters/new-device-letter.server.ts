import type { Letter, Links, MailKind } from '#lib/mail/letter.ts';
import { escapeMarkdown } from '#lib/markdown/escape.ts';
import { addressee, workspaceName } from './account.server.ts';

export const NEW_DEVICE_LETTER: MailKind = {
	kind: 'new-device',
	says: 'Somebody signed in with a new device',

	async compose(db, about, links) {
		const who = await addressee(db, about.person);
		return who && write(who.email, String(about.device), await workspaceName(db), links);
	},

	example: (links: Links) => write('ines@example.org', 'Firefox on Linux', 'Northwind', links),
};

function write(to: string, device: string, workspace: string, links: Links): Letter {
	return {
		to,
		subject: `A new device signed in to ${workspace}`,
		paragraphs: [
			`Your account at ${escapeMarkdown(workspace)} was signed in to with ${escapeMarkdown(device)}, which it has not been before. If it was you, there is nothing to do.`,
			'If it was not you, sign that device out, and choose another password.',
		],
		action: { label: 'Look where you are signed in', href: links('/settings/security') },
		foot: 'It goes to whoever has an account, the first time with each kind of device.',
	};
}
