import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import { now } from '#lib/db/clock.ts';
import type { Database, Reader, Transaction } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { forbidden, invalid, missing } from '#lib/errors.ts';
import type { Person } from '../accounts/person.ts';
import { person } from '../accounts/tables.server.ts';
import { findEntry, type Found } from '../entries/entries.server.ts';
import { authorIds } from '../entries/parts.server.ts';
import { peopleAsked } from '../entries/people-asked.server.ts';
import { endShareLinks } from '../entries/share-links-ending.server.ts';
import { authorsOf } from '../entries/sharing.server.ts';
import { entry } from '../entries/tables.server.ts';
import { decides, visibleTo } from '../entries/visibility.server.ts';
import { askWitnesses, dismissWitness } from '../entries/witnesses.server.ts';
import { settle, tell } from '../notifications/notifications.server.ts';
import type { AskedConsent, Consent, ConsentAnswer } from './consent.ts';
import { readContent } from './content.server.ts';
import { passagesNaming } from './named.ts';
import { KIND } from './stories.server.ts';
import { storyConsent } from './tables.server.ts';

export interface SpokenOf {
	id: number;
	name: string;
	state: Consent;
	passage: string;
	/** Theirs, and the author's. */
	note: string;
}

/** Whom it speaks of and what they said: for those who write it. */
export function consentsOf(db: Reader, entryId: number): Promise<SpokenOf[]> {
	return db
		.select({
			id: person.id,
			name: person.name,
			state: storyConsent.state,
			passage: storyConsent.passage,
			note: storyConsent.note,
		})
		.from(storyConsent)
		.innerJoin(person, eq(person.id, storyConsent.personId))
		.where(eq(storyConsent.entryId, entryId))
		.orderBy(asc(storyConsent.askedAt), asc(person.id));
}

/**
 * Asks somebody whether it may be told. They are shown these words and what the story is called, and nothing else
 * of a draft; where no words are given it is the paragraphs that name them.
 */
export async function askConsent(
	db: Database,
	who: Person,
	number: number,
	{ person: named, passage }: AskedConsent,
): Promise<void> {
	const [whom] = await peopleAsked(db, who, [named], 'person');
	if (!whom) return;
	await transact(db, async (tx) => {
		const found = await written(tx, who, number, whom);
		const words = passage === '' ? passagesNaming(whom, await readContent(tx, found)) : passage;
		if (words === '')
			invalid({ passage: `${whom.name} is not named in it. Show them the words that speak of them.` });
		await keep(tx, found.id, whom.id, { state: 'asked', passage: words });
		await askWitnesses(tx, who, found.id, [whom.id]);
		await tell(tx, { to: [whom.id], kind: 'story-consent', entryId: found.id, by: who.id });
	});
}

/** The author says that somebody agreed face to face. Nobody is told. */
export async function sayInPerson(
	db: Database,
	who: Person,
	number: number,
	{ person: named }: Pick<AskedConsent, 'person'>,
): Promise<void> {
	const [whom] = await peopleAsked(db, who, [named], 'person');
	if (!whom) return;
	await transact(db, async (tx) => {
		const found = await written(tx, who, number, whom);
		await keep(tx, found.id, whom.id, {
			state: 'in-person',
			passage: passagesNaming(whom, await readContent(tx, found)),
		});
		await letGo(tx, found.id, whom.id);
	});
}

/** They are not in it any more, or not so that anybody would know them: nobody waits for their word. */
export async function takeOut(
	db: Database,
	who: Person,
	number: number,
	{ personId }: { personId: number },
): Promise<void> {
	await transact(db, async (tx) => {
		const found = await ofAuthor(tx, who, number);
		await tx.delete(storyConsent).where(isOf(found.id, personId));
		await letGo(tx, found.id, personId);
	});
}

async function keep(
	tx: Transaction,
	entryId: number,
	personId: number,
	asked: Pick<SpokenOf, 'state' | 'passage'>,
): Promise<void> {
	const row = { ...asked, note: '', askedAt: now(), answeredAt: null };
	await tx
		.insert(storyConsent)
		.values({ entryId, personId, ...row })
		.onConflictDoUpdate({ target: [storyConsent.entryId, storyConsent.personId], set: row });
	await endShareLinks(tx, entryId);
}

