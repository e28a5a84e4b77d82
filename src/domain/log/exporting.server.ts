import type { Database } from '#lib/db/open.server.ts';
import type { Person } from '../accounts/person.ts';
import { filesOf } from '../entries/attachments.server.ts';
import { exportsOf, type TakenOut } from '../entries/taking-out.server.ts';
import { bare } from './content.server.ts';
import { FORMAT, writeDocument, type LogDocument } from './document.ts';
import { allNumbers } from './listing.server.ts';
import { KIND, read } from './log.server.ts';

export const { exportMarkdown, exportJson, exportMine } = exportsOf({
	...{ kind: KIND, format: FORMAT, write: writeDocument, takeOut },
	mine: (db, who) => allNumbers(db, who, { mine: true }),
});

async function takeOut(db: Database, who: Person, number: number): Promise<TakenOut<LogDocument>> {
	const { entry, content, sharing } = await read(db, who, number);
	const { uid, publishedAt } = entry;
	const document = { uid, number, publishedAt, sharing, content: bare(content) };
	return { document, files: await filesOf(db.read, entry.id) };
}
