import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshCompany, type Company } from '../../../../tests/support/people.ts';
import { startProject } from '../../../../tests/support/projects.ts';
import { isMissing } from '#lib/errors.ts';
import type { Person } from '../../accounts/person.ts';
import { cardsIn, merged, type Board, type Changes } from './board.ts';
import { add, remove, restore } from './cards.server.ts';
import { withDeed, type Deed } from './deeds.ts';
import { move } from './moving.server.ts';
import { boardOf, changesSince } from './reading.server.ts';

let company: Company;
beforeAll(async () => void (company = await freshCompany(Date.parse('2026-11-30T08:00Z'))));
afterAll(() => company.close());

/** A browser: what the server said last, what it does not have yet, and answers that are still on their way. */
class Browser {
	confirmed: Board;
	waiting: Deed[] = [];
	answers: { changes: Changes; settles: Deed | null }[] = [];
	readonly #who: Person;
	readonly #number: number;
	readonly #prefix: string;

	constructor(who: Person, number: number, board: Board) {
		this.#who = who;
		this.#number = number;
		this.#prefix = `card-${number}`;
		this.confirmed = board;
	}

	get view(): Board {
		return this.waiting.reduce((board, deed) => withDeed(board, deed, 0), this.confirmed);
	}

	act(kind: number, which: number, column: number, beside: number): void {
		const { cards, columns } = this.view;
		const card = cards[which % Math.max(1, cards.length)];
		const into = columns[column % columns.length];
		if (!card || !into) return;
		const others = cardsIn(cards, into.id).filter(({ uid }) => uid !== card.uid);
		const at = beside % (others.length + 1);
		const between = { before: others[at]?.uid ?? null, after: others[at - 1]?.uid ?? null };
		const { uid } = card;
		if (kind === 0) this.waiting.push({ act: 'remove', input: { uid } });
		else if (kind === 1)
			this.waiting.push({ act: 'restore', input: { uid: `${this.#prefix}-${which % 6}` } });
		else this.waiting.push({ act: 'move', input: { uid, column: into.id, ...between } });
	}

	/** @param lost `there` never arrives; `back` is done, and nobody hears of it, so that it is sent again */
	async send(lost: 'there' | 'back' | 'neither'): Promise<void> {
		const [deed] = this.waiting;
		if (!deed || lost === 'there' || this.answers.some(({ settles }) => settles === deed)) return;
		await perform(this.#who, this.#number, deed).catch((problem: unknown) => {
			if (!isMissing(problem)) throw problem;
		});
		if (lost === 'neither') await this.ask(deed);
	}

	async ask(settles: Deed | null = null): Promise<void> {
		const changes = await changesSince(company.db, this.#who, this.#number, this.confirmed.change);
		this.answers.push({ changes, settles });
	}

	/** In whatever order they come. */
	hear(which: number): void {
		const [answer] = this.answers.splice(which % Math.max(1, this.answers.length), 1);
		if (!answer) return;
		this.confirmed = merged(this.confirmed, answer.changes);
		this.waiting = this.waiting.filter((deed) => deed !== answer.settles);
	}
}

function perform(who: Person, number: number, deed: Deed): Promise<void> {
	const { db } = company;
	switch (deed.act) {
		case 'move':
			return move(db, who, number, deed.input);
		case 'remove':
			return remove(db, who, number, deed.input);
		case 'restore':
			return restore(db, who, number, deed.input);
		default:
			throw new Error('Nobody does that here.');
	}
}

const order = ({ columns, cards }: Board) =>
	columns.map(({ id, name }) => ({ name, cards: cardsIn(cards, id).map(({ uid }) => uid) }));

const step = fc.record({
	browser: fc.nat(2),
	does: fc.constantFrom('act', 'act', 'send', 'send', 'ask', 'hear', 'hear'),
	kind: fc.nat(6),
	which: fc.nat(5),
	column: fc.nat(3),
	beside: fc.nat(6),
	lost: fc.constantFrom<'there' | 'back' | 'neither'>('neither', 'neither', 'there', 'back'),
});

test('whatever three people move, in whatever order it is sent, lost, sent again and heard, all see one order', async () => {
	const { db, member, owner } = company;
	await fc.assert(
		fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 40 }), async (steps) => {
			const { id, number } = await startProject(db, member, { authors: [owner.email] });
			for (let k = 0; k < 6; k++)
				await add(db, member, number, {
					uid: `card-${number}-${k}`,
					title: `Card ${k}`,
					column: -1 - (k % 3),
				});
			const first = await boardOf(db.read, id);
			const browsers = [member, owner, member].map((who) => new Browser(who, number, first));
			for (const { browser, does, kind, which, column, beside, lost } of steps) {
				const one = browsers[browser];
				if (does === 'act') one?.act(kind, which, column, beside);
				else if (does === 'send') await one?.send(lost);
				else if (does === 'ask') await one?.ask();
				else one?.hear(which);
			}
			for (const one of browsers) {
				while (one.waiting.length > 0) {
					await one.send('neither');
					one.hear(0);
				}
			}
			const now = order(await boardOf(db.read, id));
			for (const one of browsers) {
				await one.ask();
				while (one.answers.length > 0) one.hear(one.answers.length - 1);
				expect(order(one.view)).toEqual(now);
			}
		}),
		{ numRuns: 40 },
	);
});
