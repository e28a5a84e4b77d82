import { and, eq, inArray } from 'drizzle-orm';
import type { Database, Reader } from '#lib/db/open.server.ts';
import type { Person } from '../accounts/person.ts';
import { hrefOf, shownReference, type Kind } from '../entries/kinds.ts';
import { compareWith, type AlikeEntry } from '../search/alike.server.ts';
import { lessonsAmong, type LikeLesson } from '../search/like-lessons.server.ts';
import { listed } from '../search/reason.ts';
import { entry } from '../entries/tables.server.ts';
import { projectEnding } from './endings/tables.server.ts';
import { ENDING_NAMES, KIND, PROJECT_STATE_NAMES } from './project.ts';
import { project } from './tables.server.ts';

/** What was tried before that is like what somebody pitches. */
export interface TriedBefore {
	kind: Kind;
	href: string;
	/** `P‑12` */
	named: string;
	title: string;
	/** How far a project came: `Parked`; empty for what is none. */
	standing: string;
	/** “Both speak of queues, alerts and colours.” */
	reason: string;
}

export interface BeforePitching {
	tried: TriedBefore[];
	lessons: LikeLesson[];
}

/** What is surely alike, and no more than somebody reads. */
const ALIKE = 0.12;
const MOST = 5;

/** Past projects, post-mortems, stories and lessons like an idea, the most alike first; within what they may see. */
export async function triedBefore(
	db: Database,
	who: Person,
	{ text, not }: { text: string; not: number | null },
): Promise<BeforePitching> {
	const compared = await compareWith(db.read, who, { text, not: await idOf(db.read, not) });
	const alike = compared.entries.filter(({ kind, likeness, words }) => {
		return likeness >= ALIKE && words.length > 1 && kind !== 'log' && kind !== 'course';
	});
	// A project that tried it says more than what broke once.
	const first = [
		...alike.filter(({ kind }) => kind === KIND),
		...alike.filter(({ kind }) => kind !== KIND),
	].slice(0, MOST);
	const standings = await standingsOf(db.read, first);
	return {
		tried: first.map((one) => ({
			kind: one.kind,
			href: hrefOf(one.kind, one.number),
			named: shownReference(one.kind, one.number),
			title: one.title,
			standing: standings.get(one.entryId) ?? '',
			reason: `Both speak of ${listed(one.words.slice(0, 3))}.`,
		})),
		lessons: await lessonsAmong(db.read, who, compared, 3),
	};
}

async function standingsOf(db: Reader, alike: readonly AlikeEntry[]): Promise<Map<number, string>> {
	const rows = await db
		.select({ id: project.entryId, state: project.state, how: projectEnding.how })
		.from(project)
		.leftJoin(projectEnding, eq(projectEnding.entryId, project.entryId))
		.where(
			inArray(
				project.entryId,
				alike.map(({ entryId }) => entryId),
			),
		);
	return new Map(
		rows.map(({ id, state, how }) => [
			id,
			state === 'ended' && how !== null ? ENDING_NAMES[how] : PROJECT_STATE_NAMES[state],
		]),
	);
}

/** Only to leave it out: whether it is there is told to nobody. */
async function idOf(db: Reader, number: number | null): Promise<number | null> {
	if (number === null) return null;
	const [found] = await db
		.select({ id: entry.id })
		.from(entry)
		.where(and(eq(entry.kind, KIND), eq(entry.number, number)));
	return found?.id ?? null;
}
