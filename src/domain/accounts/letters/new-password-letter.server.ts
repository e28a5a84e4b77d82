import { clockTime, namedDay, zoneName } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import type { Letter, Links, MailKind } from '#lib/mail/letter.ts';
import { escapeMarkdown } from '#lib/markdown/escape.ts';
import { eq } from 'drizzle-orm';
import { password } from '../tables.server.ts';
import { addressee, workspaceName } from './account.server.ts';

export const NEW_PASSWORD_LETTER: MailKind = {
	kind: 'new-password',
	says: 'The password was changed',

	async compose(db, about, links) {
		const who = await addressee(db, about.person);
		if (!who) return null;
		const [changed] = await db.read
			.select({ at: password.changedAt })
			.from(password)
			.where(eq(password.personId, who.id));
		return write(who, changed?.at ?? now(), await workspaceName(db), links);
	},

	example: (links: Links) =>
		write(
			{ email: 'ines@example.org', zone: 'Europe/Lisbon' },
			Date.UTC(2026, 10, 26, 9, 14),
			'Northwind',
			links,
		),
};

function write(
	{ email, zone }: { email: string; zone: string },
	at: number,
	workspace: string,
	links: Links,
): Letter {
	return {
		to: email,
		subject: `Your password for ${workspace} was changed`,
		paragraphs: [
			`The password of your account at ${escapeMarkdown(workspace)} was changed on ${namedDay(at, zone, at)} at ${clockTime(at, zone)} ${escapeMarkdown(zoneName(at, zone))}, and whoever was signed in with the old one is signed out. If it was you, there is nothing to do.`,
			'If it was not you, choose another one now, and tell an administrator. Tokens for programs go on working: look at them in the settings afterwards.',
		],
		action: { label: 'It was not me: choose another password', href: links('/reset') },
		foot: 'It goes to whoever has an account, each time its password changes.',
	};
}
