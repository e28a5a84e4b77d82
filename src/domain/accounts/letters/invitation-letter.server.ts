import { and, eq, isNull } from 'drizzle-orm';
import { now } from '#lib/db/clock.ts';
import { fingerprint, randomSecret } from '#lib/db/ids.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import type { Letter, Links, MailKind } from '#lib/mail/letter.ts';
import { escapeMarkdown } from '#lib/markdown/escape.ts';
import { INVITATION_VALID_FOR, isOpen } from '../invitations.server.ts';
import { isAdmin } from '../person.ts';
import { invitation, person } from '../tables.server.ts';
import { workspaceName } from './account.server.ts';

export const INVITATION_LETTER: MailKind = {
	kind: 'invitation',
	says: 'An invitation',

	async compose(db, about, links) {
		const id = Number(about.invitation);
		const [found] = await db.read
			.select({ email: invitation.email, words: invitation.words, by: person.name, role: person.role })
			.from(invitation)
			.innerJoin(person, and(eq(person.id, invitation.invitedBy), isNull(person.deactivatedAt)))
			.where(and(eq(invitation.id, id), isOpen()));
		if (!found || !isAdmin(found)) return null;
		const secret = randomSecret();
		await transact(db, (tx) =>
			tx
				.update(invitation)
				.set({
					tokenHash: fingerprint(secret),
					mailedAt: now(),
					expiresAt: now() + INVITATION_VALID_FOR,
				})
				.where(and(eq(invitation.id, id), isOpen())),
		);
		return write(found, await workspaceName(db), links(`/join/${secret}`));
	},

	example: (links: Links) =>
		write(
			{
				email: 'kwame@example.org',
				by: 'Maren Holt',
				words: 'We wrote up the outage of Tuesday. Come and read it.',
			},
			'Northwind',
			links('/join/an-example'),
		),
};

function write(
	{ email, by, words }: { email: string; by: string; words: string | null },
	workspace: string,
	href: string,
): Letter {
	return {
		to: email,
		subject: `${by} asks you to ${workspace}`,
		paragraphs: [
			`${escapeMarkdown(by)} asks you to join ${escapeMarkdown(workspace)}, where teams write down what went wrong and what they learned from it, without blame.`,
			...(words === null ? [] : [`“${escapeMarkdown(words)}”`]),
			'The link is yours alone. It works once, for three days.',
		],
		action: { label: `Join ${workspace}`, href },
		foot: `It came because ${escapeMarkdown(by)} typed this address. If you do not know them, leave it be.`,
	};
}
