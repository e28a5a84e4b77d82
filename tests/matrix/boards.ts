import { add, remove, rewrite } from '#domain/projects/board/cards.server.ts';
import { setColumn } from '#domain/projects/board/columns.server.ts';
import { readBoard } from '#domain/projects/board/reading.server.ts';
import { say } from '#domain/projects/board/talk.server.ts';
import type { Company } from '../support/people.ts';
import { startProject } from '../support/projects.ts';

/** A board for each project of the author, by who may see it. */
export type Boards = Record<'team' | 'workspace', { number: number; columns: number[]; said: number }>;

export const CARD = 'card-in-matrix';
export const TAKEN = 'card-taken-away';
export const cardOn = (object: string, uid: string) => `${uid}-${object}`;

export async function makeBoards({ db, member }: Company): Promise<Boards> {
	const make = async (visibility: 'team' | 'workspace') => {
		const title = `A board for the ${visibility}`;
		const { number } = await startProject(db, member, { title, team: 'payments', visibility });
		for (const name of [CARD, TAKEN, 'card-beside-it']) {
			const uid = cardOn(visibility, name);
			await add(db, member, number, { uid, title: name, column: -1 });
			if (name === TAKEN) await remove(db, member, number, { uid });
		}
		const steps = [{ text: 'The first', done: false }];
		await rewrite(db, member, number, { uid: cardOn(visibility, CARD), steps });
		const said = await say(db, member, number, cardOn(visibility, CARD), { text: 'Who can look?' });
		const words = { column: null, name: 'Empty', about: '', most: null, learns: false, waits: false };
		await setColumn(db, member, number, words);
		const { board } = await readBoard(db, member, number);
		return { number, columns: board.columns.map(({ id }) => id), said: said.comment };
	};
	return { team: await make('team'), workspace: await make('workspace') };
}
