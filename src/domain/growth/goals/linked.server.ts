import { and, eq, inArray, or } from 'drizzle-orm';
import type { Reader } from '#lib/db/open.server.ts';
import type { Person } from '../../accounts/person.ts';
import { hrefOf, reference, shownReference } from '../../entries/kinds.ts';
import { kindOfPrefix } from '../../entries/references.ts';
import { entry } from '../../entries/tables.server.ts';
import { visibleTo } from '../../entries/visibility.server.ts';
import { lesson } from '../../lessons/tables.server.ts';

/** What a goal is linked to, as somebody may see it: of what they may not, only that it is there. */
export interface ShownLink {
	/** `P-12`, or an address; null where it is not shared with whoever looks. */
	link: string | null;
	href: string | null;
	/** `P‑12`, or the host of an address. */
	shown: string;
	title: string;
}

const HIDDEN: ShownLink = {
	link: null,
	href: null,
	shown: '',
	title: 'Something that is not shared with you',
};

/** How somebody sees each of these: looked up at once, for a whole page. */
export async function linksSeen(
	db: Reader,
	who: Person,
	links: readonly string[],
): Promise<(link: string) => ShownLink> {
	const found = await seenAmong(db, who, links);
	return (link) => (link.includes('://') ? elsewhere(link) : (found.get(link) ?? HIDDEN));
}

function elsewhere(link: string): ShownLink {
	return { link, href: link, shown: '', title: new URL(link).host };
}

/** Those of these references that somebody may see. */
export async function seenAmong(
	db: Reader,
	who: Person,
	links: readonly string[],
): Promise<Map<string, ShownLink>> {
	const numbered = links.flatMap((link) => {
		const [, prefix = '', digits] = /^([A-Z]+)-(\d+)$/.exec(link) ?? [];
		return digits === undefined ? [] : [{ prefix, number: Number(digits) }];
	});
	const lessonIds = numbered.flatMap(({ prefix, number }) => (prefix === 'L' ? [number] : []));
	const entries = numbered.flatMap(({ prefix, number }) => {
		const kind = kindOfPrefix(prefix);
		return kind === undefined ? [] : [and(eq(entry.kind, kind), eq(entry.number, number))];
	});
	const found = new Map<string, ShownLink>();
	if (entries.length > 0) {
		const rows = await db
			.select({ kind: entry.kind, number: entry.number, title: entry.title })
			.from(entry)
			.where(and(or(...entries), visibleTo(who)));
		for (const { kind, number, title } of rows)
			found.set(reference(kind, number), {
				link: reference(kind, number),
				href: hrefOf(kind, number),
				shown: shownReference(kind, number),
				title,
			});
	}
	if (lessonIds.length > 0) {
		const rows = await db
			.select({ id: lesson.id, text: lesson.text })
			.from(lesson)
			.innerJoin(entry, eq(entry.id, lesson.entryId))
			.where(and(inArray(lesson.id, lessonIds), visibleTo(who)));
		for (const { id, text } of rows)
			found.set(`L-${id}`, { link: `L-${id}`, href: `/lessons/${id}`, shown: `L\u2011${id}`, title: text });
	}
	return found;
}
