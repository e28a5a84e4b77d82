/** Talks of Inês and Amara, every two weeks: what Inês took along, and what the two noted. */
export const TALKS: readonly { ago: number; prompts: readonly string[]; notes: readonly string[] }[] = [
	{
		ago: 22,
		prompts: ['How does “Lead a change across teams” go?'],
		notes: [
			'C‑91 stalls because each roadmap sees half of it.',
			'C‑91 stalls because each roadmap sees half of it. Inês asks Edge what they would give up; Amara does the same in the planning of Dispatch.',
		],
	},
	{
		ago: 8,
		prompts: [
			'How does “Lead a change across teams” go?',
			'I would like to get further in Facilitation. Where could I practise it?',
		],
		notes: [
			'Edge said yes to two weeks. The page that both sign comes next; Inês writes it, Amara reads it first.\nFacilitation: a drill for another team, Ledger perhaps. Amara asks Leila.',
		],
	},
];

/** What comes along to the next one. */
export const NEXT = [
	'How does “Lead a change across teams” go?',
	'The page for both teams: may I read it to you before anybody else?',
];
