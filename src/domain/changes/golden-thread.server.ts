import { and, asc, eq, inArray, or } from 'drizzle-orm';
import { duration, isoDay } from '#lib/dates.ts';
import type { Database, Reader } from '#lib/db/open.server.ts';
import { counted, sentenceCase } from '#lib/numbers.ts';
import { plainText } from '#lib/markdown/render.server.ts';
import type { Person } from '../accounts/person.ts';
import { person, team } from '../accounts/tables.server.ts';
import { UNDATED } from '../entries/entry.ts';
import { hrefOf, shownReference } from '../entries/kinds.ts';
import { authorsOf } from '../entries/sharing.server.ts';
import { entry } from '../entries/tables.server.ts';
import { SOMEBODY } from '../entries/unsigned.ts';
import { visibleTo } from '../entries/visibility.server.ts';
import { shownChange, shownLesson } from '../lessons/lesson.ts';
import type { CountedThanks } from '../lessons/thanks.ts';
import { change, changeCheck, lesson, thanks } from '../lessons/tables.server.ts';
import { excerpt } from '../postmortems/excerpt.ts';
import { postmortem } from '../postmortems/tables.server.ts';
import { OUTCOME_NAMES } from './change.ts';

/** How a step is drawn: what broke; gold that is there; gold that is planned; what nobody has decided. */
export type Mend = 'broke' | 'gold' | 'hollow' | 'open';

/** One step on the way from a failure to what came of it. */
export interface ThreadStep {
	/** Names the step for ever: its stretch of the seam keeps its face. */
	key: string;
	/** A calendar day; null where nobody knows. */
	day: string | null;
	mend: Mend;
	/** Who, or where. */
	title: string;
	text: string;
	link: { text: string; href: string } | null;
	people: { id: number; name: string }[];
}

/** The golden thread: failure, lesson, change, check, and who was helped, in the order in which it came. */
export async function goldenThread(db: Database, who: Person, lessonId: number): Promise<ThreadStep[]> {
	const lessons = await joinedIn(db.read, who, lessonId);
	const entryIds = [...new Set(lessons.map(({ entry: { id } }) => id))];
	const authors = await authorsOf(db.read, entryIds);
	const named = (id: number) => (authors.get(id) ?? []).map((one) => ({ id: one.id, name: one.name }));
	const ids = lessons.map((one) => one.lesson.id);
	const steps = [
		...(await failures(db.read, who, lessons, named)),
		...lessons.map((one) => learned(one, who, named, one.lesson.id === lessonId)),
		...(await changes(db.read, ids)),
		...(await looks(db.read, who, ids)),
		...(await effects(db.read, ids)),
	];
	return steps.sort(inTime);
}

/** This lesson, and those that lead on to it. */
function joinedIn(db: Reader, who: Person, lessonId: number) {
	return db
		.select({ lesson, entry, team: team.name })
		.from(lesson)
		.innerJoin(entry, eq(entry.id, lesson.entryId))
		.leftJoin(team, eq(team.id, entry.teamId))
		.where(and(or(eq(lesson.id, lessonId), eq(lesson.supersededBy, lessonId)), visibleTo(who)))
		.orderBy(asc(lesson.id));
}
type Joined = Awaited<ReturnType<typeof joinedIn>>[number];
type Named = (entryId: number) => ThreadStep['people'];

async function failures(
	db: Reader,
	{ zone }: Person,
	lessons: readonly Joined[],
	named: Named,
): Promise<ThreadStep[]> {
	const entries = new Map(lessons.map((one) => [one.entry.id, one]));
	const rows = await db
		.select()
		.from(postmortem)
		.where(inArray(postmortem.entryId, [...entries.keys()]));
	return rows.flatMap((row): ThreadStep[] => {
		const one = entries.get(row.entryId);
		if (!one) return [];
		const { kind, number } = one.entry;
		const { startedAt, resolvedAt, happenedAt, feltBy } = row;
		const whole = startedAt === null || resolvedAt === null ? null : duration(resolvedAt - startedAt);
		const cost = [whole, feltBy === '' ? null : excerpt(plainText(feltBy), 90)].filter(Boolean).join(', ');
		return [
			{
				key: `failure ${row.entryId}`,
				day: happenedAt === UNDATED ? null : isoDay(happenedAt, zone),
				mend: row.kind === 'success' ? 'gold' : 'broke',
				title: one.team ?? one.entry.title,
				text: `${PAID[row.kind]}${cost === '' ? '.' : `: ${cost.replace(/\.$/, '')}.`}`,
				link: { text: shownReference(kind, number), href: hrefOf(kind, number) },
				people: named(row.entryId),
			},
		];
	});
}

const PAID = { incident: 'Paid for it', 'near-miss': 'Nearly paid for it', success: 'It went well' } as const;

