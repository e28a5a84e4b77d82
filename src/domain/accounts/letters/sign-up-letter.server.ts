import { transact } from '#lib/db/transact.server.ts';
import type { Letter, Links, MailKind } from '#lib/mail/letter.ts';
import { escapeMarkdown } from '#lib/markdown/escape.ts';
import { isListed } from '../joining.ts';
import { readJoining } from '../joining.server.ts';
import { askedLink, makeLink } from '../mailed-links.server.ts';
import { holderOf } from '../people.server.ts';
import { SIGN_UP_VALID_FOR } from '../sign-up.server.ts';
import { workspaceName } from './account.server.ts';

export const SIGN_UP_LETTER: MailKind = {
	kind: 'sign-up',
	says: 'A link to join without an invitation',

	async compose(db, about, links) {
		const asked = await askedLink(db.read, about.asked);
		if (!asked || !isListed(asked.email, (await readJoining(db.read)).domains)) return null;
		const { email } = asked;
		const workspace = await workspaceName(db);
		if ((await holderOf(db.read, email)) !== null) return writeKnown(email, workspace, links);
		const secret = await transact(db, (tx) =>
			makeLink(tx, { purpose: 'sign-up', personId: null, email, validFor: SIGN_UP_VALID_FOR }),
		);
		return write(email, workspace, links(`/sign-up/${secret}`));
	},

	example: (links: Links) => write('kwame@example.org', 'Northwind', links('/sign-up/an-example')),
};

const FOOT = 'It came because this address was typed at “Join with your work address”.';

function write(to: string, workspace: string, href: string): Letter {
	return {
		to,
		subject: `Join ${workspace}`,
		paragraphs: [
			`With this address you may join ${escapeMarkdown(workspace)}, where teams write down what went wrong and what they learned from it. The link leads to the last step: your name and a password. It works once, for a day.`,
			'If you did not ask for it, there is nothing to do.',
		],
		action: { label: `Join ${workspace}`, href },
		foot: FOOT,
	};
}

function writeKnown(to: string, workspace: string, links: Links): Letter {
	return {
		to,
		subject: `You have an account at ${workspace}`,
		paragraphs: [
			`Somebody asked to join ${escapeMarkdown(workspace)} with this address. It has an account already: sign in with it, or choose a new password where you forgot the old one.`,
			'If it was not you, there is nothing to do: whoever asked was not told.',
		],
		action: { label: 'Sign in', href: links('/sign-in') },
		foot: FOOT,
	};
}
