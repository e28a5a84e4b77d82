import { and, desc, eq } from 'drizzle-orm';
import { DAY } from '#lib/dates.ts';
import { transact } from '#lib/db/transact.server.ts';
import type { Letter, Links, MailKind } from '#lib/mail/letter.ts';
import { escapeMarkdown } from '#lib/markdown/escape.ts';
import { askedLink, isOpen, makeLink } from '../mailed-links.server.ts';
import { mailedLink } from '../tables.server.ts';
import { addressee, workspaceName } from './account.server.ts';

const VALID_FOR = 7 * DAY;

/** To the address that somebody has, when they ask for another one. */
export const ADDRESS_ASKED_LETTER: MailKind = {
	kind: 'address-asked',
	says: 'Another address was asked for',

	async compose(db, about, links) {
		const asked = await askedLink(db.read, about.asked);
		const who = await addressee(db, asked?.personId);
		if (!asked || !who) return null;
		const { email, createdAt: askedAt } = asked;
		const [wanted] = await db.read
			.select({ email: mailedLink.email })
			.from(mailedLink)
			.where(and(eq(mailedLink.personId, who.id), eq(mailedLink.purpose, 'confirm-email'), isOpen()))
			.orderBy(desc(mailedLink.createdAt))
			.limit(1);
		const secret = await transact(db, (tx) =>
			makeLink(tx, { purpose: 'keep-email', personId: who.id, email, validFor: VALID_FOR, askedAt }),
		);
		return write(email, wanted?.email ?? who.email, await workspaceName(db), links(`/not-me/${secret}`));
	},

	example: (links: Links) =>
		write('ines@example.org', 'ines.c@example.net', 'Northwind', links('/not-me/an-example')),
};

function write(to: string, wanted: string, workspace: string, href: string): Letter {
	return {
		to,
		subject: `Another address for your account at ${workspace}`,
		paragraphs: [
			`Somebody who knows your password asked to use the address ${escapeMarkdown(wanted)} for your account at ${escapeMarkdown(workspace)}, in place of this one. If it was you, there is nothing to do here: open the letter that went to the other address.`,
			'If it was not you, say so with this link, also after the address has changed. It keeps this address, signs everybody out, and lets you choose a new password. It works once, for seven days.',
		],
		action: { label: 'This was not me', href },
		foot: 'It goes to whoever has an account, before its address changes.',
	};
}
