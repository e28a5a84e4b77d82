import { and, asc, desc, eq, isNull } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import { forbidden, missing } from '#lib/errors.ts';
import { now } from '#lib/db/clock.ts';
import type { Database, Reader, Transaction } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import type { Person } from '../../accounts/person.ts';
import { person } from '../../accounts/tables.server.ts';
import { tell } from '../../notifications/notifications.server.ts';
import { project, projectMember } from '../tables.server.ts';
import { hostsOf, mayHost, seasonOf, seasonToHost } from './seasons.server.ts';
import { seasonWord } from './tables.server.ts';

export interface Announcement {
	id: number;
	text: string;
	by: { id: number; name: string };
	at: number;
}

export interface Question extends Announcement {
	/** Null while nobody has answered. */
	answer: { text: string; by: { id: number; name: string }; at: number } | null;
}

/** What its hosts announced, the last first, and what was asked, what is open first. */
export async function wordsOf(
	db: Reader,
	seasonId: number,
): Promise<{ announcements: Announcement[]; questions: Question[] }> {
	const answerer = alias(person, 'answerer');
	const rows = await db
		.select({
			word: seasonWord,
			by: { id: person.id, name: person.name },
			answerer: { id: answerer.id, name: answerer.name },
		})
		.from(seasonWord)
		.innerJoin(person, eq(person.id, seasonWord.personId))
		.leftJoin(answerer, eq(answerer.id, seasonWord.answeredBy))
		.where(eq(seasonWord.seasonId, seasonId))
		.orderBy(desc(seasonWord.at), desc(seasonWord.id));
	const shown = rows.map(({ word, by, answerer: answeredBy }) => {
		const { id, kind, text, at, answer, answeredAt } = word;
		const isAnswered = answeredBy !== null && answeredAt !== null;
		return {
			kind,
			id,
			text,
			at,
			by,
			answer: isAnswered ? { text: answer, by: answeredBy, at: answeredAt } : null,
		};
	});
	const questions = shown.filter(({ kind }) => kind === 'question').map(({ kind: _, ...one }) => one);
	return {
		announcements: shown
			.filter(({ kind }) => kind === 'announcement')
			.map(({ kind: _, answer: __, ...one }) => one),
		questions: [...questions.filter(({ answer }) => !answer), ...questions.filter(({ answer }) => answer)],
	};
}

/** To everybody who is on one of its projects, and to its other hosts. */
export async function announce(
	db: Database,
	who: Person,
	slug: string,
	{ text }: { text: string },
): Promise<void> {
	await transact(db, async (tx) => {
		const { id: seasonId } = await seasonToHost(tx, who, slug);
		const id = await say(tx, who, { seasonId, kind: 'announcement', text });
		const to = [...(await peopleIn(tx, seasonId)), ...(await hostIds(tx, seasonId))];
		await tell(tx, { to, kind: 'season-announced', by: who.id, subject: `${id} ${slug}` });
	});
}

/** Everybody of the workspace may ask. */
export async function askHosts(
	db: Database,
	who: Person,
	slug: string,
	{ text }: { text: string },
): Promise<void> {
	await transact(db, async (tx) => {
		const { id: seasonId } = await seasonOf(tx, who, slug);
		const id = await say(tx, who, { seasonId, kind: 'question', text });
		const to = await hostIds(tx, seasonId);
		await tell(tx, { to, kind: 'season-asked', by: who.id, subject: `${id} ${slug}` });
	});
}

export async function answerQuestion(
	db: Database,
	who: Person,
	slug: string,
	{ id, answer }: { id: number; answer: string },
): Promise<void> {
	await transact(db, async (tx) => {
		const { id: seasonId } = await seasonToHost(tx, who, slug);
		const word = await wordIn(tx, seasonId, id);
		if (word.kind !== 'question') missing('This question');
		await tx
			.update(seasonWord)
			.set({ answer, answeredBy: who.id, answeredAt: now() })
			.where(eq(seasonWord.id, id));
		const to = [word.personId];
		await tell(tx, { to, kind: 'season-answered', by: who.id, subject: `${id} ${slug}` });
	});
}

/** What one said oneself, and for hosts whatever stands there. */
export async function takeDown(
	db: Database,
	who: Person,
	slug: string,
	{ id }: { id: number },
): Promise<void> {
	await transact(db, async (tx) => {
		const { id: seasonId } = await seasonOf(tx, who, slug);
		const word = await wordIn(tx, seasonId, id);
		if (word.personId !== who.id && !(await mayHost(tx, who, seasonId))) {
			forbidden('Whoever said it can take it down, and so can the hosts.');
		}
		await tx.delete(seasonWord).where(eq(seasonWord.id, id));
	});
}

async function say(
	tx: Transaction,
	who: Person,
	said: { seasonId: number; kind: 'announcement' | 'question'; text: string },
): Promise<number> {
	const [made] = await tx
		.insert(seasonWord)
		.values({ ...said, personId: who.id, at: now() })
		.returning({ id: seasonWord.id });
	if (!made) throw new Error('What was said was not stored.');
	return made.id;
}

async function wordIn(
	tx: Transaction,
	seasonId: number,
	id: number,
): Promise<typeof seasonWord.$inferSelect> {
	const [found] = await tx
		.select()
		.from(seasonWord)
		.where(and(eq(seasonWord.id, id), eq(seasonWord.seasonId, seasonId)));
	return found ?? missing('What stood there');
}

const hostIds = async (db: Reader, seasonId: number) => (await hostsOf(db, seasonId)).map(({ id }) => id);

/** Who is on one of its projects now. */
async function peopleIn(db: Reader, seasonId: number): Promise<number[]> {
	const rows = await db
		.selectDistinct({ id: projectMember.personId })
		.from(projectMember)
		.innerJoin(project, eq(project.entryId, projectMember.entryId))
		.where(and(eq(project.seasonId, seasonId), isNull(projectMember.leftAt)))
		.orderBy(asc(projectMember.personId));
	return rows.map(({ id }) => id);
}
