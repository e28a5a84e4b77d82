import { conflict, forbidden } from '#lib/errors.ts';
import type { Database } from '#lib/db/open.server.ts';
import type { Person } from '../../accounts/person.ts';
import { savedVersion } from '../past.server.ts';
import type { Content } from '../postmortem.ts';
import { read, revise } from '../postmortems.server.ts';
import { inOrder } from '../times.ts';
import { pairRows } from './rows.ts';
import { sectionsOf } from './sections.ts';

/**
 * Writes an old version once more, as a new one: nothing in between is lost. Who may read it stays as it
 * is, and a row that still stands there stays that row.
 */
export async function restoreVersion(
	db: Database,
	who: Person,
	{ number, version }: { number: number; version: number },
): Promise<number> {
	const { entry, content: current } = await read(db, who, number);
	if (!entry.isAuthor) forbidden('Its authors can bring an older version back.');
	if (version === entry.version) conflict('It stands like this already.');
	const { content: kept } = await savedVersion(db.read, entry.id, version);
	const { sharing: _, ...old } = kept;
	const content = withIdsOf({ ...old, timeline: inOrder(old.timeline) }, current);
	const revised = await revise(db, who, number, {
		content,
		sharing: {},
		base: entry.version,
		autosaved: false,
	});
	return revised.version;
}

const LISTS = ['timeline', 'factors', 'lessons', 'changes'] as const;

/** A row that became another one on the way keeps its id: what was said beside it stays beside it. */
function withIdsOf(old: Content, current: Content): Content {
	const [before, after] = [current, old].map((content) => sectionsOf(content, { zone: 'UTC', now: 0 }));
	const rows = (sections: typeof before, list: string) =>
		(sections ?? []).find(({ id }) => id === list)?.rows ?? [];
	const restored = LISTS.map((list) => {
		const pairs = pairRows(rows(before, list), rows(after, list));
		const idAt = new Map(
			pairs.flatMap((pair) =>
				pair.before === null || pair.after === null ? [] : [[pair.after, current[list][pair.before]?.id]],
			),
		);
		return [list, old[list].map((row, index) => ({ ...row, id: idAt.get(index) }))] as const;
	});
	return { ...old, ...(Object.fromEntries(restored) as Pick<Content, (typeof LISTS)[number]>) };
}
