import { isoDay } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import type { Database } from '#lib/db/open.server.ts';
import type { Person } from '../../accounts/person.ts';
import { skillsShown, type ShownSkill } from '../../skills/shown.server.ts';
import { listsShown, type SkillList } from '../../skills/skill.ts';
import { rests, type OpenToOne } from './profile.ts';
import { toldBy } from './profile.server.ts';
import { isSeenBy, sees, type Nearness } from './seeing.server.ts';

/** What somebody shows to whoever looks. What is not shown looks as what was never said. */
export interface ShownProfile {
	words: string;
	interests: string[];
	/** What they rest from is left out: they are not open to it now. */
	openTo: OpenToOne[];
	lists: Record<SkillList, ShownSkill[]>;
}

/** Of these people, what each shows; nobody stands in it who shows nothing. */
export async function profilesShown(
	db: Database,
	who: Person,
	personIds: readonly number[],
): Promise<Map<number, ShownProfile>> {
	return shownTo(db, who, await sees(db.read, who, personIds));
}

/** Somebody's own, as whoever stands so near to them sees it. */
export async function previewOf(db: Database, who: Person, near: Nearness): Promise<ShownProfile | null> {
	return (await shownTo(db, who, new Map([[who.id, near]]))).get(who.id) ?? null;
}

async function shownTo(
	db: Database,
	{ zone }: Person,
	near: ReadonlyMap<number, Nearness>,
): Promise<Map<number, ShownProfile>> {
	const ids = [...near.keys()];
	if (ids.length === 0) return new Map();
	const [skills, told] = await Promise.all([skillsShown(db.read, near), toldBy(db.read, ids)]);
	const today = isoDay(now(), zone);
	const shown = new Map<number, ShownProfile>();
	for (const id of ids) {
		const theirs = skills.get(id) ?? [];
		const said = told.get(id);
		const seen = (by: keyof NonNullable<typeof said>['seen']) =>
			said && isSeenBy(near.get(id), said.seen[by]);
		const profile = {
			words: seen('seenWords') ? (said?.words ?? '') : '',
			interests: seen('seenInterests') ? (said?.interests ?? []) : [],
			openTo: seen('seenOpenTo') ? (said?.openTo ?? []).filter((one) => !rests(one, today)) : [],
			lists: listsShown(theirs),
		};
		if (showsAnything(profile)) shown.set(id, profile);
	}
	return shown;
}

const showsAnything = ({ words, interests, openTo, lists }: ShownProfile): boolean =>
	words !== '' || [interests, openTo, lists.teach, lists.do, lists.learn].some((list) => list.length > 0);
