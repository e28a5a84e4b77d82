import type { Person } from '#domain/accounts/person.ts';
import { cardsIn, merged } from '#domain/projects/board/board.ts';
import { store } from '#domain/projects/board/cards.server.ts';
import { begun } from '#domain/projects/board/changing.server.ts';
import { withDeed } from '#domain/projects/board/deeds.ts';
import { move } from '#domain/projects/board/moving.server.ts';
import { changesSince, readBoard } from '#domain/projects/board/reading.server.ts';
import { pitch } from '#domain/projects/projects.server.ts';
import { NewProject } from '#domain/projects/pitching.ts';
import type { Database } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { against, ROUNDS, time } from './against.ts';
import { inFreshWorkspace } from './fresh.ts';
import { percentile, type Row } from './table.ts';

const CARDS = 500;

/** Milliseconds of a board with 500 cards: read, moved on, heard of by others, and drawn in order. */
export function measureBoard(): Promise<Row[]> {
	return inFreshWorkspace(
		(db, who) => boardWith(db, who, CARDS),
		async ({ db, driver, owner, filled: number }) => [
			...(await against('a board with 500 cards', db, driver, [() => readBoard(db, owner, number)])),
			...(await moving(db, owner, number)),
		],
	);
}

export async function boardWith(db: Database, who: Person, cards: number): Promise<number> {
	const { id, number } = await pitch(db, who, NewProject.parse({ title: 'A board with many cards' }));
	await transact(db, async (tx) => {
		const it = await begun(tx, who, id);
		for (let k = 0; k < cards; k++) {
			const card = { uid: `card-of-bench-${k}`, title: `What happens in case ${k}?`, column: -1 - (k % 4) };
			await store(it, card, { body: `Nobody has looked at case **${k}** yet.` });
		}
	});
	return number;
}

/** A card goes from the end of the first column to its top, against reading all of it anew each time. */
async function moving(db: Database, who: Person, number: number): Promise<Row[]> {
	const moved: number[] = [];
	const heard: number[] = [];
	const anew: number[] = [];
	let { board } = await readBoard(db, who, number);
	for (let round = 0; round < ROUNDS; round++) {
		const [column] = board.columns;
		const cards = cardsIn(board.cards, column?.id ?? 0);
		const input = {
			...{ uid: cards.at(-1)?.uid ?? '', column: column?.id ?? 0 },
			...{ before: cards[0]?.uid ?? null, after: null },
		};
		withDeed(board, { act: 'move', input }, 0);
		moved.push(await time(() => move(db, who, number, input)));
		heard.push(
			await time(async () => {
				board = merged(board, await changesSince(db, who, number, board.change));
			}),
		);
		anew.push(await time(() => readBoard(db, who, number)));
	}
	const baseline = 'reading the board anew';
	const figure = 'ms, median';
	return [
		{ what: 'a move among 500', figure, ours: percentile(moved), baseline, theirs: percentile(anew) },
		{ what: 'hearing of a move', figure, ours: percentile(heard), baseline, theirs: percentile(anew) },
	];
}
