import type { z } from 'zod';
import type { Person } from '#domain/accounts/person.ts';
import { wordsAnswer, type WordsAnswer } from '#domain/projects/seasons/api-answer.ts';
import { seasonOf } from '#domain/projects/seasons/seasons.server.ts';
import { wordsOf } from '#domain/projects/seasons/words.server.ts';
import type { Database } from '#lib/db/open.server.ts';

/** What was announced in a season and what was asked, as it stands now. */
export async function words(
	db: Database,
	person: Person,
	slug: string,
): Promise<z.input<typeof WordsAnswer>> {
	const { id } = await seasonOf(db.read, person, slug);
	return wordsAnswer(await wordsOf(db.read, id));
}
