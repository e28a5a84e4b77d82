import { asc, eq, inArray } from 'drizzle-orm';
import type { Database, Reader } from '#lib/db/open.server.ts';
import { plainText } from '#lib/markdown/render.server.ts';
import type { Person } from '../../accounts/person.ts';
import { person } from '../../accounts/tables.server.ts';
import { projectEnding } from '../endings/tables.server.ts';
import type { Ending } from '../project.ts';
import { readSeason, type Season } from '../seasons/seasons.server.ts';
import { projectMember } from '../tables.server.ts';
import { taughtBy, type Taught } from '../taught.server.ts';
import { programmeOf, type ShowSlot } from './programme.server.ts';
import { awarded } from './voting.server.ts';

/** A project of a show, for somebody who was not there. */
export interface Reeled {
	number: number;
	title: string;
	/** One sentence: what it was about. */
	pitch: string;
	/** What its people know now, where they said so. */
	know: string;
	/** A recording or slides elsewhere; empty where there is none. */
	recording: string;
	shownAt: number | null;
	ending: Ending | null;
	people: { id: number; name: string }[];
	lessons: Taught[];
	/** The names of what was voted to it. */
	awards: string[];
}

/** What was shown, in its order, as far as somebody may see it; once the season is over, all that was in its show. */
export async function reelOf(
	db: Database,
	who: Person,
	slug: string,
): Promise<{ season: Season; reel: Reeled[] }> {
	const season = await readSeason(db, who, slug);
	const programme = await programmeOf(db.read, who, season.id);
	const slots = programme.filter(({ shownAt }) => shownAt !== null || season.standing === 'over');
	const ids = slots.map(({ entryId }) => entryId);
	const [people, lessons, endings, awards] = await Promise.all([
		peopleThen(db.read, slots),
		taughtBy(db.read, ids),
		endingsOf(db.read, ids),
		awarded(db, who, season),
	]);
	const reel = slots.map(({ entryId, number, title, pitch, recording, shownAt }) => {
		const ending = endings.get(entryId);
		return {
			...{ number, title, pitch, recording, shownAt },
			know: plainText(ending?.know ?? ''),
			ending: ending?.how ?? null,
			people: (people.get(entryId) ?? []).map(({ id, name }) => ({ id, name })),
			lessons: lessons.get(entryId) ?? [],
			awards: (awards ?? [])
				.filter(({ projects }) => projects.some((one) => one.number === number))
				.map(({ name }) => name),
		};
	});
	return { season, reel };
}

/** Who was on it when it was shown, whoever went afterwards included; who is on it, where nobody said when that was. */
async function peopleThen(db: Reader, slots: readonly ShowSlot[]) {
	const shownAt = new Map(slots.map((slot) => [slot.entryId, slot.shownAt]));
	const rows = await db
		.select({
			...{ entryId: projectMember.entryId, id: person.id, name: person.name },
			...{ joinedAt: projectMember.joinedAt, leftAt: projectMember.leftAt },
		})
		.from(projectMember)
		.innerJoin(person, eq(person.id, projectMember.personId))
		.where(inArray(projectMember.entryId, [...shownAt.keys()]))
		.orderBy(asc(projectMember.joinedAt), asc(projectMember.id));
	const there = rows.filter(({ entryId, joinedAt, leftAt }) => {
		const at = shownAt.get(entryId) ?? Infinity;
		return joinedAt <= at && (leftAt === null || leftAt > at);
	});
	return Map.groupBy(there, ({ entryId }) => entryId);
}

async function endingsOf(db: Reader, entryIds: readonly number[]) {
	const rows = await db
		.select({ entryId: projectEnding.entryId, how: projectEnding.how, know: projectEnding.know })
		.from(projectEnding)
		.where(inArray(projectEnding.entryId, [...entryIds]));
	return new Map(rows.map(({ entryId, ...said }) => [entryId, said]));
}
