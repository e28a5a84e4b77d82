import { and, asc, between, desc, eq, gte, isNotNull, isNull, lte } from 'drizzle-orm';
import { isoDay } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import type { Database, Reader } from '#lib/db/open.server.ts';
import { daysOffOf } from '../../accounts/days-off/asking.server.ts';
import type { Person } from '../../accounts/person.ts';
import { person } from '../../accounts/tables.server.ts';
import { entry } from '../../entries/tables.server.ts';
import { visibleTo } from '../../entries/visibility.server.ts';
import { season } from '../seasons/tables.server.ts';
import { project, projectMember } from '../tables.server.ts';
import { daysIn, isWorkday, owedOver, quarterCalled, type Quarter, type Stretch } from './owed.ts';
import { promisesTo } from './promises.server.ts';
import { learningTime } from './tables.server.ts';

/** Of a day that goes to a hack week as a whole. */
const WORKDAY = 8 * 60;

export interface Tally {
	quarter: Quarter;
	/** In minutes, as all that follows. */
	owed: number;
	used: number;
	/** Hack weeks of the quarter that somebody is in and that are to come. */
	ahead: { slug: string; name: string; minutes: number }[];
	/** What was taken away is not used: it is in here. */
	left: number;
	cancelled: number;
}

/** Somebody’s own; null where nothing was promised to them in that quarter. There is no way to ask for anybody else’s. */
export async function myTally(db: Database, who: Person, key: string | null = null): Promise<Tally | null> {
	const today = isoDay(now(), who.zone);
	const quarter = quarterCalled(key, today);
	const promises = await promisesTo(db.read, who);
	const off = await daysOffOf(db.read, who, quarter);
	const owed = toHalfHour(owedOver(promises, await sinceTheyCame(db.read, who, quarter), off));
	const noted = await notedIn(db.read, who, quarter);
	if (owed === 0 && noted.length === 0) return null;
	const sum = (is: 'kept' | 'cancelled') =>
		noted.filter((one) => one.is === is).reduce((all, { minutes }) => all + minutes, 0);
	const ahead = await hackWeeks(db.read, who, { today, quarter, off });
	const used = sum('kept');
	const gone = used + ahead.reduce((all, { minutes }) => all + minutes, 0);
	return { quarter, owed, used, ahead, left: Math.max(0, owed - gone), cancelled: sum('cancelled') };
}

const toHalfHour = (minutes: number) => Math.round(minutes / 30) * 30;

async function sinceTheyCame(db: Reader, who: Person, { from, to }: Quarter): Promise<Stretch> {
	const [row] = await db.select({ at: person.createdAt }).from(person).where(eq(person.id, who.id));
	const came = isoDay(row?.at ?? 0, who.zone);
	return { from: came > from ? came : from, to };
}

const notedIn = (db: Reader, who: Person, { from, to }: Stretch) =>
	db
		.select({ is: learningTime.is, minutes: learningTime.minutes })
		.from(learningTime)
		.where(and(eq(learningTime.personId, who.id), between(learningTime.day, from, to)));

async function hackWeeks(
	db: Reader,
	who: Person,
	{ today, quarter, off }: { today: string; quarter: Quarter; off: ReadonlySet<string> },
) {
	const rows = await db
		.selectDistinct({ slug: season.slug, name: season.name, from: season.startsOn, to: season.endsOn })
		.from(season)
		.innerJoin(project, eq(project.seasonId, season.id))
		.innerJoin(entry, eq(entry.id, project.entryId))
		.innerJoin(projectMember, eq(projectMember.entryId, project.entryId))
		.where(
			and(
				eq(projectMember.personId, who.id),
				isNull(projectMember.leftAt),
				isNull(entry.removedAt),
				eq(season.kind, 'week'),
				isNull(season.archivedAt),
				isNotNull(season.endsOn),
				gte(season.endsOn, today),
				lte(season.startsOn, quarter.to),
			),
		)
		.orderBy(asc(season.startsOn));
	return rows.flatMap(({ slug, name, from, to }) => {
		const first = [from, today, quarter.from].toSorted().at(-1) ?? from;
		const last = to !== null && to < quarter.to ? to : quarter.to;
		const days = daysIn({ from: first, to: last }).filter((day) => isWorkday(day) && !off.has(day));
		return days.length === 0 ? [] : [{ slug, name, minutes: days.length * WORKDAY }];
	});
}

/** What somebody noted in a quarter, the latest day first. Of a project that they no longer see there is no title. */
export async function myNotes(db: Database, who: Person, { from, to }: Stretch) {
	return db.read
		.select({
			...{ id: learningTime.id, day: learningTime.day, minutes: learningTime.minutes, is: learningTime.is },
			reason: learningTime.reason,
			into: { number: entry.number, title: entry.title },
		})
		.from(learningTime)
		.leftJoin(entry, and(eq(entry.id, learningTime.entryId), visibleTo(who)))
		.where(and(eq(learningTime.personId, who.id), between(learningTime.day, from, to)))
		.orderBy(desc(learningTime.day), desc(learningTime.id));
}

/** Projects that somebody is or was on, for saying what time went into. */
export async function projectsOfMine(
	db: Database,
	who: Person,
): Promise<{ number: number; title: string }[]> {
	return db.read
		.selectDistinct({ number: entry.number, title: entry.title })
		.from(projectMember)
		.innerJoin(entry, eq(entry.id, projectMember.entryId))
		.where(and(eq(projectMember.personId, who.id), isNotNull(entry.publishedAt), visibleTo(who)))
		.orderBy(asc(entry.title));
}
