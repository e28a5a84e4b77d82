import { and, desc, eq, gte, inArray, lt, sql, type SQL } from 'drizzle-orm';
import type { Database } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { forbidden } from '#lib/errors.ts';
import type { Person } from '../accounts/person.ts';
import { understand, type AuditQuestion, type Sought } from './asking.server.ts';
import { note } from './audit.server.ts';
import { namesIn } from './named.server.ts';
import { sentenceOf, type Piece } from './sentences.ts';
import { auditEvent } from './tables.server.ts';
import { hasWords } from './words.ts';

type Row = typeof auditEvent.$inferSelect;

/** One line of the log, in words. */
export interface AuditLine extends Pick<Row, 'id' | 'at' | 'act' | 'details' | 'address' | 'device'> {
	who: Piece;
	sentence: Piece[];
	actorId: number | null;
	subject: { kind: string; id: string } | null;
}

export interface AuditPage {
	lines: AuditLine[];
	/** Where the next older ones begin; null where there are none. */
	older: string | null;
	/** Words were looked for back to this moment, and no further yet. */
	lookedTo?: number;
}

const ON_A_PAGE = 50;
const IN_A_STEP = 1000;
/** So many lines are looked through for words before somebody is asked whether to look further. */
const STEPS_AT_ONCE = 20;

/** The newest first. For owners. @param before what `older` of a page said */
export async function readAudit(
	db: Database,
	who: Person,
	asked: AuditQuestion,
	before = '',
): Promise<AuditPage> {
	ownersOnly(who);
	const sought = await understand(db, who, asked);
	if (sought.words.length > 0) return withWords(db, who, sought, before);
	return pageOf(db, who, sought, cursorIn(before), ON_A_PAGE);
}

/** All that was asked for, in steps, however much it is; taking it out is noted. */
export async function takeOutAudit(
	db: Database,
	who: Person,
	asked: AuditQuestion,
): Promise<AsyncGenerator<AuditLine[]>> {
	ownersOnly(who);
	const sought = await understand(db, who, asked);
	await transact(db, (tx) => note(tx, who, { act: 'audit-exported' }));
	return steps(db, who, sought);
}

/**
 * Names are not in the rows, and change: words are looked for in the lines as they read today, from the newest
 * back, rather than in an index that would have to know every name.
 */
async function withWords(db: Database, who: Person, sought: Sought, before: string): Promise<AuditPage> {
	const lines: AuditLine[] = [];
	let step: AuditPage = { lines: [], older: before };
	for (let n = 0; n < STEPS_AT_ONCE && step.older !== null; n++) {
		step = await pageOf(db, who, sought, cursorIn(step.older), IN_A_STEP);
		lines.push(...step.lines.filter((line) => hasWords(line, sought.words)));
		const last = lines[ON_A_PAGE - 1];
		if (last && lines.length > ON_A_PAGE) {
			return { lines: lines.slice(0, ON_A_PAGE), older: `${last.at}.${last.id}` };
		}
	}
	const reached = cursorIn(step.older ?? '');
	return { lines, older: step.older, ...(reached ? { lookedTo: reached.at } : {}) };
}

async function* steps(db: Database, who: Person, sought: Sought): AsyncGenerator<AuditLine[]> {
	for (let before: string | null = ''; before !== null;) {
		const { lines, older }: AuditPage = await pageOf(db, who, sought, cursorIn(before), IN_A_STEP);
		yield lines.filter((line) => hasWords(line, sought.words));
		before = older;
	}
}

function ownersOnly(who: Person): void {
	if (who.role !== 'owner') forbidden('Only an owner reads the audit log.');
}

async function pageOf(
	db: Database,
	who: Person,
	sought: Sought,
	before: { at: number; id: number } | null,
	size: number,
): Promise<AuditPage> {
	const found: Row[] = [];
	// One question for each index, rather than one with OR, for which the database would sort them all.
	for (const way of waysTo(sought)) found.push(...(await rowsOf(db, way, sought, before, size + 1)));
	const unique = [...new Map(found.map((row) => [row.id, row])).values()];
	const rows = unique.sort((a, b) => b.at - a.at || b.id - a.id);
	const shown = rows.slice(0, size);
	const last = shown.at(-1);
	return {
		lines: await inWords(db, who, shown),
		older: rows.length > size && last ? `${last.at}.${last.id}` : null,
	};
}

/** Who did it, or to whom it was done. */
function waysTo({ people }: Sought): (SQL | undefined)[] {
	if (people === null) return [undefined];
	return people.flatMap((id) => [
		eq(auditEvent.actorId, id),
		and(eq(auditEvent.subjectKind, 'person'), eq(auditEvent.subjectId, String(id))),
	]);
}

function rowsOf(
	db: Database,
	way: SQL | undefined,
	sought: Sought,
	before: { at: number; id: number } | null,
	limit: number,
): Promise<Row[]> {
	return auditRows(db, way, sought, before, limit).all();
}

/** For `rowsOf`, and for a test that asks the database how it would find them. */
export function auditRows(
	db: Database,
	way: SQL | undefined,
	{ act, about, from, to }: Omit<Sought, 'people' | 'words'>,
	before: { at: number; id: number } | null,
	limit: number,
) {
	const { at, id } = auditEvent;
	return db.read
		.select()
		.from(auditEvent)
		.where(
			and(
				way,
				act === null ? undefined : eq(auditEvent.act, act),
				about === null
					? undefined
					: and(eq(auditEvent.subjectKind, about.kind), inArray(auditEvent.subjectId, about.ids)),
				from === null ? undefined : gte(at, from),
				to === null ? undefined : lt(at, to),
				before === null ? undefined : sql`(${at}, ${id}) < (${before.at}, ${before.id})`,
			),
		)
		.orderBy(desc(at), desc(id))
		.limit(limit);
}

/** Where the log was read up to, as `older` of a page tells it. */
export const LINE_PLACE = /^(\d{1,16})\.(\d{1,16})$/;

function cursorIn(text: string): { at: number; id: number } | null {
	const [, at, id] = LINE_PLACE.exec(text) ?? [];
	return at === undefined || id === undefined ? null : { at: Number(at), id: Number(id) };
}

async function inWords(db: Database, who: Person, rows: readonly Row[]): Promise<AuditLine[]> {
	const names = await namesIn(db, who, rows);
	return rows.map((row) => {
		const { id, at, act, details, address, device, actorId, subjectKind, subjectId } = row;
		return {
			...{ id, at, act, details, address, device, actorId },
			who: actorOf(row, names.person),
			sentence: sentenceOf(act, names.subject(row), details),
			subject: subjectKind === null || subjectId === null ? null : { kind: subjectKind, id: subjectId },
		};
	});
}

function actorOf({ actorId, address }: Row, nameOf: (id: number) => string): Piece {
	if (actorId !== null) return { text: nameOf(actorId), href: `/people/${actorId}` };
	if (address === 'command line') return { text: 'The command line' };
	return { text: address === 'Kintsugi' ? 'Kintsugi itself' : 'Somebody' };
}
