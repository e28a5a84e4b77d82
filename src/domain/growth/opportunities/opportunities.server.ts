import { isDeepStrictEqual } from 'node:util';
import { isoDay } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import { forbidden, invalid } from '#lib/errors.ts';
import type { Database, Transaction } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { mayBegin } from '../../accounts/may.ts';
import type { Person } from '../../accounts/person.ts';
import { createEntry, findEditable, reviseEntry } from '../../entries/entries.server.ts';
import type { Sharing } from '../../entries/entry.ts';
import { meet, sentBefore, type Met } from '../../entries/met.server.ts';
import { peopleAsked } from '../../entries/people-asked.server.ts';
import { removeEntry, restoreEntry } from '../../entries/removing.server.ts';
import { authorsOf, readSharing, withCurrentTeam } from '../../entries/sharing.server.ts';
import { markPublished } from '../../entries/standing.server.ts';
import { refreshWays } from '../../search/searchable.server.ts';
import { readContent, rowOf, writeContent, type OpportunityRow } from './content.server.ts';
import { BLANK, KIND, type OpportunityContent } from './opportunity.ts';
import type { NewOpportunity, OpportunityRevision } from './posting.ts';

export interface Opportunity extends Met {
	opportunity: OpportunityRow;
	content: OpportunityContent;
}

/** An opening that its readers see at once. What is sent twice under one uid is one. */
export async function post(
	db: Database,
	who: Person,
	input: NewOpportunity,
): Promise<{ id: number; number: number }> {
	if (!mayBegin(who)) forbidden('Guests read and discuss; the people of the workspace post openings.');
	const { team, visibility, readers = [], authors = [], contact, uid, ...given } = input;
	const content = { ...BLANK, ...given };
	refuseBackwards(content);
	refusePast(who, content.asksUntil);
	const answers = contact === undefined || contact === '' ? null : await contactAsked(db, who, contact);
	const others = await emailsAsked(db, who, authors, 'authors');
	const readBy = await emailsAsked(db, who, readers, 'readers');
	return transact(db, async (tx) => {
		const before = await sentBefore(tx, who, KIND, uid);
		if (before) return before;
		const sharing = await withCurrentTeam(tx, {
			team: team === '' || team === undefined ? null : team,
			visibility: visibility ?? 'workspace',
			readers: readBy,
			authors: answers ? [...others, answers.email] : others,
		});
		return store(tx, who, {
			content,
			sharing,
			contactId: answers?.id ?? who.id,
			...(uid === undefined ? {} : { uid }),
		});
	});
}

/** Stores an opening, as it is brought along from elsewhere as well. */
export async function store(
	tx: Transaction,
	who: Person,
	given: {
		content: OpportunityContent;
		sharing: Sharing;
		contactId?: number;
		uid?: string;
		number?: number | null;
		publishedAt?: number;
	},
): Promise<{ id: number; number: number }> {
	const { content, sharing, contactId = who.id, publishedAt, ...known } = given;
	refuseWithoutTeam(sharing);
	const made = await createEntry(tx, who, KIND, {
		title: content.title,
		body: content.details,
		sharing,
		content: { ...content, sharing: { ...sharing, authors: [who.email, ...sharing.authors] } },
		...known,
	});
	await writeContent(tx, made.id, content, contactId);
	await markPublished(tx, who, made.id, publishedAt);
	await refreshWays(tx, made.id);
	return made;
}

export async function read(db: Database, who: Person, number: number): Promise<Opportunity> {
	const met = await meet(db.read, who, KIND, number);
	return {
		...met,
		opportunity: await rowOf(db.read, met.entry.id),
		content: await readContent(db.read, met.entry),
	};
}

/**
 * Changes what is sent and leaves the rest. The same words again make no version.
 * @returns the version to start the next change from
 */
