import { and, eq } from 'drizzle-orm';
import type { Database, Reader } from '#lib/db/open.server.ts';
import type { Person } from '../accounts/person.ts';
import { kindOfPrefix } from '../entries/references.ts';
import { entry } from '../entries/tables.server.ts';
import { compareWith } from './alike.server.ts';
import { lessonsAmong, type LikeLesson } from './like-lessons.server.ts';
import { repetitionAmong, type Repetition } from './repetition.server.ts';
import type { WrittenSoFar } from './written-so-far.ts';

export interface BeforeYouStart {
	/** What was learned before, the most alike first; empty where nothing is surely so. */
	lessons: LikeLesson[];
	repetition: Repetition | null;
}

/** What others have paid for already, beside what somebody is about to write. */
export async function beforeYouStart(
	db: Database,
	who: Person,
	{ text, not, limit }: WrittenSoFar,
): Promise<BeforeYouStart> {
	const itself = not === null ? null : await entryNamed(db.read, not);
	const compared = await compareWith(db.read, who, { text, not: itself });
	return {
		lessons: await lessonsAmong(db.read, who, compared, limit),
		repetition: repetitionAmong(compared),
	};
}

/** Only to leave it out: whether it is there is told to nobody. */
async function entryNamed(db: Reader, reference: string): Promise<number | null> {
	const [prefix = '', digits] = reference.split('-');
	const kind = kindOfPrefix(prefix);
	if (!kind) return null;
	const [found] = await db
		.select({ id: entry.id })
		.from(entry)
		.where(and(eq(entry.kind, kind), eq(entry.number, Number(digits))));
	return found?.id ?? null;
}
