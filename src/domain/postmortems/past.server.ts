import type { Database, Reader } from '#lib/db/open.server.ts';
import { now } from '#lib/db/clock.ts';
import type { Person } from '../accounts/person.ts';
import { findEntry, type Found } from '../entries/entries.server.ts';
import { readVersion, versionsOf } from '../entries/history.server.ts';
import { versionNames, type VersionName } from '../entries/named-versions.server.ts';
import type { Kept } from './comparing/sections.ts';
import { BLANK, type Content } from './postmortem.ts';
import { withoutIds } from './stored.server.ts';
import { present, type Presented } from './presentation.server.ts';

const KIND = 'postmortem';

/** Whoever may read it may read how it came to be; what its reviewers said is for those who work on it. */
export async function pastOf(db: Database, who: Person, number: number) {
	const found = await findEntry(db.read, who, KIND, number);
	const names = (await versionNames(db.read, found.id)).filter((name) => mayKnow(found, name));
	const versions = await versionsOf(db.read, found.id);
	return {
		title: found.title,
		current: found.version,
		mayRestore: found.isAuthor,
		versions: versions.map((one) => ({
			...one,
			names: names.filter((name) => name.version === one.number).map(({ is, person }) => ({ is, person })),
		})),
	};
}

/** Once it is published a review is nobody's business but theirs who took part in it. */
function mayKnow(found: Found, { is }: VersionName): boolean {
	if (is === 'published' || is === 'published-again') return true;
	return found.isAuthor || found.isFacilitator || found.publishedAt === null;
}

export interface Past extends Presented {
	version: number;
	current: boolean;
	/** The version that is read now. */
	standsNow: number;
	mayRestore: boolean;
	at: number;
	person: string;
}

/** One version as it was saved. */
export async function readPast(
	db: Database,
	who: Person,
	{ number, version }: { number: number; version: number },
): Promise<Past> {
	const found = await findEntry(db.read, who, KIND, number);
	const { content, at, person } = await savedVersion(db.read, found.id, version);
	return {
		...present(content, { zone: who.zone, now: now() }),
		version,
		current: version === found.version,
		standsNow: found.version,
		mayRestore: found.isAuthor && version !== found.version,
		at,
		person,
	};
}

export interface SavedVersion {
	version: number;
	current: boolean;
	at: number;
	person: string;
	content: Content;
}

/** The same for programs: who else could read it then is not in it. */
export async function readVersionOf(
	db: Database,
	who: Person,
	{ number, version }: { number: number; version: number },
): Promise<SavedVersion> {
	const found = await findEntry(db.read, who, KIND, number);
	const { content: kept, at, person } = await savedVersion(db.read, found.id, version);
	const { sharing: _, ...content } = kept;
	return { version, current: version === found.version, at, person, content };
}

/** What a later version of the program knows and this one did not is blank. */
export async function savedVersion(
	db: Reader,
	entryId: number,
	number: number,
): Promise<{ content: Kept; at: number; person: string }> {
	const { content, at, person } = await readVersion(db, entryId, number);
	const { sharing, ...kept } = content as Partial<Kept>;
	return { content: { ...withoutIds({ ...BLANK, ...kept }), ...(sharing ? { sharing } : {}) }, at, person };
}
