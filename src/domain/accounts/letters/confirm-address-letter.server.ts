import { transact } from '#lib/db/transact.server.ts';
import type { Letter, Links, MailKind } from '#lib/mail/letter.ts';
import { escapeMarkdown } from '#lib/markdown/escape.ts';
import { askedLink, makeLink } from '../mailed-links.server.ts';
import { CONFIRMATION_VALID_FOR } from '../own-address.server.ts';
import { holderOf } from '../people.server.ts';
import { addressee, workspaceName } from './account.server.ts';

/** To the address that somebody wants to have, or has. */
export const CONFIRM_ADDRESS_LETTER: MailKind = {
	kind: 'confirm-address',
	says: 'A link that confirms an address',

	async compose(db, about, links) {
		const asked = await askedLink(db.read, about.asked);
		const who = await addressee(db, asked?.personId);
		if (!asked || !who) return null;
		const workspace = await workspaceName(db);
		const holder = await holderOf(db.read, asked.email);
		if (holder !== null && holder !== who.id) return writeTaken(asked.email, workspace, links);
		const { email } = asked;
		const secret = await transact(db, (tx) =>
			makeLink(tx, { purpose: 'confirm-email', personId: who.id, email, validFor: CONFIRMATION_VALID_FOR }),
		);
		return write(email, who.name, workspace, links(`/address/${secret}`));
	},

	example: (links: Links) =>
		write('ines@example.org', 'Inês Carvalho', 'Northwind', links('/address/an-example')),
};

function write(to: string, name: string, workspace: string, href: string): Letter {
	return {
		to,
		subject: `Is this your address at ${workspace}?`,
		paragraphs: [
			`${escapeMarkdown(name)} has an account at ${escapeMarkdown(workspace)} and gave this address for it. If that is you, confirm it with this link. It works once, for 30 minutes.`,
			'If it is not you, there is nothing to do: without the link, nothing changes.',
		],
		action: { label: 'Confirm the address', href },
		foot: 'It came because this address was typed in the settings of an account.',
	};
}

/** The one whose address it is learns of it, and whoever asked does not. */
function writeTaken(to: string, workspace: string, links: Links): Letter {
	return {
		to,
		subject: `Your address at ${workspace}`,
		paragraphs: [
			`Somebody asked to use this address for another account at ${escapeMarkdown(workspace)}. It belongs to yours, and nothing changes. If you have two accounts, sign in to the one with this address.`,
		],
		action: { label: 'Sign in', href: links('/sign-in') },
		foot: 'It came because this address was typed in the settings of another account.',
	};
}
