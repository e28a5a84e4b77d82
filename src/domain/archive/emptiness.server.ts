import { and, count, eq, ne } from 'drizzle-orm';
import type { Reader, Transaction } from '#lib/db/open.server.ts';
import { person, team } from '../accounts/tables.server.ts';
import { entry } from '../entries/tables.server.ts';
import { deleteForGood } from '../entries/unsigned.server.ts';
import { enrolment } from '../training/tables.server.ts';

/** Somebody set it up, and did nothing else: then what comes in comes as it was. */
export async function isEmpty(db: Reader, personId: number): Promise<boolean> {
	const own = and(eq(person.id, personId), eq(person.role, 'owner'));
	const written = ne(entry.kind, 'course');
	const [people, owners, teams, entries, learners] = await Promise.all([
		number(db.select({ n: count() }).from(person)),
		number(db.select({ n: count() }).from(person).where(own)),
		number(db.select({ n: count() }).from(team)),
		number(db.select({ n: count() }).from(entry).where(written)),
		number(db.select({ n: count() }).from(enrolment)),
	]);
	return people === 1 && owners === 1 && teams === 0 && entries === 0 && learners === 0;
}

const number = async (rows: PromiseLike<{ n: number }[]>) => (await rows)[0]?.n ?? 0;

/** The courses that came with it, which nobody began: the archive has those that the workspace has. */
export async function clearShipped(tx: Transaction): Promise<void> {
	const courses = await tx.select({ id: entry.id }).from(entry).where(eq(entry.kind, 'course'));
	for (const { id } of courses) await deleteForGood(tx, id);
}
