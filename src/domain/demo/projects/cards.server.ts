import { and, eq } from 'drizzle-orm';
import { HOUR } from '#lib/dates.ts';
import { randomName } from '#lib/db/ids.server.ts';
import type { Transaction } from '#lib/db/open.server.ts';
import { sayAt } from '../../entries/discussion/spot.server.ts';
import { entry } from '../../entries/tables.server.ts';
import { setPeople, store } from '../../projects/board/cards.server.ts';
import { begun } from '../../projects/board/changing.server.ts';
import { spotOf } from '../../projects/board/talk.server.ts';
import { teachIn } from '../../projects/board/teaching.server.ts';
import { board } from '../../projects/board/tables.server.ts';
import type { Cast } from '../cast.server.ts';
import { QUEUE_CARDS, type DemoCard } from './cards.ts';

/** What each project of the example has on its board, by its title. */
const BOARDS: readonly { title: string; by: string; cards: readonly DemoCard[]; hours: [number, number] }[] =
	[{ title: 'Queue that explains itself', by: 'ines', cards: QUEUE_CARDS, hours: [41, 128] }];

/** Fills the boards of the projects that are there. */
export async function addBoards(tx: Transaction, cast: Cast): Promise<void> {
	for (const { title, by, cards, hours } of BOARDS) {
		const isIt = and(eq(entry.kind, 'project'), eq(entry.title, title));
		const [found] = await tx.select({ entryId: entry.id }).from(entry).where(isIt);
		if (!found) continue;
		await addCards(tx, cast, { ...found, by, cards });
		const [hoursSpent, hoursMeant] = hours;
		await tx.update(board).set({ hoursSpent, hoursMeant }).where(eq(board.entryId, found.entryId));
	}
}

/** Puts cards on the board of a project, each by the first of those who are on it, or else by that person. */
export async function addCards(
	tx: Transaction,
	{ personOf }: Cast,
	{ entryId, by, cards }: { entryId: number; by: string; cards: readonly DemoCard[] },
): Promise<void> {
	for (const { people = [], steps = [], said = [], learned, outcome = null, ...given } of cards) {
		const it = await begun(tx, await personOf(people[0] ?? by), entryId);
		const uid = randomName(20);
		const at = it.at - given.since * HOUR;
		const id = await store(
			it,
			{ uid, title: given.title, column: -1 - given.column },
			{
				body: given.body ?? '',
				steps: steps.map(([text, done]) => ({ text, done })),
				labels: given.labels ?? [],
				...{ madeAt: at, enteredAt: at },
			},
		);
		const ids = await Promise.all(people.map(async (mailbox) => (await personOf(mailbox)).id));
		await setPeople(it, id, ids);
		if (learned !== undefined) await teachIn(it, { uid, learned, outcome });
		for (const [mailbox, text, ago] of said)
			await sayAt(tx, await personOf(mailbox), entryId, spotOf({ id, uid }), text, it.at - ago * HOUR);
	}
}
