import { and, asc, eq } from 'drizzle-orm';
import type { Reader } from '#lib/db/open.server.ts';
import { person } from '../accounts/tables.server.ts';
import { publication, reviewRequest, verdict } from './tables.server.ts';

/** Why a version is more than one of many: `published`, and who said what of it. */
export interface VersionName {
	version: number;
	is: 'published' | 'published-again' | 'asked' | 'approved' | 'more';
	person: string;
	at: number;
}

/** Whether something was said of this version, so that it has to stay as it is. */
export async function isNamed(db: Reader, entryId: number, number: number): Promise<boolean> {
	for (const table of [publication, reviewRequest, verdict]) {
		const [found] = await db
			.select({ version: table.version })
			.from(table)
			.where(and(eq(table.entryId, entryId), eq(table.version, number)))
			.limit(1);
		if (found) return true;
	}
	return false;
}

/** In the order in which they were given. */
export async function versionNames(db: Reader, entryId: number): Promise<VersionName[]> {
	const publications = await db
		.select({ version: publication.version, person: person.name, at: publication.at })
		.from(publication)
		.innerJoin(person, eq(person.id, publication.personId))
		.where(eq(publication.entryId, entryId))
		.orderBy(asc(publication.at));
	const asked = await db
		.select({ version: reviewRequest.version, person: person.name, at: reviewRequest.askedAt })
		.from(reviewRequest)
		.innerJoin(person, eq(person.id, reviewRequest.askedBy))
		.where(eq(reviewRequest.entryId, entryId));
	const answered = await db
		.select({ version: verdict.version, is: verdict.verdict, person: person.name, at: verdict.at })
		.from(verdict)
		.innerJoin(person, eq(person.id, verdict.personId))
		.where(eq(verdict.entryId, entryId));
	const names: VersionName[] = [
		...publications.map((one, index) => ({
			...one,
			is: index === 0 ? ('published' as const) : ('published-again' as const),
		})),
		...asked.map((one) => ({ ...one, is: 'asked' as const })),
		...answered,
	];
	return names.sort((a, b) => a.at - b.at);
}
