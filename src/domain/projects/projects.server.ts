import { isDeepStrictEqual } from 'node:util';
import { and, eq, isNull } from 'drizzle-orm';
import { forbidden, invalid } from '#lib/errors.ts';
import type { Database, Reader, Transaction } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { mayBegin } from '../accounts/may.ts';
import type { Person } from '../accounts/person.ts';
import { createEntry, findEditable, findEntry, reviseEntry } from '../entries/entries.server.ts';
import type { Sharing } from '../entries/entry.ts';
import { meet, sentBefore, type Met } from '../entries/met.server.ts';
import { peopleAsked } from '../entries/people-asked.server.ts';
import { removeEntry, restoreEntry } from '../entries/removing.server.ts';
import { readSharing, withCurrentTeam } from '../entries/sharing.server.ts';
import { markPublished } from '../entries/standing.server.ts';
import { refreshWays } from '../search/searchable.server.ts';
import { readContent, writeContent } from './content.server.ts';
import { comeOnto } from './joining.server.ts';
import { membersOf, type Member } from './people.server.ts';
import type { NewProject, Revision } from './pitching.ts';
import { BLANK, KIND, needsLeft, type OpenNeed, type ProjectContent } from './project.ts';
import { season } from './seasons/tables.server.ts';
import { rowOf, type ProjectRow } from './state.server.ts';

export interface Project extends Met {
	project: ProjectRow;
	content: ProjectContent;
	/** Who is on it now. */
	members: Member[];
	needs: OpenNeed[];
}

/** An idea that everybody may read at once, and work on. What is sent twice under one uid is one. */
export async function pitch(
	db: Database,
	who: Person,
	input: NewProject,
): Promise<{ id: number; number: number }> {
	if (!mayBegin(who)) forbidden('Guests read and discuss; the people of the workspace pitch ideas.');
	const { season: slug = null, team, visibility, readers: typed = [], uid, joins, from, ...given } = input;
	const readers = (await peopleAsked(db, who, typed, 'readers')).map(({ email }) => email);
	return transact(db, async (tx) => {
		const before = await sentBefore(tx, who, KIND, uid);
		if (before) return before;
		const sharing = await withCurrentTeam(tx, {
			team: team === '' || team === undefined ? null : team,
			visibility: visibility ?? 'workspace',
			readers,
			authors: [],
		});
		const origin = from === null ? null : await findEntry(tx, who, KIND, from);
		const made = await store(tx, who, {
			content: { ...BLANK, ...given },
			sharing,
			seasonId: await seasonId(tx, slug),
			fromId: origin?.id ?? null,
			...(uid === undefined ? {} : { uid }),
		});
		if (joins) {
			const found = await findEntry(tx, who, KIND, made.number);
			await comeOnto(tx, { ...found, project: await rowOf(tx, made.id) }, { personId: who.id, by: who.id });
		}
		return made;
	});
}

/** Stores an idea, as it is brought along from elsewhere as well. */
export async function store(
	tx: Transaction,
	who: Person,
	given: {
		content: ProjectContent;
		sharing: Sharing;
		seasonId?: number | null;
		fromId?: number | null;
		uid?: string;
		number?: number | null;
		publishedAt?: number;
	},
): Promise<{ id: number; number: number }> {
	const { content, sharing, seasonId = null, fromId = null, publishedAt, ...known } = given;
	refuseWithoutTeam(sharing);
	const made = await createEntry(tx, who, KIND, {
		title: content.title,
		body: content.about,
		sharing,
		content: { ...content, sharing: { ...sharing, authors: [who.email, ...sharing.authors] } },
		...known,
	});
	await writeContent(tx, made.id, content, { seasonId, fromId });
	await markPublished(tx, who, made.id, publishedAt);
	await refreshWays(tx, made.id);
	return made;
}

export async function read(db: Database, who: Person, number: number): Promise<Project> {
	const met = await meet(db.read, who, KIND, number);
	const content = await readContent(db.read, met.entry);
	const members = await membersOf(db.read, met.entry.id);
	const taken = members.map(({ need }) => need);
	return {
		...met,
		project: await rowOf(db.read, met.entry.id),
		content,
		members,
		needs: needsLeft(content.needs, taken),
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
	input: Revision,
): Promise<{ version: number }> {
	const readers =
		input.readers && (await peopleAsked(db, who, input.readers, 'readers')).map(({ email }) => email);
	return transact(db, (tx) => reviseIn(tx, who, number, { ...input, readers }));
}

/** @param input its readers by their e-mail addresses */
export async function reviseIn(
	tx: Transaction,
	who: Person,
	number: number,
	input: Revision,
): Promise<{ version: number }> {
	const found = await findEditable(tx, who, KIND, number);
	const before = await readContent(tx, found);
	const row = await rowOf(tx, found.id);
	const shared = await readSharing(tx, found);
	const { season: slug, team, visibility, readers, base, ...given } = input;
	const content = { ...before, ...given };
	const sharing = await withCurrentTeam(tx, {
		team: team === undefined ? shared.team : team === '' ? null : team,
		visibility: visibility ?? shared.visibility,
		readers: readers ?? shared.readers,
		authors: shared.authors,
	});
	refuseWithoutTeam(sharing);
	const inSeason = slug === undefined ? row.seasonId : await seasonId(tx, slug);
	if (
		isDeepStrictEqual([content, sharing, inSeason], [before, shared, row.seasonId]) &&
		(base === undefined || base === found.version)
	) {
		return { version: found.version };
	}
	const version = await reviseEntry(tx, who, found, {
		title: content.title,
		body: content.about,
		sharing,
		content: { ...content, sharing },
		...(base === undefined ? {} : { base }),
	});
	await writeContent(tx, found.id, content, { seasonId: inSeason });
	return { version };
}

/** Taken away from everybody; its authors can bring it back. */
export const remove = (db: Database, who: Person, number: number) => removeEntry(db, who, KIND, number);

export const restore = (db: Database, who: Person, number: number) => restoreEntry(db, who, KIND, number);

function refuseWithoutTeam({ visibility, team }: Sharing): void {
	if (visibility === 'team' && team === null) invalid({ team: 'Choose the team that may read it.' });
}

/** Of one that is not put away. */
async function seasonId(db: Reader, slug: string | null): Promise<number | null> {
	if (slug === null || slug === '') return null;
	const [found] = await db
		.select({ id: season.id })
		.from(season)
		.where(and(eq(season.slug, slug), isNull(season.archivedAt)));
	return (
		found?.id ?? invalid({ season: 'That hack week or lane is not there any more. Choose another, or none.' })
	);
}
