/** What Inês and Leila agreed on, two months ago. Days are counted back from today. */
export const MENTORSHIP = {
	mentor: 'leila',
	learner: 'ines',
	goal: 'Lead a change across teams',
	aim: 'To lead a change across teams, without a title that makes it easier',
	rhythm: 'An hour every third Thursday, and a walk when Leila is in Lisbon',
	words:
		'C‑91 stalled three times between two roadmaps. You brought Ledger and Billing to one date last year, and I would like to see how you think while you do that.',
	askedAgo: 64,
	agreedAgo: 61,
	endsIn: 31,
	agenda: `- The page that both teams would sign: what is still missing?
- Who has to say yes, and who only has to hear of it
- Leila: how I would tell Amara that the date moves`,
	meetings: [
		{
			weeks: 7,
			by: 'ines',
			notes: `We drew who loses something when C‑91 comes. I had two names on it and Leila had seven.

- **Inês** asks each of the seven what they would give up, before she shows a plan
- **Leila** lends the one page from last year, with what was wrong in it`,
		},
		{
			weeks: 4,
			by: 'leila',
			notes: `Five of seven asked. What surprised Inês: nobody was against it, and everybody thought that somebody else was.

- **Inês** writes the one page, half of it about what does not change
- **Both** say “I don’t know yet” once in the next planning, and note what happens`,
		},
		{
			weeks: 1,
			by: 'ines',
			notes: `I said it in planning on Tuesday. Priya said it right after me, and then we had a date within ten minutes.

> It is not that they waited for an answer. They waited for permission not to have one.

- **Inês** brings the page next time, with the names of those who would sign`,
		},
	],
	midAgo: 14,
	said: [
		{
			by: 'leila',
			shared: true,
			words: 'It goes well, and I learn as much. I would like to hear more of what did not work in between.',
		},
		{
			by: 'ines',
			shared: false,
			words: 'I prepare too much for it. The two times that I came with nothing were the best ones.',
		},
	],
} as const;

/** Who would have somebody beside them; Leila has as many as she takes on. */
export const OPEN_TO_OTHERS = [
	{ by: 'noor', what: 'mentoring', most: 2 },
	{ by: 'leila', what: 'mentoring', most: 1 },
	{ by: 'hiroshi', what: 'mentoring', most: 1 },
	{ by: 'mateo', what: 'pairing', most: null },
	{ by: 'kwame', what: 'pairing', most: null },
	{ by: 'aroha', what: 'being-shadowed', most: null },
	{ by: 'maren', what: 'being-shadowed', most: null },
] as const;
