import { away, forbidden, invalid, type FieldErrors } from '#lib/errors.ts';
import { now } from '#lib/db/clock.ts';
import type { Database } from '#lib/db/open.server.ts';
import type { Person } from '../../accounts/person.ts';
import { findByUid, type Found } from '../../entries/entries.server.ts';
import { versionsOf } from '../../entries/history.server.ts';
import { roomFor } from '../live/admission.server.ts';
import { plantDocument } from '../live/document.server.ts';
import { byPlaces } from '../live/problem-names.ts';
import { typedIn } from '../live/shared.ts';
import type { Told } from '../live/told.ts';
import { BLANK, type Content } from '../postmortem.ts';
import { draft, read, revise, type Postmortem } from '../postmortems.server.ts';
import type { Stored } from '../stored.server.ts';
import { applyIds } from './after-saving.ts';
import type { Keys } from './content-in.ts';
import { exact } from './exact.ts';
import { rowIds } from './row-ids.ts';
import { typedOf } from './typed-of.ts';
import type { Typed } from './typed.ts';
import type { Posted } from './written-form.ts';

export interface Saved {
	number: number;
	version: number;
	at: number;
	/** The ids that the rows have now, under the keys that the form gave them. */
	ids: Record<keyof Keys, Record<string, number>>;
	/** Why a part of it was left as it was: for an autosave in the middle of a row. */
	problems: FieldErrors;
}

/** What somebody else saved in the meantime. */
export interface Theirs {
	typed: Typed;
	version: number;
	at: number;
	by: { id: number; name: string };
}

/** Makes a draft of what was written, or revises the one that is there. */
export async function save(db: Database, who: Person, number: number | null, posted: Posted): Promise<Saved> {
	const before = number === null ? await sameDraft(db, who, posted.uid) : await read(db, who, number);
	if (!before) return begin(db, who, posted);
	if (posted.live) return saveWritten(db, who, before.entry);
	const content = exact(posted.content, before.content);
	const { version, content: stored } = await revise(db, who, before.entry.number, {
		content,
		sharing: posted.sharing,
		autosaved: posted.autosaved,
		...(posted.base === undefined ? {} : { base: posted.base }),
	});
	return saved(before.entry.number, version, posted, content, stored);
}

/** What is stored now, for somebody whose writing started from an older version. */
export async function theirs(db: Database, who: Person, number: number): Promise<Theirs> {
	const { entry, content, sharing } = await read(db, who, number);
	const [last] = await versionsOf(db.read, entry.id);
	return {
		typed: typedOf(content, sharing),
		version: entry.version,
		at: last?.at ?? entry.updatedAt,
		by: { id: last?.personId ?? entry.updatedBy, name: last?.person ?? '' },
	};
}

async function begin(db: Database, who: Person, posted: Posted): Promise<Saved> {
	const content: Content = { ...BLANK, zone: who.zone, ...posted.content };
	const { number } = await draft(db, who, {
		content,
		sharing: { team: null, visibility: 'workspace', readers: [], authors: [], ...posted.sharing },
		uid: posted.uid,
	});
	const made = await read(db, who, number);
	const answer = saved(number, made.entry.version, posted, content, made.content);
	const typed = structuredClone(posted.typed);
	applyIds(typed, answer.ids);
	await plantDocument(db, made.entry.id, typed);
	return answer;
}

/** Everything was written live, and is on this side already: it is saved as it is there. */
async function saveWritten(db: Database, who: Person, { id, number }: Found): Promise<Saved> {
	const { mayEdit } = await read(db, who, number);
	if (!mayEdit) forbidden('Its authors can change it. Ask one of them to add you.');
	const room = await roomFor(db, id, number);
	const told = (await room.store(who)) as Told | null;
	room.rest();
	if (!told) away('It could not be stored just now. Everything is kept; try again in a moment.');
	const { version, at, problems } = told;
	if (Object.keys(problems).length > 0) invalid(byPlaces(typedIn(room.doc), problems));
	if (told.message !== null) forbidden(told.message);
	return { number, version, at, ids: { timeline: {}, factors: {}, lessons: {}, changes: {} }, problems: {} };
}

/** The draft that a first save made already, when its answer never arrived. */
async function sameDraft(db: Database, who: Person, uid: string | undefined): Promise<Postmortem | null> {
	const found = uid === undefined ? null : await findByUid(db.read, who, 'postmortem', uid);
	return found ? read(db, who, found.number) : null;
}

function saved(
	number: number,
	version: number,
	posted: Posted,
	content: Partial<Content>,
	stored: Stored,
): Saved {
	return { number, version, at: now(), ids: rowIds(posted.keys, content, stored), problems: posted.problems };
}
