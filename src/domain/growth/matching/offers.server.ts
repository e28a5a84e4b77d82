import { and, asc, eq, inArray, isNull, ne, notExists, or, sql } from 'drizzle-orm';
import { isoDay } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import type { Database, Reader } from '#lib/db/open.server.ts';
import type { Person } from '../../accounts/person.ts';
import { entry, entryTopic, topic } from '../../entries/tables.server.ts';
import { isAuthor, visibleTo } from '../../entries/visibility.server.ts';
import { foldedSkill } from '../../skills/skill.ts';
import { application, inclination } from '../applying/tables.server.ts';
import { stillAsks } from '../opportunities/listing.server.ts';
import { opportunity, opportunitySkill } from '../opportunities/tables.server.ts';
import { isSeenBy, sees } from '../profile/seeing.server.ts';
import { growthProfile } from '../profile/tables.server.ts';
import type { Asked, Offer } from './sides.ts';

/** An opening to be matched, with the day on which it was posted. */
export interface Posted {
	offer: Offer;
	postedOn: string;
}

/** Time with somebody: what they enjoy says something of it. */
const WITH_SOMEBODY = ['mentorship', 'pairing', 'shadowing'];

/**
 * Every opening that somebody could ask for today: not their own, nor one they asked for or put aside. A few statements
 * for any number. What others asked for or put aside is not read.
 */
export async function offersFor(db: Database, who: Person): Promise<Posted[]> {
	const rows = await db.read
		.select({
			id: entry.id,
			form: opportunity.form,
			hoursAWeek: opportunity.hoursAWeek,
			contactId: opportunity.contactId,
			at: sql<number>`${entry.publishedAt}`,
		})
		.from(opportunity)
		.innerJoin(entry, eq(entry.id, opportunity.entryId))
		.where(and(visibleTo(who), stillAsks(isoDay(now(), who.zone)), isForThem(db.read, who)))
		.orderBy(asc(entry.id));
	const [asked, topics, enjoyed] = [
		await askedIn(db.read),
		await topicsIn(db.read),
		await enjoyedBy(
			db.read,
			who,
			rows.flatMap(({ form, contactId }) =>
				contactId !== null && WITH_SOMEBODY.includes(form) ? [contactId] : [],
			),
		),
	];
	return rows.map(({ id, form, hoursAWeek, contactId, at }) => ({
		offer: {
			...{ id, form, hoursAWeek },
			skills: asked.get(id) ?? [],
			topics: topics.get(id) ?? [],
			enjoys: (WITH_SOMEBODY.includes(form) && enjoyed.get(contactId ?? 0)) || [],
		},
		postedOn: isoDay(at, who.zone),
	}));
}

function isForThem(db: Reader, who: Person) {
	const mine = { entryId: entry.id, personId: who.id };
	const asked = db
		.select({ id: application.id })
		.from(application)
		.where(
			and(
				eq(application.entryId, mine.entryId),
				eq(application.personId, mine.personId),
				inArray(application.state, ['asked', 'accepted']),
			),
		);
	const aside = db
		.select({ id: inclination.entryId })
		.from(inclination)
		.where(
			and(
				eq(inclination.entryId, mine.entryId),
				eq(inclination.personId, mine.personId),
				eq(inclination.is, 'not-now'),
			),
		);
	const answers = or(isNull(opportunity.contactId), ne(opportunity.contactId, who.id));
	return and(sql`NOT ${isAuthor(who)}`, answers, notExists(asked), notExists(aside));
}

/** What open openings ask for and teach, each in its order. */
async function askedIn(db: Reader): Promise<Map<number, Asked[]>> {
	const { entryId, name, folded, weight, teaches } = opportunitySkill;
	const rows = await db
		.select({ entryId, name, folded, weight, teaches })
		.from(opportunitySkill)
		.innerJoin(opportunity, eq(opportunity.entryId, entryId))
		.where(eq(opportunity.state, 'open'))
		.orderBy(asc(entryId), asc(opportunitySkill.position));
	return Map.groupBy(rows, (row) => row.entryId);
}

async function topicsIn(db: Reader): Promise<Map<number, string[]>> {
	const rows = await db
		.select({ id: entryTopic.entryId, name: topic.name })
		.from(entryTopic)
		.innerJoin(opportunity, eq(opportunity.entryId, entryTopic.entryId))
		.innerJoin(topic, eq(topic.id, entryTopic.topicId))
		.where(eq(opportunity.state, 'open'));
	const grouped = Map.groupBy(rows, ({ id }) => id);
	return new Map([...grouped].map(([id, all]) => [id, all.map(({ name }) => foldedSkill(name))]));
}

/** What those who offer their time say they enjoy, where they let whoever looks read that. */
async function enjoyedBy(
	db: Reader,
	who: Person,
	personIds: readonly number[],
): Promise<Map<number, string[]>> {
	const ids = [...new Set(personIds)];
	if (ids.length === 0) return new Map();
	const near = await sees(db, who, ids);
	const { personId, interests, seenInterests } = growthProfile;
	const rows = await db
		.select({ personId, interests, seenInterests })
		.from(growthProfile)
		.where(inArray(personId, ids));
	const read = rows.filter((row) => isSeenBy(near.get(row.personId), row.seenInterests));
	return new Map(read.map((row) => [row.personId, row.interests.map(foldedSkill)]));
}
