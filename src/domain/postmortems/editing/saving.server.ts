import type { FieldErrors } from '#lib/errors.ts';
import { now } from '#lib/db/clock.ts';
import type { Database } from '#lib/db/open.server.ts';
import type { Person } from '../../accounts/person.ts';
import { findByUid } from '../../entries/entries.server.ts';
import { versionsOf } from '../../entries/history.server.ts';
import { BLANK, type Content } from '../postmortem.ts';
import { draft, read, revise, type Postmortem } from '../postmortems.server.ts';
import type { Stored } from '../stored.server.ts';
import { inOrder, MILESTONES } from '../times.ts';
import type { Keys } from './content-in.ts';
import { typedOf } from './typed-of.ts';
import type { Typed } from './typed.ts';
import { clockText } from './wall-clock.ts';
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
	const content =
		before.content.zone === (posted.content.zone ?? before.content.zone)
			? exact(posted.content, before.content)
			: posted.content;
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
	return saved(number, made.entry.version, posted, content, made.content);
}

/** The draft that a first save made already, when its answer never arrived. */
async function sameDraft(db: Database, who: Person, uid: string | undefined): Promise<Postmortem | null> {
	const found = uid === undefined ? null : await findByUid(db.read, who, 'postmortem', uid);
	return found ? read(db, who, found.number) : null;
}

/**
 * A field shows no milliseconds, and in the hour that a clock shows twice not which of the two it is.
 * A time that shows the same as the stored one is the stored one.
 */
function exact(content: Partial<Content>, stored: Stored): Partial<Content> {
	const keep = (at: number | null, was: number | null | undefined) =>
		was !== undefined && clockText(at, stored.zone) === clockText(was, stored.zone) ? was : at;
	const events = new Map(stored.timeline.map((event) => [event.id, event]));
	const { times, timeline } = content;
	return {
		...content,
		...(times && {
			times: Object.fromEntries(
				MILESTONES.map((name) => [name, keep(times[name], stored.times[name])]),
			) as Content['times'],
		}),
		...(timeline && {
			timeline: timeline.map((event) => ({ ...event, at: keep(event.at, events.get(event.id ?? 0)?.at) })),
		}),
	};
}

function saved(
	number: number,
	version: number,
	{ keys, problems }: Posted,
	content: Partial<Content>,
	stored: Stored,
): Saved {
	const { timeline = [] } = content;
	const keyOf = new Map(timeline.map((event, index) => [event, keys.timeline[index] ?? '']));
	const ids = (list: readonly string[], rows: readonly { id: number }[], there: unknown) =>
		there === undefined ? {} : Object.fromEntries(list.map((key, index) => [key, rows[index]?.id ?? 0]));
	return {
		number,
		version,
		at: now(),
		ids: {
			timeline: ids(
				inOrder(timeline).map((event) => keyOf.get(event) ?? ''),
				stored.timeline,
				content.timeline,
			),
			factors: ids(keys.factors, stored.factors, content.factors),
			lessons: ids(keys.lessons, stored.lessons, content.lessons),
			changes: ids(keys.changes, stored.changes, content.changes),
		},
		problems,
	};
}
