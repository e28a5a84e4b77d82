import { asc, gt } from 'drizzle-orm';
import type { Database, Transaction } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { note } from '../audit/audit.server.ts';
import type { Kind } from '../entries/kinds.ts';
import { entry } from '../entries/tables.server.ts';
import * as openings from '../growth/opportunities/content.server.ts';
import * as log from '../log/content.server.ts';
import { forgetFolder } from '../moving/folder.server.ts';
import { advance, type Run } from '../moving/runs.server.ts';
import * as postmortems from '../postmortems/searched-by.server.ts';
import * as projects from '../projects/content.server.ts';
import * as stories from '../stories/content.server.ts';
import * as training from '../training/content.server.ts';
import { Known } from './known.server.ts';
import { STEPS, type ImportPlace } from './stages.ts';

const ENTRIES_AT_ONCE = 40;
/** Milliseconds after which a batch is enough: whoever uses this Kintsugi meanwhile waits for one at the most. */
const LONG_ENOUGH = 100;

type Found = typeof entry.$inferSelect;

const SEARCHED: Record<Kind, (tx: Transaction, found: Found) => Promise<void>> = {
	postmortem: (tx, { id }) => postmortems.searchAgain(tx, id),
	log: log.searchAgain,
	story: stories.searchAgain,
	course: training.searchAgain,
	project: (tx, { id }) => projects.searchAgain(tx, id),
	opportunity: (tx, { id }) => openings.searchAgain(tx, id),
};

/** What this run brought becomes findable; with the last of it, the import is done, and noted. */
export async function indexNext(
	db: Database,
	run: Run,
	place: ImportPlace & { stage: 'indexing' },
): Promise<boolean> {
	const known = await Known.of(db, run, place.from);
	const isNew = await known.newEntries();
	const more = await transact(db, async (tx) => {
		const some = await tx
			.select()
			.from(entry)
			.where(gt(entry.id, place.after))
			.orderBy(asc(entry.id))
			.limit(ENTRIES_AT_ONCE);
		const began = performance.now();
		let [after, done] = [place.after, place.done];
		for (const found of some) {
			after = found.id;
			if (isNew.has(found.id)) {
				await searchAgain(tx, found);
				done++;
			}
			if (performance.now() - began > LONG_ENOUGH) break;
		}
		if (some.length === 0) {
			await note(tx, { id: run.personId }, { act: 'workspace-imported', details: { entries: isNew.size } });
		}
		const next = { ...place, after, done };
		await advance(tx, run, { place: next, done, total: isNew.size, step: STEPS.indexing });
		return some.length > 0;
	});
	// What lay open there for the import is in the workspace now.
	if (!more) await forgetFolder(db, run.key);
	return more;
}

/** One whose content did not come whole is found by its title alone, which people see. */
async function searchAgain(tx: Transaction, found: Found): Promise<void> {
	try {
		await SEARCHED[found.kind](tx, found);
	} catch (problem) {
		if (!(problem instanceof Error && /incomplete|not there/.test(problem.message))) throw problem;
	}
}
