import { asc, eq, inArray } from 'drizzle-orm';
import type { Reader } from '#lib/db/open.server.ts';
import type { Found } from '../entries/entries.server.ts';
import { topic } from '../entries/tables.server.ts';
import { topicsOf } from '../entries/topics.server.ts';
import { learnedFrom, type Learned } from '../lessons/lessons.server.ts';
import { Content, type Change, type Factor, type TimelineEvent } from './postmortem.ts';
import { answer, factor, factorTopic, postmortem, timelineEvent } from './tables.server.ts';
import { toWire } from './wire.ts';

/** As it is stored: every row with its id. */
export type Stored = Omit<Content, 'timeline' | 'factors' | 'lessons' | 'changes'> & {
	timeline: (TimelineEvent & { id: number })[];
	factors: (Factor & { id: number })[];
	lessons: Learned['lessons'];
	changes: (Change & { id: number; ownerName: string | null })[];
	/** See `cracks`. */
	cracks: string;
};

export async function readContent(db: Reader, found: Pick<Found, 'id' | 'title' | 'body'>): Promise<Stored> {
	const [[row], timeline, factors, { lessons, changes }, topics] = await Promise.all([
		db.select().from(postmortem).where(eq(postmortem.entryId, found.id)),
		timelineOf(db, found.id),
		factorsOf(db, found.id),
		learnedFrom(db, found.id),
		topicsOf(db, [found.id]),
	]);
	if (!row) throw new Error(`The post-mortem of entry ${found.id} is incomplete.`);
	const answers = await answersOf(db, factors);
	return {
		title: found.title,
		narrative: found.body,
		kind: row.kind,
		template: row.template,
		summary: row.summary,
		severity: row.severity,
		services: row.services,
		impact: row.impact,
		feltBy: row.feltBy,
		zone: row.zone,
		times: {
			started: row.startedAt,
			noticed: row.noticedAt,
			declared: row.declaredAt,
			mitigated: row.mitigatedAt,
			resolved: row.resolvedAt,
		},
		durations: row.durations,
		date: row.day,
		timeline,
		factors,
		wentWell: row.wentWell,
		wasHard: row.wasHard,
		gotLucky: row.gotLucky,
		lessons,
		changes: changes.map((change) => ({ ...change, answers: answers.get(change.id) ?? [] })),
		topics: topics.get(found.id) ?? [],
		cracks: row.cracks,
	};
}

/** What was written, without what the store added to it: to compare, to keep, to carry elsewhere. */
export function withoutIds(content: Content): Content {
	const bare = Content.parse(toWire(content));
	return {
		...bare,
		timeline: bare.timeline.map(withoutId),
		factors: bare.factors.map(withoutId),
		lessons: bare.lessons.map(withoutId),
		changes: bare.changes.map(withoutId),
	};
}

function withoutId<Row extends { id?: number | undefined }>({ id: _, ...row }: Row): Omit<Row, 'id'> {
	return row;
}

function timelineOf(db: Reader, entryId: number): Promise<Stored['timeline']> {
	return db
		.select({
			id: timelineEvent.id,
			at: timelineEvent.at,
			kind: timelineEvent.kind,
			role: timelineEvent.role,
			text: timelineEvent.text,
			evidence: timelineEvent.evidence,
			question: timelineEvent.question,
		})
		.from(timelineEvent)
		.where(eq(timelineEvent.entryId, entryId))
		.orderBy(asc(timelineEvent.position));
}

/** Its contributing factors as they are stored, in their order. */
export async function factorsOf(db: Reader, entryId: number): Promise<(Factor & { id: number })[]> {
	const rows = await db
		.select({
			id: factor.id,
			title: factor.title,
			detail: factor.detail,
			kind: factor.kind,
			topic: topic.name,
		})
		.from(factor)
		.leftJoin(factorTopic, eq(factorTopic.factorId, factor.id))
		.leftJoin(topic, eq(topic.id, factorTopic.topicId))
		.where(eq(factor.entryId, entryId))
		.orderBy(asc(factor.position), asc(factorTopic.position));
	const factors = new Map<number, Factor & { id: number }>();
	for (const { topic: name, ...row } of rows) {
		const one = factors.get(row.id) ?? { ...row, topics: [] };
		if (name !== null) one.topics.push(name);
		factors.set(row.id, one);
	}
	return [...factors.values()];
}

async function answersOf(db: Reader, factors: readonly { id: number }[]): Promise<Map<number, number[]>> {
	if (factors.length === 0) return new Map();
	const place = new Map(factors.map(({ id }, index) => [id, index + 1]));
	const rows = await db
		.select()
		.from(answer)
		.where(inArray(answer.factorId, [...place.keys()]));
	const found = new Map<number, number[]>();
	for (const { factorId, changeId } of rows) {
		found.set(changeId, [...(found.get(changeId) ?? []), place.get(factorId) ?? 0]);
	}
	for (const positions of found.values()) positions.sort((a, b) => a - b);
	return found;
}
