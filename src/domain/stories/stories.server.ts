import { isDeepStrictEqual } from 'node:util';
import { isoDay } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import type { Database, Transaction } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { conflict, forbidden, invalid } from '#lib/errors.ts';
import { mayBegin } from '../accounts/may.ts';
import type { Person } from '../accounts/person.ts';
import { createEntry, findEditable, reviseEntry } from '../entries/entries.server.ts';
import type { Sharing } from '../entries/entry.ts';
import { meet, sentBefore, type Met } from '../entries/met.server.ts';
import { peopleAsked } from '../entries/people-asked.server.ts';
import { readSharing, withCurrentTeam } from '../entries/sharing.server.ts';
import { bare, readContent, writeContent, type Stored } from './content.server.ts';
import { endLinksWhereSomebodyIsNamed } from './elsewhere.server.ts';
import { inItsForm, textOf } from './story.ts';
import { BLANK, type Content, type NewStory, type Revision } from './telling.ts';

export const KIND = 'story';

export interface Story extends Met {
	content: Stored;
}

/** A draft, which its author alone can see. What is sent twice under one uid is one. */
export async function begin(
	db: Database,
	who: Person,
	input: NewStory,
): Promise<{ id: number; number: number }> {
	if (!mayBegin(who)) forbidden('Guests read and discuss; stories are told by the people of the workspace.');
	const { team, visibility, readers, authors, uid, ...given } = input;
	const named = await peopleIn(db, who, { readers, authors });
	return transact(db, async (tx) => {
		const before = await sentBefore(tx, who, KIND, uid);
		if (before) return before;
		const content = contentOf({ ...BLANK, ...given });
		refuseOverBefore(content.until, null, who);
		const sharing = await withCurrentTeam(tx, {
			team: team === '' || team === undefined ? null : team,
			visibility: visibility ?? 'workspace',
			readers: named.readers ?? [],
			authors: named.authors ?? [],
		});
		return store(tx, who, { content, sharing, ...(uid === undefined ? {} : { uid }) });
	});
}

/** Begins it with all that was written before the server heard of it, or goes on with it where it has. */
export async function beginWritten(
	db: Database,
	who: Person,
	{ uid, form, ...written }: Revision & { uid: string; form: Content['form'] },
): Promise<{ number: number; version: number }> {
	const before = await sentBefore(db.read, who, KIND, uid);
	if (before) {
		const { version } = await revise(db, who, before.number, written);
		return { number: before.number, version };
	}
	const { base: _, autosaved: __, ...given } = written;
	const { number } = await begin(db, who, { ...given, form, uid });
	return { number, version: 1 };
}

/** Stores a draft, as it is brought along from elsewhere as well. */
export async function store(
	tx: Transaction,
	who: Person,
	given: { content: Content; sharing: Sharing; uid?: string; number?: number | null },
): Promise<{ id: number; number: number }> {
	const { content, sharing, ...known } = given;
	const made = await createEntry(tx, who, KIND, {
		title: content.title,
		body: textOf(content),
		sharing,
		content: { ...content, sharing: { ...sharing, authors: [who.email, ...sharing.authors] } },
		...known,
	});
	await writeContent(tx, who, made.id, { content, owner: who.email });
	return made;
}

export async function read(db: Database, who: Person, number: number): Promise<Story> {
	const met = await meet(db.read, who, KIND, number);
	return { ...met, content: await readContent(db.read, met.entry) };
}

/**
 * Changes what is sent and leaves the rest. The same words again make no version.
 * @returns the version to start the next change from
 */
export async function revise(
	db: Database,
	who: Person,
	number: number,
	input: Revision,
): Promise<{ version: number }> {
	const named = await peopleIn(db, who, input);
	return transact(db, (tx) => reviseIn(tx, who, number, { ...input, ...named }));
}

/** @param input its people by their e-mail addresses */
export async function reviseIn(
	tx: Transaction,
	who: Person,
	number: number,
	input: Revision,
): Promise<{ version: number }> {
	const found = await findEditable(tx, who, KIND, number);
	const before = bare(await readContent(tx, found));
	const shared = await readSharing(tx, found);
	const { team, visibility, readers, authors, base, autosaved, ...given } = input;
	const content = contentOf({ ...before, ...given });
	const sharing = await withCurrentTeam(tx, {
		team: team === undefined ? shared.team : team === '' ? null : team,
		visibility: visibility ?? shared.visibility,
		readers: readers ?? shared.readers,
		authors: authors ?? shared.authors,
	});
	if (isDeepStrictEqual({ content, sharing }, { content: before, sharing: shared })) {
		return { version: found.version };
	}
	if (found.publishedAt !== null) refuseUnready(content, sharing);
	if (autosaved && found.publishedAt !== null)
		conflict('It is published: what changes goes to its readers when you say so.');
	refuseOverBefore(content.until, before.until, who);
	const version = await reviseEntry(tx, who, found, {
		title: content.title,
		body: textOf(content),
		sharing,
		content: { ...content, sharing },
		autosaved,
		...(base === undefined ? {} : { base }),
	});
	await writeContent(tx, who, found.id, { content, owner: sharing.authors[0] ?? '' });
	await endLinksWhereSomebodyIsNamed(tx, { id: found.id, content });
	return { version };
}

/** What its readers cannot do without. */
export function refuseUnready(content: Content, sharing: Sharing): void {
	if (content.title === '') invalid({ title: 'Give it a title: a sentence that you would say aloud.' });
	if (textOf(content) === '' && content.learned === '')
		invalid({ learned: 'There is nothing in it yet. What you learned, in a sentence, is a story already.' });
	if (sharing.visibility === 'team' && sharing.team === null)
		invalid({ team: 'Choose the team that may read it.' });
}

/** What somebody chooses now has still to come; what was chosen before may have gone by. */
function refuseOverBefore(until: string | null, before: string | null, who: Person): void {
	if (until !== null && until !== before && until < isoDay(now(), who.zone))
		invalid({ until: 'That day is over. Choose one that is still to come, or none.' });
}

/** What belongs to its form; slides that nobody wrote on stay where they are, those at the end do not. */
function contentOf(content: Content): Content {
	const told = inItsForm(content);
	const last = told.slides.findLastIndex(({ title, text }) => title !== '' || text !== '');
	return { ...told, slides: told.slides.slice(0, last + 1) };
}

async function peopleIn(
	db: Database,
	who: Person,
	{ readers, authors }: Pick<Revision, 'readers' | 'authors'>,
): Promise<Pick<Revision, 'readers' | 'authors'>> {
	const emails = async (typed: readonly string[], field: string) =>
		(await peopleAsked(db, who, typed, field)).map(({ email }) => email);
	return {
		...(readers === undefined ? {} : { readers: await emails(readers, 'readers') }),
		...(authors === undefined ? {} : { authors: await emails(authors, 'authors') }),
	};
}
