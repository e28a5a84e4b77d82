import type { Database } from '#lib/db/open.server.ts';
import { reference, KINDS, type Kind } from '../entries/kinds.ts';
import type { Person } from '../accounts/person.ts';
import { listLessons } from '../lessons/listing.server.ts';
import { LessonQuery } from '../lessons/listing.ts';
import { SearchQuery } from '../search/query.ts';
import { search } from '../search/search.server.ts';
import { resourceOf, type Named } from './naming.ts';

export interface Listed {
	uri: string;
	name: string;
	title: string;
}

/** What is offered to be read without a search: of each kind, the newest. */
const RECENT = 20;

export const RESOURCES: Record<Named['is'], { template: string; many: string; what: string }> = {
	...(Object.fromEntries(
		(Object.keys(KINDS) as Kind[]).map((kind) => [
			kind,
			{
				template: `kintsugi:/${KINDS[kind].path}/{number}`,
				many: KINDS[kind].many,
				what: `A ${KINDS[kind].one} as Markdown.`.replace(/^A ([aeiou])/, 'An $1'),
			},
		]),
	) as Record<Kind, { template: string; many: string; what: string }>),
	lesson: { template: 'kintsugi://lessons/{number}', many: 'Lessons', what: 'A lesson and what followed.' },
	change: { template: 'kintsugi://changes/{number}', many: 'Changes', what: 'A change and how it stands.' },
};

/** The newest of a kind that somebody may read. */
export async function recent(db: Database, who: Person, is: Named['is']): Promise<Listed[]> {
	if (is === 'change') return [];
	if (is === 'lesson') {
		const { items } = await listLessons(db, who, LessonQuery.parse({ limit: RECENT }));
		return items.map(({ id, text }) => ({
			...{ uri: resourceOf({ is, number: id }), name: `L-${id}`, title: text },
		}));
	}
	const { items } = await search(db, who, SearchQuery.parse({ kind: is, limit: RECENT }));
	return items.map(({ number, title }) => ({
		...{ uri: resourceOf({ is, number }), name: reference(is, number), title: title || 'Untitled' },
	}));
}
