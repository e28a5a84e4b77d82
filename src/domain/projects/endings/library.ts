import { z } from 'zod';
import { ENDINGS, type Ending } from '../project.ts';
import type { Taught } from '../taught.server.ts';

/** What of the library somebody looks at. What an address does not say, or says wrongly, is all of it. */
export const LibraryQuery = z.object({
	how: z.enum(ENDINGS).nullable().default(null).catch(null),
	year: z.coerce.number().int().min(1970).max(9999).nullable().default(null).catch(null),
});
export type LibraryQuery = z.output<typeof LibraryQuery>;

/** A project that ended, with what it taught. */
export interface Finished {
	number: number;
	title: string;
	how: Ending;
	endedAt: number;
	year: number;
	/** The name of its hack week or lane; null where it was in none. */
	season: string | null;
	know: string;
	byWhom: string;
	lessons: Taught[];
}

/** The newest year first, each with its projects as they come. */
export function byYear(all: readonly Finished[]): { year: number; projects: Finished[] }[] {
	return [...Map.groupBy(all, ({ year }) => year)]
		.map(([year, projects]) => ({ year, projects }))
		.sort((a, b) => b.year - a.year);
}
