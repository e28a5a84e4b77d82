import { isDeepStrictEqual } from 'node:util';
import type { Database, Transaction } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import type { Person } from '../../accounts/person.ts';
import { findEditable, reviseEntry } from '../../entries/entries.server.ts';
import { authorsOf, readSharing, withCurrentTeam } from '../../entries/sharing.server.ts';
import { refreshWays } from '../../search/searchable.server.ts';
import { answeredBy } from './contact.server.ts';
import { readContent, rowOf, writeContent } from './content.server.ts';
import { KIND } from './opportunity.ts';
import type { OpportunityRevision } from './posting.ts';
import {
	contactAsked,
	emailsAsked,
	refuseBackwards,
	refusePast,
	refuseWithoutTeam,
} from './refusing.server.ts';
import { stillStands } from './standing.server.ts';

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
	const answers = await answering(tx, found.id, wanted);
	await writeContent(tx, found.id, content, answers);
	await refreshWays(tx, found.id);
	if (answers !== null && answers !== contactId) await answeredBy(tx, found, answers, who.id);
	else await stillStands(tx, found.id);
	return { version };
}

/** Whoever looks after it no more does not answer either: then the first of those who do. */
async function answering(tx: Transaction, entryId: number, wanted: number | null): Promise<number | null> {
	if (wanted === null) return null;
	const authors = (await authorsOf(tx, [entryId])).get(entryId) ?? [];
	return authors.some(({ id }) => id === wanted) ? wanted : (authors[0]?.id ?? null);
}
