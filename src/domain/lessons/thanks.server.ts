import { and, asc, eq, isNull } from 'drizzle-orm';
import { isoDay } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import type { Database, Reader, Transaction } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { conflict, forbidden, missing } from '#lib/errors.ts';
import type { Person } from '../accounts/person.ts';
import { person } from '../accounts/tables.server.ts';
import { findEntry, type Found } from '../entries/entries.server.ts';
import type { Kind } from '../entries/kinds.ts';
import { authorIds } from '../entries/parts.server.ts';
import { travelled } from '../entries/readers.server.ts';
import type { Travelled } from '../entries/travelled.ts';
import { settle, tell } from '../notifications/notifications.server.ts';
import { lesson, thanks } from './tables.server.ts';
import type { Changed, CountedThanks, Helped, ThanksKind } from './thanks.ts';

interface Named {
	kind: Kind;
	number: number;
}

/** What an entry did for those who read it. */
export interface Thanks {
	/** Null where a number would be nearly a name. */
	travelled: Travelled | null;
	/** How many people it helped: a number, whoever asks. */
	helped: number;
	helpedMe: boolean;
	/** How many people have seen the same elsewhere. */
	saw: number;
	sawIt: boolean;
	/** What people said they do differently now, with their names. */
	changed: { by: { id: number; name: string }; sentence: string; day: string; lesson: number | null }[];
	/** Its readers say it, and not those who wrote it; never of a draft. */
	mayThank: boolean;
}

export async function thanksOf(db: Reader, who: Person, { kind, number }: Named): Promise<Thanks> {
	return thanksFor(db, who, await findEntry(db, who, kind, number));
}

export async function thanksFor(db: Reader, who: Person, found: Found): Promise<Thanks> {
	const rows = await db
		.select({ thanks, name: person.name })
		.from(thanks)
		.innerJoin(person, eq(person.id, thanks.personId))
		.where(eq(thanks.entryId, found.id))
		.orderBy(asc(thanks.id));
	const of = (kind: CountedThanks) => {
		const said = rows.flatMap((row) => (row.thanks.kind === kind ? [row.thanks] : []));
		return {
			people: new Set(said.map(({ personId }) => personId)).size,
			mine: said.some(({ personId, lessonId }) => personId === who.id && lessonId === null),
		};
	};
	const [helped, saw] = [of('helped'), of('saw')];
	const changed = rows.filter((row) => row.thanks.kind === 'changed');
	return {
		travelled: await travelled(db, found),
		helped: helped.people,
		helpedMe: helped.mine,
		saw: saw.people,
		sawIt: saw.mine,
		changed: changed.map(({ thanks: { personId, sentence, day, lessonId }, name }) => ({
			by: { id: personId, name },
			sentence,
			day,
			lesson: lessonId,
		})),
		mayThank: found.publishedAt !== null && !found.isAuthor,
	};
}

/** Once for each person: saying it again changes nothing. */
export async function sayHelped(db: Database, who: Person, of: Named, what: Helped): Promise<void> {
	await count(db, who, of, { kind: 'helped', ...what });
}

/** The same happened where they are. */
export async function saySaw(db: Database, who: Person, of: Named, what: Helped): Promise<void> {
	await count(db, who, of, { kind: 'saw', ...what });
}

async function count(
	db: Database,
	who: Person,
	of: Named,
	{ kind, lesson }: Helped & { kind: CountedThanks },
): Promise<void> {
	await transact(db, async (tx) => {
		const entryId = await thankable(tx, who, of, lesson);
		if (await said(tx, who, { entryId, kind, lesson })) return;
		await tx.insert(thanks).values(rowOf(who, entryId, kind, lesson, ''));
	});
}

/** One sentence for each person; saying it again puts the new one in its place. Its authors hear of it once. */
export async function sayChanged(
	db: Database,
	who: Person,
	of: Named,
	{ lesson, sentence }: Changed,
): Promise<void> {
	await transact(db, async (tx) => {
		const entryId = await thankable(tx, who, of, lesson);
		const mine = await said(tx, who, { entryId, kind: 'changed', lesson });
		if (mine) await tx.update(thanks).set({ sentence }).where(eq(thanks.id, mine.id));
		else await tx.insert(thanks).values(rowOf(who, entryId, 'changed', lesson, sentence));
		const to = await authorIds(tx, entryId);
		await tell(tx, { to, kind: 'changed-something', entryId, by: who.id, subject: String(who.id) });
	});
}

/** What was never said is taken back already. */
export async function takeBack(
	db: Database,
	who: Person,
	{ kind, number }: Named,
	what: { kind: ThanksKind; lesson: number | null },
): Promise<void> {
	await transact(db, async (tx) => {
		const { id: entryId } = await findEntry(tx, who, kind, number);
		const mine = await said(tx, who, { entryId, ...what });
		if (!mine) return;
		await tx.delete(thanks).where(eq(thanks.id, mine.id));
		if (what.kind === 'changed') {
			await settle(tx, { kind: 'changed-something', entryId, subject: String(who.id) });
		}
	});
}

async function thankable(
	tx: Transaction,
	who: Person,
	{ kind, number }: Named,
	lessonId: number | null,
): Promise<number> {
	const found = await findEntry(tx, who, kind, number);
	if (found.publishedAt === null)
		conflict('It is a draft. What it changed can be said once it is published.');
	if (found.isAuthor) forbidden('You wrote it. What it did for others is theirs to say.');
	if (lessonId !== null) {
		const its = and(eq(lesson.id, lessonId), eq(lesson.entryId, found.id));
		const [known] = await tx.select({ id: lesson.id }).from(lesson).where(its);
		if (!known) missing('This lesson');
	}
	return found.id;
}

async function said(
	tx: Transaction,
	who: Person,
	of: { entryId: number; kind: ThanksKind; lesson: number | null },
): Promise<{ id: number } | undefined> {
	const [mine] = await tx
		.select({ id: thanks.id })
		.from(thanks)
		.where(
			and(
				eq(thanks.entryId, of.entryId),
				eq(thanks.kind, of.kind),
				eq(thanks.personId, who.id),
				of.lesson === null ? isNull(thanks.lessonId) : eq(thanks.lessonId, of.lesson),
			),
		);
	return mine;
}

function rowOf(who: Person, entryId: number, kind: ThanksKind, lessonId: number | null, sentence: string) {
	return { entryId, kind, lessonId, personId: who.id, sentence, day: isoDay(now(), 'UTC') };
}
