import type { Database } from '#lib/db/open.server.ts';
import { now } from '#lib/db/clock.ts';
import type { Person } from '../accounts/person.ts';
import { findEntry } from '../entries/entries.server.ts';
import { readVersion, versionsOf } from '../entries/history.server.ts';
import { BLANK, type Content } from './postmortem.ts';
import { withoutIds } from './stored.server.ts';
import { present, type Presented } from './presentation.server.ts';

const KIND = 'postmortem';

/** Whoever may read it may read how it came to be. */
export async function pastOf(db: Database, who: Person, number: number) {
	const { id, title, version } = await findEntry(db.read, who, KIND, number);
	return { title, current: version, versions: await versionsOf(db.read, id) };
}

export interface Past extends Presented {
	version: number;
	current: boolean;
	at: number;
	person: string;
}

/** One version as it was saved. What a later version of the program knows and this one did not is blank. */
export async function readPast(
	db: Database,
	who: Person,
	{ number, version }: { number: number; version: number },
): Promise<Past> {
	const found = await findEntry(db.read, who, KIND, number);
	const { content, at, person } = await readVersion(db.read, found.id, version);
	const whole = withoutIds({ ...BLANK, ...(content as Partial<Content>) });
	return {
		...present(whole, { zone: who.zone, now: now() }),
		version,
		current: version === found.version,
		at,
		person,
	};
}
