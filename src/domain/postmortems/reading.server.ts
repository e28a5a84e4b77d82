import { sql, type SQL } from 'drizzle-orm';
import type { Database, Reader } from '#lib/db/open.server.ts';
import { now } from '#lib/db/clock.ts';
import { missing } from '#lib/errors.ts';
import type { Glaze, Person } from '../accounts/person.ts';
import { person, team } from '../accounts/tables.server.ts';
import { begunOf } from '../entries/begun.server.ts';
import type { Begun } from '../entries/begun.ts';
import type { Visibility } from '../entries/entry.ts';
import { linksAround, type Linked } from '../entries/links.server.ts';
import { author, entry, entryTopic, topic } from '../entries/tables.server.ts';
import {
	decides,
	isAuthor,
	isFacilitator,
	mayEdit,
	mayRemove,
	visibleTo,
} from '../entries/visibility.server.ts';
import { lastOutcome } from '../lessons/lesson-parts.server.ts';
import type { Outcome } from '../lessons/standing.ts';
import { change, lesson } from '../lessons/tables.server.ts';
import { published } from './facts.ts';
import { withLinks } from './linked-words.ts';
import { stageOf, type Stage } from './mending.ts';
import { nearby, nearTo, type Near } from './nearby.server.ts';
import { sharingFactors, type Neighbour } from './neighbours.server.ts';
import type { Change, Content, Factor, TimelineEvent } from './postmortem.ts';
import { present, type Presented } from './presentation.server.ts';
import { answer, factor, factorTopic, postmortem, timelineEvent } from './tables.server.ts';

/** One post-mortem for the one who reads it. */
export interface Reading extends Presented {
	number: number;
	stage: Stage;
	team: { name: string; slug: string; glaze: Glaze } | null;
	authors: { id: number; name: string }[];
	topics: { name: string; folded: string }[];
	/** `Tue 10 Nov`, the day it happened. */
	day: string | null;
	/** `Mon 16 Nov, 6 days later`; null for a draft. */
	published: string | null;
	visibility: Visibility;
	/** The program that began it, while it is a draft. */
	begun: Begun | null;
	isAuthor: boolean;
	mayEdit: boolean;
	mayRemove: boolean;
	/** Others like it, the most alike first. */
	near: Near[];
	/** Entries whose texts speak of this one. */
	linkedFrom: Linked[];
}
const NEAR = 3;
const ALSO_IN = 4;

/** @param asked the reader's zone, or another one they asked for; null for that of its authors */
export async function reading(
	db: Database,
	who: Person,
	number: number,
	asked: string | null,
): Promise<Reading> {
	const [row] = await db.read.all<Row>(whole(who, number));
	if (!row) missing('This post-mortem');
	const content = contentOf(row);
	const zone = asked ?? content.zone;
	const at = now();
	const neighbours = await neighboursOf(db.read, who, row.id, content.factors);
	const around = await linksAround(db.read, who, { id: row.id, kind: 'postmortem', number });
	const near = await nearTo(db.read, who, row, neighbours);
	const shown = withLinks(present(content, { zone, now: at }), around.to);
	const relation = {
		isAuthor: row.isAuthor === 1,
		isFacilitator: row.isFacilitator === 1,
		publishedAt: row.publishedAt,
	};
	return {
		...shown,
		factors: shown.factors.map((one) => ({ ...one, alsoIn: alsoIn(one.topics, neighbours) })),
		number,
		stage: stageOf(row.publishedAt, row.cracks),
		team: row.team === null ? null : parse<Reading['team']>(row.team),
		authors: parse<Reading['authors']>(row.authors),
		topics: parse<Reading['topics']>(row.topics),
		day: shown.happened?.text.split(',')[0] ?? null,
		published: row.publishedAt === null ? null : published(row.publishedAt, content, zone, at),
		visibility: row.visibility,
		begun: row.publishedAt === null ? await begunOf(db.read, who, row.id) : null,
		isAuthor: decides(who, relation),
		mayEdit: mayEdit(who, relation),
		mayRemove: mayRemove(who, relation),
		near: near.slice(0, NEAR).map((one) => nearby(one, zone)),
		linkedFrom: around.from,
	};
}

function neighboursOf(
	db: Reader,
	who: Person,
	entryId: number,
	factors: readonly Factor[],
): Promise<Neighbour[]> {
	const shares = factors.some(({ topics }) => topics.length > 0);
	return shares ? sharingFactors(db, who, entryId) : Promise.resolve([]);
}

function alsoIn(topics: readonly string[], neighbours: readonly Neighbour[]): number[] {
	const alike = neighbours.filter(({ shared }) => shared.some((name) => topics.includes(name)));
	return alike
		.slice(0, ALSO_IN)
		.map(({ number }) => number)
		.sort((a, b) => a - b);
}

interface Row {
	id: number;
	version: number;
	title: string;
	narrative: string;
	visibility: Visibility;
	publishedAt: number | null;
	isAuthor: number;
	isFacilitator: number;
	team: string | null;
	authors: string;
	topics: string;
	facts: string;
	cracks: string;
	timeline: string;
	factors: string;
	lessons: string;
	changes: string;
}

