import type { Person } from '#domain/accounts/person.ts';
import { note } from '#domain/entries/discussion/commenting.server.ts';
import { NewThread } from '#domain/entries/discussion/note.ts';
import { end } from '#domain/growth/opportunities/deciding.server.ts';
import { post } from '#domain/growth/opportunities/opportunities.server.ts';
import { NewOpportunity } from '#domain/growth/opportunities/posting.ts';
import type { Company } from '../support/people.ts';
import type { Somebody } from './canaries.ts';

const PARTS = ['title', 'pitch', 'learns', 'details', 'place', 'skill', 'topic', 'outcome', 'said'] as const;
const WHOSE = ['all', 'team', 'named'] as const;
const word = (whose: (typeof WHOSE)[number], part: (typeof PARTS)[number]) => `zqopening${whose}${part}`;

/** What openings say: one that everybody reads, one of a team, one for a person by name. */
export function openingWords(
	everybody: readonly Somebody[],
	team: readonly Somebody[],
): { word: string; may: Somebody[] }[] {
	const may = { all: everybody, team, named: ['author', 'reader'] as Somebody[] };
	return WHOSE.flatMap((whose) => PARTS.map((part) => ({ word: word(whose, part), may: [...may[whose]] })));
}

/** Where they can be asked for, whether a link leads there or not. */
export const OPENING_ADDRESSES = [
	...['', '?show=mine', '?show=over', '/export.csv?show=over', '/export.json?show=over', '/new'].map(
		(rest) => `/growth/openings${rest}`,
	),
	...[1, 2, 3].flatMap((number) =>
		['', '/edit', '/history', '/share', '/export.md', '/export.json', '/discussion'].map(
			(rest) => `/growth/openings/${number}${rest}`,
		),
	),
];

export const OPENING_ANSWERS = ['', '?show=over', '/1', '/2', '/3'].map(
	(rest) => `/api/v1/growth/openings${rest}`,
);

export async function plantOpenings({ db, member }: Company, reader: Person): Promise<void> {
	const sharing = {
		all: {},
		team: { team: 'payments', visibility: 'team' },
		named: { visibility: 'restricted', readers: [reader.email] },
	};
	for (const whose of WHOSE) {
		const of = (part: (typeof PARTS)[number]) => word(whose, part);
		const { number } = await post(
			db,
			member,
			NewOpportunity.parse({
				...{ title: of('title'), form: 'project', pitch: of('pitch'), learns: of('learns') },
				...{ details: of('details'), place: of('place'), topics: [of('topic')] },
				skills: [{ name: of('skill') }],
				...sharing[whose],
			}),
		);
		await note(db, member, { kind: 'opportunity', number }, NewThread.parse({ text: of('said') }));
		await end(db, member, number, { state: 'closed', outcome: of('outcome') });
	}
}
