import { z } from 'zod';
import type { Database } from '#lib/db/open.server.ts';
import type { Person } from '../accounts/person.ts';
import { compareWith } from './alike.server.ts';
import { lessonsAmong, type LikeLesson } from './like-lessons.server.ts';
import { repetitionAmong, type Repetition } from './repetition.server.ts';

/** What somebody writes, so far. It is compared, and nothing of it is kept. */
export const WrittenSoFar = z.object({
	text: z.string().max(200_000, 'A text can be 200,000 characters at the most.'),
	/** The post-mortem that it is, by number: it is not compared with itself. */
	postmortem: z.int().positive().nullable().default(null),
	limit: z.int().min(1).max(20).default(3),
});
export type WrittenSoFar = z.output<typeof WrittenSoFar>;

export interface BeforeYouStart {
	/** What was learned before, the most alike first; empty where nothing is surely so. */
	lessons: LikeLesson[];
	repetition: Repetition | null;
}

/**
 * What others have paid for already, beside what somebody is about to write.
 * @param not the entry that it is
 */
export async function beforeYouStart(
	db: Database,
	who: Person,
	{ text, limit, not }: { text: string; limit: number; not: number | null },
): Promise<BeforeYouStart> {
	const compared = await compareWith(db.read, who, { text, not });
	return {
		lessons: await lessonsAmong(db.read, who, compared, limit),
		repetition: repetitionAmong(compared),
	};
}
