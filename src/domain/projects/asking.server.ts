import { and, asc, eq, isNull } from 'drizzle-orm';
import { now } from '#lib/db/clock.ts';
import { conflict, missing } from '#lib/errors.ts';
import type { Database, Reader } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import type { Person } from '../accounts/person.ts';
import { person } from '../accounts/tables.server.ts';
import { authorIds } from '../entries/parts.server.ts';
import { settle, tell } from '../notifications/notifications.server.ts';
import { comeOnto, findOpen } from './joining.server.ts';
import { membersOf } from './people.server.ts';
import { findEditable } from '../entries/entries.server.ts';
import { KIND } from './project.ts';
import { rowOf } from './state.server.ts';
import { projectAsking } from './tables.server.ts';

const isOpen = (entryId: number, personId: number) =>
	and(eq(projectAsking.entryId, entryId), eq(projectAsking.personId, personId), isNull(projectAsking.answer));

/** Asks the people on it; asked twice, the later words stand. */
export async function askToJoin(
	db: Database,
	who: Person,
	number: number,
	{ words }: { words: string },
): Promise<void> {
	await transact(db, async (tx) => {
		const { id: entryId } = await findOpen(tx, who, number);
		const members = await membersOf(tx, entryId);
		if (members.some(({ id }) => id === who.id)) conflict('You are on it already.');
		const again = await tx
			.update(projectAsking)
			.set({ words, at: now() })
			.where(isOpen(entryId, who.id))
			.returning({ id: projectAsking.id });
		if (again.length === 0)
			await tx.insert(projectAsking).values({ entryId, personId: who.id, words, at: now() });
		const subject = String(who.id);
		await tell(tx, { to: await authorIds(tx, entryId), kind: 'project-asked', entryId, by: who.id, subject });
	});
}

export async function takeAskingBack(db: Database, who: Person, number: number): Promise<void> {
	await transact(db, async (tx) => {
		const { id: entryId } = await findOpen(tx, who, number);
		await tx.delete(projectAsking).where(isOpen(entryId, who.id));
		await settle(tx, { kind: 'project-asked', entryId, subject: String(who.id) });
	});
}

/** One of its authors answers. A no needs no reason, and is told kindly. */
export async function answerAsking(
	db: Database,
	who: Person,
	number: number,
	{ asking, answer }: { asking: number; answer: 'yes' | 'not-now' },
): Promise<void> {
	await transact(db, async (tx) => {
		const found = await findEditable(tx, who, KIND, number);
		const [row] = await tx
			.update(projectAsking)
			.set({ answer, answeredBy: who.id, answeredAt: now() })
			.where(
				and(eq(projectAsking.id, asking), eq(projectAsking.entryId, found.id), isNull(projectAsking.answer)),
			)
			.returning({ personId: projectAsking.personId });
		if (!row) missing('This question');
		const { personId } = row;
		const subject = String(personId);
		await settle(tx, { kind: 'project-asked', entryId: found.id, subject });
		if (answer === 'yes') {
			const project = await rowOf(tx, found.id);
			if (project.state === 'ended') conflict('It has ended in the meantime.');
			await comeOnto(tx, { ...found, project }, { personId, by: who.id });
		} else {
			await tell(tx, { to: [personId], kind: 'project-not-now', entryId: found.id, by: null, subject });
		}
	});
}

/** Who asks, for its authors; whoever asked sees their own. */
export async function askingsOf(db: Reader, who: Person, found: { id: number; isAuthor: boolean }) {
	const rows = await db
		.select({
			id: projectAsking.id,
			person: { id: person.id, name: person.name },
			words: projectAsking.words,
			at: projectAsking.at,
		})
		.from(projectAsking)
		.innerJoin(person, eq(person.id, projectAsking.personId))
		.where(and(eq(projectAsking.entryId, found.id), isNull(projectAsking.answer)))
		.orderBy(asc(projectAsking.at), asc(projectAsking.id));
	return {
		askings: found.isAuthor ? rows : [],
		asked: rows.find((row) => row.person.id === who.id) ?? null,
	};
}
