import { now } from '#lib/db/clock.ts';
import type { Database } from '#lib/db/open.server.ts';
import { conflict } from '#lib/errors.ts';
import { linkHome } from '#lib/home.server.ts';
import type { Letter, Links } from '#lib/mail/letter.ts';
import { mailSender } from '#lib/mail/mail-settings.server.ts';
import { message } from '#lib/mail/message.server.ts';
import { openPost } from '#lib/mail/post.server.ts';
import { troubleOf, type Trouble } from '#lib/mail/trouble.ts';
import { readSettings } from '#lib/settings.server.ts';
import type { Person } from '../accounts/person.ts';
import { adminsOnly } from '../accounts/workspace.server.ts';

/** How the mail server answered. */
export type Tested = { to: string; answer: string } | { to: string; trouble: Trouble };

/** Sends a letter to oneself, now and past the outbox, to hear what the mail server says. */
export async function sendTestLetter(db: Database, who: Person): Promise<Tested> {
	adminsOnly(who);
	const sender = await mailSender(db);
	if (sender === null) conflict('Mail is off: there is no server to send through yet.');
	const { workspace } = await readSettings(db.read);
	const post = openPost(sender.server);
	try {
		const envelope = { key: `test:${who.id}:${now()}`, workspace, from: sender.from };
		const { answer } = await post.send(message(testLetter(who.email, linkHome), envelope));
		return { to: who.email, answer };
	} catch (problem) {
		return { to: who.email, trouble: troubleOf(problem) };
	} finally {
		post.close();
	}
}

export function testLetter(to: string, links: Links): Letter {
	return {
		to,
		subject: 'A test letter from Kintsugi',
		paragraphs: [
			'Mail from Kintsugi reaches you.',
			'If it lies among the unwanted letters, the domain that it comes from may lack an **SPF** or **DKIM** record.',
		],
		action: { label: 'Back to the workspace', href: links('/admin/mail') },
		foot: 'You asked for it on the page about mail.',
	};
}
