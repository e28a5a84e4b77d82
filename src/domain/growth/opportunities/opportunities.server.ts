import type { Database, Transaction } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { forbidden } from '#lib/errors.ts';
import { mayBegin } from '../../accounts/may.ts';
import type { Person } from '../../accounts/person.ts';
import { createEntry } from '../../entries/entries.server.ts';
import type { Sharing } from '../../entries/entry.ts';
import { meet, sentBefore, type Met } from '../../entries/met.server.ts';
import { removeEntry, restoreEntry } from '../../entries/removing.server.ts';
import { withCurrentTeam } from '../../entries/sharing.server.ts';
import { markPublished } from '../../entries/standing.server.ts';
import { refreshWays } from '../../search/searchable.server.ts';
import { tellWhoAnswers } from './contact.server.ts';
import { readContent, rowOf, writeContent, type OpportunityRow } from './content.server.ts';
import { BLANK, KIND, type OpportunityContent } from './opportunity.ts';
import type { NewOpportunity } from './posting.ts';
import {
	contactAsked,
	emailsAsked,
	refuseBackwards,
	refusePast,
	refuseWithoutTeam,
} from './refusing.server.ts';

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
		const contactId = answers?.id ?? who.id;
		const known = uid === undefined ? {} : { uid };
		const made = await store(tx, who, { content, sharing, contactId, ...known });
		await tellWhoAnswers(tx, made.id, contactId, who.id);
		return made;
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

/** Taken away from everybody; its authors can bring it back. */
export const remove = (db: Database, who: Person, number: number) => removeEntry(db, who, KIND, number);

export const restore = (db: Database, who: Person, number: number) => restoreEntry(db, who, KIND, number);
