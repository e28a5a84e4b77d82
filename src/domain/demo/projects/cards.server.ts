import { HOUR } from '#lib/dates.ts';
import { randomName } from '#lib/db/ids.server.ts';
import type { Transaction } from '#lib/db/open.server.ts';
import { setPeople, store } from '../../projects/board/cards.server.ts';
import { begun } from '../../projects/board/changing.server.ts';
import { teachIn } from '../../projects/board/teaching.server.ts';
import type { Cast } from '../cast.server.ts';
import type { DemoCard } from './cards.ts';

/** Puts cards on the board of a project, each by the first of those who are on it, or else by that person. */
export async function addCards(
	tx: Transaction,
	{ personOf }: Cast,
	{ entryId, by, cards }: { entryId: number; by: string; cards: readonly DemoCard[] },
): Promise<void> {
	for (const { people = [], steps = [], learned, outcome = null, ...given } of cards) {
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
	}
}
