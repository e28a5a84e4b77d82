import type { List } from '#domain/growth/matching/match.ts';
import type { Form } from '#domain/growth/opportunities/opportunity.ts';

/** What the list is narrowed to, as it stands in the address. */
export const KINDS = {
	all: { label: 'All', forms: null },
	projects: { label: 'Projects', forms: ['project', 'hack', 'role'] },
	mentors: { label: 'Mentors', forms: ['mentorship', 'pairing'] },
	shadowing: { label: 'Shadowing', forms: ['shadowing'] },
} as const satisfies Record<string, { label: string; forms: readonly Form[] | null }>;
export type Kind = keyof typeof KINDS;

/** `/growth?list=grow&of=mentors` */
export function addressOf({ list, of, all = false }: { list: List | null; of: Kind; all?: boolean }): string {
	const asked = new URLSearchParams();
	if (list !== null) asked.set('list', list);
	if (of !== 'all') asked.set('of', of);
	if (all) asked.set('show', 'all');
	return asked.size === 0 ? '/growth' : `/growth?${asked}`;
}
