import { now } from '#lib/db/clock.ts';
import type { Database } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import type { Person } from '#domain/accounts/person.ts';
import { createEntry } from '#domain/entries/entries.server.ts';
import type { Sharing } from '#domain/entries/entry.ts';
import { markPublished } from '#domain/entries/standing.server.ts';
import { project } from '#domain/projects/tables.server.ts';

/** A project with nothing on its board. */
export function startProject(
	db: Database,
	who: Person,
	{ title = 'Queue that explains itself', ...shared }: Partial<Sharing> & { title?: string } = {},
): Promise<{ id: number; number: number }> {
	return transact(db, async (tx) => {
		const sharing = { team: null, visibility: 'workspace' as const, readers: [], authors: [], ...shared };
		const made = await createEntry(tx, who, 'project', { title, body: '', sharing, content: {} });
		const at = now();
		await tx.insert(project).values({
			...{ entryId: made.id, state: 'building', stateAt: at, pitch: '', question: '', repository: '' },
			...{ links: [], stirredAt: at },
		});
		await markPublished(tx, who, made.id);
		return made;
	});
}
