import type { Database } from '#lib/db/open.server.ts';
import { forbidden } from '#lib/errors.ts';
import { onePage, type PageAt } from '#lib/paging.ts';
import { mayBegin } from '../../accounts/may.ts';
import type { Person } from '../../accounts/person.ts';
import type { Meeting } from '../../skills/graph.ts';
import type { SkillList } from '../../skills/skill.ts';
import { meetingOf } from './meeting-people.server.ts';
import type { OpenTo } from './profile.ts';
import { whoShows } from './showing.server.ts';
import { profilesShown, type ShownProfile } from './shown-profile.server.ts';

export interface Sought {
	/** A skill under any of its names; empty for any. */
	skill: string;
	list: SkillList | null;
	openTo: OpenTo | null;
}

export interface Found {
	id: number;
	name: string;
	shows: ShownProfile;
	/** How what they show meets what is looked for; null where no skill is. */
	meets: Meeting | null;
	/** `React, which is beside Svelte`: why they are here where it is not said by its own name. */
	why: string | null;
}

/** How people were found: by that name, under another, near it; null where no skill is looked for. */
export type FoundBy = 'exact' | 'alias' | 'near' | null;

/** On a page. */
const MOST = 40;

/**
 * People by what they show of themselves: by a skill as they say it, under another of its names, or near it; and by what
 * they are open to. Within each they stand by their names: nobody is before anybody. What they show is read of those on
 * the page alone.
 * @param page as an address says it
 */
export async function findPeople(
	db: Database,
	who: Person,
	sought: Sought,
	page: string | null = null,
): Promise<{ groups: { by: FoundBy; people: Found[] }[]; at: PageAt }> {
	if (!mayBegin(who)) forbidden('Members of the workspace find each other here.');
	const { parts, at } = onePage(await partsOf(db, who, sought), page, MOST);
	const shown = await profilesShown(
		db,
		who,
		parts.flatMap(({ rows }) => rows.map(({ id }) => id)),
	);
	const withShown = (row: Row): Found[] => {
		const shows = shown.get(row.id);
		return shows ? [{ ...row, shows }] : [];
	};
	return { groups: parts.map(({ by, rows }) => ({ by, people: rows.flatMap(withShown) })), at };
}

type Row = Omit<Found, 'shows'>;

async function partsOf(
	db: Database,
	who: Person,
	{ skill, list, openTo }: Sought,
): Promise<{ by: FoundBy; rows: Row[] }[]> {
	if (skill === '') {
		const all = await whoShows(db.read, who, { list, openTo });
		return [{ by: null, rows: all.map((one) => ({ ...one, meets: null, why: null })) }];
	}
	const meeting = await meetingOf(db, who, { skill, list });
	const met = await whoShows(db.read, who, { list: null, openTo, among: [...meeting.keys()] });
	const rows = met.flatMap((one) => {
		const how = meeting.get(one.id);
		return how ? [{ ...one, ...how }] : [];
	});
	const found = (...how: Meeting[]) => how.flatMap((meets) => rows.filter((row) => row.meets === meets));
	return [
		{ by: 'exact', rows: found('exact') },
		{ by: 'alias', rows: found('alias') },
		{ by: 'near', rows: found('parent', 'sibling') },
	];
}
