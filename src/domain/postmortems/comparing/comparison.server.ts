import type { Database } from '#lib/db/open.server.ts';
import { now } from '#lib/db/clock.ts';
import type { Person } from '../../accounts/person.ts';
import { findEntry } from '../../entries/entries.server.ts';
import { savedVersion } from '../past.server.ts';
import { compareSections, type ComparedSection } from './compare.ts';
import { sectionsOf } from './sections.ts';

export interface Comparison {
	title: string;
	from: Side;
	to: Side;
	current: number;
	sections: ComparedSection[];
}
interface Side {
	version: number;
	at: number;
	person: string;
}

/** What became of one version in another; whoever may read it may compare. The older one is always the first. */
export async function compare(
	db: Database,
	who: Person,
	{ number, from, to }: { number: number; from: number; to: number },
): Promise<Comparison> {
	const found = await findEntry(db.read, who, 'postmortem', number);
	const [older, newer] = from <= to ? [from, to] : [to, from];
	const before = await savedVersion(db.read, found.id, older);
	const after = await savedVersion(db.read, found.id, newer);
	const reader = { zone: who.zone, now: now() };
	return {
		title: found.title,
		from: { version: older, at: before.at, person: before.person },
		to: { version: newer, at: after.at, person: after.person },
		current: found.version,
		sections: compareSections(sectionsOf(before.content, reader), sectionsOf(after.content, reader)),
	};
}
