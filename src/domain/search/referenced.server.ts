import { and, eq } from 'drizzle-orm';
import type { Reader } from '#lib/db/open.server.ts';
import { plainText } from '#lib/markdown/render.server.ts';
import type { Person } from '../accounts/person.ts';
import { hrefOf, shownReference, type Kind } from '../entries/kinds.ts';
import { kindOfPrefix } from '../entries/references.ts';
import { entry } from '../entries/tables.server.ts';
import { visibleTo } from '../entries/visibility.server.ts';
import { shownChange, shownLesson } from '../lessons/lesson.ts';
import { change, lesson } from '../lessons/tables.server.ts';

/** What somebody named by its number. */
export interface Referenced {
	is: Kind | 'lesson' | 'change';
	href: string;
	text: string;
	/** `PM‑25`, `L‑318`, `C‑97` */
	named: string;
}

const NAMED = /^([a-z]{1,4})[-\s\u2010\u2011]?([1-9]\d{0,8})$/i;

/** `PM-25`, `log 12`, `l318`, `C-97`: what is called so, where the person may see it. */
export async function referenced(db: Reader, who: Person, typed: string): Promise<Referenced | null> {
	const [, letters = '', digits] = NAMED.exec(typed.trim()) ?? [];
	const number = Number(digits);
	switch (letters.toLowerCase()) {
		case '':
			return null;
		case 'l':
			return standing(db, who, 'lesson', number);
		case 'c':
			return standing(db, who, 'change', number);
		default: {
			const kind = kindOfPrefix(letters);
			return kind ? entryNumbered(db, who, kind, number) : null;
		}
	}
}

async function entryNumbered(
	db: Reader,
	who: Person,
	kind: Kind,
	number: number,
): Promise<Referenced | null> {
	const [found] = await db
		.select({ title: entry.title })
		.from(entry)
		.where(and(eq(entry.kind, kind), eq(entry.number, number), visibleTo(who)));
	if (!found) return null;
	return {
		is: kind,
		href: hrefOf(kind, number),
		text: found.title || 'Untitled',
		named: shownReference(kind, number),
	};
}

async function standing(
	db: Reader,
	who: Person,
	is: 'lesson' | 'change',
	id: number,
): Promise<Referenced | null> {
	const table = is === 'lesson' ? lesson : change;
	const [found] = await db
		.select({ text: table.text })
		.from(table)
		.innerJoin(entry, eq(entry.id, table.entryId))
		.where(and(eq(table.id, id), visibleTo(who)));
	if (!found) return null;
	return {
		is,
		href: `/${is}s/${id}`,
		text: plainText(found.text),
		named: is === 'lesson' ? shownLesson(id) : shownChange(id),
	};
}
