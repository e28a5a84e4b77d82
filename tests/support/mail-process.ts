import { openDatabase } from '#lib/db/open.server.ts';
import { deliver } from '#lib/mail/delivery.server.ts';
import { knowMail } from '#lib/mail/kinds.server.ts';
import { endLeases } from '#lib/outbox/taking.server.ts';
import { MIGRATIONS } from './database.ts';

/** A process that sends what is due in a data folder as the server does when it starts, for tests that kill it. */
knowMail([
	{
		kind: 'news',
		says: 'News',
		compose: (_db, { to = '' }) =>
			Promise.resolve({ to: `${to}@example.org`, subject: 'News', paragraphs: ['It held.'] }),
		example: () => ({ to: 'ana@example.org', subject: 'News', paragraphs: ['It held.'] }),
	},
]);
const db = await openDatabase(process.argv[2] ?? '', MIGRATIONS);
await endLeases(db);
await deliver(db);
await db.close();
