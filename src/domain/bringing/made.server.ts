import { and, asc, eq, gt, inArray, ne } from 'drizzle-orm';
import type { Reader } from '#lib/db/open.server.ts';
import type { Kind } from '../entries/kinds.ts';
import type { Run } from '../moving/runs.server.ts';
import { movingLine } from '../moving/tables.server.ts';
import { entryOf } from './references.ts';

/** One line of a run that says where something is now. */
export interface Made {
	id: number;
	file: string;
	kind: Kind;
	number: number;
}

/** What a run made, in its order. */
export async function madeAfter(
	db: Reader,
	run: Pick<Run, 'id'>,
	after: number,
	limit: number,
): Promise<Made[]> {
	const rows = await db
		.select()
		.from(movingLine)
		.where(and(eq(movingLine.runId, run.id), eq(movingLine.kind, 'made'), gt(movingLine.id, after)))
		.orderBy(asc(movingLine.id))
		.limit(limit);
	return rows.flatMap(({ id, subject, href }) => {
		const to = entryOf(href);
		return to ? [{ id, file: subject, ...to }] : [];
	});
}

/** Where the first of these files is now, as far as it is anywhere. */
export async function nowAt(
	db: Reader,
	run: Pick<Run, 'id'>,
	files: readonly string[],
): Promise<{ kind: Kind; number: number } | null> {
	const rows = await db
		.select({ href: movingLine.href })
		.from(movingLine)
		.where(
			and(eq(movingLine.runId, run.id), inArray(movingLine.subject, [...files]), ne(movingLine.href, '')),
		)
		.limit(1);
	return entryOf(rows[0]?.href ?? '');
}
