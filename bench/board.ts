import { createClient } from '@libsql/client';
import { eq } from 'drizzle-orm';
import { findPerson } from '#domain/accounts/people.server.ts';
import type { Person } from '#domain/accounts/person.ts';
import { entry } from '#domain/entries/tables.server.ts';
import { cardsIn, merged } from '#domain/projects/board/board.ts';
import { store } from '#domain/projects/board/cards.server.ts';
import { begun } from '#domain/projects/board/changing.server.ts';
import { withDeed } from '#domain/projects/board/deeds.ts';
import { move } from '#domain/projects/board/moving.server.ts';
import { changesSince, readBoard } from '#domain/projects/board/reading.server.ts';
import { pitch } from '#domain/projects/projects.server.ts';
import { NewProject } from '#domain/projects/pitching.ts';
import { prepareReader, type Database } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { against, ROUNDS, time } from './against.ts';
import { OWNER, openBench } from './fill.ts';
import { percentile, type Row } from './table.ts';

const CARDS = 500;
const TITLE = 'A board with many cards';

/** Milliseconds of a board with 500 cards: read, moved on, heard of by others, and drawn in order. */
export async function measureBoard(): Promise<Row[]> {
	const db = await openBench();
	const driver = createClient({ url: `file:${db.file}`, concurrency: 1 });
	await prepareReader(driver);
	try {
		const who = await findPerson(db.read, OWNER.email);
		if (!who) throw new Error('The owner is not there.');
		const number = await boardWith(db, who);
		return [
			...(await against('a board with 500 cards', db, driver, [() => readBoard(db, who, number)])),
			...(await moving(db, who, number)),
		];
	} finally {
		driver.close();
		await db.close();
	}
}

async function boardWith(db: Database, who: Person): Promise<number> {
	const [found] = await db.read.select({ number: entry.number }).from(entry).where(eq(entry.title, TITLE));
	if (found) return found.number;
	const { id, number } = await pitch(db, who, NewProject.parse({ title: TITLE }));
	await transact(db, async (tx) => {
		const it = await begun(tx, who, id);
		for (let k = 0; k < CARDS; k++) {
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
