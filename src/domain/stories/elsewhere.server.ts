import { asc, eq, isNull } from 'drizzle-orm';
import { now } from '#lib/db/clock.ts';
import type { Database, Reader, Transaction } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { conflict, forbidden } from '#lib/errors.ts';
import type { Person } from '../accounts/person.ts';
import { person } from '../accounts/tables.server.ts';
import { findEntry } from '../entries/entries.server.ts';
import type { NewShareLink } from '../entries/share-link.ts';
import { endShareLinks, hasOpenLinks } from '../entries/share-links-ending.server.ts';
import { makeShareLink } from '../entries/share-links.server.ts';
import { authorsOf } from '../entries/sharing.server.ts';
import { decides } from '../entries/visibility.server.ts';
import { askWitnesses } from '../entries/witnesses.server.ts';
import { tell } from '../notifications/notifications.server.ts';
import type { Consent } from './consent.ts';
import { readContent, type Stored } from './content.server.ts';
import { passagesNaming, peopleNamedIn } from './named.ts';
import { storyConsent } from './tables.server.ts';

/** Somebody whom a story speaks of, and who has not agreed to readers elsewhere. */
export interface NotAgreed {
	id: number;
	name: string;
	/** Null where they are named and were not asked at all. */
	state: Exclude<Consent, 'anywhere'> | null;
	/** Whoever has left cannot be asked. */
	hasLeft: boolean;
}

/** Whom its author asks before a link can show it: nobody where nobody but its tellers is in it. */
export async function notAgreed(
	db: Reader,
	{ id, content }: { id: number; content: Told },
): Promise<NotAgreed[]> {
	const said = await db
		.select({ id: person.id, name: person.name, left: person.deactivatedAt, state: storyConsent.state })
		.from(storyConsent)
		.innerJoin(person, eq(person.id, storyConsent.personId))
		.where(eq(storyConsent.entryId, id))
		.orderBy(asc(storyConsent.askedAt), asc(person.id));
	const tellers = ((await authorsOf(db, [id])).get(id) ?? []).map((one) => one.id);
	const known = new Set([...tellers, ...said.map((one) => one.id)]);
	const here = await db
		.select({ id: person.id, name: person.name })
		.from(person)
		.where(isNull(person.deactivatedAt));
	const others = here.filter((one) => !known.has(one.id));
	const named = peopleNamedIn(others, content);
	return [
		...said.flatMap(({ state, left, ...one }) =>
			state === 'anywhere' ? [] : [{ ...one, state, hasLeft: left !== null }],
		),
		...named.map(({ id, name }) => ({ id, name, state: null, hasLeft: false })),
	];
}

type Told = Parameters<typeof peopleNamedIn>[1];

/** A link to a story that is signed, and that everybody here may read: everybody in it agreed to that. */
export function makeLinkElsewhere(
	db: Database,
	who: Person,
	number: number,
	input: NewShareLink,
): Promise<{ id: number; secret: string; expiresAt: number }> {
	return makeShareLink(db, who, { kind: 'story', number }, input, {
		refuse: async (tx, found) => {
			const content = await readContent(tx, found);
			if (content.month !== null) conflict('It is told without a name, for the people here alone.');
			if (found.visibility !== 'workspace') {
				conflict('It is kept to some people here. A link shows what everybody here may read.');
			}
			const waiting = await notAgreed(tx, { id: found.id, content });
			if (waiting.length > 0) conflict(`${NOT_TO_THE_WORLD} ${AND.format(waiting.map(({ name }) => name))}.`);
		},
	});
}

const NOT_TO_THE_WORLD = 'It speaks of people who have not agreed to readers elsewhere:';
const AND = new Intl.ListFormat('en-GB');

/** Asks somebody whether people elsewhere may read it, too. What they agreed to before stays as it is. */
export async function askAboutElsewhere(
	db: Database,
	who: Person,
	number: number,
	{ personId }: { personId: number },
): Promise<void> {
	await transact(db, async (tx) => {
		const found = await findEntry(tx, who, 'story', number);
		if (!decides(who, found)) forbidden('Its authors ask those whom it speaks of.');
		const content = await readContent(tx, found);
		const whom = (await notAgreed(tx, { id: found.id, content })).find(({ id }) => id === personId);
		if (!whom) conflict('They are not in it any more, or agreed to that already.');
		if (whom.hasLeft) conflict(`${whom.name} has left, and cannot be asked.`);
		if (whom.state === 'asked' || whom.state === 'declined') conflict(`${whom.name} was asked already.`);
		if (whom.state !== 'agreed') await askAnew(tx, found.id, { ...whom, content });
		await askWitnesses(tx, who, found.id, [personId]);
		await tell(tx, { to: [personId], kind: 'story-elsewhere', entryId: found.id, by: who.id });
	});
}

/** They answer for themselves: what its author said of them does not reach so far. */
async function askAnew(
	tx: Transaction,
	entryId: number,
	{ id: personId, name, content }: { id: number; name: string; content: Stored },
): Promise<void> {
	const passage = passagesNaming({ name }, content) || content.title;
	const asked = { state: 'asked' as const, passage, note: '', askedAt: now(), answeredAt: null };
	await tx
		.insert(storyConsent)
		.values({ entryId, personId, ...asked })
		.onConflictDoUpdate({ target: [storyConsent.entryId, storyConsent.personId], set: asked });
}

/** Words that name somebody who has not agreed to it are for no link that was made before. */
export async function endLinksWhereSomebodyIsNamed(
	tx: Transaction,
	of: { id: number; content: Told },
): Promise<void> {
	if (!(await hasOpenLinks(tx, of.id))) return;
	if ((await notAgreed(tx, of)).length > 0) await endShareLinks(tx, of.id);
}
