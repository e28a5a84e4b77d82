import { z } from 'zod';
import { hrefOf, reference } from '../../entries/kinds.ts';
import { FORMS } from '../opportunities/opportunity.ts';
import type { ShownMatch } from './explaining.server.ts';
import { LISTS } from './match.ts';
import type { Matches } from './matches.server.ts';
import { plain } from './saying.ts';
import { TERMS } from './weights.ts';

export const MatchesQuery = z.object({
	/** Both lists together where it is left out. */
	list: z.enum(LISTS, 'Lists are help and grow.').optional(),
	form: z.enum(FORMS, `Forms are ${FORMS.join(', ')}.`).optional(),
	limit: z.coerce.number().int().min(1).max(200, 'A list holds 200 matches at the most.').default(20),
});

export const MatchesAnswer = z.object({
	/** The best first; by their days where whoever asks chose that. */
	matches: z.array(
		z.object({
			reference: z.string(),
			number: z.int(),
			href: z.string(),
			title: z.string(),
			form: z.enum(FORMS),
			lists: z.array(z.enum(LISTS)),
			sentence: z.string(),
			/** Everything that its place comes from. Their points are for the order alone. */
			reasons: z.array(z.object({ term: z.enum(TERMS), points: z.int(), words: z.string() })),
			/** Must-haves that nothing of theirs meets. */
			missing: z.array(z.string()),
			changes: z.array(z.object({ skill: z.string(), words: z.string() })),
		}),
	),
	counts: z.object({ both: z.int(), help: z.int(), grow: z.int() }),
	ranked: z.boolean(),
});

const answerOfOne = ({ opening, sentence, reasons, lists, lines, changes }: ShownMatch) => ({
	reference: reference('opportunity', opening.number),
	...{ number: opening.number, title: opening.title, form: opening.form, reasons, changes },
	href: hrefOf('opportunity', opening.number),
	lists: LISTS.filter((list) => lists[list]),
	sentence: plain(sentence),
	missing: opening.skills.filter((_, k) => lines.right[k]?.is === 'missing').map(({ name }) => name),
});

export const answerOf = ({ shown, counts, ranks }: Matches): z.input<typeof MatchesAnswer> => ({
	matches: shown.map(answerOfOne),
	counts,
	ranked: ranks,
});