function learned({ lesson: row, entry: its }: Joined, who: Person, named: Named, isIt: boolean): ThreadStep {
	const people = named(its.id);
	const { kind, number } = its;
	return {
		key: `lesson ${row.id}`,
		// Of what was told without a name no day is known.
		day: people.length === 0 ? null : isoDay(its.publishedAt ?? its.createdAt, who.zone),
		mend: 'gold',
		title: people[0]?.name ?? SOMEBODY,
		text: isIt ? 'Wrote down what it taught.' : `Said it before: ${excerpt(plainText(row.text), 140)}`,
		link: isIt
			? { text: shownReference(kind, number), href: hrefOf(kind, number) }
			: { text: shownLesson(row.id), href: `/lessons/${row.id}` },
		people,
	};
}

async function changes(db: Reader, lessonIds: readonly number[]): Promise<ThreadStep[]> {
	const rows = await db
		.select({ change, owner: person.name })
		.from(change)
		.leftJoin(person, eq(person.id, change.ownerId))
		.where(inArray(change.lessonId, [...lessonIds]))
		.orderBy(asc(change.id));
	if (rows.length === 0) {
		const none = { mend: 'open' as const, title: 'No change yet', text: 'What will it affect?' };
		return [{ ...none, key: 'no change', day: null, link: null, people: [] }];
	}
	return rows.map(({ change: row, owner }) => {
		const { id, state, reason, doneOn, due, ownerId } = row;
		const name = owner ?? row.ownerName;
		return {
			key: `change ${id}`,
			day: state === 'done' ? doneOn : state === 'open' ? due : null,
			mend: state === 'done' ? 'gold' : state === 'open' ? 'hollow' : 'open',
			title: name || (state === 'done' ? 'Made' : 'Planned'),
			text: `${plainText(row.text)}${state === 'dropped' ? ` Dropped: ${reason}` : ''}`,
			link: { text: shownChange(id), href: `/changes/${id}` },
			people: ownerId === null || owner === null ? [] : [{ id: ownerId, name: owner }],
		};
	});
}

async function looks(db: Reader, { zone }: Person, lessonIds: readonly number[]): Promise<ThreadStep[]> {
	const rows = await db
		.select({ check: changeCheck, changeId: change.id, by: { id: person.id, name: person.name } })
		.from(changeCheck)
		.innerJoin(change, eq(change.id, changeCheck.changeId))
		.leftJoin(person, eq(person.id, changeCheck.personId))
		.where(inArray(change.lessonId, [...lessonIds]))
		.orderBy(asc(changeCheck.id));
	return rows.map(({ check: { id, outcome, sentence, at, dueOn }, changeId, by }) => ({
		key: `check ${id}`,
		day: at === null ? dueOn : isoDay(at, zone),
		mend: outcome === 'held' || outcome === 'partly' ? 'gold' : outcome === 'did-not' ? 'broke' : 'open',
		title: outcome === null ? 'Did it hold?' : OUTCOME_NAMES[outcome],
		text: outcome === null ? 'Somebody looks then.' : sentence,
		link: { text: shownChange(changeId), href: `/changes/${changeId}` },
		people: by ? [by] : [],
	}));
}

/** What people said they do differently since, with their names; and how many it helped, without. */
async function effects(db: Reader, lessonIds: readonly number[]): Promise<ThreadStep[]> {
	const rows = await db
		.select({ said: thanks, name: person.name })
		.from(thanks)
		.innerJoin(person, eq(person.id, thanks.personId))
		.where(inArray(thanks.lessonId, [...lessonIds]))
		.orderBy(asc(thanks.id));
	const changed = rows.flatMap(({ said, name }): ThreadStep[] =>
		said.kind !== 'changed'
			? []
			: [
					{
						key: `effect ${said.id}`,
						day: said.day,
						mend: 'gold',
						title: name,
						text: said.sentence,
						link: null,
						people: [{ id: said.personId, name }],
					},
				],
	);
	return [...changed, ...COUNTED.flatMap(([kind, words]) => counting(kind, words, rows))];
}

const COUNTED = [
	['helped', 'It helped them.'],
	['saw', 'They saw the same where they are.'],
] as const satisfies readonly (readonly [CountedThanks, string])[];

/** A number, and nobody's name; the day is that of the last of them. */
function counting(
	kind: CountedThanks,
	text: string,
	rows: readonly { said: typeof thanks.$inferSelect }[],
): ThreadStep[] {
	const said = rows.filter((row) => row.said.kind === kind).map((row) => row.said);
	const people = new Set(said.map(({ personId }) => personId)).size;
	if (people === 0) return [];
	const day =
		said
			.map((one) => one.day)
			.sort()
			.at(-1) ?? null;
	const title = sentenceCase(counted(people, 'person', 'people'));
	return [{ key: `effect ${kind}`, day, mend: 'hollow', title, text, link: null, people: [] }];
}

/** Of one day, as the thread goes; what has no day is still to come. */
function inTime(a: ThreadStep, b: ThreadStep): number {
	if (a.day !== b.day) return (a.day ?? '9999') < (b.day ?? '9999') ? -1 : 1;
	return rankOf(a) - rankOf(b);
}

const RANKS = ['failure', 'lesson', 'change', 'check', 'effect'];
const rankOf = ({ key }: ThreadStep) => RANKS.indexOf(key.split(' ', 1)[0] ?? '');
