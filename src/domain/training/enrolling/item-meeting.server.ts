import { and, asc, eq } from 'drizzle-orm';
import { isoDay } from '#lib/dates.ts';
import { conflict, invalid } from '#lib/errors.ts';
import { now } from '#lib/db/clock.ts';
import type { Database, Reader } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import type { Person } from '../../accounts/person.ts';
import { entry } from '../../entries/tables.server.ts';
import { visibleTo } from '../../entries/visibility.server.ts';
import type { How } from '../../recall/how-it-went.ts';
import { met } from '../../recall/scheduling.ts';
import { countMet, weekOf, type Week } from '../../recall/wish.server.ts';
import { contentOfVersion } from '../beginning.server.ts';
import { lessonsOf } from '../course.ts';
import type { Confidence } from '../enrolment.ts';
import { answerIn, isRight, type Answer, type Given } from '../grading.ts';
import type { Item } from '../item.ts';
import { played, type PlayedItem } from '../playing.server.ts';
import { courseRule, enrolment, itemCard } from '../tables.server.ts';
import { patience } from './keeping-up.server.ts';

/** A question of a course that somebody completed, as it comes back to them among the lessons that they keep. */
export interface ItemMeeting {
	item: PlayedItem;
	course: { number: number; title: string };
	dueAt: number;
}

/** What of their courses comes back to somebody; never how much of it waits. */
export interface ItemsBack {
	now: ItemMeeting | null;
	/** When the next one comes; null where one is here, none does, or they stopped. */
	nextAt: number | null;
}

export async function itemsBack(db: Database, who: Person): Promise<ItemsBack> {
	const week = await weekOf(db.read, who);
	const first = await firstCard(db.read, who);
	if (!first || week.stopped) return { now: null, nextAt: null };
	const nextAt = Math.max(first.card.dueAt, week.fullUntil ?? 0);
	if (nextAt > now()) return { now: null, nextAt };
	const { number, title, card } = first;
	return {
		now: {
			item: played(first.item, seedOf(card), 0, [], ''),
			course: { number, title },
			dueAt: card.dueAt,
		},
		nextAt: null,
	};
}

/** Another order of what there is to choose from, each time. */
const seedOf = ({ id, memory }: typeof itemCard.$inferSelect) => `card ${id} ${memory.reps}`;

/** The one that is due the longest, of courses that they may see at this moment. */
async function firstCard(db: Reader, who: Person) {
	const rows = await db
		.select({ card: itemCard, enrolment, rule: courseRule, number: entry.number, title: entry.title })
		.from(itemCard)
		.innerJoin(enrolment, eq(enrolment.id, itemCard.enrolmentId))
		.innerJoin(entry, eq(entry.id, enrolment.entryId))
		.leftJoin(courseRule, eq(courseRule.id, enrolment.ruleId))
		.where(and(eq(enrolment.personId, who.id), visibleTo(who)))
		.orderBy(asc(itemCard.dueAt), asc(itemCard.id))
		.limit(1);
	const [row] = rows;
	if (!row || row.enrolment.version === null) return null;
	const course = await contentOfVersion(db, row.enrolment.entryId, row.enrolment.version);
	const item = lessonsOf(course)
		.flatMap(({ items }) => items)
		.find(({ key }) => key === row.card.itemKey);
	return item ? { ...row, item } : null;
}

export interface Sent {
	item: string;
	given: Given;
	/** How sure they were, said before they saw what is right. */
	confidence: Confidence | null;
	/** Of what they recalled in words of their own: how near it came. */
	near: boolean | null;
}

/**
 * They meet it, and are told what is right. What they recall in their own words comes back when they have said how near it
 * was: until then nothing is stored.
 */
export function meetItem(db: Database, who: Person, sent: Sent): Promise<PlayedItem> {
	return transact(db, async (tx) => {
		const week = await weekOf(tx, who);
		const first = await firstCard(tx, who);
		if (week.stopped || week.fullUntil !== null)
			conflict('That was a week’s worth already. It waits for you.');
		if (first?.item.key !== sent.item || first.card.dueAt > now()) {
			conflict('You have met it already; it comes back later.');
		}
		const { card, item } = first;
		const answer = answerOf(item, sent, seedOf(card));
		const right = isRight(item, answer);
		const isOpen = 'near' in answer && answer.near === null;
		if (!isOpen) {
			const at = now();
			await tx
				.update(itemCard)
				.set({
					...met(card.memory, howOf(item, right, sent.confidence), at),
					metOn: isoDay(at, who.zone),
					...((await isLate(tx, first, week)) ? { lateOn: isoDay(at, who.zone) } : {}),
				})
				.where(eq(itemCard.id, card.id));
			await countMet(tx, who, week);
		}
		const tried = {
			id: 0,
			enrolmentId: card.enrolmentId,
			itemKey: item.key,
			number: 1,
			answer,
			right,
			confidence: sent.confidence,
		};
		return played(item, seedOf(card), 1, [tried], '');
	});
}

function answerOf(item: Item, { given, confidence, near }: Sent, seed: string): Answer {
	// They have seen the model by now, and their words were not kept.
	if (item.kind === 'recall' && near !== null) return { text: given.text, near };
	const answer = answerIn(item, given, seed);
	if (typeof answer === 'string') invalid({ answer });
	if (confidence === null && near === null)
		invalid({ confidence: 'Say how sure you are first. It is for yourself.' });
	return answer;
}

/** What was right by a guess comes back soon, what was right and sure comes back late. */
function howOf(item: Item, right: boolean, confidence: Confidence | null): How {
	if (!right) return 'not-at-all';
	if (item.kind === 'recall') return 'well';
	return confidence === 1 ? 'slowly' : confidence === 3 ? 'at-once' : 'well';
}

type First = NonNullable<Awaited<ReturnType<typeof firstCard>>>;

async function isLate(db: Reader, { card, rule }: First, { aWeek }: Week): Promise<boolean> {
	if (rule === null) return false;
	const cards = await db
		.select({ id: itemCard.id })
		.from(itemCard)
		.where(eq(itemCard.enrolmentId, card.enrolmentId));
	return now() > card.dueAt + patience(rule.graceDays, cards.length, aWeek);
}