/** Everything in one statement: each list is a JSON array in its order. */
function whole(who: Person, number: number): SQL {
	return sql`SELECT ${entry.id} AS id, ${entry.version} AS version, ${entry.title} AS title, ${entry.body} AS narrative,
		${entry.visibility} AS visibility, ${entry.publishedAt} AS publishedAt, ${isAuthor(who)} AS isAuthor,
		${isFacilitator(who)} AS isFacilitator,
		${postmortem.cracks} AS cracks,
		(SELECT json_object('name', ${team.name}, 'slug', ${team.slug}, 'glaze', ${team.glaze})
			FROM ${team} WHERE ${team.id} = ${entry.teamId}) AS team,
		${list(
			sql`'id', ${person.id}, 'name', ${person.name}`,
			sql`${author} JOIN ${person} ON ${person.id} = ${author.personId}
				WHERE ${author.entryId} = ${entry.id} ORDER BY ${author.position}`,
		)} AS authors,
		${list(
			sql`'name', ${topic.name}, 'folded', ${topic.folded}`,
			sql`${entryTopic} JOIN ${topic} ON ${topic.id} = ${entryTopic.topicId}
				WHERE ${entryTopic.entryId} = ${entry.id} ORDER BY ${entryTopic.position}`,
		)} AS topics,
		json_object('summary', ${postmortem.summary}, 'kind', ${postmortem.kind}, 'template', ${postmortem.template}, 'severity', ${postmortem.severity},
			'services', json(${postmortem.services}), 'impact', ${postmortem.impact}, 'feltBy', ${postmortem.feltBy},
			'zone', ${postmortem.zone}, 'durations', json(${postmortem.durations}), 'date', ${postmortem.day}, 'wentWell', ${postmortem.wentWell},
			'wasHard', ${postmortem.wasHard}, 'gotLucky', ${postmortem.gotLucky},
			'times', json_object('started', ${postmortem.startedAt}, 'noticed', ${postmortem.noticedAt},
				'declared', ${postmortem.declaredAt}, 'mitigated', ${postmortem.mitigatedAt},
				'resolved', ${postmortem.resolvedAt})) AS facts,
		${list(
			sql`'id', ${timelineEvent.id}, 'at', ${timelineEvent.at}, 'kind', ${timelineEvent.kind}, 'role', ${timelineEvent.role},
				'text', ${timelineEvent.text}, 'evidence', ${timelineEvent.evidence},
				'question', ${timelineEvent.question}`,
			sql`${timelineEvent} WHERE ${timelineEvent.entryId} = ${entry.id} ORDER BY ${timelineEvent.position}`,
		)} AS timeline,
		${list(
			sql`'id', ${factor.id}, 'title', ${factor.title}, 'detail', ${factor.detail}, 'kind', ${factor.kind}, 'topics', (
				SELECT json_group_array(name) FROM (SELECT ${topic.name} AS name FROM ${factorTopic}
				JOIN ${topic} ON ${topic.id} = ${factorTopic.topicId}
				WHERE ${factorTopic.factorId} = ${factor.id} ORDER BY ${factorTopic.position}))`,
			sql`${factor} WHERE ${factor.entryId} = ${entry.id} ORDER BY ${factor.position}`,
		)} AS factors,
		${list(
			sql`'id', ${lesson.id}, 'text', ${lesson.text}`,
			sql`${lesson} WHERE ${lesson.entryId} = ${entry.id} ORDER BY ${lesson.position}`,
		)} AS lessons,
		${list(
			sql`'id', ${change.id}, 'text', ${change.text}, 'kind', ${change.kind}, 'type', ${change.type}, 'endState', ${change.endState}, 'owner', ${change.ownerName},
				'ownerName', (SELECT ${person.name} FROM ${person} WHERE ${person.id} = ${change.ownerId}),
				'due', ${change.due}, 'state', ${change.state}, 'reason', ${change.reason},
				'outcome', ${lastOutcome()},
				'doneOn', ${change.doneOn}, 'link', ${change.link}, 'lessonId', ${change.lessonId}, 'factorIds', (
				SELECT json_group_array(${answer.factorId}) FROM ${answer} WHERE ${answer.changeId} = ${change.id})`,
			sql`${change} WHERE ${change.entryId} = ${entry.id} ORDER BY ${change.position}`,
		)} AS changes
		FROM ${entry} JOIN ${postmortem} ON ${postmortem.entryId} = ${entry.id}
		WHERE ${entry.kind} = 'postmortem' AND ${entry.number} = ${number} AND ${visibleTo(who)}`;
}

function list(fields: SQL, from: SQL): SQL {
	return sql`(SELECT json_group_array(json(row)) FROM (SELECT json_object(${fields}) AS row FROM ${from}))`;
}

type ShownContent = Omit<Content, 'changes'> & {
	changes: (Change & { ownerName: string | null; outcome: Outcome | null })[];
};
type ChangeRow = Omit<ShownContent['changes'][number], 'lesson' | 'answers'> & {
	lessonId: number | null;
	factorIds: number[];
};

function contentOf(row: Row): ShownContent {
	const factors = parse<(Factor & { id: number })[]>(row.factors);
	const lessons = parse<{ id: number; text: string }[]>(row.lessons);
	const place = (rows: readonly { id: number }[], id: number | null) =>
		rows.findIndex((one) => one.id === id) + 1;
	const changes = parse<ChangeRow[]>(row.changes).map(({ lessonId, factorIds, ...one }) => ({
		...one,
		lesson: place(lessons, lessonId) || null,
		answers: factorIds.map((id) => place(factors, id)),
	}));
	const facts = parse<
		Omit<ShownContent, 'title' | 'narrative' | 'timeline' | 'factors' | 'lessons' | 'changes'>
	>(row.facts);
	return {
		...facts,
		title: row.title,
		narrative: row.narrative,
		timeline: parse<TimelineEvent[]>(row.timeline),
		factors,
		lessons,
		changes,
	};
}

/** What the database put together from columns of these types. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- the caller names what it selected
function parse<Value>(json: string): Value {
	return JSON.parse(json) as Value;
}