/** Nobody asks them any more. */
async function letGo(tx: Transaction, entryId: number, personId: number): Promise<void> {
	await dismissWitness(tx, entryId, personId);
	await settleAsked(tx, entryId, personId);
}

async function settleAsked(tx: Transaction, entryId: number, personId: number): Promise<void> {
	for (const kind of ['story-consent', 'story-elsewhere'] as const) {
		await settle(tx, { kind, entryId, to: [personId] });
	}
}

async function written(tx: Transaction, who: Person, number: number, whom: Person): Promise<Found> {
	const found = await ofAuthor(tx, who, number);
	if ((await authorIds(tx, found.id)).includes(whom.id))
		invalid({ person: `${whom.name} tells it. What they write of themselves is theirs to say.` });
	return found;
}

async function ofAuthor(tx: Transaction, who: Person, number: number): Promise<Found> {
	const found = await findEntry(tx, who, KIND, number);
	if (!decides(who, found)) forbidden('Its authors ask those whom it speaks of.');
	return found;
}

const isOf = (entryId: number, personId: number) =>
	and(eq(storyConsent.entryId, entryId), eq(storyConsent.personId, personId));

/** What whoever is spoken of sees: the words about them, whose they are, and whether they may read it all. */
export interface AskedOf extends Omit<SpokenOf, 'id' | 'name'> {
	entryId: number;
	title: string;
	authors: { id: number; name: string }[];
	mayReadAll: boolean;
}

export async function askedOf(db: Reader, who: Person, number: number): Promise<AskedOf> {
	const [row] = await db
		.select({
			entryId: entry.id,
			title: entry.title,
			state: storyConsent.state,
			passage: storyConsent.passage,
			note: storyConsent.note,
		})
		.from(storyConsent)
		.innerJoin(entry, eq(entry.id, storyConsent.entryId))
		.where(
			and(
				eq(entry.kind, KIND),
				eq(entry.number, number),
				isNull(entry.removedAt),
				eq(storyConsent.personId, who.id),
				// What was said to somebody's face is not asked here.
				inArray(storyConsent.state, ['asked', 'agreed', 'anywhere', 'declined']),
			),
		);
	if (!row) missing('This story');
	const authors = (await authorsOf(db, [row.entryId])).get(row.entryId) ?? [];
	const open = await db
		.select({ id: entry.id })
		.from(entry)
		.where(and(eq(entry.id, row.entryId), visibleTo(who)));
	return {
		...row,
		authors: authors.map(({ id, name }) => ({ id, name })),
		mayReadAll: open.length > 0,
	};
}

/** They may say it again, also the other way, and after it was published: its authors hear of it. */
export async function answerConsent(
	db: Database,
	who: Person,
	number: number,
	{ answer: state, note }: ConsentAnswer,
): Promise<void> {
	await transact(db, async (tx) => {
		const { entryId } = await askedOf(tx, who, number);
		await tx.update(storyConsent).set({ state, note, answeredAt: now() }).where(isOf(entryId, who.id));
		if (state !== 'anywhere') await endShareLinks(tx, entryId);
		await settleAsked(tx, entryId, who.id);
		await tell(tx, {
			to: await authorIds(tx, entryId),
			kind: 'story-consent-answered',
			entryId,
			by: who.id,
			subject: String(who.id),
		});
	});
}

/** What holds it back, in words; null where nothing does. Whoever has left cannot be asked. */
export async function outstanding(db: Reader, entryId: number): Promise<string | null> {
	const rows = await db
		.select({ name: person.name, state: storyConsent.state })
		.from(storyConsent)
		.innerJoin(person, eq(person.id, storyConsent.personId))
		.where(and(eq(storyConsent.entryId, entryId), inArray(storyConsent.state, ['asked', 'declined'])))
		.orderBy(asc(storyConsent.askedAt), asc(person.id));
	const named = (state: Consent) => rows.flatMap((row) => (row.state === state ? [row.name] : []));
	const [declined, asked] = [named('declined'), named('asked')];
	if (rows.length === 0) return null;
	const words = [
		declined.length === 0 ? '' : `${AND.format(declined)} would rather not be in it.`,
		asked.length === 0 ? '' : `${AND.format(asked)} ${asked.length === 1 ? 'has' : 'have'} not answered yet.`,
		'It can go out once they agree, or once you take them out of it.',
	];
	return words.filter(Boolean).join(' ');
}

const AND = new Intl.ListFormat('en-GB', { type: 'conjunction' });
