import type { z } from 'zod';
import { transact } from '#lib/db/transact.server.ts';
import type { Database } from '#lib/db/open.server.ts';
import type { Person } from '../../accounts/person.ts';
import { rewriteIn, takeBackIn } from '../../entries/discussion/own-words.server.ts';
import type { ChangedNote, OneNote, Place, Reply, Spot } from '../../entries/discussion/note.ts';
import type { ShownComment } from '../../entries/discussion/shown.ts';
import { sayAt, saidAt } from '../../entries/discussion/spot.server.ts';
import { findEntry } from '../../entries/entries.server.ts';
import { tell } from '../../notifications/notifications.server.ts';
import { KIND } from '../project.ts';
import { stir } from '../state.server.ts';
import { begun, presentCard, set, type Changing, type StoredCard } from './changing.server.ts';
import { peopleOn } from './reading.server.ts';
import { partOf } from './talk.ts';
import { sayChanged } from './watching.server.ts';

export interface Talk {
	uid: string;
	title: string;
	comments: ShownComment[];
}

/** What is said about a card, for whoever may see the board. */
export async function talkOf(db: Database, who: Person, number: number, uid: string): Promise<Talk> {
	const { id } = await findEntry(db.read, who, KIND, number);
	const card = await presentCard({ tx: db.read, entryId: id }, uid);
	const comments = await saidAt(db, who, placeAt(number, card));
	return { uid, title: card.title, comments };
}

/** Those on the card hear of it, and those who spoke there; whoever is named hears that they were. */
export function say(
	db: Database,
	who: Person,
	number: number,
	uid: string,
	{ text }: Reply,
): Promise<{ comment: number }> {
	return talking(db, who, number, uid, async (it, card) => {
		const { tx, entryId, at } = it;
		const { id, mentioned, before } = await sayAt(tx, who, entryId, spotOf(card), text, at);
		const on = (await peopleOn(tx, [card.id])).get(card.id) ?? [];
		const to = [...on.map((one) => one.id), ...before].filter((one) => !mentioned.includes(one));
		await tell(tx, { to, kind: 'card-said', entryId, by: who.id, subject: uid, at });
		return { comment: id };
	});
}

export function rewriteSaid(
	db: Database,
	who: Person,
	number: number,
	uid: string,
	input: z.output<typeof ChangedNote>,
): Promise<void> {
	return talking(db, who, number, uid, ({ tx }, card) => rewriteIn(tx, who, placeAt(number, card), input));
}

export function takeBackSaid(
	db: Database,
	who: Person,
	number: number,
	uid: string,
	input: z.output<typeof OneNote>,
): Promise<void> {
	return talking(db, who, number, uid, ({ tx }, card) => takeBackIn(tx, who, placeAt(number, card), input));
}

/** Whoever may see the board may say something on it. Pages that show it hear that the card is another one now. */
function talking<Result>(
	db: Database,
	who: Person,
	number: number,
	uid: string,
	work: (it: Changing, card: StoredCard) => Promise<Result>,
): Promise<Result> {
	return transact(db, async (tx) => {
		const { id } = await findEntry(tx, who, KIND, number);
		const it = await begun(tx, who, id);
		const card = await presentCard(it, uid);
		const result = await work(it, card);
		await set(it, card.id, {});
		await stir(tx, id);
		sayChanged(number);
		return result;
	});
}

export function spotOf({ id, uid }: Pick<StoredCard, 'id' | 'uid'>): Spot {
	return { part: partOf(id), page: `/board?card=${uid}` };
}

const placeAt = (number: number, card: StoredCard): Place & { at: Spot } => ({
	...{ kind: KIND, number },
	at: spotOf(card),
});