export async function revise(
	db: Database,
	who: Person,
	number: number,
	input: OpportunityRevision,
): Promise<{ version: number }> {
	const { readers, authors, contact, ...rest } = input;
	const known: Known = {
		readers: readers && (await emailsAsked(db, who, readers, 'readers')),
		authors: authors && (await emailsAsked(db, who, authors, 'authors')),
		contact: contact === undefined || contact === '' ? undefined : await contactAsked(db, who, contact),
	};
	return transact(db, (tx) => reviseIn(tx, who, number, rest, known));
}

interface Known {
	readers?: string[] | undefined;
	authors?: string[] | undefined;
	contact?: { id: number; email: string } | undefined;
}

export async function reviseIn(
	tx: Transaction,
	who: Person,
	number: number,
	input: Omit<OpportunityRevision, keyof Known>,
	known: Known = {},
): Promise<{ version: number }> {
	const found = await findEditable(tx, who, KIND, number);
	const before = await readContent(tx, found);
	const { contactId } = await rowOf(tx, found.id);
	const shared = await readSharing(tx, found);
	const { team, visibility, base, ...given } = input;
	const content = { ...before, ...given };
	if (content.asksUntil !== before.asksUntil) refusePast(who, content.asksUntil);
	refuseBackwards(content);
	const authors = known.authors ?? shared.authors;
	const sharing = await withCurrentTeam(tx, {
		team: team === undefined ? shared.team : team === '' ? null : team,
		visibility: visibility ?? shared.visibility,
		readers: known.readers ?? shared.readers,
		authors: [...new Set(known.contact ? [...authors, known.contact.email] : authors)],
	});
	refuseWithoutTeam(sharing);
	const wanted = known.contact?.id ?? contactId;
	const isSame = isDeepStrictEqual([content, sharing, wanted], [before, shared, contactId]);
	if (isSame && (base === undefined || base === found.version)) return { version: found.version };
	const version = await reviseEntry(tx, who, found, {
		title: content.title,
		body: content.details,
		sharing,
		content: { ...content, sharing },
		...(base === undefined ? {} : { base }),
	});
	await writeContent(tx, found.id, content, await answering(tx, found.id, wanted));
	await refreshWays(tx, found.id);
	return { version };
}

/** Whoever looks after it no more does not answer either: then the first of those who do. */
async function answering(tx: Transaction, entryId: number, wanted: number | null): Promise<number | null> {
	if (wanted === null) return null;
	const authors = (await authorsOf(tx, [entryId])).get(entryId) ?? [];
	return authors.some(({ id }) => id === wanted) ? wanted : (authors[0]?.id ?? null);
}

/** Taken away from everybody; its authors can bring it back. */
export const remove = (db: Database, who: Person, number: number) => removeEntry(db, who, KIND, number);

export const restore = (db: Database, who: Person, number: number) => restoreEntry(db, who, KIND, number);

async function contactAsked(db: Database, who: Person, typed: string) {
	const [found] = await peopleAsked(db, who, [typed], 'contact');
	return found ?? invalid({ contact: 'Say who answers those who ask.' });
}

const emailsAsked = async (db: Database, who: Person, typed: readonly string[], field: string) =>
	(await peopleAsked(db, who, typed, field)).map(({ email }) => email);

function refuseWithoutTeam({ visibility, team }: Sharing): void {
	if (visibility === 'team' && team === null) invalid({ team: 'Choose the team that may read it.' });
}

function refuseBackwards({ startsOn, endsOn, asksUntil }: OpportunityContent): void {
	if (startsOn !== null && endsOn !== null && endsOn < startsOn)
		invalid({ endsOn: 'It ends before it begins. Give a later day, or none.' });
	if (asksUntil !== null && endsOn !== null && asksUntil > endsOn)
		invalid({ asksUntil: 'It is over by then. Give an earlier day, or none.' });
}

function refusePast(who: Person, day: string | null): void {
	if (day !== null && day < isoDay(now(), who.zone))
		invalid({ asksUntil: 'That day has passed. Give a later one, or none.' });
}
