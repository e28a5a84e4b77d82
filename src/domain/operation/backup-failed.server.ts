import { and, eq, isNull } from 'drizzle-orm';
import type { Database } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import type { MailKind } from '#lib/mail/letter.ts';
import { queueMail } from '#lib/mail/outbox.server.ts';
import { person } from '../accounts/tables.server.ts';
import { tell } from '../notifications/notifications.server.ts';
import { readRun } from './backup-run.server.ts';

const KIND = 'backup-failed';
const owners = and(eq(person.role, 'owner'), isNull(person.deactivatedAt));

/** Once for each time that backups begin to fail. On a disk that is full, this is only seen on the pages. */
export async function tellOwners(db: Database, at: number): Promise<void> {
	await transact(db, async (tx) => {
		const to = (await tx.select({ id: person.id }).from(person).where(owners)).map(({ id }) => id);
		await tell(tx, { to, kind: KIND, by: null, subject: String(at) });
		for (const id of to) {
			await queueMail(tx, { kind: KIND, key: `${KIND}:${id}:${at}`, about: { person: id } });
		}
	});
}

export const BACKUP_FAILED: MailKind = {
	kind: KIND,
	says: 'A backup did not work',
	async compose(db, about, links) {
		const [owner] = await db.read
			.select({ email: person.email })
			.from(person)
			.where(and(owners, eq(person.id, Number(about.person))));
		const { problem } = await readRun(db.read);
		return owner && problem !== null ? letter(owner.email, links) : null;
	},
	example: (links) => letter('maren@example.org', links),
};

/** Without the reason: it may name a folder, and is shown to those who are signed in. */
function letter(to: string, links: (path: string) => string) {
	return {
		to,
		subject: 'A backup did not work',
		paragraphs: [
			'The backup that was due could not be made. It is tried again every hour, and the backups that are there stay.',
		],
		action: { label: 'See why', href: links('/admin/backups') },
		foot: 'You get this because you are an owner.',
	};
}
