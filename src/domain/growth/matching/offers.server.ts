import { and, eq, inArray, isNull, ne, notExists, or, sql } from 'drizzle-orm';
import { isoDay } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import type { Database, Reader } from '#lib/db/open.server.ts';
import type { Person } from '../../accounts/person.ts';
import { entry, entryTopic, topic } from '../../entries/tables.server.ts';
import { isAuthor, visibleTo } from '../../entries/visibility.server.ts';
import { foldedSkill } from '../../skills/skill.ts';
import { application, inclination } from '../applying/tables.server.ts';
import { stillAsks } from '../opportunities/listing.server.ts';
import type { SkillWeight } from '../opportunities/opportunity.ts';
import { opportunity, opportunitySkill } from '../opportunities/tables.server.ts';
import { isSeenBy, sees } from '../profile/seeing.server.ts';
import { growthProfile } from '../profile/tables.server.ts';
import type { Asked, Offer } from './sides.ts';

/** An opening to be matched, and when it was posted. */
export interface Posted {
	offer: Offer;
	postedAt: number;
}

type AskedRow = [name: string, folded: string, weight: SkillWeight, teaches: 0 | 1];

// One row for each opening, with what it asks for inside: rows are what takes time.
const { name, folded, weight, teaches, position } = opportunitySkill;
const ASKED = sql<string>`(SELECT json_group_array(json_array(${name}, ${folded}, ${weight}, ${teaches}) ORDER BY ${position})
	FROM ${opportunitySkill} WHERE ${opportunitySkill.entryId} = ${entry.id})`;
const TOPICS = sql<string>`(SELECT json_group_array(${topic.name}) FROM ${entryTopic}
	JOIN ${topic} ON ${topic.id} = ${entryTopic.topicId} WHERE ${entryTopic.entryId} = ${entry.id})`;

/** Time with somebody: what they enjoy says something of it. */
const WITH_SOMEBODY: readonly string[] = ['mentorship', 'pairing', 'shadowing'];

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
			asked: ASKED,
			topics: TOPICS,
		})
		.from(opportunity)
		.innerJoin(entry, eq(entry.id, opportunity.entryId))
		.where(and(visibleTo(who), stillAsks(isoDay(now(), who.zone)), isForThem(db.read, who)));
	const enjoyed = await enjoyedBy(
		db.read,
		who,
		rows.filter(isWithSomebody).map(({ contactId }) => contactId ?? 0),
	);
	return rows.map((row) => ({
		offer: {
			...{ id: row.id, form: row.form, hoursAWeek: row.hoursAWeek },
			skills: (JSON.parse(row.asked) as AskedRow[]).map(toAsked),
			topics: (JSON.parse(row.topics) as string[]).map(foldedSkill),
			enjoys: (isWithSomebody(row) && enjoyed.get(row.contactId ?? 0)) || [],
		},
		postedAt: row.at,
	}));
}

const isWithSomebody = ({ form }: Pick<Offer, 'form'>): boolean => WITH_SOMEBODY.includes(form);
const toAsked = ([name, folded, weight, teaches]: AskedRow): Asked => ({
	...{ name, folded, weight },
	teaches: teaches === 1,
});

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
